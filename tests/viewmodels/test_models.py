"""Loads that are cancelled: what is used then, and what is said."""

from __future__ import annotations

from app.core.messages import StopReason
from app.viewmodels.models import ModelState
from tests.helpers.person import Person


def test_a_cancelled_load_leaves_the_running_answer_and_its_model(slow_person: Person) -> None:
    person, models = slow_person, slow_person.program.models
    slow = models.current
    window_tokens = models.context_tokens
    person.ask("Go on.")
    person.wait_until(lambda: bool(person.messages[-1].reasoning), "thoughts")
    models.use(next(model for model in models.installed if model.is_shipped))
    models.cancel_load()
    assert (models.current, models.state) == (slow, ModelState.READY)
    assert models.context_tokens == window_tokens
    before = len(person.messages[-1].reasoning)
    person.wait_until(lambda: len(person.messages[-1].reasoning) > before + 20, "more thoughts")
    person.program.chat.stop()
    assert person.wait_for_answer().stop_reason is StopReason.STOPPED
    assert person.window.notice.text == ""


def test_after_a_cancelled_load_the_next_question_wakes_the_model_before_it(
    person: Person,
) -> None:
    models = person.program.models
    (shipped,) = models.installed
    models.state = ModelState.RESTING  # so that it is loaded again
    models.use(shipped)
    models.cancel_load()
    after = models.current, models.state
    assert after == (shipped, ModelState.RESTING)
    assert person.ask_and_wait("What is 12 + 30?").stop_reason is StopReason.END_OF_ANSWER
    assert models.state is ModelState.READY


def test_a_cancelled_first_load_is_said(person: Person) -> None:
    models = person.program.models
    (shipped,) = models.installed
    person.program.engine.unload()
    models.current = models._proven = None
    models.use(shipped)
    models.cancel_load()
    assert models.current is None
    assert "Loading was cancelled" in person.window.notice.text
    models.use(shipped)
    person.wait_for_model()

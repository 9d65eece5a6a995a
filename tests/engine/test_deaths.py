"""Who is to blame when an engine process dies, is silent or is ended, and what goes on."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import ErrorKind
from app.core.messages import Channel, Role, Sampling, Turn
from app.engine import protocol
from app.engine.link import EngineLink
from tests.helpers.engine_events import Events, text
from tests.helpers.made_engine import made_engine

GOOD, DIES, DRIVER, SLOW = (Path(f"/{name}.gguf") for name in ("good", "dies", "driver", "slow"))


@pytest.fixture
def made(events: Events, tmp_path: Path) -> Iterator[EngineLink]:
    link = made_engine(tmp_path, events.put, silence_s=1.0)
    yield link
    link.close()


def ask(link: EngineLink, events: Events, question: str) -> protocol.Event:
    return events.to_the_end_of(link.answer([Turn(Role.USER, question)], Sampling()))[-1]


def kind_of(event: protocol.Event) -> ErrorKind | None:
    return event.kind if isinstance(event, protocol.JobFailed) else None


def test_a_model_is_not_blamed_for_the_death_of_the_one_before_it(
    made: EngineLink, events: Events
) -> None:
    for _ in range(2):
        made.load(DIES, context_tokens=1)
        events.to_the_end_of(made.load(GOOD, context_tokens=1))
    assert not made.is_bad(GOOD)
    assert made.is_bad(DIES)


def test_deaths_are_forgiven_once_an_answer_ends(made: EngineLink, events: Events) -> None:
    events.to_the_end_of(made.load(GOOD, context_tokens=1))
    for _ in range(3):
        assert kind_of(ask(made, events, "die")) is ErrorKind.ENGINE_DIED
        assert isinstance(ask(made, events, "fine"), protocol.AnswerFinished)


def test_a_load_that_brings_the_process_down_is_tried_once_without_gpu(
    made: EngineLink, events: Events
) -> None:
    died = events.to_the_end_of(made.load(DRIVER, context_tokens=1))[-1]
    assert kind_of(died) is ErrorKind.ENGINE_DIED
    assert made.cautious_load == made.load_job
    loaded = events.to_the_end_of(made.load_job)[-1]
    assert isinstance(loaded, protocol.ModelLoaded)
    assert loaded.description == f"{DRIVER}cpu"
    assert isinstance(ask(made, events, "fine"), protocol.AnswerFinished)


def test_a_load_that_fails_without_gpu_too_is_not_tried_again(
    made: EngineLink, events: Events
) -> None:
    events.to_the_end_of(made.load(DIES, context_tokens=1))
    events.to_the_end_of(made.load_job)
    assert made.loaded is None
    assert made.is_bad(DIES)
    assert made.pid is None


def test_a_load_behind_one_that_brings_the_process_down_goes_to_the_next(
    made: EngineLink, events: Events
) -> None:
    made.load(DIES, context_tokens=1)
    lost = made.load(GOOD, context_tokens=1)
    events.to_the_end_of(lost)
    assert made.load_job != lost
    loaded = events.to_the_end_of(made.load_job)[-1]
    assert isinstance(loaded, protocol.ModelLoaded)
    assert loaded.description == str(GOOD)


def test_a_load_that_was_killed_is_tried_again_with_the_next_question(
    made: EngineLink, events: Events
) -> None:
    job = made.load(SLOW, context_tokens=1)
    assert made.pid is not None
    os.kill(made.pid, signal.SIGKILL)
    assert kind_of(events.to_the_end_of(job)[-1]) is ErrorKind.ENGINE_DIED
    assert isinstance(ask(made, events, "fine"), protocol.AnswerFinished)


def test_a_question_may_wait_for_a_long_load(made: EngineLink, events: Events) -> None:
    made.load(SLOW, context_tokens=1)
    assert isinstance(ask(made, events, "fine"), protocol.AnswerFinished)


def test_after_a_cancelled_load_the_model_before_it_answers(
    made: EngineLink, events: Events
) -> None:
    events.to_the_end_of(made.load(GOOD, context_tokens=1))
    job = made.load(SLOW, context_tokens=1)
    assert made.cancel_load()
    assert kind_of(events.to_the_end_of(job)[-1]) is ErrorKind.LOAD_CANCELLED
    assert isinstance(ask(made, events, "fine"), protocol.AnswerFinished)
    assert not made.is_bad(SLOW)
    assert not made.cancel_load()


def test_after_a_cancelled_load_another_model_loads_at_once(
    made: EngineLink, events: Events
) -> None:
    made.load(SLOW, context_tokens=1)
    made.cancel_load()
    loaded = events.to_the_end_of(made.load(GOOD, context_tokens=1))[-1]
    assert isinstance(loaded, protocol.ModelLoaded)


def test_a_load_that_is_withdrawn_too_late_does_not_end_the_one_after_it(
    events: Events, tmp_path: Path
) -> None:
    link = made_engine(tmp_path, events.put)
    link.answer([Turn(Role.USER, "mute")], Sampling())
    link.load(SLOW, context_tokens=1)
    assert link.cancel_load()
    loaded = events.to_the_end_of(link.load(GOOD, context_tokens=1))[-1]
    assert isinstance(loaded, protocol.ModelLoaded)
    link.close()


def test_a_load_that_is_withdrawn_too_late_does_not_answer_for_the_model_before_it(
    events: Events, tmp_path: Path
) -> None:
    link = made_engine(tmp_path, events.put)
    events.to_the_end_of(link.load(GOOD, context_tokens=1))
    link.answer([Turn(Role.USER, "mute")], Sampling())
    link.load(SLOW, context_tokens=1)
    assert link.cancel_load()
    answer = link.answer([Turn(Role.USER, "fine")], Sampling())
    loaded = events.to_the_end_of(link.load_job)[-1]
    assert isinstance(loaded, protocol.ModelLoaded)
    assert loaded.description == str(GOOD)
    assert isinstance(events.to_the_end_of(answer)[-1], protocol.AnswerFinished)
    link.close()


def test_a_load_behind_an_answer_is_withdrawn_and_the_answer_goes_on(
    link: EngineLink, events: Events, slow_model: Path, shipped_model: Path
) -> None:
    events.to_the_end_of(link.load(slow_model, context_tokens=1024))
    answer = link.answer([Turn(Role.USER, "Go on.")], Sampling(max_tokens=60))
    events.text_of(answer)
    load = link.load(shipped_model, context_tokens=1024)
    pid = link.pid
    assert link.cancel_load()
    ended = events.to_the_end_of(answer)
    assert isinstance(ended[-1], protocol.AnswerFinished)
    assert kind_of(events.to_the_end_of(load)[-1]) is ErrorKind.LOAD_CANCELLED
    again = events.to_the_end_of(link.answer([Turn(Role.USER, "Go on.")], Sampling(max_tokens=5)))
    assert isinstance(again[-1], protocol.AnswerFinished)
    assert text(again, Channel.REASONING)
    assert link.pid == pid

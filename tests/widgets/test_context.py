"""The gauge of the context, the draft's estimate and the line where the window begins."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.core.context_use import ContextUse
from app.core.conversation import NEW_CONVERSATION
from app.core.messages import (
    AnswerFigures,
    Sampling,
    StopReason,
    new_answer,
    new_question,
)
from app.storage.store import Store, open_store
from app.widgets.context_gauge import ContextGauge
from app.widgets.forgotten_rule import ForgottenRule
from app.widgets.theme import current_theme
from tests.helpers.person import Person, paths_below
from tests.helpers.transcripts import conversation


@pytest.fixture(scope="module")
def person(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    """Somebody with a conversation whose last answer was given without its first exchange."""
    paths = paths_below(tmp_path_factory.mktemp("home"))
    store, parent = open_store(paths.database), None
    for forgotten in (0, 0, 2):
        home = parent.conversation_id if parent else NEW_CONVERSATION
        question = new_question(home, parent.id if parent else None, "What is 1 + 1?", 1.0)
        answer = new_answer(question, "R1", "Q4", Sampling())
        _, parent = store.add_exchange(question, answer, title="Long")
        figures = AnswerFigures(90, forgotten_turns=forgotten)
        store.finish_answer(parent.id, StopReason.END_OF_ANSWER, figures, ("", "It is 2."))
    store.close()
    somebody = Person(qapp, paths)
    somebody.wait_for_model()
    yield somebody
    somebody.leave()


def rules(person: Person) -> list[int]:
    """Below which messages the line stands."""
    widgets = person.window.view.column.widgets.values()
    return [w.index for w in widgets if isinstance(w.footer, ForgottenRule)]


def test_a_line_stands_where_the_window_begins(person: Person) -> None:
    conversations = person.program.conversations
    person.wait_until(lambda: conversations.count > 0, "the list")
    (conversation,) = conversations.conversations_at([1])
    person.window.open_conversation(conversation)
    person.wait_until(lambda: rules(person) == [1], "the line")
    marked = person.window.view.column.widgets[1]
    assert isinstance(marked.footer, ForgottenRule)
    assert marked.footer.geometry().bottom() == marked.height() - 1
    assert "Forgotten above" in marked.footer.text()
    person.window.start_conversation()
    person.wait_until(lambda: rules(person) == [], "the line to go")


def test_the_gauge_says_what_the_context_is_used_for(person: Person) -> None:
    person.window.start_conversation()
    figures = person.ask_and_wait("What is 12 + 30?").figures
    assert figures is not None
    said = person.window.status.gauge.accessibleDescription()
    assert f"History: {figures.prompt_tokens}" in said
    assert f"Thoughts: {figures.reasoning_tokens}" in said
    assert f"Answer: {figures.answer_tokens}" in said
    assert "Room left" in said


def test_the_gauge_has_a_colour_for_each_part(qapp: QApplication) -> None:
    gauge, theme = ContextGauge(), current_theme()
    gauge.show_use(ContextUse(history=400, thoughts=200, answer=100, total=1000), 100, "")
    picture = gauge.grab().toImage()
    seen = [
        picture.pixelColor(int(picture.width() * share), picture.height() // 2).name()
        for share in (0.2, 0.5, 0.65, 0.75, 0.9)
    ]
    assert seen[0] == theme.muted
    assert seen[2] == theme.accent
    assert seen[4] == theme.selected
    assert len(set(seen)) == 5


def test_a_draft_is_counted_while_it_is_typed(person: Person) -> None:
    person.window.start_conversation()
    person.ask_and_wait("What is 12 + 30?")
    context = person.window.status.context
    before = context.text()
    person.type("And how much is that plus 17, and then plus 18?")
    person.wait_until(lambda: "about" in context.text(), "the estimate")
    about = int(context.text().split("about ")[1].split()[0])
    asked = person.window.composer.text
    person.window.composer.set_text("")
    person.wait_until(lambda: context.text() == before, "the estimate to go")
    prompt = person.messages[-1].figures
    later = person.ask_and_wait(asked).figures
    assert prompt is not None
    assert later is not None
    added = later.prompt_tokens - prompt.prompt_tokens - prompt.answer_tokens
    assert added / 2 <= about <= added * 2


def test_what_no_model_has_answered_here_is_estimated(person: Person) -> None:
    status = person.window.status
    transcript = conversation("What is 1 + 1?", "It is two. " * 200)
    kept: list[object] = []

    def keep(store: Store) -> int:
        store.add_arrivals([transcript])
        return store.keep_arrivals(with_known=False)

    person.program.storage.submit(keep, kept.append)
    person.wait_until(lambda: kept == [1], "the import")
    person.program.conversations.load()
    listed = person.program.conversations
    person.wait_until(lambda: listed.find_title("A talk", 0) is not None, "the list")
    row = listed.find_title("A talk", 0)
    assert row is not None
    (imported,) = listed.conversations_at([row])
    person.window.open_conversation(imported)
    person.wait_until(lambda: status.context.text().startswith("About 6"), "the estimate")
    assert status.gauge._use is not None
    assert 600 < status.gauge._use.history < 700
    person.window.start_conversation()
    person.wait_until(lambda: status.context.text().startswith("0 of"), "nothing")

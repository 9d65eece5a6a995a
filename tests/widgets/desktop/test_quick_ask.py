"""The quick question: asked and answered in its own window, kept only if it is opened."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.start_request import StartRequest
from app.viewmodels.models import ModelState
from app.widgets.desktop.quick_ask import QuickAsk
from app.widgets.offered_actions import MessageAction
from tests.helpers.person import Person


@pytest.fixture
def quick(person: Person) -> QuickAsk:
    person.program.desktop.show_quick_ask()
    return person.program.desktop.quick_ask


def ask(person: Person, quick: QuickAsk, text: str) -> None:
    quick.field.clear()
    QTest.keyClicks(quick.field, text)
    QTest.keyClick(quick.field, Qt.Key.Key_Return)
    person.wait_until(lambda: bool(quick.messages) and quick.messages[0].text == text)
    person.wait_until(quick.keep.isVisible, "the end of the answer")


def test_it_answers_and_keeps_nothing(person: Person, quick: QuickAsk) -> None:
    assert quick.view.isHidden()
    small = quick.height()
    ask(person, quick, "What is 12 + 30?")
    question, answer = quick.messages
    assert question.text == "What is 12 + 30?"
    assert "boxed{42}" in answer.text
    assert answer.reasoning
    assert quick.view.isVisible()
    assert quick.height() > small
    person.wait_until(lambda: not quick.view.answers[-1].pane.is_open, "the thoughts to fold")
    assert person.program.conversations.rowCount() == 0
    assert "Kept nowhere" in quick.state.text()


def test_the_next_question_takes_the_place_of_the_one_before(
    person: Person, quick: QuickAsk
) -> None:
    ask(person, quick, "What is 12 + 30?")
    ask(person, quick, "What is 13 + 30?")
    assert len(quick.messages) == 2
    assert "43" in quick.messages[1].text


def test_escape_hides_it_and_the_answer_is_there_again(person: Person, quick: QuickAsk) -> None:
    ask(person, quick, "What is 12 + 30?")
    QTest.keyClick(quick.field, Qt.Key.Key_Escape)
    assert quick.isHidden()
    person.program.desktop.show_quick_ask()
    assert quick.isVisible()
    assert len(quick.messages) == 2
    assert quick.field.selectedText() == "What is 12 + 30?"


def test_opened_in_the_window_it_is_a_conversation(person: Person, quick: QuickAsk) -> None:
    ask(person, quick, "What is 12 + 30?")
    asked = [(m.role, m.text, m.reasoning, m.stop_reason, m.figures) for m in quick.messages]
    quick.keep.click()
    person.wait_until(lambda: len(person.messages) == 2, "the conversation")
    kept = [(m.role, m.text, m.reasoning, m.stop_reason, m.figures) for m in person.messages]
    assert [row[:4] for row in kept] == [row[:4] for row in asked]
    assert quick.isHidden()
    assert quick.messages == []
    shown = person.program.chat.conversation
    assert shown is not None
    known = person.program.conversations.get(shown.id)
    assert known is not None
    assert known.title == "What is 12 + 30?"
    assert "boxed" in person.ask_and_wait("What is 1 + 2?").text, "it goes on there"


def test_what_it_cannot_do_itself_is_done_in_the_window(person: Person, quick: QuickAsk) -> None:
    ask(person, quick, "What is 12 + 30?")
    quick.view.action_requested.emit(MessageAction.BRANCH, quick.messages[1].id)
    person.wait_until(lambda: len(person.messages) == 2, "the conversation")


def test_closed_it_forgets(person: Person, quick: QuickAsk) -> None:
    ask(person, quick, "What is 12 + 30?")
    quick.close()
    assert quick.messages == []
    person.program.desktop.show_quick_ask()
    assert quick.field.text() == ""
    assert quick.view.isHidden()


def test_a_later_start_asks_for_it(person: Person) -> None:
    person.program.desktop.carry_out(StartRequest(asks_quickly=True))
    assert person.program.desktop.quick_ask.isVisible()
    person.wait_until(lambda: QApplication.activeWindow() is person.program.desktop.quick_ask)
    person.program.desktop.carry_out(StartRequest(asks_quickly=True))
    assert person.program.desktop.quick_ask.isHidden(), "asked for twice, it goes"


def test_without_a_model_it_says_so(person: Person, quick: QuickAsk) -> None:
    models = person.program.models
    models.current, models.state = None, ModelState.NONE
    models.current_changed.emit()
    assert quick.state.text() == "No model: get one from the Models menu"
    QTest.keyClicks(quick.field, "Hello")
    QTest.keyClick(quick.field, Qt.Key.Key_Return)
    assert quick.state.text().startswith("No model is loaded.")

"""Editing an answer in the window: thoughts and answer apart, and nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from app.widgets.answer_editor import AnswerEditor
from app.widgets.message_commands import BUSY
from app.widgets.offered_actions import MessageAction
from tests.helpers.discreet_person import encrypt, lock, unlock
from tests.helpers.person import Person


def editor_of(person: Person, message_id: int) -> AnswerEditor:
    """Choose the entry of an answer's menu."""
    person.window.view.action_requested.emit(MessageAction.EDIT, message_id)
    return person.window.findChildren(AnswerEditor)[-1]


def test_an_answer_is_edited_and_says_so(person: Person) -> None:
    answer = person.ask_and_wait("What is 12 + 30?")
    editor = editor_of(person, answer.id)
    assert (editor.thoughts.toPlainText(), editor.answer.toPlainText()) == (
        answer.reasoning,
        answer.text,
    )
    assert not editor.keep.isEnabled()
    editor.answer.setPlainText("Forty-two, **surely**.")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    person.wait_until(lambda: person.messages[-1].id != answer.id, "the version")
    assert person.messages[-1].text == "Forty-two, **surely**."
    assert person.messages[-1].reasoning == answer.reasoning
    person.wait_until(lambda: person.answer_widget.actions_row is not None, "the row")
    row = person.answer_widget.actions_row
    assert row is not None
    assert row.position == "2 / 2"
    assert person.answer_widget._byline.text().endswith("edited")


def test_what_was_typed_is_not_lost(slow_person: Person) -> None:
    person = slow_person
    person.ask("Go on.")
    person.wait_until(lambda: bool(person.messages[-1].reasoning), "thoughts")
    person.program.chat.stop()
    cut = person.wait_for_answer()
    editor = editor_of(person, cut.id)
    editor.answer.setPlainText("Mine.")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.isVisible()
    (question,) = editor.findChildren(QMessageBox)
    question.reject()
    person.program.chat.regenerate(cut.id)
    person.wait_until(lambda: person.program.chat.running is not None, "another answer")
    editor.keep.click()
    assert editor.isVisible()
    assert editor._hint.text() == BUSY
    person.program.chat.stop()
    person.wait_for_answer()
    editor.keep.click()
    person.wait_until(lambda: person.messages[-1].text == "Mine.", "the version")


@pytest.mark.usefixtures("cheap_passphrases")
def test_a_lock_hides_it_and_keeps_what_was_typed(person: Person) -> None:
    answer = person.ask_and_wait("What is 12 + 30?")
    encrypt(person)
    editor = editor_of(person, answer.id)
    editor.answer.setPlainText("Half of a ")
    screen = lock(person)
    assert not editor.isVisible()
    unlock(person, screen)
    person.wait_until(lambda: len(person.messages) == 2, "the conversation")
    assert editor.isVisible()
    editor.answer.insertPlainText("sentence.")
    editor.keep.click()
    person.wait_until(lambda: person.messages[-1].is_edited, "the version")
    assert person.messages[-1].text == "sentence.Half of a "

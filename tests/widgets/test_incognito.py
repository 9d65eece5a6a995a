"""Incognito windows: nothing of them reaches the disk, and nothing of them goes unasked."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from app.viewmodels.titles import TitleMaker
from app.widgets.export_dialog import ExportDialog
from app.widgets.incognito_window import NAME, IncognitoWindow
from app.widgets.theme import current_theme
from tests.helpers.discreet_person import (
    CANARY,
    DRAFT,
    QUESTION,
    discretion,
    encrypt,
    files_with,
    lock,
    rows_of,
    seen_texts,
    unlock,
)
from tests.helpers.person import Person

pytestmark = pytest.mark.usefixtures("cheap_passphrases")


def test_an_incognito_window_looks_like_one_in_any_language(person: Person) -> None:
    person.program.speak("ar")
    try:
        discretion(person).open_incognito()
        (window,) = discretion(person).incognito
        painted = window.top_bar.grab().toImage().pixelColor(1, 1)
        assert painted == QColor(current_theme().selected)
        window.close()
    finally:
        person.program.speak("en")


def ask_incognito(person: Person, window: IncognitoWindow) -> None:
    chat = window.session.chat
    person.program.change_settings(temperature=0.0)
    QTest.keyClicks(window.composer.edit, QUESTION)
    QTest.keyClick(window.composer.edit, Qt.Key.Key_Return)
    person.wait_until(lambda: len(chat.messages) == 2 and chat.running is None, "the answer")


@pytest.mark.usefixtures("temporary")
def test_an_incognito_conversation_never_touches_the_disk(person: Person, tmp_path: Path) -> None:
    discretion(person).open_incognito()
    (window,) = discretion(person).incognito
    assert window.windowTitle().startswith(NAME)
    ask_incognito(person, window)
    QTest.keyClicks(window.composer.edit, DRAFT)
    window.composer.flush_draft()
    answer = window.session.chat.messages[-1]
    said = [CANARY, DRAFT, *(line for line in answer.reasoning.splitlines() if len(line) > 12)]
    assert len(said) > 2
    person.ask_and_wait("What is 12 + 30?")  # the engine saves that one, and only that
    person.wait_until(lambda: bool(files_with(tmp_path, "What is 12 + 30?")))
    assert files_with(tmp_path, *said) == []
    assert rows_of(person) > 0
    assert CANARY not in seen_texts(person)
    assert window.windowTitle().startswith(NAME)
    assert window.top_bar.title.text() == NAME
    window.close()
    assert window.isVisible()
    assert window.question is not None
    window.question.accept()
    person.wait_until(lambda: discretion(person).incognito == [], "the window to go")
    assert files_with(tmp_path, *said) == []


def test_the_program_asks_before_an_incognito_conversation_goes_with_it(person: Person) -> None:
    discretion(person).open_incognito()
    (window,) = discretion(person).incognito
    ask_incognito(person, window)
    window.menus.quit_requested.emit()
    assert person.window.isVisible()
    question = discretion(person).question
    assert question is not None
    question.reject()
    assert person.window.isVisible()
    person.window.close()
    question = discretion(person).question
    assert question is not None
    question.accept()
    assert not person.window.isVisible()
    assert discretion(person).incognito == []


def test_an_empty_incognito_window_goes_without_a_question(person: Person) -> None:
    discretion(person).open_incognito()
    person.window.close()
    assert not person.window.isVisible()
    assert discretion(person).incognito == []


def test_an_incognito_window_is_hidden_by_a_lock_and_comes_back(person: Person) -> None:
    encrypt(person)
    discretion(person).open_incognito()
    (window,) = discretion(person).incognito
    ask_incognito(person, window)
    screen = lock(person)
    assert not window.isVisible()
    unlock(person, screen)
    person.wait_until(window.isVisible, "the incognito window")
    assert len(window.session.chat.messages) == 2
    window.close_surely()


def test_an_incognito_conversation_is_exported_when_asked(person: Person, tmp_path: Path) -> None:
    discretion(person).open_incognito()
    (window,) = discretion(person).incognito
    assert window.composer.edit is window.focusWidget()  # one can type at once
    ask_incognito(person, window)
    chat_menu = window.menus._chat
    assert not any("Import" in action.text() for action in chat_menu.actions())
    person.choose(chat_menu, "Export")
    (dialog,) = window.findChildren(ExportDialog)
    assert dialog.said.text() == "The file stays on the disk when this window is closed."
    path = tmp_path / "exported.md"
    dialog.export.click()
    files = dialog.findChildren(QFileDialog)[-1]
    files.selectFile(str(path))
    files.accept()
    person.wait_until(lambda: "1 conversation exported" in dialog.said.text(), "the file")
    assert CANARY in path.read_text("utf-8")
    dialog.reject()
    window.close_surely()
    assert files_with(tmp_path, CANARY) == ["exported.md"]


def test_an_incognito_question_is_not_held_up_by_a_title(person: Person) -> None:
    (maker,) = person.program.conversations.findChildren(TitleMaker)
    maker._timer.setInterval(0)
    person.ask_and_wait("What is 12 + 30?")
    discretion(person).open_incognito()
    (window,) = discretion(person).incognito
    maker._job = job = 10**6  # as if the model were at it
    ask_incognito(person, window)
    assert maker._job != job
    chat = window.session.chat
    chat.send("What is 2 + 2?")
    person.wait_until(lambda: chat.running is not None, "the next answer")
    assert not maker._can_ask()
    person.wait_until(lambda: chat.running is None, "its end")
    assert maker._can_ask()
    window.close_surely()
    person.wait_until(lambda: not maker._others, "the window to be forgotten")


def test_a_home_of_its_own(temporary: Path) -> None:
    assert os.environ["TMPDIR"] == str(temporary)
    assert tempfile.gettempdir() == str(temporary)

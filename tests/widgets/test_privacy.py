"""Encryption and locking, as somebody in front of the program meets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.errors import ErrorKind
from app.core.messages import StopReason
from app.storage.keys import is_encrypted, is_plain
from app.system.paths import Paths
from tests.helpers.discreet_person import (
    CANARY,
    DRAFT,
    PHRASE,
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
LONG = f"What is 12 + 30? {'rotkehlchen ' * 90}"  # worth saving when another takes its place


def what_was_said(person: Person) -> list[str]:
    """Pieces of a question, its thoughts and its answer, long enough to be found by."""
    question, answer = person.messages[-2:]
    lines = f"{answer.reasoning}\n{answer.text}".splitlines()
    return [CANARY, *(line for line in lines if len(line) > 12), question.text]


def ask_canary(person: Person) -> list[str]:
    person.program.change_settings(temperature=0.0)
    person.ask_and_wait(QUESTION)
    person.type(DRAFT)
    person.window.composer.flush_draft()
    return [*what_was_said(person), DRAFT]


def ask_long(person: Person) -> None:
    """In a conversation of its own; its state is saved when the next one is asked in."""
    person.window.start_conversation()
    person.program.change_settings(temperature=0.0)
    person.window.composer.set_text(LONG)
    person.press(Qt.Key.Key_Return)
    person.wait_until(lambda: len(person.messages) == 2, "the question to be taken")
    person.wait_until(lambda: bool(person.messages[-1].reasoning), "a thought")
    person.program.chat.stop()
    person.wait_for_answer()
    person.window.start_conversation()


def make_backups(person: Person, folder: Path) -> None:
    """The daily one, and one somewhere else."""
    folder.mkdir()
    mine = person.program.library.backups
    mine.look_after()
    mine.back_up_to(folder / "copy.db")
    person.wait_until(lambda: is_encrypted(folder / "copy.db") and not mine.task, "the backup")
    assert any(is_encrypted(path) for path in mine.folder.glob("*.db"))
    assert (folder / "conversations.key.json").exists()


@pytest.mark.usefixtures("temporary")
def test_nothing_that_was_said_can_be_read_on_the_disk(
    qapp: QApplication, paths: Paths, tmp_path: Path
) -> None:
    person = Person(qapp, paths)
    person.wait_for_model()
    ask_long(person)
    said = ask_canary(person)
    assert len(said) > 4
    assert list(paths.states.glob("*.state"))
    person.wait_until(lambda: bool(files_with(tmp_path, DRAFT)), "the draft")
    assert files_with(paths.data, said[1])  # so far it can be read
    person.wait_until(lambda: person.window.composer.text == DRAFT)
    library = person.program.library.backups
    library.look_after()  # as it does some seconds after the start
    person.wait_until(lambda: any(library.folder.glob("*.db")), "the daily backup")
    encrypt(person)
    mine = discretion(person)
    person.wait_until(lambda: bool(mine.privacy.copies), "the backup to be found")
    mine.dialog.encrypt_copies.click()
    person.wait_until(lambda: not mine.privacy.copies, "the backup to be encrypted")
    assert files_with(tmp_path, *said) == []
    assert list(paths.states.glob("*")) == []
    person.window.composer.set_text("")
    ask_long(person)
    more = [*said, *ask_canary(person)]
    assert (paths.data / "conversations.db-wal").stat().st_size > 0
    make_backups(person, tmp_path / "elsewhere")
    assert files_with(tmp_path, *more) == []
    lock(person)
    person.leave()
    assert files_with(tmp_path, *more) == []
    assert list(paths.states.glob("*")) == []


def test_a_lock_clears_the_screen_and_the_passphrase_brings_it_back(person: Person) -> None:
    ask_canary(person)
    encrypt(person)
    before = [(message.text, message.reasoning) for message in person.messages]
    screen = lock(person)
    assert screen.isVisible()
    assert screen.geometry() == person.window.rect()
    assert not person.window.view.isVisible()
    assert person.messages == []
    assert CANARY not in seen_texts(person)
    assert DRAFT not in seen_texts(person)
    unlock(person, screen, "seven quiet trees")
    assert "not the passphrase" in screen.message.text()
    assert discretion(person).lock.is_locked
    unlock(person, screen)
    person.wait_until(lambda: len(person.messages) == 2, "the conversation")
    assert [(message.text, message.reasoning) for message in person.messages] == before
    person.wait_until(lambda: DRAFT in seen_texts(person), "the draft")
    person.wait_until(lambda: CANARY in seen_texts(person), "the sidebar")
    assert discretion(person).windows.screen is None


def press_everything(person: Person) -> bool:
    """Every kind of shortcut; whether any of them did something."""
    window, mine = person.window, discretion(person)
    handle = window.windowHandle()
    handle.requestActivate()
    before = window.sidebar.isHidden()
    control = Qt.KeyboardModifier.ControlModifier
    for key in (Qt.Key.Key_B, Qt.Key.Key_F, Qt.Key.Key_N):
        QTest.keyClick(handle, key, control)
    QTest.keyClick(handle, Qt.Key.Key_N, control | Qt.KeyboardModifier.ShiftModifier)
    opened = bool(mine.incognito)
    for incognito in list(mine.incognito):
        incognito.close_surely()
    return opened or window.sidebar.isHidden() is not before


def test_nothing_below_a_lock_can_be_reached(person: Person) -> None:
    encrypt(person)
    assert press_everything(person)
    screen = lock(person)
    assert not press_everything(person)
    for _ in range(3):
        QTest.keyClick(screen, Qt.Key.Key_Tab)
    assert not person.window.view.isVisible()
    assert person.window.focusWidget() in (screen.field, screen.button)
    unlock(person, screen)
    assert press_everything(person)


def test_an_answer_that_is_written_is_stopped_whole(slow_person: Person) -> None:
    person = slow_person
    encrypt(person)
    person.ask("hello?")
    person.wait_until(lambda: len(person.messages[-1].reasoning + person.messages[-1].text) > 20)
    shown = person.messages[-1]
    screen = lock(person)
    unlock(person, screen)
    person.wait_until(lambda: len(person.messages) == 2, "the conversation")
    kept = person.messages[-1]
    assert kept.stop_reason is StopReason.STOPPED
    assert (kept.reasoning + kept.text).startswith(shown.reasoning + shown.text)


def test_the_program_starts_locked(qapp: QApplication, paths: Paths) -> None:
    person = Person(qapp, paths)
    person.wait_for_model()
    ask_canary(person)
    encrypt(person)
    person.leave()
    person = Person(qapp, paths)
    screen = discretion(person).windows.screen
    assert screen is not None
    assert screen.isVisible()
    person.wait_for_model()
    assert rows_of(person) == 0
    unlock(person, screen)
    person.wait_until(lambda: CANARY in seen_texts(person), "the sidebar")
    assert not person.program.answers.keeps_states
    person.leave()


def test_nobody_there_locks(person: Person) -> None:
    encrypt(person)
    guard = discretion(person).lock
    guard.set_after(1)
    guard.look_at_clock()
    assert not guard.is_locked
    guard._used_at -= 61
    guard.look_at_clock()
    assert guard.is_locked
    screen = discretion(person).windows.screen
    assert screen is not None
    unlock(person, screen)
    guard._used_at -= 30
    before = guard._used_at
    handle = person.window.windowHandle()
    handle.requestActivate()
    QTest.keyClick(handle, Qt.Key.Key_A)
    assert guard._used_at > before
    guard.set_after(0)
    guard._used_at -= 10_000
    guard.look_at_clock()
    assert not guard.is_locked


def test_encryption_waits_for_the_end_of_an_answer(slow_person: Person, paths: Paths) -> None:
    slow_person.ask("hello?")
    errors: list[ErrorKind] = []
    mine = discretion(slow_person)
    mine.privacy.failed.connect(lambda error: errors.append(error.kind))
    mine.privacy.use_passphrase(PHRASE)
    assert errors == [ErrorKind.ANSWER_RUNNING]
    slow_person.program.chat.stop()
    slow_person.wait_for_answer()
    assert is_plain(paths.database)


def test_without_a_passphrase_lock_now_offers_one(person: Person) -> None:
    discretion(person).lock_or_offer()
    assert discretion(person).dialog.isVisible()
    assert not discretion(person).lock.is_locked

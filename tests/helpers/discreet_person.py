"""Somebody who encrypts, locks and unlocks, and looks for what they said in every file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.core.protection import Protection
from app.widgets.discretion import Discretion
from app.widgets.lock_screen import LockScreen
from app.widgets.passphrase_dialog import PassphraseDialog
from tests.helpers.person import Person

PHRASE = "seven quiet Bäume"
CANARY = "kanarienvogel-4711"
QUESTION = f"What is 4728 + 356? {CANARY}"
DRAFT = "half a thought of a rotkehlchen"


def discretion(person: Person) -> Discretion:
    return person.program.discretion


def encrypt(person: Person) -> None:
    """Through the dialog, and wait until it is done."""
    mine = discretion(person)
    mine.show_dialog()
    person.wait_until(lambda: not mine.privacy.is_busy, "the dialog to know")
    mine.dialog.set_passphrase.click()
    question = mine.dialog.findChild(PassphraseDialog)
    assert question is not None
    assert not question.accept_button.isEnabled()
    for field in (question.first, question.second):
        field.setText(PHRASE)
    question.accept_button.click()
    person.wait_until(lambda: mine.privacy.protection is Protection.PASSPHRASE, "encryption")
    person.wait_until(lambda: not mine.privacy.is_busy)
    mine.dialog.hide()


def lock(person: Person) -> LockScreen:
    discretion(person).lock_or_offer()
    person.wait_until(lambda: person.program.storage.is_locked, "the lock")
    screen = discretion(person).windows.screen
    assert screen is not None
    return screen


def unlock(person: Person, screen: LockScreen, passphrase: str = PHRASE) -> None:
    screen.field.setText(passphrase)
    QTest.keyClick(screen.field, Qt.Key.Key_Return)
    person.wait_until(lambda: not discretion(person).lock.is_busy, "the passphrase to be tried")


def files_with(root: Path, *texts: str) -> list[str]:
    """Files below a folder, but for models, that hold a text in UTF-8 or UTF-16."""
    codes = ("utf-8", "utf-16-le", "utf-16-be")
    needles = [text.encode(code) for text in texts for code in codes]
    return sorted(
        str(file.relative_to(root))
        for file in root.rglob("*")
        if file.is_file() and any(needle in file.read_bytes() for needle in needles)
    )


def seen_texts(person: Person) -> str:
    """What stands in the title of the window, the sidebar and every field."""
    window = person.window
    fields = [field.text() for field in window.findChildren(QLineEdit)]
    rows = [str(person.program.conversations.index(row).data()) for row in range(rows_of(person))]
    return "\n".join([window.windowTitle(), window.composer.text, *fields, *rows])


def rows_of(person: Person) -> int:
    return person.program.conversations.rowCount()

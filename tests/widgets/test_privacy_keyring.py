"""Conversations whose key the keyring keeps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.core.protection import Protection
from app.storage.keys import is_encrypted, is_plain
from app.system.paths import Paths
from app.widgets.passphrase_dialog import PassphraseDialog
from tests.helpers.discreet_person import CANARY, PHRASE, discretion, encrypt, seen_texts
from tests.helpers.memory_keyring import MemoryKeyring, used_keyring
from tests.helpers.person import Person

pytestmark = pytest.mark.usefixtures("cheap_passphrases")


@pytest.fixture
def keyring() -> Iterator[MemoryKeyring]:
    backend = MemoryKeyring()
    with used_keyring(backend):
        yield backend


def use_keyring(person: Person) -> None:
    mine = discretion(person)
    mine.show_dialog()
    person.wait_until(lambda: not mine.privacy.is_busy, "the dialog to know")
    mine.dialog.use_keyring.click()
    person.wait_until(lambda: not mine.privacy.is_busy, "the keyring")


def test_a_key_in_the_keyring_opens_by_itself(
    qapp: QApplication, paths: Paths, keyring: MemoryKeyring
) -> None:
    person = Person(qapp, paths)
    person.wait_for_model()
    person.ask_and_wait(f"What is 2 + 2? {CANARY}")
    use_keyring(person)
    assert is_encrypted(paths.database)
    person.leave()
    person = Person(qapp, paths)
    person.wait_until(lambda: CANARY in seen_texts(person), "the sidebar")
    assert discretion(person).windows.screen is None
    person.leave()


def test_a_keyring_that_gives_no_key_is_asked_again(
    qapp: QApplication, paths: Paths, keyring: MemoryKeyring
) -> None:
    person = Person(qapp, paths)
    person.wait_for_model()
    use_keyring(person)
    person.leave()
    kept = dict(keyring.kept)
    keyring.kept.clear()
    with used_keyring():  # none at all
        person = Person(qapp, paths)
        mine = discretion(person)
        person.wait_until(lambda: mine.windows.screen is not None, "the page that says why")
        screen = mine.windows.screen
        assert screen is not None
        person.wait_until(lambda: "does not give the key" in screen.message.text())
    screen.button.click()  # there is one again, but without the key
    person.wait_until(screen.button.isEnabled, "the second answer")
    assert person.program.storage.is_locked
    keyring.kept.update(kept)
    screen.button.click()
    person.wait_until(lambda: not person.program.storage.is_locked, "the key")
    person.leave()


def test_without_a_keyring_nothing_is_changed_and_that_is_said(
    person: Person, paths: Paths
) -> None:
    with used_keyring():
        use_keyring(person)
    assert "Choose a passphrase instead" in discretion(person).dialog.answer.text()
    assert is_plain(paths.database)


def test_the_keyring_forgets_the_key_once_a_passphrase_opens(
    person: Person, keyring: MemoryKeyring
) -> None:
    use_keyring(person)
    assert len(keyring.kept) == 1
    encrypt(person)
    person.wait_until(lambda: not keyring.kept, "the key to be forgotten")
    use_keyring(person)
    question = discretion(person).dialog.findChild(PassphraseDialog)
    assert question is not None  # who wants to change it has to know it
    question.current.setText(PHRASE)
    question.accept_button.click()
    privacy = discretion(person).privacy
    person.wait_until(lambda: privacy.protection is Protection.KEYRING, "the keyring")
    assert len(keyring.kept) == 1

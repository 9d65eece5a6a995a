"""Trash and backups in the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox

from app.storage.keys import is_encrypted
from app.storage.store import open_store
from app.system.paths import Paths
from app.widgets.backups_dialog import BackupsDialog
from app.widgets.trash_dialog import TrashDialog
from tests.helpers.person import Person
from tests.storage.test_salvage import PAGE, pages_of, spoil, write_store
from tests.widgets.test_search_panel import open_panel, search, write_conversations


def agree(person: Person) -> None:
    """Press the first button of the question that is open."""
    dialogs = person.window.findChildren(QMessageBox)
    box = next(box for box in dialogs if box.isVisible())
    button = next(button for button in box.buttons() if button.text() != "Cancel")
    person.click(button, button.rect().center())


def titles(person: Person) -> list[str]:
    """What a new start would list."""
    store = open_store(person.program.paths.database)
    listed = [conversation.title for conversation in store.conversations()]
    store.close()
    return listed


def open_trash(person: Person, count: int) -> TrashDialog:
    person.choose(person.window.menus._chat, "Trash…")
    dialog = person.program.library.trash_dialog
    person.wait_until(lambda: dialog.list.count() == count, "the trash")
    return dialog


def test_the_trash_restores_and_erases(qapp: QApplication, paths: Paths) -> None:
    write_conversations(paths)
    store = open_store(paths.database)
    store.move_to_trash(*(conversation.id for conversation in store.conversations()))
    store.close()
    paths.states.mkdir(exist_ok=True)
    state = paths.states / "some.state"
    state.write_bytes(b"what was evaluated")
    person = Person(qapp, paths)
    person.wait_for_model()
    dialog = open_trash(person, 2)
    assert dialog.list.item(0).text().endswith("days left")
    chosen = dialog.list.item(0).text().split("\n")[0]
    person.click(dialog.restore, dialog.restore.rect().center())
    person.wait_until(lambda: dialog.list.count() == 1, "the restored one to leave the trash")
    person.click(dialog.empty, dialog.empty.rect().center())
    assert dialog.list.count() == 1
    agree(person)
    person.wait_until(lambda: dialog.list.count() == 0, "the trash to be empty")
    assert dialog.state.text() == "The trash is empty."
    assert not dialog.empty.isEnabled()
    person.wait_until(lambda: not state.exists(), "saved states to go")
    person.leave()
    assert titles(person) == [chosen]


def open_backups(person: Person) -> BackupsDialog:
    person.choose(person.window.menus._chat, "Backups…")
    return person.program.library.backups_dialog


def test_a_backup_of_the_day_is_made_and_restored(qapp: QApplication, paths: Paths) -> None:
    write_conversations(paths)
    person = Person(qapp, paths)
    person.wait_for_model()
    backups = person.program.library.backups
    dialog = open_backups(person)
    person.wait_until(lambda: "no backup yet" in dialog.state.text(), "an empty list")
    backups.look_after()
    person.wait_until(lambda: dialog.list.count() == 1, "the list")
    assert "2 conversations" in dialog.list.item(0).text()
    person.ask_and_wait("What is 12 + 30?")
    person.click(dialog.restore, dialog.restore.rect().center())
    agree(person)
    person.wait_until(lambda: "is restored" in person.window.notice.text, "the restoration")
    assert person.messages == []
    person.ask_and_wait("What is 1 + 1?")
    person.leave()
    assert len(titles(person)) == 3
    (aside,) = paths.data.glob("*.before-restore-*.db")
    kept = open_store(aside)
    assert len(kept.conversations()) == 3
    kept.close()


def test_a_backup_goes_where_the_user_wants_it(
    qapp: QApplication, paths: Paths, tmp_path: Path
) -> None:
    write_conversations(paths)
    person = Person(qapp, paths)
    person.wait_for_model()
    dialog = open_backups(person)
    target = tmp_path / "mine.db"
    person.program.library.backups.back_up_to(target)
    person.wait_until(lambda: "is made and whole" in dialog.state.text(), "the backup")
    stranger = tmp_path / "stranger.db"
    stranger.write_bytes(b"no backup at all")
    person.program.library.backups.restore(stranger)
    person.wait_until(lambda: "is no backup" in dialog.state.text(), "the refusal")
    person.leave()
    assert set(titles(person)) == {"Nebula", "Other"}


def test_damage_is_found_and_repaired(qapp: QApplication, paths: Paths) -> None:
    write_store(paths.database)
    assert paths.database.stat().st_size > 20 * PAGE
    spoil(paths.database, pages_of(paths.database, "messages")[1])
    person = Person(qapp, paths)
    person.wait_for_model()
    person.program.library.backups.look_after()
    person.wait_until(lambda: "can't be read any more" in person.window.notice.text, "the notice")
    dialog = open_backups(person)
    person.click(dialog.repair, dialog.repair.rect().center())
    agree(person)
    person.wait_until(lambda: "could be saved" in person.window.notice.text, "the repair")
    person.leave()
    assert len(titles(person)) == 40


def test_a_lock_ends_the_search_and_backups_are_encrypted(qapp: QApplication, paths: Paths) -> None:
    write_conversations(paths)
    person = Person(qapp, paths)
    person.wait_for_model()
    discretion, library = person.program.discretion, person.program.library
    discretion.privacy.use_passphrase("a long passphrase")
    person.wait_until(lambda: discretion.lock.can_lock, "the encryption")
    panel = open_panel(person)
    found = search(person, panel, "nebul")
    library.backups.look_after()
    person.wait_until(lambda: len(library.backups.backups) == 1, "the backup")
    (backup,) = library.backups.backups
    assert backup.conversations == 2
    assert is_encrypted(backup.path)
    discretion.lock.lock()
    person.wait_until(lambda: not panel.isVisible(), "the panel to go")
    assert panel.field.text() == ""
    assert library.search.groups == []
    discretion.lock.unlock("a long passphrase")
    person.wait_until(lambda: not person.program.storage.is_locked, "the conversations")
    assert search(person, open_panel(person), "nebul") == found
    person.leave()

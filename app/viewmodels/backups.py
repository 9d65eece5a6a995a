"""Backups and the health of the database: made each day, restored on demand, repaired."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot

from app.core.errors import AppError, ErrorKind
from app.storage import backups as files
from app.storage.key_file import copy_key_file
from app.storage.keys import DataKey
from app.storage.upkeep_thread import IsWanted, UpkeepThread
from app.viewmodels.answer_streams import AnswerStreams
from app.viewmodels.language import say
from app.viewmodels.relay import StorageRelay

if TYPE_CHECKING:
    from app.storage.store import Store
    from app.storage.vault import Vault

T = TypeVar("T")


class Repair(NamedTuple):
    """What came of a repair.

    Attributes:
        aside: where the damaged database is kept.
        conversations: that could be saved.
    """

    aside: Path
    conversations: int


class BackupsViewModel(QObject):
    """The backups of the conversations.

    Attributes:
        backups: in the program's folder, the latest first.
        folder: that they are in.
        task: what is being done, as a sentence; empty when nothing is.

    Signals:
        changed: ``backups`` or ``task``.
        made(Path): a backup that was asked for is whole.
        restored(Path): other conversations are there; those from before are kept at the path.
        repaired(Repair): all that could be read is in a new database.
        damage_found: the check found damage.
        problem_occurred(AppError): something failed; all is as it was.
    """

    changed = Signal()
    made = Signal(object)
    restored = Signal(object)
    repaired = Signal(object)
    damage_found = Signal()
    problem_occurred = Signal(object)
    _finished = Signal(object)

    def __init__(
        self,
        storage: StorageRelay,
        answers: AnswerStreams,
        database: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._storage = storage
        self._answers = answers
        self._database = database
        self._thread = UpkeepThread()
        self.folder = files.backups_folder(database)
        self.backups: list[files.Backup] = []
        self.task = ""
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def refresh(self) -> None:
        """Read the list; ``changed`` follows."""

        def read(result: list[files.Backup]) -> None:
            self.backups = result
            self.changed.emit()

        self._do(lambda key, _: files.list_backups(self.folder, key), read)

    def look_after(self) -> None:
        """Check the database, and back it up if it was not backed up today."""

        def work(key: DataKey | None, is_wanted: IsWanted) -> bool:
            if files.damages(self._database, key, is_wanted):
                return False
            now = time.time()
            if files.is_due(self.folder, now):
                files.back_up_daily(self._database, key, now, is_wanted)
            return True

        def done(is_well: bool) -> None:
            if is_well:
                self.refresh()
            else:
                self.damage_found.emit()

        self._do(work, done)

    def back_up_to(self, target: Path) -> None:
        """Make a backup where the user wants it; ``made`` follows."""

        def work(key: DataKey | None, is_wanted: IsWanted) -> Path:
            files.back_up(self._database, target, key, is_wanted)
            if key is not None:
                copy_key_file(self._database, target.parent)  # it opens with that alone
            return target

        self._set_task(say("Backing up…"))
        self._do(work, lambda path: self._end(self.made, path))

    def restore(self, backup: Path) -> None:
        """Put a backup in the place of the conversations; ``restored`` follows."""
        if not self._answers.is_idle:
            self.problem_occurred.emit(AppError(ErrorKind.ANSWER_RUNNING))
            return
        self._set_task(say("Restoring…"))

        def checked(_: None) -> None:
            self._storage.submit_vault(
                partial(_put_back, backup=backup), self._heard(self.restored)
            )

        self._do(lambda key, _: files.check_backup(backup, key), checked)

    def repair(self) -> None:
        """Put all that can be read into a new database; ``repaired`` follows."""
        if not self._answers.is_idle:
            self.problem_occurred.emit(AppError(ErrorKind.ANSWER_RUNNING))
            return
        self._set_task(say("Repairing…"))
        self._storage.submit_vault(_repair, self._heard(self.repaired))

    def disconnect_database(self) -> None:
        """End what reads the database; called on the storage thread."""
        self._thread.cancel()

    def close(self) -> None:
        """End the thread."""
        self._thread.close()

    # Inside

    def _do(self, work: Callable[[DataKey | None, IsWanted], T], done: Callable[[T], None]) -> None:
        """Do something beside the storage thread, with the key of the moment."""

        def with_key(key: DataKey | AppError | None) -> None:
            if isinstance(key, AppError):
                self._fail(key)
                return

            def job(is_wanted: IsWanted) -> T:
                try:
                    return work(key, is_wanted)
                finally:
                    if key is not None:
                        key.wipe()

            self._thread.submit(job, lambda result: self._finished.emit((result, done)))

        self._storage.submit(_own_key, with_key)

    @Slot(object)
    def _on_finished(self, outcome: tuple[object, Callable[[object], None]]) -> None:
        result, done = outcome
        if isinstance(result, AppError):
            self._fail(result)
        else:
            done(result)

    def _heard(self, signal: SignalInstance) -> Callable[[object], None]:
        """For what the storage thread answers."""

        def heard(result: object) -> None:
            if isinstance(result, AppError):
                self._fail(result)
            else:
                self._end(signal, result)

        return heard

    def _end(self, signal: SignalInstance, result: object) -> None:
        self._set_task("")
        signal.emit(result)

    def _fail(self, error: AppError) -> None:
        self._set_task("")
        self.problem_occurred.emit(error)

    def _set_task(self, task: str) -> None:
        self.task = task
        self.changed.emit()


def _own_key(store: Store) -> DataKey | None:
    """A copy of the key: the original is overwritten when the conversations are locked."""
    return DataKey(store.key.data) if store.key else None


def _put_back(vault: Vault, backup: Path) -> Path:
    """Exchange the database for a backup, on the storage thread; returns where it is kept."""
    vault.close()
    try:
        aside = files.put_back(backup, vault.path, vault.key)
    except OSError as error:
        raise AppError(ErrorKind.FOLDER_NOT_WRITABLE, path=str(vault.path.parent)) from error
    finally:
        vault.start()
    if isinstance(vault.store, AppError):  # it can't be opened after all
        aside.replace(vault.path)
        vault.start()
        raise AppError(ErrorKind.BACKUP_UNUSABLE, path=str(backup))
    return aside


def _repair(vault: Vault) -> Repair:
    """Exchange the database for what can be read of it, on the storage thread."""
    from app.storage.store import repaired_store

    vault.close()
    try:
        store = vault.store = repaired_store(vault.path, vault.key)
    except BaseException:
        vault.start()
        raise
    return Repair(store.damaged or vault.path, store.saved.conversations if store.saved else 0)

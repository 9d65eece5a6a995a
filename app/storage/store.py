"""The database of conversations: what its tables do is in ``conversations_table`` and its like."""

from __future__ import annotations

from pathlib import Path

from app.core.errors import AppError, ErrorKind
from app.storage.database import open_database, set_aside
from app.storage.keys import DataKey
from app.storage.salvage import Saved, salvage
from app.storage.search_index import SearchIndex
from app.storage.transfer_table import TransferTable
from app.storage.trash_table import TrashTable


class Store(TransferTable, TrashTable, SearchIndex):
    """The conversations of one database file.

    Every method is one transaction, and raises ``AppError`` for the failures that
    ``database.expected_failures`` names.

    Attributes:
        path: of the database.
        interrupted: answers that were streaming when the program last went down; they were
            completed from the journal when the store was opened.
        damaged: where a database that could not be read was put; ``None`` when all was well.
        saved: what could be read of that.
        key: of an encrypted database; its copies get the same.
    """

    def __init__(
        self,
        path: Path,
        damaged: Path | None = None,
        key: DataKey | None = None,
        saved: Saved | None = None,
    ) -> None:
        """Open the database; see ``database.open_database`` for what it raises."""
        super().__init__(open_database(path, key=key), path)
        self.damaged = damaged
        self.saved = saved
        self.key = key
        try:
            self.interrupted = self.recover()
        except BaseException:
            self.close()
            raise

    @property
    def trouble(self) -> AppError | None:
        """What the user must hear of how the store was opened."""
        if self.damaged is None:
            return None
        count = self.saved.conversations if self.saved else 0
        path = str(self.damaged)
        return AppError(ErrorKind.DATABASE_DAMAGED, path=path, conversations=count)


def open_store(path: Path, key: DataKey | None = None) -> Store:
    """Open the conversations; of a damaged file, what can be read is put into a new one.

    Raises:
        AppError: as ``database.open_database``, but for ``DATABASE_DAMAGED``.
    """
    salvaged = _salvaged(path)
    if salvaged.exists() and not path.exists():  # a repair was cut off before its last step
        salvaged.replace(path)
    try:
        return Store(path, key=key)
    except AppError as error:
        if error.kind not in (ErrorKind.DATABASE_DAMAGED, ErrorKind.CONVERSATION_DAMAGED):
            raise
    return repaired_store(path, key)


def repaired_store(path: Path, key: DataKey | None = None) -> Store:
    """Open a new database with all that can be read of a damaged one, which is set aside.

    It is set aside only when the new one is whole: cut off before, the repair begins anew.
    """
    new = _salvaged(path)
    _remove(new)
    try:
        saved = salvage(path, new, key)
    except AppError as error:
        _remove(new)
        if error.kind is not ErrorKind.DATABASE_DAMAGED:
            raise
        saved = Saved(0, 0, 0)
    aside = set_aside(path)
    if new.exists():
        new.replace(path)
    return Store(path, damaged=aside, key=key, saved=saved)


def _salvaged(path: Path) -> Path:
    return path.with_name(path.name + ".salvaged")


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)

"""Brings what other threads report to the GUI thread, in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.core.errors import AppError
from app.storage.thread import StorageThread

if TYPE_CHECKING:
    from app.storage.store import Store
    from app.storage.vault import Vault

T = TypeVar("T")


class EventRelay(QObject):
    """Carries the events of a child process.

    Signals:
        received: an event of the process's protocol. Emit it from any thread; slots of objects
            that live on the GUI thread run there.
    """

    received = Signal(object)


class StorageRelay(QObject):
    """Submits work to the storage thread and answers on the GUI thread."""

    _ready = Signal(object)

    def __init__(self, storage: StorageThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._storage = storage
        self._ready.connect(self._on_ready, Qt.ConnectionType.QueuedConnection)

    def submit(
        self, work: Callable[[Store], T], done: Callable[[T | AppError], None] | None = None
    ) -> None:
        """Have work done on the store; ``done`` gets its result on the GUI thread."""
        self._storage.submit(work, self._reporting(done))

    def submit_vault(
        self, work: Callable[[Vault], T], done: Callable[[T | AppError], None] | None = None
    ) -> None:
        """As ``submit``, for the file itself; also while it is locked."""
        self._storage.submit_vault(work, self._reporting(done))

    @property
    def is_locked(self) -> bool:
        """Whether work on the store waits for a key."""
        return self._storage.is_locked

    def _reporting(
        self, done: Callable[[T | AppError], None] | None
    ) -> Callable[[T | AppError], None] | None:
        if done is None:
            return None

        def report(result: T | AppError) -> None:
            self._ready.emit(lambda: done(result))

        return report

    @Slot(object)
    def _on_ready(self, call: Callable[[], None]) -> None:
        call()

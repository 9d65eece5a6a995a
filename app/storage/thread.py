"""The storage thread: the only one that touches the database."""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from app.core.errors import AppError, ErrorKind
from app.storage.vault import Vault

if TYPE_CHECKING:
    from app.storage.store import Store

T = TypeVar("T")
Done = Callable[[T | AppError], None]


class StorageThread:
    """Runs work on the store, in the order of the calls.

    Opening the database is the first work. If it fails, all other work answers with the same
    error: nothing is written anywhere. While an encrypted database is locked, work on the store
    waits; ``submit_vault`` unlocks it.
    """

    def __init__(self, path: Path) -> None:
        """Take work from now on; it is done after ``start``.

        Args:
            path: of the database file, or ``vault.IN_MEMORY``.
        """
        self._path = path
        self._vault = Vault(path)
        self._work: queue.SimpleQueue[tuple[Callable[[], None], bool] | None] = queue.SimpleQueue()
        self._held: list[Callable[[], None]] = []
        self._thread = threading.Thread(target=self._run, name="storage", daemon=True)

    @property
    def is_locked(self) -> bool:
        """Whether work waits for a key."""
        return self._vault.is_locked

    def start(self) -> None:
        """Open the database, then begin with the work that was submitted meanwhile."""
        self._thread.start()

    def submit(self, work: Callable[[Store], T], done: Done[T] | None = None) -> None:
        """Have work done.

        Args:
            work: gets the store, on the storage thread.
            done: gets its result or its ``AppError``, on the storage thread.
        """

        def on_store() -> T:
            if isinstance(self._vault.store, AppError):
                raise self._vault.store
            return work(self._vault.store)

        self._work.put((self._guarded(on_store, done), False))

    def submit_vault(self, work: Callable[[Vault], T], done: Done[T] | None = None) -> None:
        """Have something done with the file itself; as ``submit``, but also while it is locked."""
        self._work.put((self._guarded(lambda: work(self._vault), done), True))

    def close(self) -> None:
        """Finish all work that was submitted, then end the thread."""
        if self._thread.ident is None:
            self.start()
        self._work.put(None)
        self._thread.join()

    def _guarded(self, work: Callable[[], T], done: Done[T] | None) -> Callable[[], None]:
        def run() -> None:
            result: Any
            try:
                result = work()
            except AppError as error:
                result = error
            except Exception:  # noqa: BLE001 - the edge of the thread: the caller must hear
                threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), self._thread)))
                result = AppError(ErrorKind.STORAGE_FAILED, path=str(self._path))
            if done is not None:
                done(result)

        return run

    def _run(self) -> None:
        self._vault.start()
        while (item := self._work.get()) is not None:
            run, is_for_vault = item
            if self._vault.is_locked and not is_for_vault:
                self._held.append(run)
                continue
            run()
            if self._held and not self._vault.is_locked:
                self._run_held()
        self._run_held()  # if it is still locked, they hear so
        self._vault.close()

    def _run_held(self) -> None:
        held, self._held = self._held, []
        for run in held:
            run()

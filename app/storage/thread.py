"""The storage thread: the only one that touches the database."""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from app.core.errors import AppError, ErrorKind

if TYPE_CHECKING:
    from app.storage.store import Store

T = TypeVar("T")
Done = Callable[[T | AppError], None]


class StorageThread:
    """Runs work on the store, in the order of the calls.

    Opening the database is the first work. If it fails, all other work answers with the same
    error: nothing is written anywhere.
    """

    def __init__(self, path: Path) -> None:
        """Take work from now on; it is done after ``start``.

        Args:
            path: of the database file.
        """
        self._path = path
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._store: Store | AppError = AppError(ErrorKind.STORAGE_FAILED)
        self._thread = threading.Thread(target=self._run, name="storage", daemon=True)

    def start(self) -> None:
        """Open the database, then begin with the work that was submitted meanwhile."""
        self._thread.start()

    def submit(self, work: Callable[[Store], T], done: Done[T] | None = None) -> None:
        """Have work done.

        Args:
            work: gets the store, on the storage thread.
            done: gets its result or its ``AppError``, on the storage thread.
        """

        def run() -> None:
            result: Any
            if isinstance(self._store, AppError):
                result = self._store
            else:
                try:
                    result = work(self._store)
                except AppError as error:
                    result = error
                except Exception:  # noqa: BLE001 - the edge of the thread: the caller must hear
                    threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), self._thread)))
                    result = AppError(ErrorKind.STORAGE_FAILED, path=str(self._path))
            if done is not None:
                done(result)

        self._work.put(run)

    def close(self) -> None:
        """Finish all work that was submitted, then end the thread."""
        if self._thread.ident is None:
            self.start()
        self._work.put(None)
        self._thread.join()

    def _run(self) -> None:
        from app.storage.store import Store, open_store  # here: off the start of the window

        try:
            self._store = open_store(self._path)
        except AppError as error:
            self._store = error
        except OSError as error:
            kind = ErrorKind.FOLDER_NOT_WRITABLE
            self._store = AppError(kind, path=str(self._path), reason=type(error).__name__)
        while (run := self._work.get()) is not None:
            run()
        if isinstance(self._store, Store):
            self._store.close()

"""Long work on the database beside the storage thread: backups, and the check for damage.

Each job opens its own connection and only reads the database. Jobs run one after the other and end
early when they are not wanted any more.
"""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from app.core.errors import AppError, ErrorKind
from app.storage.backups import CancelledError

T = TypeVar("T")
IsWanted = Callable[[], bool]


class UpkeepThread:
    """Its thread begins with the first job."""

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[tuple[int, Callable[[IsWanted], None]] | None]
        self._jobs = queue.SimpleQueue()
        self._era = 0  # jobs of an earlier one are not wanted
        self._is_free = threading.Event()
        self._is_free.set()
        self._thread = threading.Thread(target=self._run, name="upkeep", daemon=True)

    def submit(self, job: Callable[[IsWanted], T], done: Callable[[T | AppError], None]) -> None:
        """Have a job done.

        Args:
            job: gets a function that tells whether it is still wanted; raises ``CancelledError``
                when it has ended early.
            done: gets its result on this thread, unless it was cancelled.
        """

        def run(is_wanted: IsWanted) -> None:
            result: Any
            try:
                result = job(is_wanted)
            except CancelledError:
                return
            except AppError as error:
                result = error
            except OSError as error:
                kind = ErrorKind.FOLDER_NOT_WRITABLE
                result = AppError(kind, path=str(error.filename or ""))
            except Exception:  # noqa: BLE001 - the edge of the thread: the caller must hear
                threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), self._thread)))
                result = AppError(ErrorKind.STORAGE_FAILED)
            if is_wanted():
                done(result)

        self._jobs.put((self._era, run))
        if self._thread.ident is None:
            self._thread.start()

    def cancel(self) -> None:
        """End all jobs; returns when none runs."""
        self._era += 1
        self._is_free.wait()

    def close(self) -> None:
        """End all jobs and the thread."""
        self.cancel()
        if self._thread.ident is not None:
            self._jobs.put(None)
            self._thread.join()

    def _run(self) -> None:
        while (item := self._jobs.get()) is not None:
            era, run = item
            self._is_free.clear()
            if era == self._era:
                run(lambda era=era: era == self._era)  # type: ignore[misc] # a default binds it
            self._is_free.set()

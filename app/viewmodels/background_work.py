"""Work on the disk that the GUI thread does not wait for."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from functools import partial
from typing import NoReturn, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.core.errors import AppError, ErrorKind

T = TypeVar("T")
_PATIENCE_S = 3.0
"""With a disk that hangs; the program's end then ends the thread."""


class BackgroundWork(QObject):
    """One thread, which does what it is given in order; it begins with the first work.

    Results come on the GUI thread, and none after ``close``.
    """

    _ready = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._is_closed = False
        self._ready.connect(self._on_ready, Qt.ConnectionType.QueuedConnection)

    def submit(self, work: Callable[[], T], done: Callable[[T | AppError], None]) -> None:
        """Have work done; ``done`` gets its result, or the failure that it has raised."""

        def run() -> None:
            try:
                result: T | AppError = work()
            except AppError as error:
                result = error
            except OSError as error:  # what was there a moment ago is not there any more
                path = str(error.filename or "")
                result = AppError(ErrorKind.MODEL_FILE_MISSING, path=path)
            except Exception as bug:  # noqa: BLE001 - the edge of the thread
                self.tell(partial(_raise, bug))
                return
            self.tell(lambda: done(result))

        self._work.put(run)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()

    def tell(self, call: Callable[[], None]) -> None:
        """From the work: call something on the GUI thread."""
        if not self._is_closed:
            self._ready.emit(call)

    def close(self) -> None:
        """Wait a little for the work that is under way; what waits behind it is dropped."""
        self._is_closed = True
        self._work.put(None)
        if self._thread is not None:
            self._thread.join(timeout=_PATIENCE_S)

    def _run(self) -> None:
        while (work := self._work.get()) is not None and not self._is_closed:
            work()

    @Slot(object)
    def _on_ready(self, call: Callable[[], None]) -> None:
        if not self._is_closed:
            call()


def _raise(bug: Exception) -> NoReturn:
    """On the GUI thread, whose bugs are shown."""
    raise bug

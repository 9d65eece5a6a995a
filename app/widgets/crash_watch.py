"""Catches mistakes of the program where nothing else does, and shows them to the person.

Python's hooks for the window's thread and all others come here; so does the end of the process
before, if it was a fault.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.viewmodels.language import say

if TYPE_CHECKING:
    from app.widgets.crash_dialog import CrashDialog
    from app.widgets.main_window import MainWindow


class CrashWatch(QObject):
    """Shows one dialog, however many mistakes follow each other.

    Attributes:
        dialog: the report that is shown; ``None`` before the first.
        end_of_last: what the process before wrote when a fault ended it; empty otherwise.

    Signals:
        caught(object, str): an exception and the name of its thread; on any thread.
    """

    caught = Signal(object, str)

    def __init__(self, logs: Path) -> None:
        """Watch from now on.

        Args:
            logs: folder of the logs.
        """
        super().__init__()
        self._logs = logs
        self.dialog: CrashDialog | None = None
        self._seen: set[str] = set()
        self._file: IO[str] | None = None
        self.end_of_last = ""
        self.caught.connect(self._on_caught, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def watch_for_end(self) -> None:
        """Be ready for the end of this process by a fault, and read of the last one's."""
        from app.system.crash_report import watch_for_end

        self._file, self.end_of_last = watch_for_end(self._logs)

    def begin(self, window: MainWindow) -> None:
        """Once the window is there: watch for the end, and tell of the last one, if it was bad."""
        self.watch_for_end()
        if self.end_of_last:
            show = say("Show the report")
            window.notice.offer(
                say("Penseur ended unexpectedly the last time. What you saw was kept."),
                show,
                self.show_end_of_last,
            )
            window.menus.add_to_help(
                say("Report of the last end"), self.show_end_of_last, name="last_report"
            )

    def show_end_of_last(self) -> None:
        """Show the report of the process before."""
        from app.system.crash_report import describe_end

        self._show(describe_end(self.end_of_last, self._logs))

    def close(self) -> None:
        """The process ends as it should."""
        from app.system.crash_report import forget_end

        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        forget_end(self._file)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, error, trace)
        if not isinstance(error, KeyboardInterrupt):
            self.caught.emit(error.with_traceback(trace), threading.current_thread().name)

    def _on_thread_exception(self, hook: threading.ExceptHookArgs) -> None:
        threading.__excepthook__(hook)
        if hook.exc_value is not None:
            name = hook.thread.name if hook.thread else "?"
            self.caught.emit(hook.exc_value, name)

    @Slot(object, str)
    def _on_caught(self, error: BaseException, thread: str) -> None:
        from app.system.crash_report import describe

        self._show(describe(error, thread, self._logs))

    def _show(self, report: str) -> None:
        from app.widgets.crash_dialog import CrashDialog

        first_line, _, rest = report.partition("\n")  # the first line holds the time
        if rest in self._seen:
            return
        self._seen.add(rest)
        if self.dialog is None:
            self.dialog = CrashDialog()
        self.dialog.add(f"{first_line}\n{rest}")
        self.dialog.show()
        self.dialog.raise_()

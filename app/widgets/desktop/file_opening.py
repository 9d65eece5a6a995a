"""Files that macOS opens with the program: it sends an event, there are no arguments."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class FileOpeningApplication(QApplication):
    """Collects the files until somebody takes them.

    An event filter would see every event of the program; this sees those of the application.
    """

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._waiting: list[Path] = []
        self._take: Callable[[list[Path]], None] | None = None

    def take_files(self, take: Callable[[list[Path]], None]) -> None:
        """Have files given to somebody, those of before too."""
        self._take = take
        self._give()

    def event(self, event: QEvent) -> bool:
        """Keep the file of an event."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._waiting.append(Path(event.file()))
            self._give()
            return True
        return super().event(event)

    def _give(self) -> None:
        if self._take is not None and self._waiting:
            files, self._waiting = self._waiting, []
            self._take(files)

"""GGUF files and folders that are dropped onto a window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class ModelDrop(QObject):
    """Watches widgets; whatever else is dropped there goes its usual way.

    Signals:
        dropped(list[Path]): models, or folders.
    """

    dropped = Signal(list)

    def __init__(self, *, takes_folders: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._takes_folders = takes_folders

    def watch(self, widget: QWidget) -> None:
        """Take what is dropped there."""
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Accept what is a model."""
        if isinstance(event, QDropEvent | QDragEnterEvent | QDragMoveEvent):
            paths = self._models_in(event.mimeData())
            if paths:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.dropped.emit(paths)
                # what else is dropped with them goes its usual way
                return len(paths) == len(event.mimeData().urls())
        return False

    def _models_in(self, data: QMimeData) -> list[Path]:
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        return [path for path in paths if self._is_wanted(path)]

    def _is_wanted(self, path: Path) -> bool:
        return path.suffix.lower() == ".gguf" or (self._takes_folders and path.is_dir())

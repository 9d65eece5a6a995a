"""Notices that somebody uses the program, in any of its windows."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_BETWEEN_S = 1.0
_USES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
    QEvent.Type.TabletPress,
}


class IdleWatch(QObject):
    """Watches what the system tells the window that has the keyboard, and nothing else.

    A filter of the whole application would run Python for every event of every widget.

    Signals:
        used: somebody is there; at most once a second.
    """

    used = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._told_at = 0.0
        self._window: QWindow | None = None
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._on_window_changed)
        self._on_window_changed(QGuiApplication.focusWindow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look, and let everything pass."""
        if event.type() in _USES and time.monotonic() - self._told_at >= _BETWEEN_S:
            self._told_at = time.monotonic()
            self.used.emit()
        return super().eventFilter(watched, event)

    def _on_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)  # it may have been here before
            window.installEventFilter(self)
            self.used.emit()

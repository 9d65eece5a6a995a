"""Keeps a window tall enough for its wrapped texts, whatever their size and its width."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

_CAUSES = (QEvent.Type.Show, QEvent.Type.Resize, QEvent.Type.LayoutRequest)


class RoomForText(QObject):
    """Qt gives a window the height of its texts as they were first measured, and cuts them later.

    A window that fills its screen grows no further.
    """

    def __init__(self, window: QWidget) -> None:
        """Watch a window that has a layout.

        Args:
            window: owner of this object.
        """
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another width, or other texts, need another height."""
        if event.type() in _CAUSES:
            self._make_room()
        return super().eventFilter(watched, event)

    def _make_room(self) -> None:
        layout = self._window.layout()
        if layout is None or not layout.hasHeightForWidth():
            return
        most = self._window.screen().availableSize().height()
        needed = min(most, layout.totalMinimumHeightForWidth(self._window.width()))
        if needed != self._window.minimumHeight():
            self._window.setMinimumHeight(needed)

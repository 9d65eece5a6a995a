"""Keeps a window as large as what stands in it needs, which is more where text is larger."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QWidget

from app.widgets.relative_size import growth

_GROWTH = 0.48
"""Text of double the size needs so much more; then 460 px are half of a screen of 1366."""
_CAUSES = (QEvent.Type.Show, QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange)


class LeastSize(QObject):
    """The size below which a window can't be made; never more than its screen has.

    Attributes:
        wanted: on a screen that is large enough.
    """

    def __init__(self, window: QWidget, size: QSize) -> None:
        """Watch a window.

        Args:
            window: owner of this object.
            size: with text of the usual size.
        """
        super().__init__(window)
        self._window, self._size = window, size
        window.installEventFilter(self)
        self._apply()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Text has another size, or the window another screen."""
        if event.type() in _CAUSES:
            self._apply()
        return super().eventFilter(watched, event)

    @property
    def wanted(self) -> QSize:
        """For text of the present size."""
        return self._size * growth(_GROWTH)

    def _apply(self) -> None:
        self._window.setMinimumSize(self.wanted.boundedTo(self._window.screen().availableSize()))

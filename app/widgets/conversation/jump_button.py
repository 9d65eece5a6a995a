"""The button that leads to the latest message."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QToolButton, QWidget

from app.core.translatable import mark
from app.viewmodels.language import say
from app.widgets.relative_size import size_icon
from app.widgets.theme import current_theme, icon

_SIDE_PX = 34
_ABOVE_PX = 50
_LABEL = mark("Jump to the latest message")


class JumpButton(QToolButton):
    """Floats above the end of the view while the reader is elsewhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("jumpToLatest")
        self.setFixedSize(_SIDE_PX, _SIDE_PX)
        size_icon(self, 18)
        self.setToolTip(say(_LABEL))
        self.setAccessibleName(say(_LABEL))
        self._draw_icon()
        self.hide()

    def place(self, area: QSize) -> None:
        """Stand in the middle, above the lower edge of an area of the parent."""
        self.move((area.width() - _SIDE_PX) // 2, area.height() - _ABOVE_PX)

    def changeEvent(self, event: QEvent) -> None:
        """The icon follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        self.setIcon(icon("arrow-down", current_theme().text))

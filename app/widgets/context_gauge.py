"""A thin bar that shows what the context window is used for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.viewmodels.language import said, say
from app.widgets.theme import current_theme, mix

if TYPE_CHECKING:
    from app.core.context_use import ContextUse

_SIZE = QSize(96, 6)
_LEAST_PX = 1.5
"""What is used at all is seen."""


@said
def _in_one_line(description: str) -> str:
    return description.replace("\n", ", ")


class ContextGauge(QWidget):
    """History, thoughts, answer, what a draft would add, and the room that is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_SIZE)
        self.setAccessibleName(say("Use of the context"))
        self._use: ContextUse | None = None
        self._draft_tokens = 0

    def show_use(self, use: ContextUse, draft_tokens: int, description: str) -> None:
        """Show how the window is divided.

        Args:
            use: of the running or the last answer.
            draft_tokens: what stands in the composer, about.
            description: all of it in words.
        """
        if (use, draft_tokens) != (self._use, self._draft_tokens):
            self._use, self._draft_tokens = use, draft_tokens
            self.setToolTip(description)
            self.setAccessibleDescription(_in_one_line(description))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the parts one behind the other."""
        theme, use = current_theme(), self._use
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 3, 3)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), QColor(theme.selected))
        if use is not None and use.total:
            parts = (
                (use.history, theme.muted),
                (use.thoughts, mix(theme.accent, theme.window, 0.5)),
                (use.answer, theme.accent),
                (self._draft_tokens, mix(theme.muted, theme.window, 0.45)),
            )
            left = 0.0
            for tokens, colour in parts:
                width = max(_LEAST_PX, self.width() * tokens / use.total) if tokens else 0.0
                begin = self.width() - left - width if self.isRightToLeft() else left
                painter.fillRect(QRectF(begin, 0, width, self.height()), QColor(colour))
                left += width
        painter.end()

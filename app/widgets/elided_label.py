"""A line of plain text that gives way: cut with an ellipsis where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

_ISOLATED, _END_OF_ISOLATED = "\u2068", "\u2069"  # FSI, PDI


class ElidedLabel(QLabel):
    """Never forces its window to be wide; the whole text is its tool tip while it is cut.

    Attributes:
        is_own: the text is somebody's own words, read in their direction: a question in English
            ends with its question mark in an Arabic window, too.
    """

    is_own = False

    def minimumSizeHint(self) -> QSize:
        """No width at all."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        metrics = self.fontMetrics()
        area = self.contentsRect()
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        self.setToolTip(self.text() if text != self.text() else "")
        if self.is_own:
            text = f"{_ISOLATED}{text}{_END_OF_ISOLATED}"
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setLayoutDirection(self.layoutDirection())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, text)

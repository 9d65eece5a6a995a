"""A text that begins where the lines of the language begin, whatever its own words are.

Qt sees to that for the words of the language alone: names and paths would stand at the other side.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget


class AlignedLabel(QLabel):
    """A label; it follows the direction of reading."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        """The direction may be another."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it; Qt would leave the space at the end of a line in front of it, at the right."""
        can_be_selected = self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        may_be_rich = self.textFormat() is not Qt.TextFormat.PlainText and "<" in self.text()
        if not self.isRightToLeft() or not self.wordWrap() or can_be_selected or may_be_rich:
            super().paintEvent(event)
            return
        area = self.contentsRect()
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption(self.alignment() & ~Qt.AlignmentFlag.AlignVertical_Mask)
        layout.setTextOption(option)
        height = _fill(layout, area.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        top = area.top() + max(0.0, (area.height() - height) / 2)
        layout.draw(painter, QPointF(area.left(), top))
        painter.end()

    def _align(self) -> None:
        sides = Qt.AlignmentFlag
        side = sides.AlignRight | sides.AlignAbsolute if self.isRightToLeft() else sides.AlignLeft
        self.setAlignment(side | sides.AlignVCenter)


def _fill(layout: QTextLayout, width: int) -> float:
    """Break a text into lines; the height of all."""
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return height

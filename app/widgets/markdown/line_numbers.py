"""The numbers of the lines of a code, painted beside it; no text, so that nobody copies them."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextDocument

_LEAST_DIGITS = 2
_GAP_CHARACTERS = 2


def gutter_width(document: QTextDocument) -> int:
    """How much room the numbers of a document take, with the gap to its text."""
    digits = max(_LEAST_DIGITS, len(str(document.blockCount())))
    metrics = QFontMetricsF(document.defaultFont())
    return math.ceil((digits + _GAP_CHARACTERS) * metrics.horizontalAdvance("0"))


def paint_line_numbers(
    painter: QPainter, document: QTextDocument, corner: QPointF, area: QRectF, colour: QColor
) -> None:
    """Paint the numbers of the lines that are exposed.

    Args:
        painter: to paint with.
        document: the code, one block a line.
        corner: where its text begins; the numbers stand to the left.
        area: what is exposed.
        colour: of the numbers.
    """
    layout = document.documentLayout()
    metrics = QFontMetricsF(document.defaultFont())
    width = gutter_width(document)
    gap = _GAP_CHARACTERS * metrics.horizontalAdvance("0")
    painter.setFont(document.defaultFont())
    painter.setPen(colour)
    top = QPointF(0, max(0.0, area.top() - corner.y()))
    block = document.findBlock(max(0, layout.hitTest(top, Qt.HitTestAccuracy.FuzzyHit)))
    while block.isValid():
        place = layout.blockBoundingRect(block).translated(corner)
        if place.top() > area.bottom():
            return
        line = block.layout().lineAt(0)
        if line.isValid():
            number = QRectF(corner.x() - width, place.top() + line.y(), width - gap, line.height())
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(number, flags, str(block.blockNumber() + 1))
        block = block.next()

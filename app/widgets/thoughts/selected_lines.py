"""Selected lines without stripes: lines of thoughts stand farther apart than their font is tall."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QTextBlock, QTextCursor, QTextLine
from PySide6.QtWidgets import QPlainTextEdit

_LINE_FEED_SHARE = 0.25
"""Of a line's height: so wide is what Qt shows for a selected end of a paragraph."""


def fill_between_lines(edit: QPlainTextEdit, painter: QPainter, colour: QColor) -> None:
    """Paint what Qt leaves out above each visible line of the selection and of marks.

    Args:
        edit: whose viewport the painter paints on.
        painter: used before Qt paints the text.
        colour: of both.
    """
    cursor = edit.textCursor()
    spans = [(cursor.selectionStart(), cursor.selectionEnd())]
    for mark in edit.extraSelections():
        cursor = QTextCursor(mark.cursor)
        spans.append((cursor.selectionStart(), cursor.selectionEnd()))
    for start, end in spans:
        if start == end:
            continue
        block, bottom = edit.firstVisibleBlock(), float(edit.viewport().height())
        while block.isValid() and block.position() < end:
            area = edit.blockBoundingGeometry(block).translated(edit.contentOffset())
            if area.top() > bottom:
                break
            if start < block.position() + block.length():
                for gap in _gaps(block, start - block.position(), end - block.position()):
                    painter.fillRect(gap.translated(area.topLeft()), colour)
            block = block.next()


def _gaps(block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    """The rooms above the lines of a block that are selected, from its top.

    Args:
        block: laid out.
        start: of the selection, in UTF-16 units from the beginning of the block.
        end: likewise.
    """
    layout = block.layout()
    above = 0.0
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        is_last = number + 1 == layout.lineCount()
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        takes_end = is_last and end > last
        if first < last or (takes_end and start <= last):
            left, right = sorted((_x_of(line, first), _x_of(line, last)))
            right = min(right, line.naturalTextRect().right())  # without the space at a break
            if takes_end:
                right += _LINE_FEED_SHARE * line.height()
            yield QRectF(left, above, right - left, max(0.0, line.y() - above))
        above = line.y() + line.height()


def _x_of(line: QTextLine, position: int) -> float:
    found: Any = line.cursorToX(position)  # the stubs say less than what comes
    return float(found[0])

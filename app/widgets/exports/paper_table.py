"""Tables on paper: columns as in the window, smaller where they are too wide, cut between rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)

from app.widgets.exports.paper import Setting
from app.widgets.markdown.decorations import paint_decorations
from app.widgets.markdown.document_builder import DocumentBuilder
from app.widgets.markdown.elements import Gap, Paragraph, Role, Runs, Table
from app.widgets.markdown.inlines import runs_of
from app.widgets.markdown.source import is_right_to_left
from app.widgets.markdown.spans import Cell
from app.widgets.markdown.table_columns import Column, column_widths

_PAD_ACROSS_EM = 0.7
_PAD_DOWN_EM = 0.36
_COMFORTABLE_EM = (8.0, 5.5, 4.0)
"""The least width of a column that needs as much, tried until the table is narrow enough."""
_WIDEST_EM = 24.0
_MOST_MEASURED = 200
_SIDES = {
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "left": Qt.AlignmentFlag.AlignLeft,
}


class TablePiece:
    """A table. Its cells are laid out to be measured, and once more to be painted."""

    leads = False

    def __init__(self, table: Table, setting: Setting, gap: float) -> None:
        self.gap = gap
        self._setting = setting
        em = setting.typography.em
        self._across, self._down = _PAD_ACROSS_EM * em, _PAD_DOWN_EM * em
        self._rows: list[tuple[Cell, ...]] = [table.block.header, *table.block.rows]
        self._alignments = table.block.alignments
        words = (run.text for cell in table.block.header for run in runs_of(cell))
        self._is_rtl = is_right_to_left(words)
        if self._is_rtl:  # the first column is at the right
            self._rows = [row[::-1] for row in self._rows]
            self._alignments = self._alignments[::-1]
        padding = 2 * self._across * len(table.block.header)
        columns, room = self._measured(), setting.width - padding
        for comfortable in _COMFORTABLE_EM:
            self._widths = column_widths(
                columns, room, comfortable=comfortable * em, widest=_WIDEST_EM * em
            )
            if sum(self._widths) <= room:
                break
        total = sum(self._widths) + padding
        self._scale = min(1.0, setting.width / total) if total else 1.0
        self._left = setting.width / self._scale - total if self._is_rtl else 0.0
        self._tops = [0.0]
        for row in range(len(self._rows)):
            self._tops.append(self._tops[-1] + self._row_height(row))
        self.height = self._tops[-1] * self._scale

    def cuts(self) -> Sequence[float]:
        """Between rows, but not below the header."""
        return [top * self._scale for top in self._tops[2:-1]]

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint the rows between."""
        painter.save()
        painter.scale(self._scale, self._scale)
        painter.translate(self._left, -top / self._scale)
        area = QRectF(0, top, self._setting.width, bottom - top)
        painter.setClipRect(_scaled(area, 1 / self._scale).adjusted(-20, 0, 20, 0))
        for row, (first, last) in enumerate(pairwise(self._tops)):
            if last * self._scale > top + 0.01 and first * self._scale < bottom - 0.01:
                self._paint_row(painter, row, first, last)  # one taller than a page is cut
        painter.restore()

    def _paint_row(self, painter: QPainter, row: int, top: float, bottom: float) -> None:
        typography = self._setting.typography
        x = self._across
        for column, cell in enumerate(self._rows[row]):
            document, builder = self._document(row, column, cell)
            document.setTextWidth(self._widths[column])
            painter.save()
            painter.translate(x, top + self._down)
            area = QRectF(0, 0, self._widths[column], bottom - top)
            paint_decorations(painter, document, typography, area)
            context = QAbstractTextDocumentLayout.PaintContext()
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.Text, QColor(typography.theme.text))
            context.palette = palette
            document.documentLayout().draw(painter, context)
            painter.restore()
            del builder
            x += self._widths[column] + 2 * self._across
        width = sum(self._widths) + 2 * self._across * len(self._widths)
        colour = typography.theme.border if row else typography.theme.muted
        painter.fillRect(QRectF(0, bottom - 1, width, 0.8), QColor(colour))

    def _measured(self) -> list[Column]:
        columns = [Column() for _ in self._rows[0]]
        for row in range(min(len(self._rows), _MOST_MEASURED)):
            for column, cell in enumerate(self._rows[row]):
                document, _ = self._document(row, column, cell)
                document.setTextWidth(-1)
                columns[column].natural = max(columns[column].natural, document.idealWidth() + 1)
        return columns

    def _row_height(self, row: int) -> float:
        heights = [0.0]
        for column, cell in enumerate(self._rows[row]):
            document, _ = self._document(row, column, cell)
            document.setTextWidth(self._widths[column])
            heights.append(document.size().height())
        return max(heights) + 2 * self._down

    def _document(self, row: int, column: int, cell: Cell) -> tuple[QTextDocument, DocumentBuilder]:
        """A cell, and what has to live as long as its document."""
        document = QTextDocument()
        builder = DocumentBuilder(document, self._setting.typography, self._setting.formulas)
        builder.set_max_width(_WIDEST_EM * self._setting.typography.em)
        runs: Runs = runs_of(cell)
        if row == 0:
            runs = tuple(replace(run, style=replace(run.style, is_bold=True)) for run in runs)
        builder.replace_from(0, [Paragraph(Role.BODY, runs, gap=Gap.NONE)])
        cursor = QTextCursor(document)
        align = QTextBlockFormat()
        usual = Qt.AlignmentFlag.AlignRight if self._is_rtl else Qt.AlignmentFlag.AlignLeft
        side = _SIDES.get(self._alignments[column], usual)
        align.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        cursor.mergeBlockFormat(align)
        return document, builder


def _scaled(area: QRectF, factor: float) -> QRectF:
    return QRectF(
        area.x() * factor, area.y() * factor, area.width() * factor, area.height() * factor
    )

"""The cells of a table in a document: QTextTables of a few rows each, one below the other.

Qt lays a whole QTextTable out again for every character in it. Short ones with columns of fixed
widths look like one table, and only the last of them costs anything while it grows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableCellFormat,
    QTextTableFormat,
)

ROWS_EACH = 12


class TableGrid:
    """Rows of cells that are added and removed at the end.

    Attributes:
        row_count: how many there are.
        is_rtl: whether the first column is at the right.
    """

    def __init__(
        self, document: QTextDocument, padding: tuple[int, int], *, is_rtl: bool = False
    ) -> None:
        self.is_rtl = is_rtl
        self._document = document
        self._across, self._down = padding
        self._tables: list[QTextTable] = []
        self._widths: list[int] = []
        self.row_count = 0
        self._shrink_last_block(QTextCursor(document))

    def resize(self, rows: int, columns: int) -> None:
        """Have so many rows; new ones are empty."""
        needed = -(-rows // ROWS_EACH)
        while len(self._tables) > needed:
            self._remove_last_table()
        while self.row_count < rows:
            in_last = self.row_count - (len(self._tables) - 1) * ROWS_EACH
            if not self._tables or in_last == ROWS_EACH:
                self._add_table(min(ROWS_EACH, rows - self.row_count), columns)
            else:
                count = min(ROWS_EACH - in_last, rows - self.row_count)
                self._tables[-1].appendRows(count)
                self.row_count += count
        if self.row_count > rows:
            last = self._tables[-1]
            surplus = self.row_count - rows
            last.removeRows(last.rows() - surplus, surplus)
            self.row_count = rows

    def cell(self, row: int, column: int) -> QTextTableCell:
        """A cell; Qt knows no tables that begin at the right."""
        table = self._tables[row // ROWS_EACH]
        return table.cellAt(
            row % ROWS_EACH, table.columns() - 1 - column if self.is_rtl else column
        )

    def row_top(self, row: int) -> float:
        """Where a row begins, in the document's coordinates."""
        layout = self._document.documentLayout()
        tops = [  # of cells that are centred, the tallest begins at the top
            layout.blockBoundingRect(self.cell(row, column).firstCursorPosition().block()).top()
            for column in range(self._tables[row // ROWS_EACH].columns())
        ]
        return min(tops) - self._down

    def pad(self, row: int, column: int, columns: int, *, is_centred: bool = False) -> None:
        """Give a cell its padding; the outer edges of the table have none.

        Args:
            row: of the cell.
            column: of the cell.
            columns: how many there are.
            is_centred: whether what it holds is in the middle of the row's height.
        """
        form = QTextTableCellFormat()
        if is_centred:
            form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        form.setTopPadding(self._down)
        form.setBottomPadding(self._down)
        before = self._across if column else 2
        after = self._across if column < columns - 1 else 2
        form.setLeftPadding(after if self.is_rtl else before)
        form.setRightPadding(before if self.is_rtl else after)
        self.cell(row, column).setFormat(form)

    def padding_of(self, columns: int) -> int:
        """What the padding of a row takes across."""
        return 2 * self._across * max(0, columns - 1) + 4

    def set_widths(self, widths: Sequence[int]) -> None:
        """Make the columns so wide, without padding."""
        columns = len(widths)
        full = [
            width + (self._across if index else 2) + (self._across if index < columns - 1 else 2)
            for index, width in enumerate(widths)
        ]
        if full == self._widths:
            return
        self._widths = full
        for table in self._tables:
            table.setFormat(self._format())

    def _format(self) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setBorder(0)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        form.setCellSpacing(0)
        form.setCellPadding(0)
        form.setMargin(0)
        if self.is_rtl:
            form.setAlignment(Qt.AlignmentFlag.AlignRight)
        if self._widths:
            fixed = QTextLength.Type.FixedLength
            widths = self._widths[::-1] if self.is_rtl else self._widths
            form.setColumnWidthConstraints([QTextLength(fixed, width) for width in widths])
            form.setWidth(QTextLength(fixed, sum(self._widths)))
        return form

    def _add_table(self, rows: int, columns: int) -> None:
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self._tables.append(cursor.insertTable(rows, columns, self._format()))
        self.row_count += rows
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self._shrink_last_block(cursor)

    def _remove_last_table(self) -> None:
        table = self._tables.pop()
        self.row_count -= table.rows()
        table.removeRows(0, table.rows())

    def _shrink_last_block(self, cursor: QTextCursor) -> None:
        """The block that Qt demands between tables takes no room."""
        block = QTextBlockFormat()
        block.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        tiny = QTextCharFormat()
        font = self._document.defaultFont()
        font.setPixelSize(1)
        tiny.setFont(font)
        cursor.setBlockFormat(block)
        cursor.setBlockCharFormat(tiny)

    def rows_between(self, top: float, bottom: float) -> Iterator[int]:
        """The rows that an area touches."""
        low, high = 0, self.row_count
        while low < high:
            middle = (low + high) // 2
            if self.row_top(middle) < top:
                low = middle + 1
            else:
                high = middle
        for row in range(max(0, low - 1), self.row_count):
            if self.row_top(row) > bottom:
                return
            yield row

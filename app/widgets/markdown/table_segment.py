"""A table: thin lines, aligned columns, inline markup; scrolls sideways where it is too wide."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from app.viewmodels.language import say
from app.widgets.markdown.copying import selected_text
from app.widgets.markdown.decorations import paint_block
from app.widgets.markdown.elements import Element, Paragraph, Role, Run, Runs, Style, Table
from app.widgets.markdown.formulas import Formulas, Key
from app.widgets.markdown.inlines import HARD_BREAK, in_parts, runs_of
from app.widgets.markdown.run_writer import RunWriter, Written
from app.widgets.markdown.segments import TextSegment
from app.widgets.markdown.source import is_right_to_left
from app.widgets.markdown.spans import Cell, TableBlock
from app.widgets.markdown.table_columns import Column, column_widths
from app.widgets.markdown.table_grid import TableGrid
from app.widgets.markdown.typography import CODE_PAD_PX, LINE_HEIGHT, Typography
from app.widgets.theme import mix

_COMFORTABLE_EM = 8.0
_WIDEST_EM = 24.0
_PAD_ACROSS_EM = 0.9
_PAD_DOWN_EM = 0.5
_LONGEST_WORD_EM = 12.0
"""A longer name in code is broken all the same."""
_TALL_EM = 2.1
"""The cells of a row with a formula of more than this height are centred."""
_ALIGNMENTS = {
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "left": Qt.AlignmentFlag.AlignLeft,
}
_PARAGRAPH = Paragraph(Role.BODY, ())
_MOST_MEASURED = 400
_MOST_DESCRIBED = 100
_LONGEST_CELL = 6_000
_MOST_TOKENS = 1_200
"""Characters and inline tokens of a cell beyond these are not shown."""
_MOST_ROWS = 2_000
"""Rows of a table beyond these are not shown; no answer has so many."""


class TableSegment(TextSegment):
    """A table that grows at its end; what is equal is not written again."""

    def __init__(self, typography: Typography, formulas: Formulas, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("Table"))
        formulas.adopt(self.document())
        self._writer = RunWriter(typography, formulas)
        self._block = TableBlock((), (), ())
        self._cells: dict[tuple[int, int], tuple[Runs, Written]] = {}
        self._rows: list[tuple[Cell, ...]] = []
        self._columns: list[Column] = []
        self._centred: set[int] = set()
        self._reset()
        self.backdrop = self._paint_lines

    @property
    def _typography(self) -> Typography:
        return self._writer.typography

    def show_elements(self, _first: int, elements: Sequence[Element]) -> None:
        """Show a table."""
        (table,) = elements
        if not isinstance(table, Table):
            return
        block = table.block
        is_other = (block.alignments, len(block.header)) != (
            self._block.alignments,
            len(self._columns),
        )
        self._block = block
        if is_other or _is_right_to_left(block) != self._grid.is_rtl:
            self._reset()
            self._columns = [Column() for _ in block.header]
        self._show_rows([block.header, *block.rows[:_MOST_ROWS]])

    def fit(self, width: int) -> int:
        """The height in a width."""
        em = self._typography.em
        padding = self._grid.padding_of(len(self._columns))
        widths = column_widths(
            self._columns,
            width - padding,
            comfortable=_COMFORTABLE_EM * em,
            widest=_WIDEST_EM * em,
        )
        self._grid.set_widths(widths)
        self._table_width = sum(widths) + padding
        height = self._scrolled_height(self._table_width, width)
        if self._grid.is_rtl:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum())
        return height

    def apply(self, typography: Typography) -> None:
        """Wear other colours or sizes."""
        self._writer.typography = typography
        rows = self._rows
        self._reset()
        self._columns = [Column() for _ in self._block.header]
        self._show_rows(rows)

    def show_arrived(self, keys: frozenset[Key]) -> bool:
        """Show formulas that have come; whether there were any."""
        found = False
        for place, (_, written) in list(self._cells.items()):
            if written.waiting & keys:
                found = True
                self._write_cell(*place)
        if found:  # a formula is narrower than its source
            self._columns = [Column() for _ in self._columns]
            for (_, column), (runs, written) in self._cells.items():
                self._measure(column, runs, written)
        return found

    def describe(self) -> None:
        """Say how big it is and what is in it, formulas as their source; the text has no rows."""
        rows: dict[int, list[str]] = {}
        for (row, _), (runs, _) in sorted(self._cells.items())[:_MOST_DESCRIBED]:
            words = (rf"\({run.text}\)" if run.style.is_formula else run.text for run in runs)
            rows.setdefault(row, []).append("".join(words))
        size = say("Rows: {rows}, columns: {n}", rows=len(self._block.rows), n=len(self._columns))
        self.setAccessibleDescription("; ".join((size, *(", ".join(row) for row in rows.values()))))

    retranslate = describe

    def selected(self, *, is_markdown: bool) -> str:
        """The selected cells, row by row."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return ""
        lines = []
        for row in range(self._grid.row_count):
            cells = [
                self._selected_cell(cursor, row, column, is_markdown=is_markdown)
                for column in range(len(self._columns))
            ]
            if not any(cell is not None for cell in cells):
                continue
            texts = [cell or "" for cell in cells]
            lines.append(f"| {' | '.join(texts)} |" if is_markdown else "\t".join(texts))
            if is_markdown and row == 0:
                lines.append("|" + "|".join(map(_dashes, self._block.alignments)) + "|")
        return "\n".join(lines)

    def _selected_cell(
        self, selection: QTextCursor, row: int, column: int, *, is_markdown: bool
    ) -> str | None:
        cell = self._grid.cell(row, column)
        first, last = cell.firstPosition(), cell.lastPosition()
        start, end = max(first, selection.selectionStart()), min(last, selection.selectionEnd())
        if end < start or (start == end and first != last):
            return None
        part = QTextCursor(self.document())
        part.setPosition(start)
        part.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        text = selected_text(part, is_markdown=is_markdown, is_head=row == 0)
        return text.replace("\n", " ")

    def _reset(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        em = self._typography.em
        self.document().setDefaultFont(self._typography.font())
        padding = (round(_PAD_ACROSS_EM * em), round(_PAD_DOWN_EM * em))
        self._writer.max_width_px = _WIDEST_EM * em
        self._grid = TableGrid(self.document(), padding, is_rtl=_is_right_to_left(self._block))
        self._table_width = 0
        self._centred = set()
        self._known_metrics: dict[Style, QFontMetricsF] = {}
        self._cells = {}
        self._rows = []

    def _show_rows(self, rows: list[tuple[Cell, ...]]) -> None:
        first = 0
        while first < min(len(rows), len(self._rows)) and rows[first] is self._rows[first]:
            first += 1
        known = len(self._rows)
        old = self._rows[first:]
        QTextCursor(self.document()).beginEditBlock()
        self._grid.resize(len(rows), len(self._columns))
        self._rows = rows
        for row in range(first, len(rows)):
            for column, cell in enumerate(rows[row]):
                if row < known and old[row - first][column] == cell:
                    continue
                self._cells[row, column] = (self._cell_runs(row, cell), Written())
                self._write_cell(row, column)
        QTextCursor(self.document()).endEditBlock()
        for place in [place for place in self._cells if place[0] >= len(rows)]:
            del self._cells[place]

    def _cell_runs(self, row: int, cell: Cell) -> Runs:
        parts = list(islice(in_parts(runs_of(cell[:_MOST_TOKENS]), _LONGEST_CELL), 2))
        is_whole = len(parts) == 1 and len(cell) <= _MOST_TOKENS
        runs = parts[0] if is_whole else (*parts[0], Run("…"))
        if row:
            return runs
        return tuple(replace(run, style=replace(run.style, is_bold=True)) for run in runs)

    def _write_cell(self, row: int, column: int) -> None:
        runs = self._cells[row, column][0]
        self._grid.pad(row, column, len(self._columns), is_centred=row in self._centred)
        cell = self._grid.cell(row, column)
        cursor = cell.firstCursorPosition()
        cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        block = QTextBlockFormat()
        height = round(LINE_HEIGHT * self._typography.em)
        block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        align = Qt.AlignmentFlag
        usual = align.AlignRight if self._grid.is_rtl else align.AlignLeft
        side = _ALIGNMENTS.get(self._block.alignments[column], usual)
        block.setAlignment(side | align.AlignAbsolute)
        paragraph = replace(_PARAGRAPH, runs=runs)
        if paragraph.is_rtl:
            block.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        cursor.setBlockFormat(block)
        written = Written()
        self._writer.write(cursor, runs, paragraph, written)
        self._cells[row, column] = (runs, written)
        self._measure(column, runs, written)
        self._centre(row)

    def _centre(self, row: int) -> None:
        """Beside a matrix, a word belongs in the middle; beside several lines, to the first."""
        columns = range(len(self._columns))
        cells = [self._cells[row, column] for column in columns if (row, column) in self._cells]
        tallest = max(written.tallest_px for _, written in cells)
        is_centred = tallest > _TALL_EM * self._typography.em
        if is_centred != (row in self._centred):
            self._centred ^= {row}
            for column in columns:
                self._grid.pad(row, column, len(columns), is_centred=is_centred)

    def _measure(self, column: int, runs: Runs, written: Written) -> None:
        """Note how wide the column wants to be."""
        widths, longest_word = [0.0], 0.0
        for run, length in zip(runs, written.lengths, strict=True):
            if run.style.is_formula and length == 1:
                widths[-1] += written.widest_px
                continue
            metrics = self._metrics(run.style)
            if run.style.is_code:  # a name that is broken cannot be read
                widths[-1] += 2 * CODE_PAD_PX
                word = max(run.text[:_MOST_MEASURED].split(), key=len, default="")
                longest_word = max(longest_word, metrics.horizontalAdvance(word) + 2 * CODE_PAD_PX)
            for index, piece in enumerate(run.text.split(HARD_BREAK)):
                if index:
                    widths.append(0.0)
                widths[-1] += metrics.horizontalAdvance(piece[:_MOST_MEASURED])
        found = self._columns[column]
        found.natural = max(found.natural, max(widths) + 1)
        if longest_word > _LONGEST_WORD_EM * self._typography.em:
            longest_word = 0.0
        found.unbreakable = max(found.unbreakable, written.widest_px, longest_word)

    def _metrics(self, style: Style) -> QFontMetricsF:
        if style not in self._known_metrics:
            font = self._typography.char_format(style, _PARAGRAPH).font()
            self._known_metrics[style] = QFontMetricsF(font)
        return self._known_metrics[style]

    def _paint_lines(self, painter: QPainter, area: QRectF) -> None:
        """A strong line below the head, thin ones between the rows and below the last."""
        theme = self._typography.theme
        left = self.document().textWidth() - self._table_width if self._grid.is_rtl else 0.0
        bottom = math.ceil(self.document().size().height()) - 1
        painter.fillRect(QRectF(left, bottom, self._table_width, 1), QColor(theme.border))
        for row in self._grid.rows_between(area.top(), area.bottom()):
            if row:
                colour = mix(theme.border, theme.muted, 0.6) if row == 1 else theme.border
                top = round(self._grid.row_top(row))
                painter.fillRect(QRectF(left, top, self._table_width, 1), QColor(colour))
            for column in range(len(self._columns)):
                block = self._grid.cell(row, column).firstCursorPosition().block()
                paint_block(painter, block, self._typography, area)


def _is_right_to_left(block: TableBlock) -> bool:
    """Whether the first words of the table are written from the right."""
    runs = (run for row in (block.header, *block.rows[:1]) for cell in row for run in runs_of(cell))
    return is_right_to_left(run.text for run in runs if run.style.has_words)


def _dashes(alignment: str) -> str:
    return {"right": "--:", "center": ":-:", "left": ":--"}.get(alignment, "---")

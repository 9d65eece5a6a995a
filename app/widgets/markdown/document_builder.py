"""Paragraphs in a QTextDocument, one block each, changed only where they changed.

All goes through QTextCursor; no HTML is ever made.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor, QTextDocument, QTextList, QTextListFormat

from app.widgets.markdown.elements import Paragraph, Runs
from app.widgets.markdown.formulas import Formulas, Key
from app.widgets.markdown.places import Mark, MarkKind
from app.widgets.markdown.run_writer import RunWriter, Written, ends_spaced
from app.widgets.markdown.typography import Typography

_ITEMS_EACH = 12


class DocumentBuilder:
    """Keeps a document equal to a growing list of paragraphs."""

    def __init__(self, document: QTextDocument, typography: Typography, formulas: Formulas) -> None:
        self._document = document
        self._writer = RunWriter(typography, formulas)
        self._paragraphs: list[Paragraph] = []
        self._written: list[Written] = []
        self._first_of_list: dict[tuple[int, int], int] = {}
        self._waiting: dict[Key, set[int]] = {}
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        formulas.adopt(document)
        self._dress_document()

    @property
    def paragraphs(self) -> Sequence[Paragraph]:
        """What the document shows."""
        return self._paragraphs

    @property
    def has_formulas(self) -> bool:
        """Whether formulas stand in the text, set or not."""
        return any(run.style.is_formula for item in self._paragraphs for run in item.runs)

    def replace_from(self, first: int, paragraphs: Sequence[Paragraph]) -> None:
        """Show these paragraphs after the first ``first``; equal ones are not touched."""
        same = 0
        limit = min(len(paragraphs), len(self._paragraphs) - first)
        while same < limit and paragraphs[same] == self._paragraphs[first + same]:
            same += 1
        index = first + same
        if same == len(paragraphs) and index == len(self._paragraphs):
            return
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        if same < limit and paragraphs[same].has_frame_of(self._paragraphs[index]):
            self._rewrite_runs(cursor, index, paragraphs[same])
            index, same = index + 1, same + 1
        self._remove_from(cursor, index)
        for paragraph in paragraphs[same:]:
            self._append(cursor, paragraph)
        cursor.endEditBlock()

    def dress(self, typography: Typography) -> None:
        """Show the same in other colours or sizes."""
        self._writer.typography = typography
        self._dress_document()
        paragraphs = list(self._paragraphs)
        self.replace_from(0, [])
        self.replace_from(0, paragraphs)

    def set_max_width(self, width_px: float) -> None:
        """Fit formulas into a width."""
        before, self._writer.max_width_px = self._writer.max_width_px, width_px
        narrower = min(before or width_px, width_px)
        for index, written in enumerate(self._written):
            if written.widest_px > narrower:
                self._replace_formulas(index)

    def show_arrived(self, keys: frozenset[Key]) -> bool:
        """Put formulas that have come in the place of their source; whether there were any."""
        indices = {index for key in keys for index in self._waiting.pop(key, ())}
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for index in sorted(indices):
            if index < len(self._paragraphs):
                self._replace_formulas(index)
        cursor.endEditBlock()
        return bool(indices)

    def _dress_document(self) -> None:
        typography = self._writer.typography
        self._document.setDefaultFont(typography.font())
        self._document.setIndentWidth(typography.indent_px)

    def _append(self, cursor: QTextCursor, paragraph: Paragraph) -> None:
        typography = self._writer.typography
        index = len(self._paragraphs)
        block_format = typography.block_format(paragraph, is_first=index == 0)
        mark_format = typography.mark_format(paragraph)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if index:
            cursor.insertBlock(block_format, mark_format)
        else:
            cursor.setBlockFormat(block_format)
            cursor.setBlockCharFormat(mark_format)
        if paragraph.mark and paragraph.mark.kind is MarkKind.NUMBER:
            self._add_to_list(cursor, paragraph.mark, index, is_rtl=paragraph.is_rtl)
        self._paragraphs.append(paragraph)
        self._written.append(Written())
        self._write(cursor, index, 0)

    def _add_to_list(self, cursor: QTextCursor, mark: Mark, index: int, *, is_rtl: bool) -> None:
        """Let Qt number the block; bullets and boxes are painted by the decorations.

        Qt lays all blocks of a QTextList out again when one is added: so they are short, and the
        next one counts on.
        """
        first = self._first_of_list.get(mark.list_id, index)
        if index > first and mark.number - self._paragraphs[first].number < _ITEMS_EACH:
            known = self._document.findBlockByNumber(first).textList()
            if isinstance(known, QTextList):
                known.add(cursor.block())
                return
        self._first_of_list[mark.list_id] = index
        form = QTextListFormat()
        form.setStyle(QTextListFormat.Style.ListDecimal)
        form.setStart(mark.number)
        form.setNumberPrefix(mark.delimiter if is_rtl else "")
        form.setNumberSuffix("" if is_rtl else mark.delimiter)
        cursor.createList(form)

    def _rewrite_runs(self, cursor: QTextCursor, index: int, paragraph: Paragraph) -> None:
        """Keep the runs that are equal, extend one that only grew, write the others anew."""
        old, new = self._paragraphs[index].runs, paragraph.runs
        written = self._written[index]
        same = _count_kept(old, new)
        block = self._document.findBlockByNumber(index)
        end = block.position() + block.length() - 1
        position = block.position() + sum(written.lengths[:same])
        grown = 0
        if same < min(len(old), len(new)):
            one, other = old[same], new[same]
            is_spaced = ends_spaced(old, same) or ends_spaced(new, same)
            is_text = one.style == other.style and not one.style.is_formula and not is_spaced
            grown = len(one.text) if is_text and other.text.startswith(one.text) else 0
        if grown:
            position += written.lengths[same]
        cursor.setPosition(position)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._paragraphs[index] = paragraph
        del written.lengths[same + bool(grown) :]
        if grown:
            rest = new[same].text[grown:]
            form = self._writer.typography.char_format(new[same].style, paragraph)
            cursor.insertText(rest, form)
            written.lengths[same] += cursor.position() - position
            same += 1
        self._write(cursor, index, same)

    def _write(self, cursor: QTextCursor, index: int, first_run: int) -> None:
        paragraph, written = self._paragraphs[index], self._written[index]
        self._writer.write(cursor, paragraph.runs[first_run:], paragraph, written)
        for key in written.waiting:
            self._waiting.setdefault(key, set()).add(index)

    def _replace_formulas(self, index: int) -> None:
        paragraph = self._paragraphs[index]
        block = self._document.findBlockByNumber(index)
        cursor = QTextCursor(self._document)
        written = self._writer.replace_formulas(
            block.position(), paragraph.runs, paragraph, self._written[index], cursor
        )
        self._written[index] = written
        for key in written.waiting:
            self._waiting.setdefault(key, set()).add(index)

    def _remove_from(self, cursor: QTextCursor, index: int) -> None:
        if index >= len(self._paragraphs):
            return
        del self._paragraphs[index:], self._written[index:]
        self._first_of_list = {
            key: first for key, first in self._first_of_list.items() if first < index
        }
        if index == 0:
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.removeSelectedText()
            return
        block = self._document.findBlockByNumber(index - 1)
        block_format, mark_format = block.blockFormat(), block.charFormat()
        cursor.setPosition(block.position() + block.length() - 1)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        if cursor.block().length() == 1:  # Qt gives an empty block the format of what it removes
            cursor.setBlockFormat(block_format)
            cursor.setBlockCharFormat(mark_format)


def _count_kept(old: Runs, new: Runs) -> int:
    """How many runs at the beginning look the same."""
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    if same and ends_spaced(old, same - 1) != ends_spaced(new, same - 1):
        same -= 1
    return same

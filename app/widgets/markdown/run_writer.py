"""Runs as characters of a document: the one place where text and formulas are inserted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtGui import QTextCharFormat, QTextCursor

from app.widgets.markdown.elements import Paragraph, Run, Runs
from app.widgets.markdown.formulas import (
    OBJECT_CHARACTER,
    Formulas,
    Key,
    natural_height,
    natural_width,
)
from app.widgets.markdown.typography import SOURCE_PROPERTY, Typography, mark_failed


@dataclass
class Written:
    """What became of the runs of a paragraph.

    Attributes:
        lengths: of each run in the document, in UTF-16 units.
        waiting: formulas that are shown as source until they come.
        widest_px: the natural width of the widest formula.
        tallest_px: the natural height of the tallest formula.
    """

    lengths: list[int] = field(default_factory=list)
    waiting: set[Key] = field(default_factory=set)
    widest_px: float = 0.0
    tallest_px: float = 0.0


def ends_spaced(runs: Runs, index: int) -> bool:
    """Whether the last character of a run stands apart from the next: beside inline code."""
    is_beside = index + 1 < len(runs) and runs[index + 1].style.is_code
    return (is_beside or runs[index].style.is_code) and bool(runs[index].text)


class RunWriter:
    """Inserts runs at a cursor.

    Attributes:
        typography: gives the formats.
        max_width_px: of formulas.
    """

    def __init__(self, typography: Typography, formulas: Formulas) -> None:
        self.typography = typography
        self.max_width_px = 0.0
        self._formulas = formulas

    def write(self, cursor: QTextCursor, runs: Runs, paragraph: Paragraph, into: Written) -> None:
        """Insert runs and note their lengths.

        Args:
            cursor: where.
            runs: what.
            paragraph: whose look they take.
            into: added to.
        """
        for index, run in enumerate(runs):
            start = cursor.position()
            if run.style.is_formula:
                self._write_formula(cursor, run, paragraph, into)
            else:
                end = len(run.text) - ends_spaced(runs, index)
                if end:
                    form = self.typography.char_format(run.style, paragraph)
                    cursor.insertText(run.text[:end], form)
                if end < len(run.text):
                    form = self.typography.char_format(run.style, paragraph, is_spaced=True)
                    cursor.insertText(run.text[end:], form)
            into.lengths.append(cursor.position() - start)

    def replace_formulas(
        self,
        block_start: int,
        runs: Runs,
        paragraph: Paragraph,
        written: Written,
        cursor: QTextCursor,
    ) -> Written:
        """Insert the formulas of a paragraph anew, and nothing else.

        Args:
            block_start: the position of the first run.
            runs: of the paragraph.
            paragraph: whose look they take.
            written: what they are now.
            cursor: to edit with.
        """
        result = Written()
        position = block_start
        for run, length in zip(runs, written.lengths, strict=True):
            if run.style.is_formula:
                cursor.setPosition(position)
                cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
                self.write(cursor, (run,), paragraph, result)
            else:
                result.lengths.append(length)
            position += result.lengths[-1]
        return result

    def _write_formula(
        self, cursor: QTextCursor, run: Run, paragraph: Paragraph, into: Written
    ) -> None:
        formula = self._formulas.find(run.text, is_display=False)
        form = self.typography.char_format(run.style, paragraph)
        words = replace(run.style, is_formula=False)
        around = self.typography.char_format(words, paragraph)
        if formula is None or formula.error:
            shown = QTextCharFormat(form)
            shown.setProperty(SOURCE_PROPERTY, run.text)
            if formula is None:
                into.waiting.add((run.text, False))
            else:
                mark_failed(shown, formula.error)
            cursor.insertText(run.text.replace("\n", " "), shown)
            cursor.insertText(run.trail, around)
            return
        font = self.typography.font(paragraph.role)
        colour = self.typography.colour(words, paragraph)
        key = (run.text, False)
        trail = "" if paragraph.is_rtl else run.trail
        limit = self.max_width_px
        shown = self._formulas.char_format(formula, key, font, colour, limit, trail=trail)
        cursor.insertText(OBJECT_CHARACTER, shown)
        into.widest_px = max(into.widest_px, natural_width(formula, font, trail))
        into.tallest_px = max(into.tallest_px, natural_height(formula, font))
        if trail != run.trail:  # it stands to the left of the formula
            cursor.insertText(run.trail, around)

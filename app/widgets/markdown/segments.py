"""Flowing text and display formulas: the parts of a body that are nothing but text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

from app.viewmodels.language import say
from app.widgets.markdown.copying import selected_text
from app.widgets.markdown.decorations import paint_decorations
from app.widgets.markdown.document_builder import DocumentBuilder
from app.widgets.markdown.elements import Element, Maths, Paragraph, Role, Style
from app.widgets.markdown.formulas import OBJECT_CHARACTER, Formulas, Key, natural_width
from app.widgets.markdown.segment_edit import SegmentEdit
from app.widgets.markdown.typography import SOURCE_PROPERTY, Typography, mark_failed

_LEAST_SCALE = 0.72
"""A formula that is too wide even at this scale scrolls instead of becoming smaller."""
_BREATH_PX = 2
_OVERHANG_PX = 3
"""Below the last line: a formula may be a little deeper than its line."""
_BAR_GAP_PX = 4


class TextSegment(SegmentEdit):
    """A part that is one text.

    Signals:
        changed: it has to be fitted again, for a reason of its own.
    """

    changed = Signal()

    @property
    def edits(self) -> Sequence[SegmentEdit]:
        """The texts in it."""
        return (self,)

    def _scrolled_height(self, text_width: int, width: int) -> int:
        """Lay out in ``text_width``, seen through ``width``; the height with its scroll bar."""
        is_wider = text_width > width
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if is_wider else policy.ScrollBarAlwaysOff
        )
        bar_height = 0
        if is_wider:
            bar_height = self.horizontalScrollBar().sizeHint().height() + _BAR_GAP_PX
        return self.lay_out(max(text_width, width)) + bar_height


class FlowSegment(TextSegment):
    """Paragraphs, headings, lists, quotes."""

    def __init__(self, typography: Typography, formulas: Formulas, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("Text"))
        self._builder = DocumentBuilder(self.document(), typography, formulas)
        self._dress_ground(typography)

    def show_elements(self, first: int, elements: Sequence[Element]) -> None:
        """Show these paragraphs after the first ``first``."""
        paragraphs = [element for element in elements if isinstance(element, Paragraph)]
        self._builder.replace_from(first, paragraphs)

    def fit(self, width: int) -> int:
        """The height in a width."""
        self._builder.set_max_width(width)
        return self.lay_out(width) + _OVERHANG_PX

    def apply(self, typography: Typography) -> None:
        """Wear other colours or sizes."""
        self._dress_ground(typography)
        self._builder.dress(typography)

    def show_arrived(self, keys: frozenset[Key]) -> bool:
        """Show formulas that have come; whether there were any."""
        return self._builder.show_arrived(keys)

    def describe(self) -> None:
        """Give a screen reader the sources of the formulas, which are single characters."""
        if self._builder.has_formulas:
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            self.setAccessibleDescription(selected_text(cursor, is_markdown=False))

    def _dress_ground(self, typography: Typography) -> None:
        self.backdrop = partial(_paint_backdrop, self.document(), typography)


def _paint_backdrop(
    document: QTextDocument, typography: Typography, painter: QPainter, area: QRectF
) -> None:
    paint_decorations(painter, document, typography, area)


class MathsSegment(TextSegment):
    """A display formula in the middle of its line, or its source."""

    def __init__(self, typography: Typography, formulas: Formulas, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("Formula"))
        self._typography = typography
        self._formulas = formulas
        self._maths = Maths("", is_closed=False)
        self._shown_width = -1
        formulas.adopt(self.document())

    @property
    def _key(self) -> Key:
        return (self._maths.tex, True)

    def show_elements(self, _first: int, elements: Sequence[Element]) -> None:
        """Show a formula."""
        (maths,) = elements
        if isinstance(maths, Maths) and maths != self._maths:
            self._maths = maths
            self._shown_width = -1
            self.setAccessibleDescription(maths.tex)

    def fit(self, width: int) -> int:
        """The height in a width."""
        font = self._typography.font()
        formula = None
        if self._maths.is_closed:
            formula = self._formulas.find(self._maths.tex, is_display=True)
        if formula is None or formula.error:
            if self._shown_width:
                self._write_source(formula.error if formula else "")
            self._shown_width = 0
            return self._scrolled_height(width, width)
        natural = natural_width(formula, font)
        room = width - 1  # a formula as wide as the line would be too wide for it
        shown_width = max(1, round(min(natural, max(room, _LEAST_SCALE * natural))))
        if shown_width != self._shown_width:
            self._shown_width = shown_width
            colour = self._typography.theme.text
            limit = float(shown_width) if shown_width < natural else natural + 1
            form = self._formulas.char_format(formula, self._key, font, colour, limit)
            self._write(OBJECT_CHARACTER, form, is_centred=True)
        return self._scrolled_height(max(width, shown_width + 1), width)

    def apply(self, typography: Typography) -> None:
        """Wear other colours or sizes."""
        self._typography = typography
        self._shown_width = -1

    def show_arrived(self, keys: frozenset[Key]) -> bool:
        """Show the formula if it has come."""
        if self._key not in keys:
            return False
        self._shown_width = -1
        return True

    def describe(self) -> None:
        """It is described by its source already."""

    def _write_source(self, error: str) -> None:
        form = QTextCharFormat(
            self._typography.char_format(Style(is_source=True), Paragraph(Role.BODY, ()))
        )
        if error:
            mark_failed(form, error)
        if self._maths.is_closed:
            form.setProperty(SOURCE_PROPERTY, self._maths.tex)
        self._write(self._maths.tex.replace("\n", "\u2028"), form, is_centred=False)

    def _write(self, text: str, form: QTextCharFormat, *, is_centred: bool) -> None:
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        block = QTextBlockFormat()
        block.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if is_centred:
            block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        block.setTopMargin(_BREATH_PX)
        block.setBottomMargin(_BREATH_PX)
        cursor.setBlockFormat(block)
        cursor.insertText(text, form)
        cursor.endEditBlock()

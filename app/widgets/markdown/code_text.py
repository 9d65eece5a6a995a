"""The text of a code block: one QTextBlock a line, colours laid over it by a highlighter."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from app.widgets.markdown.code_colours import CodeColours, code_colours
from app.widgets.markdown.elements import Code
from app.widgets.markdown.lexer_shelf import LexerShelf
from app.widgets.markdown.lexing import GrowingCode
from app.widgets.markdown.segment_edit import SegmentEdit
from app.widgets.markdown.typography import Typography

_SIZE_EM = 0.89
_LINE_HEIGHT = 1.5
_TAB_CHARACTERS = 4
_LONGEST_SHOWN = 4_000
_LONG_LINE = re.compile(f"([^\n]{{{_LONGEST_SHOWN}}})(?=[^\n])")


class _Painter(QSyntaxHighlighter):
    """Lays the colours of a ``GrowingCode`` over a document."""

    def __init__(self, document: QTextDocument, colours: CodeColours) -> None:
        super().__init__(document)
        self.code = GrowingCode(None)
        self._formats: dict[str, QTextCharFormat] = {}
        self.colours = colours

    def wear(self, colours: CodeColours) -> None:
        """Use other colours from now on."""
        self.colours = colours
        self._formats.clear()

    def highlightBlock(self, _text: str) -> None:
        """Colour one line."""
        number = self.currentBlock().blockNumber()
        if number >= len(self.code.lines):
            return
        for stretch in self.code.lines[number]:
            self.setFormat(stretch.start, stretch.length, self._format(stretch.colour))

    def _format(self, name: str) -> QTextCharFormat:
        if name not in self._formats:
            form = QTextCharFormat()
            form.setForeground(QColor(getattr(self.colours, name)))
            form.setFontItalic(name == "comment")
            self._formats[name] = form
        return self._formats[name]


class CodeText(SegmentEdit):
    """Code that grows at its end.

    Signals:
        coloured: the lexer has come; the look has changed, not the size.
    """

    coloured = Signal()

    def __init__(self, typography: Typography, lexers: LexerShelf, parent: QWidget) -> None:
        super().__init__(parent)
        self._lexers = lexers
        self._typography = typography
        self._code = Code("", "", is_closed=False)
        self._shown = ""
        self._cut = ("", "")
        self._colours = _Painter(self.document(), code_colours(typography.theme))
        lexers.lexer_ready.connect(self._on_lexer_ready)
        self.set_wrapped(is_wrapped=False)
        self._dress()

    def show_code(self, code: Code) -> None:
        """Show a code; if it continues the one that is shown, only the rest is laid out."""
        if code.language != self._code.language:
            self._colours.code = GrowingCode(self._lexers.find(code.language))
        self._code = code
        shown = self._with_short_lines(code.text)
        before = self.document().blockCount()
        first = self._colours.code.update(shown, is_closed=code.is_closed)
        if not shown.startswith(self._shown):
            self._clear()
        rest = shown[len(self._shown) :]
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(rest)
        self._shown = shown
        self._recolour(first, before)

    def set_wrapped(self, *, is_wrapped: bool) -> None:
        """Whether long lines are broken."""
        mode = QTextOption.WrapMode
        wrapped = mode.WrapAtWordBoundaryOrAnywhere if is_wrapped else mode.NoWrap
        self.setWordWrapMode(wrapped)

    def apply(self, typography: Typography) -> None:
        """Wear other colours or sizes."""
        self._typography = typography
        self._colours.wear(code_colours(typography.theme))
        self._dress()  # the highlighter follows, as all characters change

    @property
    def language_name(self) -> str:
        """The language as people write it, once its lexer is there."""
        lexer = self._lexers.find(self._code.language) if self._code.language else None
        return lexer.name if lexer else ""

    @property
    def natural_width(self) -> int:
        """The width of the longest line, about."""
        return int(self.document().idealWidth()) + 2

    def _with_short_lines(self, text: str) -> str:
        """The text with very long lines cut; complete lines are looked at once."""
        source, shown = self._cut
        if not text.startswith(source):
            source = shown = ""
        end = text.rfind("\n") + 1
        if end > len(source):
            shown += _LONG_LINE.sub("\\1\n", text[len(source) : end])
            self._cut = (text[:end], shown)
        return shown + _LONG_LINE.sub("\\1\n", text[max(end, len(source)) :])

    def _clear(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        self._shown = ""

    def _recolour(self, first: int, end: int) -> None:
        """Colour the lines from ``first`` that were there before; new ones are coloured already."""
        block = self.document().findBlockByNumber(first)
        for _ in range(first, min(end, len(self._colours.code.lines))):
            self._colours.rehighlightBlock(block)
            block = block.next()

    def _on_lexer_ready(self, language: str) -> None:
        if language == self._code.language:
            self._colours.code = GrowingCode(self._lexers.find(language))
            self._colours.code.update(self._shown, is_closed=self._code.is_closed)
            self._colours.rehighlight()
            self.coloured.emit()

    def _dress(self) -> None:
        font = self._typography.monospace(_SIZE_EM)
        document = self.document()
        document.setDefaultFont(font)
        self.setTabStopDistance(_TAB_CHARACTERS * QFontMetricsF(font).horizontalAdvance("x"))
        text = QTextCharFormat()
        text.setFont(font)
        text.setForeground(QColor(self._colours.colours.text))
        line = QTextBlockFormat()
        line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        height = round(font.pixelSize() * _LINE_HEIGHT)
        line.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(line)
        cursor.setCharFormat(text)
        cursor.setBlockCharFormat(text)
        cursor.endEditBlock()

"""Code on paper: coloured, long lines broken, on a ground that goes on over the page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from app.widgets.exports.paper import LinePiece, Piece, Setting, rounded
from app.widgets.exports.paper_text import DocumentPiece
from app.widgets.markdown.code_colours import code_colours
from app.widgets.markdown.elements import Code
from app.widgets.markdown.lexer_shelf import load_lexer
from app.widgets.markdown.lexing import GrowingCode, Stretch
from app.widgets.theme import LIGHT

_SIZE_EM = 0.82
_LINE_HEIGHT = 1.42
_PAD_PX = 12.0
_LINES_EACH = 60
"""Longer code is made of several pieces: each is laid out at once."""
_LONGEST_LINE = 4_000
"""Longer ones go into several blocks: Qt takes long for a block of many lines."""
_COLOURS = code_colours(LIGHT)


def code_pieces(code: Code, setting: Setting, gap: float) -> Iterator[Piece]:
    """The pieces of a block of code."""
    lexer = load_lexer(code.language) if code.language else None
    coloured = GrowingCode(lexer)
    coloured.update(code.text, is_closed=True)
    lines = code.text.split("\n")
    label = lexer.name if lexer else code.language
    for first in range(0, len(lines), _LINES_EACH):
        end = min(first + _LINES_EACH, len(lines))
        document = _document(lines[first:end], coloured.lines[first:end], setting)
        text = DocumentPiece(document, setting.typography, 0.0)
        is_first, is_last = first == 0, end == len(lines)
        yield _CodePiece(
            text, label if is_first else "", setting, gap if is_first else 0.0, (is_first, is_last)
        )


def _document(
    lines: Sequence[str], colours: Sequence[Sequence[Stretch]], setting: Setting
) -> QTextDocument:
    font = setting.typography.monospace(_SIZE_EM)
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    block = QTextBlockFormat()
    block.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    height = round(_LINE_HEIGHT * font.pixelSize())
    block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    form = QTextCharFormat()
    form.setFont(font)
    form.setForeground(QColor(_COLOURS.text))
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setBlockFormat(block)
    for index, line in enumerate(lines):
        if index:
            cursor.insertBlock(block, form)
        start = cursor.position()
        cursor.insertText(line[:_LONGEST_LINE].expandtabs(4), form)
        if "\t" not in line:
            _colour(cursor, start, colours[index] if index < len(colours) else (), form)
        for rest in range(_LONGEST_LINE, len(line), _LONGEST_LINE):
            cursor.insertBlock(block, form)
            cursor.insertText(line[rest : rest + _LONGEST_LINE], form)
    cursor.endEditBlock()
    document.setTextWidth(setting.width - 2 * _PAD_PX)
    return document


def _colour(
    cursor: QTextCursor, start: int, stretches: Sequence[Stretch], form: QTextCharFormat
) -> None:
    end = cursor.position()
    for stretch in stretches:
        coloured = QTextCharFormat(form)
        coloured.setForeground(QColor(getattr(_COLOURS, stretch.colour)))
        coloured.setFontItalic(stretch.colour == "comment")
        cursor.setPosition(min(end, start + stretch.start))
        last = min(end, start + stretch.start + stretch.length)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(coloured)
    cursor.setPosition(end)


class _CodePiece:
    """A part of a block of code, with its ground."""

    leads = False

    def __init__(
        self,
        text: DocumentPiece,
        label: str,
        setting: Setting,
        gap: float,
        ends: tuple[bool, bool],
    ) -> None:
        self.gap = gap
        self._text = text
        self._width = setting.width
        self._is_first, self._is_last = ends
        self._label: LinePiece | None = None
        self._top = _PAD_PX * 0.8 if self._is_first else 0.0
        if label:
            font = setting.typography.font()
            font.setPixelSize(round(0.78 * setting.typography.em))
            self._label = LinePiece(label, font, _COLOURS.label, setting.width - 2 * _PAD_PX, 0.0)
            self._top += self._label.height + 3
        self.height = self._top + text.height + (_PAD_PX * 0.8 if self._is_last else 0.0)

    def cuts(self) -> Sequence[float]:
        """Those of the text."""
        return [self._top + cut for cut in self._text.cuts()]

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint the ground and the lines on it."""
        area = QRectF(0, 0, self._width, bottom - top)
        above = 0.0 if self._is_first and top <= 0 else 20.0
        below = 0.0 if self._is_last and bottom >= self.height else 20.0
        painter.save()
        painter.setClipRect(area)
        path = rounded(area.adjusted(0, -above, 0, below), 7.0)
        painter.fillPath(path, QColor(_COLOURS.ground))
        painter.restore()
        painter.save()
        painter.translate(_PAD_PX, 0)
        if self._label is not None and top <= 0:
            painter.save()
            painter.translate(0, _PAD_PX * 0.55)
            self._label.paint(painter, 0, self._label.height)
            painter.restore()
        first = max(0.0, top - self._top)
        last = min(self._text.height, bottom - self._top)
        if last > first:
            painter.translate(0, max(0.0, self._top - top))
            self._text.paint(painter, first, math.ceil(last))
        painter.restore()

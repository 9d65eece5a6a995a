"""The lines of thoughts: further apart than Qt sets plain text, with formulas on the baseline."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QTextBlock, QTextFormat, QTextInlineObject
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit

from app.widgets.maths.formula_object import DESCENT_PROPERTY, HEIGHT_PROPERTY, WIDTH_PROPERTY

_LEADING = 1.14
"""From baseline to baseline, of what the font itself would take."""
_BLANK_SHARE = 0.6
"""Height of an empty line, of that of a line."""


def line_px(font: QFont) -> int:
    """How far apart lines of thoughts are.

    Args:
        font: of the thoughts.
    """
    return round(QFontMetricsF(font).lineSpacing() * _LEADING)


def blank_px(font: QFont) -> int:
    """How tall an empty line is.

    Args:
        font: of the thoughts.
    """
    return round(line_px(font) * _BLANK_SHARE)


class ThoughtLayout(QPlainTextDocumentLayout):
    """Lays out a block when it is first asked for, as its base class does."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit.document())
        self._edit = edit

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """How much room a block takes."""
        if block.isValid() and block.isVisible() and not block.layout().lineCount():
            self._lay_out(block)
        return super().blockBoundingRect(block)

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        """Have the blocks that changed laid out here: the base class has done so in its own way."""
        super().documentChanged(start, removed, added)
        document = self.document()
        block = document.findBlock(start)
        end = start + added
        while block.isValid():
            block.clearLayout()
            block = block.next()
            if block.isValid() and block.position() > end:
                break
        self.documentSizeChanged.emit(self.documentSize())

    def resizeInlineObject(
        self, item: QTextInlineObject, position: int, shown: QTextFormat
    ) -> None:
        """A formula: what is below the baseline is its descent."""
        del position
        descent = shown.doubleProperty(DESCENT_PROPERTY)
        item.setWidth(shown.doubleProperty(WIDTH_PROPERTY))
        item.setAscent(shown.doubleProperty(HEIGHT_PROPERTY) - descent)
        item.setDescent(descent)

    def _lay_out(self, block: QTextBlock) -> None:
        document = self.document()
        font = document.defaultFont()
        least = blank_px(font) if block.length() == 1 else line_px(font)
        width = max(1, self._edit.viewport().width())
        layout = block.layout()
        layout.setTextOption(document.defaultTextOption())
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLeadingIncluded(True)
            line.setLineWidth(width)
            height = line.height()
            line.setPosition(QPointF(0, y + least - height if height < least else y))
            y += max(least, height)
        layout.endLayout()
        before = document.lineCount()
        block.setLineCount(layout.lineCount())
        if document.lineCount() != before:
            self.documentSizeChanged.emit(self.documentSize())

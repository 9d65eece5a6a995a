"""Flowing text on paper: paragraphs, headings, lists, quotes, and plain text."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from app.widgets.exports.paper import Setting
from app.widgets.markdown.decorations import paint_decorations
from app.widgets.markdown.document_builder import DocumentBuilder
from app.widgets.markdown.elements import Paragraph
from app.widgets.markdown.typography import LINE_HEIGHT, Typography

_LEAST_LINES = 2
"""So many lines of a paragraph stay together, above and below a cut."""
_SMALL_EM = 0.88


class DocumentPiece:
    """A QTextDocument; a page may end below its lines."""

    def __init__(self, document: QTextDocument, typography: Typography, gap: float) -> None:
        """Print a document that has been laid out.

        Args:
            document: it has its width.
            typography: of what stands behind the text.
            gap: above.
        """
        self.gap = gap
        self.leads = False
        self.height = float(math.ceil(document.size().height()))
        self._document = document
        self._typography = typography

    def cuts(self) -> Sequence[float]:
        """Below lines, but not behind a heading, nor where a single line would be left."""
        return list(self._cuts())

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint the lines between."""
        area = QRectF(0, top, self._document.textWidth(), bottom - top)
        painter.save()
        painter.translate(0, -top)
        painter.save()
        painter.setClipRect(area.adjusted(-20, 0, 20, 0))  # grounds and rules are not cut by lines
        paint_decorations(painter, self._document, self._typography, area)
        painter.restore()
        area.setTop(self._paint_rest_of_block(painter, top, bottom))
        if area.height() > 1:
            context = QAbstractTextDocumentLayout.PaintContext()
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.Text, QColor(self._typography.theme.text))
            context.palette = palette
            context.clip = area.adjusted(0, 1, 0, -1)  # else the next line would be painted, too
            self._document.documentLayout().draw(painter, context)
        painter.restore()

    def _paint_rest_of_block(self, painter: QPainter, top: float, bottom: float) -> float:
        """Paint the lines of a block that began above; a height in the first line of the next.

        Qt would paint the line above them, too.
        """
        layout = self._document.documentLayout()
        block = self._document.begin()
        while block.isValid() and layout.blockBoundingRect(block).bottom() <= top + 1:
            block = block.next()
        frame = layout.blockBoundingRect(block)
        if not block.isValid() or frame.top() >= top - 1:
            return top
        painter.setPen(QColor(self._typography.theme.text))
        for index in range(block.layout().lineCount()):
            line = block.layout().lineAt(index)
            start = frame.top() + line.y()
            if start >= top - 1 and start + line.height() <= bottom + 1:
                line.draw(painter, block.layout().position())
        following = block.next()
        if not following.isValid():
            return bottom
        first = following.layout().lineAt(0)
        middle = first.y() + first.height() / 2  # at its edge, Qt would paint the block before, too
        return min(bottom, layout.blockBoundingRect(following).top() + middle)

    def _cuts(self) -> Iterator[float]:
        layout = self._document.documentLayout()
        block = self._document.begin()
        while block.isValid():
            top = layout.blockBoundingRect(block).top()
            following = block.next()
            for index in range(block.layout().lineCount()):
                line = block.layout().lineAt(index)
                if _may_end_page(block, index, has_more=following.isValid()):
                    yield math.ceil(top + line.y() + line.height())
            block = following


def _may_end_page(block: QTextBlock, index: int, *, has_more: bool) -> bool:
    count = block.layout().lineCount()
    if index == count - 1:
        return has_more and not block.blockFormat().headingLevel()
    return index + 1 >= _LEAST_LINES and count - index - 1 >= _LEAST_LINES


class FlowPiece(DocumentPiece):
    """Paragraphs, as in the window."""

    def __init__(self, paragraphs: Sequence[Paragraph], setting: Setting, gap: float) -> None:
        document = QTextDocument()
        builder = DocumentBuilder(document, setting.typography, setting.formulas)
        builder.set_max_width(setting.width)
        builder.replace_from(0, paragraphs)
        document.setTextWidth(setting.width)
        super().__init__(document, setting.typography, gap)
        self._builder = builder  # keeps the painter of the formulas
        self.leads = paragraphs[-1].role.is_heading


def plain_piece(text: str, setting: Setting, gap: float) -> DocumentPiece:
    """Thoughts: plain text, small and quiet."""
    typography = setting.typography
    font = typography.font()
    font.setPixelSize(round(_SMALL_EM * typography.em))
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    block = QTextBlockFormat()
    height = round(LINE_HEIGHT * font.pixelSize())
    block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    form = QTextCharFormat()
    form.setFont(font)
    form.setForeground(QColor(typography.theme.muted))
    cursor = QTextCursor(document)
    cursor.setBlockFormat(block)
    cursor.insertText(text, form)
    document.setTextWidth(setting.width)
    return DocumentPiece(document, typography, gap)

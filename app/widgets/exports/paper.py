"""What is printed: pieces of a fixed width, one below the other, that know where to be cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath

from app.widgets.exports.paper_formulas import PaperFormulas
from app.widgets.markdown.source import is_right_to_left
from app.widgets.markdown.typography import Typography
from app.widgets.theme import FONT_FAMILY, LIGHT

FRAME_PAD_PX = 10.0
FRAME_INSET_PX = 16.0
MONOSPACE_EM = 0.9
TEXT_PX = 14
"""10.5 points: what is said here in pixels is of 96 to the inch."""


class Piece(Protocol):
    """Something to print.

    Attributes:
        gap: the space above it, which falls away at the top of a page.
        height: of all of it.
        leads: whether it belongs to what follows, as a heading does.
    """

    gap: float
    height: float
    leads: bool

    def cuts(self) -> Sequence[float]:
        """Where a page may end inside it, from its top, ascending."""

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint the part between two cuts; the painter's origin is its upper left corner."""


@dataclass(frozen=True)
class Setting:
    """What all pieces of a document share.

    Attributes:
        typography: its sizes and colours.
        formulas: sets them at once.
        width: of the text.
    """

    typography: Typography
    formulas: PaperFormulas
    width: float


class PaperTypography(Typography):
    """The program's typography for paper, with letters that can be copied."""

    def __init__(self) -> None:
        font = QFont(FONT_FAMILY)
        font.setPixelSize(TEXT_PX)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        super().__init__(_plain_glyphs(font), LIGHT)

    def monospace(self, size_em: float = MONOSPACE_EM) -> QFont:
        """The font of code."""
        return _plain_glyphs(super().monospace(size_em))


def _plain_glyphs(font: QFont) -> QFont:
    """The font with one glyph a letter: only of those does Qt write into a PDF what they mean."""
    for feature in ("calt", "liga", "clig"):
        font.setFeature(QFont.Tag(feature), 0)
    return font


class LinePiece:
    """One line of plain text, shortened where it is too long."""

    def __init__(
        self, text: str, font: QFont, colour: str, width: float, gap: float, *, leads: bool = True
    ) -> None:
        self.gap = gap
        self.leads = leads
        self._text = text
        self._font = font
        self._colour = colour
        self._width = width
        self.height = float(round(1.4 * font.pixelSize()))

    def cuts(self) -> Sequence[float]:
        """None."""
        return ()

    def paint(self, painter: QPainter, _top: float, _bottom: float) -> None:
        """Paint it."""
        painter.setFont(self._font)
        painter.setPen(QColor(self._colour))
        text = painter.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideRight, int(self._width)
        )
        baseline = painter.fontMetrics().ascent() + 0.1 * self._font.pixelSize()
        if not (is_right_to_left([text]) or text.startswith("\u200f")):
            painter.drawText(QPointF(0, baseline), text)
            return
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        left = self._width - painter.fontMetrics().horizontalAdvance(text)
        painter.drawText(QPointF(left, baseline), text)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


class FramedPieces:
    """Pieces on a ground of their own: a question, or with a rule at the side: thoughts."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        width: float,
        gap: float,
        *,
        ground: str = "",
        rule: str = "",
    ) -> None:
        """Stand them below each other.

        Args:
            pieces: narrower than it by twice ``FRAME_INSET_PX``.
            width: of the whole.
            gap: above.
            ground: its colour.
            rule: the colour of the rule.
        """
        self.gap = gap
        self.leads = False
        self._width = width
        self._ground = ground
        self._rule = rule
        self._pad = FRAME_PAD_PX if ground else 0.0
        self._placed: list[tuple[float, Piece]] = []
        y = self._pad
        for index, piece in enumerate(pieces):
            y += piece.gap if index else 0
            self._placed.append((y, piece))
            y += piece.height
        self.height = y + self._pad

    def cuts(self) -> Sequence[float]:
        """Those of the pieces, and between them."""
        return list(self._cuts())

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint the ground, and the pieces on it."""
        if self._ground:
            area = QRectF(0, 0, self._width, bottom - top)
            painter.fillPath(rounded(area, 9.0), QColor(self._ground))
        if self._rule:
            painter.fillRect(QRectF(1, 0, 2, bottom - top), QColor(self._rule))
        for y, piece in self._placed:
            if y + piece.height > top and y < bottom:
                first, last = max(0.0, top - y), min(piece.height, bottom - y)
                painter.save()
                painter.translate(FRAME_INSET_PX, y + first - top)
                piece.paint(painter, first, last)
                painter.restore()

    def _cuts(self) -> Iterator[float]:
        for index, (y, piece) in enumerate(self._placed):
            yield from (y + cut for cut in piece.cuts())
            if index + 1 < len(self._placed) and not piece.leads:
                yield y + piece.height


def rounded(area: QRectF, radius: float) -> QPainterPath:
    """A rectangle with round corners."""
    path = QPainterPath()
    path.addRoundedRect(area, radius, radius)
    return path


class IndentedPiece:
    """A piece that stands further in."""

    def __init__(self, piece: Piece, indent: float) -> None:
        self.gap = piece.gap
        self.height = piece.height
        self.leads = piece.leads
        self._piece = piece
        self._indent = indent

    def cuts(self) -> Sequence[float]:
        """Those of the piece."""
        return self._piece.cuts()

    def paint(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint it where it stands."""
        painter.save()
        painter.translate(self._indent, 0)
        self._piece.paint(painter, top, bottom)
        painter.restore()

"""Puts pieces on pages, with the title and the number at the foot of each."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from app.widgets.exports.paper import Piece
from app.widgets.theme import LIGHT

PX_PER_INCH = 96.0
_RESOLUTION = 1200
_SIDES_PX, _TOP_PX, _BOTTOM_PX = 102.0, 83.0, 90.0
_FOOT_PX = 48.0
"""From the bottom of the page to the line at its foot."""


class Pages:
    """The pages of one document.

    Attributes:
        width: of the text, in pixels of 96 to the inch.
        height: likewise.
        count: how many pages there are.
    """

    def __init__(self, writer: QPdfWriter, size: QPageSize, title: str, font: QFont) -> None:
        """Begin the first page.

        Args:
            writer: to paint on.
            size: of the paper.
            title: stands at the foot.
            font: of the foot.
        """
        writer.setResolution(_RESOLUTION)
        writer.setPageLayout(
            QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
        )
        self._page = size.size(QPageSize.Unit.Point) * (PX_PER_INCH / 72)
        self.width = self._page.width() - 2 * _SIDES_PX
        self.height = self._page.height() - _TOP_PX - _BOTTOM_PX
        self.count = 1
        self._writer = writer
        self._title = title
        self._font = font
        self._y = 0.0
        self._leading: list[Piece] = []
        self._painter = QPainter()
        self.is_open = self._painter.begin(writer)
        self._painter.scale(_RESOLUTION / PX_PER_INCH, _RESOLUTION / PX_PER_INCH)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def put(self, piece: Piece) -> None:
        """Put a piece below the others; what leads waits for what follows it."""
        if piece.leads and len(self._leading) < 4:
            self._leading.append(piece)
            return
        group, self._leading = [*self._leading, piece], []
        needed = sum(led.gap + led.height for led in group[:-1]) + piece.gap
        needed += min([*piece.cuts(), piece.height])
        if self._y > 0 and self._y + needed > self.height:
            self._turn()
        for member in group:
            self._put(member)

    def finish(self) -> None:
        """There is no more."""
        for piece in self._leading:
            self._put(piece)
        self._paint_foot()
        self._painter.end()

    def _put(self, piece: Piece) -> None:
        top = 0.0
        cuts = list(piece.cuts())
        self._y += piece.gap if self._y > 0 else 0.0
        while top < piece.height:
            room = self.height - self._y
            bottom = piece.height
            if bottom - top > room:
                fitting = [cut for cut in cuts if top < cut <= top + room]
                if not fitting and self._y > 0:
                    self._turn()
                    continue
                bottom = fitting[-1] if fitting else min(bottom, top + self.height)
            self._paint(piece, top, bottom)
            self._y += bottom - top
            top = bottom
            if top < piece.height:
                self._turn()

    def _paint(self, piece: Piece, top: float, bottom: float) -> None:
        self._painter.save()
        self._painter.translate(_SIDES_PX, _TOP_PX + self._y)
        piece.paint(self._painter, top, bottom)
        self._painter.restore()

    def _turn(self) -> None:
        self._paint_foot()
        self._writer.newPage()
        self.count += 1
        self._y = 0.0

    def _paint_foot(self) -> None:
        painter = self._painter
        painter.save()
        painter.setFont(self._font)
        painter.setPen(QColor(LIGHT.muted))
        metrics = painter.fontMetrics()
        y = self._page.height() - _FOOT_PX
        number = str(self.count)
        right = self._page.width() - _SIDES_PX
        painter.drawText(QPointF(right - metrics.horizontalAdvance(number), y), number)
        room = int(self.width - 60)
        title = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(_SIDES_PX, y), title)
        painter.restore()

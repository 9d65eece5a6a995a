"""The last lines of thoughts that are being written; they roll up as more comes."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from app.viewmodels.language import say
from app.widgets.markdown.source import is_right_to_left
from app.widgets.theme import current_theme
from app.widgets.thoughts.shown_text import characters_in
from app.widgets.thoughts.text_layout import line_px

LINES = 4
"""Shown at most."""
ROLL_MS = 160
_LONGEST_START = 2_000
"""Characters laid out when the tail of a long trace is shown for the first time."""
_BELOW_PX = 6


class _Line:
    """A laid-out line and where it begins in the source."""

    def __init__(self, layout: QTextLayout, number: int, start: int) -> None:
        self.layout = layout
        self.number = number
        self.start = start


class LiveTail(QWidget):
    """The last ``LINES`` lines, the first of them faded; a click asks for all.

    A new text costs as much as its last lines, whatever is above them: the layout begins at a
    line that was laid out before, so the lines never break elsewhere as the text grows.

    Attributes:
        is_animated: whether lines roll up or are simply there.

    Signals:
        clicked: the reader wants all of it.
    """

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(say("Show all thoughts"))
        self.setAccessibleName(say("Latest thoughts"))
        self.is_animated = True
        self._source = ""
        self._anchor = 0
        self._width = 0
        self._lines: list[_Line] = []
        self._lag = 0.0
        self._roll = QVariantAnimation(self)
        self._roll.setDuration(ROLL_MS)
        self._roll.setEndValue(0.0)
        self._roll.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._roll.valueChanged.connect(self._on_rolled)

    @property
    def lines(self) -> list[str]:
        """What is shown, line by line."""
        return [self._text_of(line) for line in self._lines[-LINES:]]

    def show_text(self, reasoning: str) -> None:
        """Show the end of the thoughts so far."""
        if not reasoning.startswith(self._source) or not self._source:
            self._lines = []
            self._anchor = _place_to_start(reasoning)
        self._source = reasoning
        last = self._lines[-1].start if self._lines else -1
        had_all = len(self._lines) >= LINES
        self._lay_out()
        if had_all:
            self._roll_by(sum(line.start > last for line in self._lines))
        self.update()

    def fit(self, width: int) -> int:
        """Wrap in a width.

        Returns:
            the height.
        """
        if width != self._width:
            self._width = width
            self._anchor = _place_to_start(self._source)
            self._lay_out()
        return min(LINES, max(1, len(self._lines))) * line_px(self.font()) + _BELOW_PX

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show all."""
        is_inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and is_inside:
            self.clicked.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Another font is another layout."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_roll"):
            self._anchor = _place_to_start(self._source)
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines from the bottom up."""
        del event
        theme = current_theme()
        step_px = line_px(self.font())
        painter = QPainter(self)
        painter.setPen(QColor(theme.muted))
        bottom = self.height() - _BELOW_PX + self._lag
        for distance, line in enumerate(reversed(self._lines[-LINES - 2 :]), start=1):
            top = bottom - distance * step_px
            line.layout.lineAt(line.number).draw(painter, QPointF(0, top))
        if len(self._lines) > LINES:
            height = 1.6 * step_px
            veil = QLinearGradient(0, 0, 0, height)
            clear = QColor(theme.window)
            clear.setAlpha(0)
            veil.setColorAt(0, QColor(theme.window))
            veil.setColorAt(1, clear)
            painter.fillRect(QRectF(0, 0, self.width(), height), veil)
        painter.end()

    def _lay_out(self) -> None:
        if self._width <= 0:
            return
        self._lines = []
        start = self._anchor
        for paragraph in self._source[self._anchor :].split("\n"):
            if paragraph.strip():
                self._lines += self._wrapped(paragraph, start)
            start += len(paragraph) + 1
        spare = len(self._lines) - LINES - 2
        if spare > 0:
            self._lines = self._lines[spare:]
            self._anchor = self._lines[0].start

    def _wrapped(self, paragraph: str, start: int) -> list[_Line]:
        layout = QTextLayout(paragraph, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if is_right_to_left([paragraph]):
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.setTextOption(option)
        layout.beginLayout()
        lines = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
            offset = characters_in(paragraph, line.textStart())
            lines.append(_Line(layout, line.lineNumber(), start + offset))
        layout.endLayout()
        return lines

    def _text_of(self, line: _Line) -> str:
        row = line.layout.lineAt(line.number)
        text = line.layout.text()
        first = characters_in(text, row.textStart())
        return text[first : characters_in(text, row.textStart() + row.textLength())].rstrip()

    def _roll_by(self, lines: int) -> None:
        if not lines or not self.is_animated or not self.isVisible():
            return
        step_px = line_px(self.font())
        self._roll.stop()
        self._roll.setStartValue(min(self._lag + lines * step_px, 2.0 * step_px))
        self._roll.start()

    def _on_rolled(self, lag: float) -> None:
        self._lag = lag
        self.update()


def _place_to_start(text: str) -> int:
    """Where the layout of a tail begins: at a line or a word, not far from the end."""
    earliest = max(0, len(text) - _LONGEST_START)
    if not earliest:
        return 0
    for mark in ("\n", " "):
        place = text.find(mark, earliest, earliest + _LONGEST_START // 2)
        if place >= 0:
            return place + 1
    return earliest

"""Plain text as tall as it needs to be: a question. Long ones are laid out in slices."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.widgets.markdown.segment_edit import SegmentEdit

MOST_IN_PART = 4_000
"""Characters; so many take about 4 ms to lay out."""
MOST_UNBROKEN = 800
"""Characters without a space; what Qt takes to break them grows with their square."""
_SLICE_S = 0.006
_CHARACTER_PX = 7.4
_LINE_PX = 20


class PlainPart(SegmentEdit):
    """One stretch of the text; what is copied is what stands there."""

    def selected(self, *, is_markdown: bool) -> str:  # noqa: ARG002 # plain either way
        """The selected text."""
        return self.textCursor().selection().toPlainText()


@dataclass
class _Part:
    """A stretch of the text, with a widget once there was time to lay it out.

    Attributes:
        start: offset of its first character.
        end: offset behind its last one.
        is_line_end: whether a line ends there; the break itself is left out.
        width: in which ``height`` was measured; 0 while it is estimated.
    """

    start: int
    end: int
    is_line_end: bool
    edit: PlainPart | None = None
    width: int = 0
    height: int = 0
    y: int = 0

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.y + self.height


def cut(text: str, most: int = MOST_IN_PART) -> list[tuple[int, int, bool]]:
    """Cut a text into stretches: start, end, whether a line ends there (its break is left out)."""
    parts = []
    start = 0
    while len(text) - start > most:
        end = text.rfind("\n", start, start + most)
        is_line_end = end >= start
        if not is_line_end:
            end = text.rfind(" ", start, start + most) + 1 or start + min(most, MOST_UNBROKEN)
        parts.append((start, end, is_line_end))
        start = end + is_line_end
    parts.append((start, len(text), True))
    return parts


class PlainText(QWidget):
    """Shows a text; the owner gives it its width and makes it as tall as ``fit`` says.

    Signals:
        height_changed(int): more of a long text was laid out. Never during ``fit``.
        texts_changed: there are more ``edits``.
    """

    height_changed = Signal(int)
    texts_changed = Signal()

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._name = name
        self._parts = [_Part(*place) for place in cut(text)]
        self._width = 1
        self._height = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)

    @property
    def edits(self) -> Sequence[PlainPart]:
        """The texts that are laid out, from the top."""
        return [part.edit for part in self._parts if part.edit is not None]

    @property
    def is_complete(self) -> bool:
        """Whether all of the text is laid out."""
        return not any(part.width != self._width for part in self._parts)

    def fit(self, width: int) -> int:
        """Lay out in a width, a long text as far as a few milliseconds reach; the height."""
        self._width = max(1, width)
        self._lay_out(time.perf_counter() + _SLICE_S)
        return self._height

    def selected(self) -> str:
        """The selected text."""
        pieces = []
        is_first = True
        was_line_end = False
        for part in self._parts:
            if part.edit is None or not part.edit.textCursor().hasSelection():
                continue
            pieces.append("" if is_first or not was_line_end else "\n")
            pieces.append(part.edit.selected(is_markdown=False))
            is_first, was_line_end = False, part.is_line_end
        return "".join(pieces)

    def place_of(self, offset: int) -> tuple[PlainPart, int]:
        """The text that an offset falls into, and the offset there."""
        part = next(part for part in self._parts if offset <= part.end)
        if part.edit is None:
            part.edit = self._make_edit(part)
            self._lay_out(0.0)
        return part.edit, offset - part.start

    def changeEvent(self, event: QEvent) -> None:
        """Another font is another layout, with the next ``fit``."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_parts"):
            for part in self._parts:
                part.width = 0

    def _on_time(self) -> None:
        before = self._height
        self._lay_out(time.perf_counter() + _SLICE_S)
        if self._height != before:
            self.height_changed.emit(self._height)

    def _lay_out(self, until: float) -> None:
        """Lay out what is not, the visible parts first, and put all in their places."""
        had = len(self.edits)
        stale = [part for part in self._parts if part.width != self._width]
        area = self.visibleRegion().boundingRect()
        if len(stale) > 1 and not area.isEmpty():
            stale.sort(
                key=lambda part: max(part.y - area.bottom(), area.top() - part.y - part.height)
            )
        for count, part in enumerate(stale):
            if count and time.perf_counter() > until:
                part.height = part.height if part.edit else self._estimate(part)
                continue
            if part.edit is None:
                part.edit = self._make_edit(part)
            part.height = part.edit.lay_out(self._width)
            part.width = self._width
        y = 0
        for part in self._parts:
            part.y = y
            if part.edit is not None:
                part.edit.setGeometry(0, y, self._width, part.height)
            y += part.height
        self._height = y
        if len(self.edits) != had:
            self.texts_changed.emit()
        if self.is_complete:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start(0)

    def _make_edit(self, part: _Part) -> PlainPart:
        edit = PlainPart(self)
        edit.setAccessibleName(self._name)
        edit.setPlainText(self._text[part.start : part.end])
        edit.show()
        return edit

    def _estimate(self, part: _Part) -> int:
        text = self._text[part.start : part.end]
        per_line = max(4.0, self._width / _CHARACTER_PX)
        return round((len(text) / per_line + 0.5 * text.count("\n") + 0.5) * _LINE_PX)

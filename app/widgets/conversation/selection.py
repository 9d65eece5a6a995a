"""A selection that spans messages: from one text to another, or all; and its copy."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QTextCursor

from app.widgets.conversation.column import Column
from app.widgets.conversation.message_widget import MessageWidget

END = 1 << 60
"""Behind everything, as a position or as a message."""
_SLICE_S = 0.008
_KEEP = QTextCursor.MoveMode.KeepAnchor


@dataclass(frozen=True, order=True)
class Place:
    """Between two characters of the conversation.

    Attributes:
        message: its index.
        edit: index of the text in it.
        position: in that text.
    """

    message: int
    edit: int
    position: int


class Selection(QObject):
    """What is selected from an anchor to a head, shown in the texts that are built.

    Attributes:
        anchor: where it began; ``None`` before the first press.
        is_across: whether it spans texts. If not, a text may have a selection of its own.
    """

    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self.anchor: Place | None = None
        self.is_across = False
        self._column = column
        self._head: Place | None = None
        self._unfinished: dict[int, Iterator[None]] = {}
        self._worker = QTimer(self)
        self._worker.timeout.connect(self._on_work)

    def clear(self) -> None:
        """Select nothing."""
        for widget in self._column.widgets.values():
            for edit in widget.edits:
                edit.clear_selection()
        self.begin(None)

    def begin(self, anchor: Place | None) -> None:
        """A text was pressed there, which selects by itself for now."""
        self.anchor = self._head = anchor
        self.is_across = False
        self._unfinished.clear()
        self._column.pinned.clear()

    def reach(self, head: Place) -> None:
        """Select from the anchor to a place."""
        if self.anchor is None:
            return
        before, self._head = self._head or head, head
        self.is_across = True
        self._column.pinned.clear()
        self._column.pinned.update({self.anchor.message, head.message})
        ends = (before.message, head.message, self.anchor.message)
        for index, widget in self._column.widgets.items():
            if min(ends) <= index <= max(ends):
                self.show_in(widget)

    def select_all(self) -> None:
        """Select the whole conversation."""
        if self._column.messages:
            self.begin(None)
            self.anchor, self._head = Place(0, 0, 0), Place(END, 0, 0)
            self.is_across = True
            for widget in self._column.widgets.values():
                self.show_in(widget)

    def forget(self, widget: MessageWidget) -> None:
        """A message loses its widget."""
        self._unfinished.pop(widget.index, None)

    def text(self, *, is_markdown: bool) -> str:
        """What is selected.

        Messages that are selected whole are given as their source if one of them is not shown
        to its end.
        """
        column = self._column
        if not self.is_across or self.anchor is None or self._head is None:
            parts = (w.selected(is_markdown=is_markdown) for w in column.widgets.values())
            return next(filter(None, parts), "")
        low, high = sorted((self.anchor, self._head))
        for place in (low, high):
            if (widget := column.widgets.get(place.message)) is not None:
                widget.make_edit(place.edit)
                self._unfinished[place.message] = self._strokes(widget)
        for index in list(self._unfinished):
            self._go_on(index, math.inf)
        indexes = range(low.message, min(high.message, len(column.messages) - 1) + 1)
        shown = {
            index
            for index, widget in column.widgets.items()
            if widget.is_complete and widget.has_all_edits
        }
        is_source = is_markdown or not shown.issuperset(indexes)
        parts_of = []
        for index in indexes:
            is_whole = low.message < index < high.message or low == Place(index, 0, 0)
            is_whole = is_whole and index < high.message
            if index not in column.widgets or (is_source and is_whole):
                parts_of.append(column.messages[index].text)
            else:
                first = low.edit if index == low.message else 0
                last = high.edit if index == high.message else END
                part = column.widgets[index].selected_between(first, last, is_markdown=is_markdown)
                parts_of.append(part)
        return "\n\n".join(part for part in parts_of if part)

    def copy(self) -> None:
        """Put what is selected on the clipboard: its words, and its Markdown beside them."""
        words = self.text(is_markdown=False)
        if words:
            data = QMimeData()
            data.setText(words)
            data.setData("text/markdown", self.text(is_markdown=True).encode())
            QGuiApplication.clipboard().setMimeData(data)

    def show_in(self, widget: MessageWidget) -> None:
        """Select in a message what lies between anchor and head; many texts in slices."""
        self._unfinished[widget.index] = self._strokes(widget)
        self._go_on(widget.index, time.perf_counter() + _SLICE_S)
        if self._unfinished and not self._worker.isActive():
            self._worker.start(0)

    def _go_on(self, index: int, until: float) -> None:
        for _ in self._unfinished[index]:
            if time.perf_counter() > until:
                return
        del self._unfinished[index]

    def _on_work(self) -> None:
        until = time.perf_counter() + _SLICE_S
        for index in list(self._unfinished):
            self._go_on(index, until)
        if not self._unfinished:
            self._worker.stop()

    def _strokes(self, widget: MessageWidget) -> Iterator[None]:
        """Select in one text after the other."""
        if self.anchor is None or self._head is None:
            return
        low, high = sorted((self.anchor, self._head))
        for number, edit in widget.numbered_edits:
            if not shiboken6.isValid(edit):
                continue  # its end is being written anew
            here = (widget.index, number)
            end = edit.document().characterCount() - 1
            first = low.position if here == (low.message, low.edit) else 0
            last = high.position if here == (high.message, high.edit) else end
            wanted = (min(first, end), min(last, end))
            if not (low.message, low.edit) <= here <= (high.message, high.edit):
                wanted = (0, 0)
            cursor = edit.textCursor()
            if (cursor.selectionStart(), cursor.selectionEnd()) != wanted:
                if wanted[0] != wanted[1] or cursor.hasSelection():
                    cursor.setPosition(wanted[0])
                    cursor.setPosition(wanted[1], _KEEP)
                    edit.setTextCursor(cursor)
                yield

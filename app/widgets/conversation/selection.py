"""A selection that spans messages: by mouse from one text to another, or all; and its copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QWidget

from app.widgets.conversation.column import Column
from app.widgets.conversation.message_widget import MessageWidget
from app.widgets.markdown.segment_edit import SegmentEdit

_TICK_MS = 16
_PX_PER_TICK = 0.25
"""How fast it scrolls, for each pixel that the pointer is beyond the edge."""
_MOST_PX = 90
_END = 1 << 60
_KEEP = QTextCursor.MoveMode.KeepAnchor


class TakeKey(Protocol):
    """Handles a key that was pressed in a text; whether it did."""

    def __call__(self, event: QKeyEvent, *, has_caret: bool) -> bool:
        """Args: the key, and whether the arrows move a caret in the text."""


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
    """Watches the texts of all messages that are built.

    While the pointer stays in the text where it was pressed, the text selects by itself. Beyond
    it, this does.
    """

    def __init__(self, column: Column, viewport: QWidget, take_key: TakeKey) -> None:
        super().__init__(viewport)
        self._column = column
        self._viewport = viewport
        self._take_key = take_key
        self._anchor: Place | None = None
        self._head: Place | None = None
        self._pressed: SegmentEdit | None = None
        self._is_across = False
        self._pointer = QPoint()
        self._scroller = QTimer(self)
        self._scroller.setInterval(_TICK_MS)
        self._scroller.timeout.connect(self._on_tick)

    @property
    def is_across(self) -> bool:
        """Whether more than one text is selected."""
        return self._is_across

    # What is selected

    def adopt(self, widget: MessageWidget) -> None:
        """Watch the texts of a message, and show the selection in them."""
        for edit in widget.edits:
            edit.installEventFilter(self)
            edit.viewport().installEventFilter(self)
        if self._is_across:
            self._show_in(widget)

    def forget(self, widget: MessageWidget) -> None:
        """A message loses its widget."""
        if self._pressed is not None and widget.isAncestorOf(self._pressed):
            self._pressed = None

    def clear(self) -> None:
        """Select nothing."""
        self._anchor = self._head = self._pressed = None
        self._is_across = False
        self._column.pinned.clear()
        self._scroller.stop()
        for widget in self._column.widgets.values():
            for edit in widget.edits:
                edit.clear_selection()

    def select_all(self) -> None:
        """Select the whole conversation."""
        if self._column.messages:
            self.clear()
            self._anchor, self._head = Place(0, 0, 0), Place(_END, 0, 0)
            self._is_across = True
            for widget in self._column.widgets.values():
                self._show_in(widget)

    def text(self, *, is_markdown: bool) -> str:
        """What is selected.

        Messages that are selected whole are given as their source if one of them is not built.
        """
        column = self._column
        if not self._is_across or self._anchor is None or self._head is None:
            parts = (w.selected(is_markdown=is_markdown) for w in column.widgets.values())
            return next(filter(None, parts), "")
        low, high = sorted((self._anchor, self._head))
        indexes = range(low.message, min(high.message, len(column.messages) - 1) + 1)
        is_source = is_markdown or any(index not in column.widgets for index in indexes)
        parts_of = []
        for index in indexes:
            is_whole = low.message < index < high.message or low == Place(index, 0, 0)
            is_whole = is_whole and index < high.message
            if index not in column.widgets or (is_source and is_whole):
                parts_of.append(column.messages[index].text)
            else:
                parts_of.append(column.widgets[index].selected(is_markdown=is_markdown))
        return "\n\n".join(part for part in parts_of if part)

    def copy(self) -> None:
        """Put what is selected on the clipboard: its words, and its Markdown beside them."""
        words = self.text(is_markdown=False)
        if words:
            data = QMimeData()
            data.setText(words)
            data.setData("text/markdown", self.text(is_markdown=True).encode())
            QGuiApplication.clipboard().setMimeData(data)

    # Events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse beyond the text where it was pressed."""
        kind = event.type()
        if kind is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            return self._pressed is not None and self._on_moved(event)
        if kind is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            return self._on_pressed(watched, event)
        if kind is QEvent.Type.MouseButtonRelease:
            self._pressed = None
            self._scroller.stop()
        elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            has_caret = isinstance(watched, SegmentEdit) and watched.cursorWidth() > 0
            return self._take_key(event, has_caret=has_caret)
        elif kind is QEvent.Type.KeyRelease and isinstance(watched, SegmentEdit):
            self._show_caret(watched)
        elif kind is QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            self._show_menu(watched, event)
            return True
        return False

    def take_key(self, event: QKeyEvent) -> bool:
        """Copy and select all, by their keys; whether it was one of those."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return True
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
            return True
        return False

    def _show_caret(self, edit: SegmentEdit) -> None:
        if edit.cursorWidth() > 0:
            rect = edit.cursorRect()
            self._column.show_area(edit, rect.top(), rect.bottom())

    def _on_pressed(self, watched: QObject, event: QMouseEvent) -> bool:
        edit = watched.parent()
        if not isinstance(edit, SegmentEdit) or event.button() is not Qt.MouseButton.LeftButton:
            return False
        is_longer = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if is_longer and self._anchor is not None:
            self._pressed = edit
            self._reach(event.globalPosition().toPoint())
            return True
        for widget in self._column.widgets.values():
            for other in widget.edits:
                if other is not edit:
                    other.clear_selection()
        self._is_across = False
        self._column.pinned.clear()
        self._pressed = edit
        self._anchor = self._head = self._place_in(edit, event.globalPosition().toPoint())
        return False

    def _on_moved(self, event: QMouseEvent) -> bool:
        """Whether the move is not left to the text where the mouse was pressed."""
        if not event.buttons() & Qt.MouseButton.LeftButton or self._pressed is None:
            self._pressed = None
            return False
        self._pointer = event.globalPosition().toPoint()
        inside = self._pressed.rect().contains(self._pressed.mapFromGlobal(self._pointer))
        y = self._viewport.mapFromGlobal(self._pointer).y()
        is_beyond = not 0 <= y < self._viewport.height()
        if is_beyond != self._scroller.isActive():
            self._scroller.start() if is_beyond else self._scroller.stop()
        if inside and not is_beyond and not self._is_across:
            return False
        self._reach(self._pointer)
        return True

    def _on_tick(self) -> None:
        y = self._viewport.mapFromGlobal(self._pointer).y()
        beyond = y if y < 0 else y - self._viewport.height() + 1
        step = max(-_MOST_PX, min(_MOST_PX, round(beyond * _PX_PER_TICK) or (1 if y > 0 else -1)))
        self._column.scroll_to(self._column.scroll + step)
        self._reach(self._pointer)

    def _reach(self, pointer: QPoint) -> None:
        """Select from the anchor to where the pointer is."""
        head = self._place_at(pointer)
        if head is None or self._anchor is None:
            return
        before, self._head = self._head or head, head
        self._is_across = True
        self._column.pinned.clear()
        self._column.pinned.update({self._anchor.message, head.message})
        low = min(before.message, head.message, self._anchor.message)
        high = max(before.message, head.message, self._anchor.message)
        for index, widget in self._column.widgets.items():
            if low <= index <= high:
                self._show_in(widget)

    # Places

    def _place_at(self, pointer: QPoint) -> Place | None:
        """The place nearest to a point of the screen."""
        y = self._viewport.mapFromGlobal(pointer).y()
        y = max(0, min(y, self._viewport.height() - 1))
        pointer = QPoint(pointer.x(), self._viewport.mapToGlobal(QPoint(0, y)).y())
        index = self._column.index_at(y)
        widget = self._column.widgets.get(index)
        if widget is None or not widget.edits:
            return Place(index, 0, 0) if self._column.messages else None
        for number, edit in enumerate(widget.edits):
            top = edit.mapTo(self._viewport, QPoint()).y()
            if y < top:
                return Place(index, number, 0)
            if y < top + edit.height():
                return Place(index, number, self._position(edit, pointer))
        return Place(index, len(widget.edits) - 1, _END)

    def _place_in(self, edit: SegmentEdit, pointer: QPoint) -> Place | None:
        for index, widget in self._column.widgets.items():
            if widget.isAncestorOf(edit):
                number = list(widget.edits).index(edit)
                return Place(index, number, self._position(edit, pointer))
        return None

    def _position(self, edit: SegmentEdit, pointer: QPoint) -> int:
        return edit.cursorForPosition(edit.viewport().mapFromGlobal(pointer)).position()

    def _show_in(self, widget: MessageWidget) -> None:
        """Select in a message what lies between anchor and head."""
        if self._anchor is None or self._head is None:
            return
        low, high = sorted((self._anchor, self._head))
        for number, edit in enumerate(widget.edits):
            here = (widget.index, number)
            end = edit.document().characterCount() - 1
            if not (low.message, low.edit) <= here <= (high.message, high.edit):
                edit.clear_selection()
                continue
            first = low.position if here == (low.message, low.edit) else 0
            last = high.position if here == (high.message, high.edit) else end
            cursor = edit.textCursor()
            wanted = (min(first, end), min(last, end))
            if (cursor.selectionStart(), cursor.selectionEnd()) != wanted:
                cursor.setPosition(wanted[0])
                cursor.setPosition(wanted[1], _KEEP)
                edit.setTextCursor(cursor)

    def _show_menu(self, watched: QObject, event: QContextMenuEvent) -> None:
        edit = watched if isinstance(watched, SegmentEdit) else watched.parent()
        menu = QMenu(self._viewport)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction("Copy")
        copy.setEnabled(bool(self.text(is_markdown=False)))
        copy.triggered.connect(self.copy)
        if isinstance(edit, SegmentEdit):
            link = edit.anchorAt(edit.viewport().mapFromGlobal(event.globalPos()))
            if link:
                menu.addAction("Copy the link").triggered.connect(
                    lambda: QGuiApplication.clipboard().setText(link)
                )
        menu.addAction("Select all").triggered.connect(self.select_all)
        menu.popup(event.globalPos())

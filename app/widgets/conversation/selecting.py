"""What happens in the texts of messages: selecting by mouse beyond one of them, keys, menus."""

from __future__ import annotations

from typing import Protocol
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.viewmodels.language import say
from app.widgets.conversation.column import Column
from app.widgets.conversation.going import show_area
from app.widgets.conversation.message_widget import MessageWidget
from app.widgets.conversation.selection import END, Place, Selection
from app.widgets.markdown.segment_edit import SegmentEdit

_TICK_MS = 16
_PX_PER_TICK = 0.25
"""How fast it scrolls, for each pixel that the pointer is beyond the edge."""
_MOST_PX = 90


class TakeKey(Protocol):
    """Handles a key that was pressed in a text; whether it did."""

    def __call__(self, event: QKeyEvent, *, has_caret: bool) -> bool:
        """Args: the key, and whether the arrows move a caret in the text."""


class Selecting(QObject):
    """Watches the texts of all messages that are built.

    While the pointer stays in the text where it was pressed, the text selects by itself. Beyond
    it, this does, and scrolls when the pointer leaves the viewport.
    """

    def __init__(
        self, column: Column, selection: Selection, viewport: QWidget, take_key: TakeKey
    ) -> None:
        super().__init__(viewport)
        self._column = column
        self._selection = selection
        self._viewport = viewport
        self._take_key = take_key
        self._watched: WeakSet[SegmentEdit] = WeakSet()
        self._pressed: SegmentEdit | None = None
        self._pointer = QPoint()
        self._scroller = QTimer(self)
        self._scroller.setInterval(_TICK_MS)
        self._scroller.timeout.connect(self._on_tick)

    def adopt(self, widget: MessageWidget) -> None:
        """Watch the texts of a message, and show the selection in them."""
        for edit in widget.edits:
            if edit in self._watched:
                continue
            self._watched.add(edit)
            edit.installEventFilter(self)
            edit.viewport().installEventFilter(self)
        if self._selection.is_across:
            self._selection.show_in(widget)

    def forget(self, widget: MessageWidget) -> None:
        """A message loses its widget."""
        self._selection.forget(widget)
        if self._pressed is not None and widget.isAncestorOf(self._pressed):
            self._end()

    def _end(self) -> None:
        self._pressed = None
        self._scroller.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse beyond the text where it was pressed."""
        kind = event.type()
        if kind is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            return self._pressed is not None and self._on_moved(event)
        if kind is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            return self._on_pressed(watched, event)
        if kind is QEvent.Type.MouseButtonRelease:
            self._end()
        elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            has_caret = isinstance(watched, SegmentEdit) and watched.cursorWidth() > 0
            return self._take_key(event, has_caret=has_caret)
        elif kind is QEvent.Type.KeyRelease and isinstance(watched, SegmentEdit):
            self._show_caret(watched)
        elif kind is QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            self._show_menu(watched, event)
            return True
        return False

    def _show_caret(self, edit: SegmentEdit) -> None:
        if edit.cursorWidth() > 0:
            show_area(self._column, edit, edit.cursorRect())

    def _on_pressed(self, watched: QObject, event: QMouseEvent) -> bool:
        edit = watched.parent()
        if not isinstance(edit, SegmentEdit) or event.button() is not Qt.MouseButton.LeftButton:
            return False
        pointer = event.globalPosition().toPoint()
        self._pressed = edit
        is_longer = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if is_longer and self._selection.anchor is not None:
            self._reach(pointer)
            return True
        for widget in self._column.widgets.values():
            for other in widget.edits:
                if other is not edit:
                    other.clear_selection()
        self._selection.begin(self._place_in(edit, pointer))
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
        if inside and not is_beyond and not self._selection.is_across:
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
        place = self._place_at(pointer)
        if place is not None:
            self._selection.reach(place)

    def _place_at(self, pointer: QPoint) -> Place | None:
        """The place nearest to a point of the screen."""
        y = self._viewport.mapFromGlobal(pointer).y()
        y = max(0, min(y, self._viewport.height() - 1))
        pointer = QPoint(pointer.x(), self._viewport.mapToGlobal(QPoint(0, y)).y())
        index = self._column.index_at(y)
        widget = self._column.widgets.get(index)
        if widget is None or not widget.edit_count:
            return Place(index, 0, 0) if self._column.messages else None
        for number, edit in widget.numbered_edits:
            top = edit.mapTo(self._viewport, QPoint()).y()
            if y < top:
                return Place(index, number, 0)
            if y < top + edit.height():
                return Place(index, number, self._position(edit, pointer))
        return Place(index, widget.edit_count - 1, END)

    def _place_in(self, edit: SegmentEdit, pointer: QPoint) -> Place | None:
        for index, widget in self._column.widgets.items():
            for number, other in widget.numbered_edits:
                if other is edit:
                    return Place(index, number, self._position(edit, pointer))
        return None

    def _position(self, edit: SegmentEdit, pointer: QPoint) -> int:
        return edit.cursorForPosition(edit.viewport().mapFromGlobal(pointer)).position()

    def _show_menu(self, watched: QObject, event: QContextMenuEvent) -> None:
        edit = watched if isinstance(watched, SegmentEdit) else watched.parent()
        menu = QMenu(self._viewport)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(say("Copy"))
        copy.setEnabled(bool(self._selection.text(is_markdown=False)))
        copy.triggered.connect(self._selection.copy)
        if isinstance(edit, SegmentEdit):
            link = edit.anchorAt(edit.viewport().mapFromGlobal(event.globalPos()))
            if link:
                menu.addAction(say("Copy the link")).triggered.connect(
                    lambda: QGuiApplication.clipboard().setText(link)
                )
        menu.addAction(say("Select all")).triggered.connect(self._selection.select_all)
        menu.popup(event.globalPos())

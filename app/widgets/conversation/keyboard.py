"""Keys in a conversation: scrolling, and Tab from control to control."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.widgets.conversation.column import Column
from app.widgets.conversation.going import go_into, show_area
from app.widgets.conversation.message_widget import MessageWidget
from app.widgets.focus_order import stops_in_order
from app.widgets.markdown.segment_edit import SegmentEdit

_LINE_PX = 60
_OVERLAP_PX = 48
_TO_THE_END = 1 << 40
_TAB = Qt.FocusPolicy.TabFocus.value


def scroll_distance(event: QKeyEvent, page_px: int, *, has_caret: bool) -> int | None:
    """How far a key scrolls, in pixels; ``None`` if it does not.

    Args:
        event: the key.
        page_px: height of what is visible.
        has_caret: whether the arrows, Home and End move a caret instead.
    """
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    control = modifiers == Qt.KeyboardModifier.ControlModifier
    page = max(_LINE_PX, page_px - _OVERLAP_PX)
    key = event.key()
    if key == Qt.Key.Key_Space and modifiers == Qt.KeyboardModifier.ShiftModifier:
        return -page
    if modifiers and not control:
        return None
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End) and (control or not has_caret):
        return -_TO_THE_END if key == Qt.Key.Key_Home else _TO_THE_END
    if control:
        return None
    distances = {Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page, Qt.Key.Key_Space: page}
    if not has_caret:
        distances |= {Qt.Key.Key_Up: -_LINE_PX, Qt.Key.Key_Down: _LINE_PX}
    return distances.get(Qt.Key(key))


class FocusPath:
    """Goes through the controls of all messages from top to bottom.

    Widgets are made in the order in which they come near, so Qt's own order does not serve: they
    stand at its end, and whoever comes from outside enters through the view.
    """

    def __init__(self, view: QWidget, column: Column) -> None:
        self._view = view
        self._column = column

    def go(self, *, is_forward: bool) -> bool:
        """Move the focus to the next control, or to what is outside; whether it could."""
        current = QApplication.focusWidget()
        if current is None or not self._column.messages:
            return False
        if current is self._view:
            return is_forward and self._enter(self._column.index_at(0) - 1, [], is_forward=True)
        holder = next((w for w in self._column.widgets.values() if w.isAncestorOf(current)), None)
        if holder is None:
            return False
        stops = _beyond(_stops(holder), current, is_forward=is_forward)
        return self._enter(holder.index, stops, is_forward=is_forward)

    def go_outside(self, *, is_forward: bool) -> bool:
        """Move the focus from a control outside of the messages to the next one, or into them."""
        return self._leave_from(QApplication.focusWidget(), is_forward=is_forward)

    def _enter(self, index: int, stops: list[QWidget], *, is_forward: bool) -> bool:
        """Go to the first of some controls of a message, or on from it; whether it could."""
        step = 1 if is_forward else -1
        while not stops:
            index += step
            if not 0 <= index < len(self._column.messages):
                return self._leave(is_forward=is_forward)
            widget = self._column.widgets.get(index)
            if widget is None:
                widget = self._column.go_to(index)
            if not widget.has_all_edits:
                go_into(self._column, index, 0 if is_forward else widget.height() - 1)
            stops = _stops(widget)[::step]
        self._give(stops[0], is_forward=is_forward)
        return True

    def _give(self, stop: QWidget, *, is_forward: bool) -> None:
        reason = Qt.FocusReason.TabFocusReason
        stop.setFocus(reason if is_forward else Qt.FocusReason.BacktabFocusReason)
        if isinstance(stop, SegmentEdit):
            show_area(self._column, stop, stop.cursorRect())
        else:
            show_area(self._column, stop, stop.rect())

    def _leave(self, *, is_forward: bool) -> bool:
        """Give the focus to the nearest control outside; backwards, that is the view itself."""
        if not is_forward:
            self._view.setFocus(Qt.FocusReason.BacktabFocusReason)
            return True
        return self._leave_from(self._view, is_forward=True)

    def _leave_from(self, start: QWidget | None, *, is_forward: bool) -> bool:
        order = self._outside()
        if start not in order:
            return False
        place, step = order.index(start), 1 if is_forward else -1
        for number in range(1, len(order)):
            stop = order[(place + step * number) % len(order)]
            if stop is self._view and not is_forward and self._column.messages:
                return self._enter(len(self._column.messages), [], is_forward=False)
            if _is_stop(stop):
                reason = Qt.FocusReason
                stop.setFocus(reason.TabFocusReason if is_forward else reason.BacktabFocusReason)
                return True
        return False

    def _outside(self) -> list[QWidget]:
        """All controls of the window but those of messages; what lies over them follows them."""
        order = stops_in_order(self._view.window())
        over = [stop for stop in _stops(self._view) if not self._is_in_message(stop)]
        place = order.index(self._view) + 1 if self._view in order else len(order)
        return [*order[:place], *over, *order[place:]]

    def _is_in_message(self, widget: QWidget) -> bool:
        parent: QWidget | None = widget
        while parent is not None and parent is not self._view:
            if isinstance(parent, MessageWidget):
                return True
            parent = parent.parentWidget()
        return False


def _stops(widget: QWidget) -> list[QWidget]:
    """The controls in a widget, from top to bottom and left to right."""
    stops = [child for child in widget.findChildren(QWidget) if _is_stop(child)]

    def place(stop: QWidget) -> tuple[int, int]:
        corner = stop.mapTo(widget, QPoint())
        return corner.y(), corner.x()

    return sorted(stops, key=place)


def _beyond(stops: list[QWidget], current: QWidget, *, is_forward: bool) -> list[QWidget]:
    if current not in stops:
        return stops if is_forward else stops[::-1]
    place = stops.index(current)
    return stops[place + 1 :] if is_forward else stops[:place][::-1]


def _is_stop(widget: QWidget) -> bool:
    return bool(
        widget.focusPolicy().value & _TAB
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
    )

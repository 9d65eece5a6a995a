"""The messages one below the other: which have widgets, where those stand, what stays in place."""

from __future__ import annotations

import time
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.core.messages import Message, Role
from app.widgets.conversation.holding import count_same, place_of, topmost
from app.widgets.conversation.message_widget import MessageWidget
from app.widgets.conversation.scroll_place import END_PX, ScrollPlace
from app.widgets.conversation.spots import Anchor

_PATIENCE_S = 0.020
"""For long messages that come into sight unprepared."""

MakeWidget = Callable[[Message, int, int, QWidget], MessageWidget]
"""From a message, its index, the width of the column and the parent."""


class Column(ScrollPlace):
    """Shows the part of a long list of messages that is near the viewport.

    Attributes:
        messages: all of them.
        widgets: those that are built, by index.
        is_following: whether the end stays visible as it grows.
        viewport: the parent of the widgets.
        pinned: indexes of messages that keep their widgets wherever they are.

    Signals:
        moved: ``scroll`` or ``furthest`` may be others than before.
        built(MessageWidget): a message has a widget now.
        dropping(MessageWidget): it is about to lose it.
    """

    moved = Signal()
    built = Signal(object)
    dropping = Signal(object)

    def __init__(self, viewport: QWidget, make: MakeWidget) -> None:
        super().__init__(viewport)
        self.messages: list[Message] = []
        self.extents.reset(self.messages)
        self.widgets: dict[int, MessageWidget] = {}
        self.is_following = True
        self.pinned: set[int] = set()
        self.viewport = viewport
        self._make = make
        self._left = 0
        self._anchor = Anchor()
        self._is_settling = False
        self._changes = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.settle)

    # Content

    def show(self, messages: list[Message]) -> None:
        """Show other messages; the list is kept.

        What they begin with stays if it is what is shown, and stays where it is: another version
        takes the place of the one before it. Messages that are all others are shown at their end,
        and so is an answer that streams.
        """
        kept = count_same(self.messages, messages)
        is_other = kept < max(len(messages), len(self.messages))
        if kept and self.is_following:
            self._hold()
        offset = self.y_of(kept)
        for index in [index for index in self.widgets if index >= kept]:
            self.drop(index)
        self.messages = messages
        self.pinned = set()
        self.extents.reset(messages, kept)
        if is_other:
            is_streaming = bool(messages) and _streams(messages[-1])
            self.is_following = is_streaming or not 0 < kept < len(messages)
            if 0 <= offset < self.view_height or self._anchor.index >= kept:
                self._anchor = Anchor(
                    kept, offset=offset if 0 <= offset < self.view_height else END_PX
                )
        self.settle()

    def append(self, message: Message) -> None:
        """There is one more."""
        self.messages.append(message)
        self.extents.append()

    def replace(self, index: int, message: Message) -> None:
        """A message that has no widget has grown."""
        self.messages[index] = message
        self.extents.guess(index)

    def keep_clear(self, top_px: int) -> None:
        """Something lies over the top of the viewport: let the first message come out below it."""
        self.above_px = max(END_PX, top_px)
        self.settle()

    def resize(self, left: int, width: int, height: int) -> None:
        """The column has another place and width, the viewport another height."""
        is_other = width != self.extents.width
        self._left, self.view_height = left, height
        if is_other:
            self.extents.set_width(width)
            self._fit_seen()
        self.settle()

    def refit_all(self) -> None:
        """The font is another: nothing that was measured counts."""
        self.extents.forget()
        self._fit_seen()
        self.settle()

    def drop_unseen(self) -> None:
        """What is not in the viewport is made anew when there is time: the theme is another."""
        visible = self.visible
        for index, widget in list(self.widgets.items()):
            if index not in visible and index not in self.pinned and not widget.is_busy:
                self.drop(index)

    def _fit_seen(self) -> None:
        self.drop_unseen()
        for widget in self.widgets.values():
            self._fit(widget)

    # Scrolling

    def scroll_to(self, scroll: int) -> None:
        """The reader goes somewhere."""
        self.scroll = max(0, min(scroll, self.furthest))
        self.is_following = self.scroll >= self.furthest - 4
        self._hold()
        self.settle()

    def follow(self) -> None:
        """Go to the end and stay there."""
        self.is_following = True
        self.settle()

    def go_to(self, index: int, share: float = 0.0, offset: int = END_PX) -> MessageWidget:
        """Bring a message into sight.

        Args:
            index: of the message.
            share: of its height, the part that is wanted.
            offset: where in the viewport that shall stand.
        """
        self.is_following = False
        self._anchor = Anchor(index, None, share, offset)
        self.settle()
        if index not in self.widgets:  # it is hidden behind the edge
            self.build(index)
        return self.widgets[index]

    def hold_place(self) -> None:
        """Something below will grow by the reader's will: what is seen shall stay."""
        if self.is_following:
            self.is_following = False
            self._hold()

    # Layout

    def settle(self) -> None:
        """Build what is visible, put all in their places, hold what is read."""
        if self._is_settling or not self.view_height or not self.extents.width:
            return
        self._is_settling = True
        until = time.perf_counter() + _PATIENCE_S
        has_built, is_still = self._build_visible(until), False
        while not is_still:
            self._place()
            is_still = not self._look()
            if not is_still and time.perf_counter() > until:
                self._later.start(0)
                break
            has_built |= self._build_visible(until)
        self._place()
        spot = self._anchor.spot
        if not self.is_following and (has_built or spot is None or spot.edit < 0):
            self._hold()
        self._is_settling = False
        self.moved.emit()

    def _build_visible(self, until: float) -> bool:
        """Go to what is wanted and build what is missing there; whether anything was."""
        has_built = False
        while True:
            self.scroll = self._wanted_scroll()
            missing = [index for index in self.visible if index not in self.widgets]
            if not missing:
                return has_built
            wanted = self.visible[-1] if self.is_following else self._anchor.index
            index = min(missing, key=lambda candidate: abs(candidate - wanted))
            self._build(index).complete_for(until - time.perf_counter())
            self._fit(self.widgets[index])
            has_built = True

    def _look(self) -> bool:
        """Tell all messages what of them is seen; whether one has another height for that."""
        before = self._changes
        for index, widget in list(self.widgets.items()):
            y = self.y_of(index)
            widget.see(-y, self.view_height - y)
        return self._changes != before

    def _wanted_scroll(self) -> int:
        if self.is_following or not self.messages:
            return self.furthest
        place = self.above_px + place_of(self._anchor, self.widgets, self.extents)
        return max(0, min(place, self.furthest))

    def _hold(self) -> None:
        """Take the topmost line that is visible, and built, for the anchor."""
        if self.messages:
            top = self.scroll - self.above_px
            self._anchor = topmost(self.visible, self.widgets, self.extents, top)

    def _place(self) -> None:
        for index, widget in self.widgets.items():
            y = self.y_of(index)
            if widget.y() != y or widget.x() != self._left:
                widget.move(self._left, y)

    # Widgets

    def build(self, index: int) -> None:
        """Make the widget of a message that is not visible."""
        self._is_settling = True
        self._build(index)
        self._is_settling = False
        self.settle()

    def _build(self, index: int) -> MessageWidget:
        message = self.messages[index]
        widget = self._make(message, index, self.extents.width, self.viewport)
        self.widgets[index] = widget
        self._fit(widget)
        below = min((other for other in self.widgets if other > index), default=None)
        if below is not None:  # screen readers take them in this order
            widget.stackUnder(self.widgets[below])
        self.built.emit(widget)
        widget.height_changed.connect(self._on_height_changed)
        widget.touched.connect(self.hold_place)
        widget.move(self._left, self.y_of(index))
        widget.show()
        return widget

    def _fit(self, widget: MessageWidget) -> None:
        widget.least_height = self.extents.height(widget.index)
        self._note(widget, widget.fit(self.extents.width))

    def _note(self, widget: MessageWidget, height: int) -> None:
        """Give a widget its size; while it is incomplete, its place may be taller."""
        widget.resize(self.extents.width, height)
        index = widget.index
        if not widget.is_complete:
            height = max(height, self.extents.height(index))
        if self.extents.measure(index, height):
            self._changes += 1

    def _on_height_changed(self, height: int) -> None:
        widget = self.sender()
        if isinstance(widget, MessageWidget):
            self._note(widget, height)
            self.settle()

    def drop(self, index: int) -> None:
        """Delete a message's widget; its height is kept."""
        widget = self.widgets.pop(index)
        # The window's, not the program's: it is where the keyboard comes back to from a dialog.
        view, focused = self.viewport.parentWidget(), widget.window().focusWidget()
        if view is not None and focused is not None and widget.isAncestorOf(focused):
            view.setFocus()  # Qt would pass it to a neighbour, which may go, too
        self.dropping.emit(widget)
        widget.hide()
        widget.release()
        shiboken6.delete(widget)


def _streams(message: Message) -> bool:
    return message.role is Role.ASSISTANT and message.stop_reason is None

"""The messages one below the other: which have widgets, where those stand, what stays in place."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import takewhile

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.core.messages import Message, Role
from app.widgets.conversation.extents import Extents
from app.widgets.conversation.message_widget import MessageWidget
from app.widgets.conversation.spots import Anchor

END_PX = 24
"""Above the first message and below the last, if nothing lies over the first."""
_PATIENCE_S = 0.030
"""For long messages that come into sight unprepared."""

MakeWidget = Callable[[Message, int, int, QWidget], MessageWidget]
"""From a message, its index, the width of the column and the parent."""


class Column(QObject):
    """Shows the part of a long list of messages that is near the viewport.

    Attributes:
        messages: all of them.
        extents: where each stands.
        widgets: those that are built, by index.
        scroll: pixels of the column above the viewport.
        is_following: whether the end stays visible as it grows.
        viewport: the parent of the widgets.
        view_height: of the viewport, in pixels.
        above_px: space above the first message.
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
        self.extents = Extents()
        self.extents.reset(self.messages)
        self.widgets: dict[int, MessageWidget] = {}
        self.scroll = 0
        self.is_following = True
        self.pinned: set[int] = set()
        self.viewport = viewport
        self._make = make
        self._left = 0
        self.view_height = 0
        self.above_px = END_PX
        self._anchor = Anchor()
        self._is_settling = False

    # Content

    def show(self, messages: list[Message]) -> None:
        """Show other messages; the list is kept.

        What they begin with stays if it is what is shown, and stays where it is: another version
        takes the place of the one before it. Messages that are all others are shown at their end,
        and so is an answer that streams.
        """
        pairs = zip(self.messages, messages, strict=False)
        kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        is_other = kept < max(len(messages), len(self.messages))
        if kept and self.is_following:
            self._hold()
        offset = self.above_px + self.extents.top(kept) - self.scroll
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
            visible = self.visible
            for index, widget in list(self.widgets.items()):
                if index in visible or index in self.pinned or widget.is_busy:
                    self._fit(widget)
                else:
                    self.drop(index)
        self.settle()

    def refit_all(self) -> None:
        """The font is another: nothing that was measured counts."""
        self.extents.forget()
        for widget in self.widgets.values():
            self._fit(widget)
        self.settle()

    # Scrolling

    @property
    def content_height(self) -> int:
        """Of all messages and the space around them."""
        return self.above_px + self.extents.total + END_PX

    @property
    def furthest(self) -> int:
        """The greatest value of ``scroll``."""
        return max(0, self.content_height - self.view_height)

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

    def index_at(self, y: int) -> int:
        """The message at a height of the viewport; the nearest where there is none."""
        return self.extents.index_at(self.scroll + y - self.above_px)

    # Layout

    def settle(self) -> None:
        """Build what is visible, put all in their places, hold what is read."""
        if self._is_settling or not self.view_height or not self.extents.width:
            return
        self._is_settling = True
        has_built = False
        until = time.perf_counter() + _PATIENCE_S
        while True:
            self.scroll = self._wanted_scroll()
            missing = [index for index in self.visible if index not in self.widgets]
            if not missing:
                break
            wanted = self.visible[-1] if self.is_following else self._anchor.index
            index = min(missing, key=lambda candidate: abs(candidate - wanted))
            self._build(index).complete_for(until - time.perf_counter())
            self._fit(self.widgets[index])
            has_built = True
        if not self.is_following and (has_built or self._anchor.spot is None):
            self._hold()
        self._place()
        self._is_settling = False
        self.moved.emit()

    def _wanted_scroll(self) -> int:
        if self.is_following or not self.messages:
            return self.furthest
        anchor = self._anchor
        y = self.above_px + self.extents.top(anchor.index) - anchor.offset
        widget = self.widgets.get(anchor.index)
        if widget is not None and anchor.spot is not None:
            y += widget.y_of(anchor.spot)
        else:
            y += round(anchor.share * self.extents.height(anchor.index))
        return max(0, min(y, self.furthest))

    def _hold(self) -> None:
        """Take the topmost line that is visible, and built, for the anchor."""
        if not self.messages:
            return
        visible = self.visible
        for index in visible:
            widget = self.widgets.get(index)
            if widget is None:
                continue
            offset = self.above_px + self.extents.top(index) - self.scroll
            spot = widget.spot_at(max(0, -offset))
            self._anchor = Anchor(index, spot, 0.0, max(0, offset))
            return
        index = visible[0]
        into = self.scroll - self.above_px - self.extents.top(index)
        share = max(0, into) / max(1, self.extents.height(index))
        self._anchor = Anchor(index, None, share, max(0, -into))

    @property
    def visible(self) -> range:
        """Indexes of the messages in the viewport."""
        if not self.messages:
            return range(0)
        return range(self.index_at(0), self.index_at(self.view_height - 1) + 1)

    def near(self, screens: int) -> range:
        """Indexes of the messages within so many screens of the viewport."""
        if not self.messages:
            return range(0)
        margin = screens * self.view_height
        return range(self.index_at(-margin), self.index_at(self.view_height + margin) + 1)

    def _place(self) -> None:
        for index, widget in self.widgets.items():
            y = self.above_px + self.extents.top(index) - self.scroll
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
        self.built.emit(widget)
        widget.height_changed.connect(self._on_height_changed)
        widget.touched.connect(self.hold_place)
        y = self.above_px + self.extents.top(index) - self.scroll
        widget.move(self._left, y)
        widget.show()
        return widget

    def _fit(self, widget: MessageWidget) -> None:
        self._note(widget, widget.fit(self.extents.width))

    def _note(self, widget: MessageWidget, height: int) -> None:
        """Give a widget its size; while it is incomplete, its place may be taller."""
        widget.resize(self.extents.width, height)
        index = widget.index
        if not widget.is_complete:
            height = max(height, self.extents.height(index))
        self.extents.measure(index, height)

    def _on_height_changed(self, height: int) -> None:
        widget = self.sender()
        if isinstance(widget, MessageWidget):
            self._note(widget, height)
            self.settle()

    def drop(self, index: int) -> None:
        """Delete a message's widget; its height is kept."""
        widget = self.widgets.pop(index)
        view, focused = self.viewport.parentWidget(), QApplication.focusWidget()
        if view is not None and focused is not None and widget.isAncestorOf(focused):
            view.setFocus()  # Qt would pass it to a neighbour, which may go, too
        self.dropping.emit(widget)
        widget.hide()
        shiboken6.delete(widget)


def _streams(message: Message) -> bool:
    return message.role is Role.ASSISTANT and message.stop_reason is None

"""What questions and answers have in common: no layout, a line to hold on to, actions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Signal
from PySide6.QtGui import QEnterEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QGroupBox, QWidget

from app.core.messages import Channel, Message
from app.widgets.conversation.spots import Spot
from app.widgets.markdown.segment_edit import SegmentEdit
from app.widgets.message_actions import HEIGHT_PX, MessageActions
from app.widgets.offered_actions import MessageAction
from app.widgets.relative_size import grown


def actions_px() -> int:
    """Height of the row of actions."""
    return grown(HEIGHT_PX)


class MessageWidget(QGroupBox):
    """One message; a group for screen readers.

    Attributes:
        message: as it is shown.
        index: in the conversation.
        footer: stands below all else; ``None`` for nothing.
        least_height: so tall is its place while it is not complete.

    Signals:
        height_changed(int): the height for the width of the last ``fit``; never during ``fit``.
        texts_changed: ``edits`` may be others than before.
        touched: the reader opens or closes a part.
        action_requested(MessageAction): all but copying, which is done here.
        version_chosen(int): id of the message to see in this one's place.
        link_activated(str): an address that the reader wants to open.
    """

    height_changed = Signal(int)
    texts_changed = Signal()
    touched = Signal()
    action_requested = Signal(object)
    version_chosen = Signal(int)
    link_activated = Signal(str)

    def __init__(self, message: Message, index: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = message
        self.index = index
        self.least_height = 0
        self._width = 1
        self._fitted = 0
        self._is_fitting = False
        self._actions: MessageActions | None = None
        self._versions: tuple[int, ...] = ()
        self._is_last = True
        self.footer: QWidget | None = None

    # What each kind of message has to say for itself. Not an abc.ABC: Qt's classes have another
    # metaclass.

    @property
    def edits(self) -> Sequence[SegmentEdit]:
        """The texts, from the top, for a selection that spans them."""
        raise NotImplementedError

    @property
    def numbered_edits(self) -> Sequence[tuple[int, SegmentEdit]]:
        """The texts that have widgets, each with its number among all texts."""
        return list(enumerate(self.edits))

    @property
    def edit_count(self) -> int:
        """How many texts there are, with widgets or without."""
        return len(self.edits)

    @property
    def has_all_edits(self) -> bool:
        """Whether all texts have widgets."""
        return True

    def make_edit(self, number: int) -> None:
        """Give a text its widget, wherever it stands."""

    def see(self, top: int, bottom: int) -> None:
        """Be told which part is in the viewport; heights may change.

        Args:
            top: in the message's coordinates, in pixels; above it is negative.
            bottom: likewise.
        """

    def release(self) -> None:
        """Let go of what is large; Python may keep a shell of a widget that was deleted."""

    @property
    def is_complete(self) -> bool:
        """Whether all text stands there; long texts come in slices."""
        raise NotImplementedError

    @property
    def is_busy(self) -> bool:
        """Whether it must not be dropped: it streams, or somebody types in it."""
        return False

    def complete_for(self, seconds: float) -> None:
        """Show more of a long text now, for about so long."""

    def selected(self, *, is_markdown: bool) -> str:
        """The selected part of its texts."""
        raise NotImplementedError

    def selected_between(self, first: int, last: int, *, is_markdown: bool) -> str:  # noqa: ARG002 # long answers need them
        """The selected part, given the texts where the selection begins and ends."""
        return self.selected(is_markdown=is_markdown)

    def reveal(self, channel: Channel, start: int, length: int) -> tuple[QWidget, QRect] | None:
        """Mark a stretch of a source.

        Returns:
            the widget to scroll to, and where in it; ``None`` if it is not there yet.
        """
        raise NotImplementedError

    def top_of_source(self, start: int) -> int | None:  # noqa: ARG002 # where all texts have widgets
        """About where a stretch of the text is shown, if it has to be scrolled to first.

        Args:
            start: offset into the message's text.
        """
        return None

    def clear_marks(self) -> None:
        """Mark nothing any more."""
        for edit in self.edits:
            if edit.extraSelections():
                edit.setExtraSelections([])

    def _lay_out(self, width: int) -> int:
        """Place the parts in a width; the height."""
        raise NotImplementedError

    # Height

    def fit(self, width: int) -> int:
        """Lay everything out in a width.

        Args:
            width: in device-independent pixels.

        Returns:
            the height.
        """
        self._width = max(1, width)
        self._is_fitting = True
        self._fitted = self._lay_out(self._width)
        if self.footer is not None:
            self.footer.setGeometry(0, self._fitted, self._width, self.footer.height())
            self._fitted += self.footer.height()
        self._is_fitting = False
        return self._fitted

    def set_footer(self, footer: QWidget | None) -> None:
        """Put a widget of a fixed height below all else, in place of the one that is there."""
        if self.footer is not None:
            self.footer.deleteLater()
        self.footer = footer
        if footer is not None:
            footer.show()
        self.refit()

    def refit(self) -> None:
        """A part is taller or smaller now."""
        if self._is_fitting:
            return
        before = self._fitted
        if self.fit(self._width) != before:
            self.height_changed.emit(self._fitted)

    def retranslate(self) -> None:
        """Words are as wide as they are in the language, and begin where its lines do."""
        self.refit()

    # What is read

    def spot_at(self, y: int) -> Spot:
        """The line at a height above the message's bottom."""
        for number, edit in self.numbered_edits:
            top = edit.mapTo(self, QPoint()).y()
            if top <= y < top + edit.height():
                cursor = edit.cursorForPosition(QPoint(0, y - top))
                return Spot(number, cursor.position(), y - top - edit.cursorRect(cursor).top())
        return Spot(-1, 0, y)

    def y_of(self, spot: Spot) -> int:
        """Where a spot is now."""
        edit = dict(self.numbered_edits).get(spot.edit)
        if edit is None:
            return spot.rest if spot.edit < 0 else self._room_top(spot.edit) + spot.rest
        cursor = edit.textCursor()
        cursor.setPosition(min(spot.position, edit.document().characterCount() - 1))
        return edit.mapTo(self, QPoint()).y() + edit.cursorRect(cursor).top() + spot.rest

    def _room_top(self, number: int) -> int:  # noqa: ARG002 # where all texts have widgets
        """Where a text stands that has no widget."""
        return 0

    # Actions

    def set_last(self, is_last: bool) -> None:
        """Say whether nothing follows the message: an earlier one can't go on."""
        if is_last != self._is_last:
            self._is_last = is_last
            if self._actions is not None:
                self.show_actions(self._versions)

    @property
    def actions_row(self) -> MessageActions | None:
        """The row below the message; made when there is time for it."""
        return self._actions

    def show_actions(self, versions: tuple[int, ...] = ()) -> None:
        """Offer what can be done with the message.

        Args:
            versions: ids of all messages that stand in its place, in order.
        """
        self._versions = versions
        if self._actions is None:
            self._actions = MessageActions(self)
            self._actions.triggered.connect(self._on_triggered)
            self._actions.version_chosen.connect(self.version_chosen)
            self._actions.set_prominent(self.underMouse())
        self._actions.show_actions(self.message, versions, is_last=self._is_last)
        self._actions.show()
        self.refit()

    def _place_actions(self, actions: MessageActions) -> None:
        raise NotImplementedError

    def _on_triggered(self, action: MessageAction) -> None:
        if action in (MessageAction.COPY, MessageAction.COPY_MARKDOWN):
            self._copy(is_markdown=action is MessageAction.COPY_MARKDOWN)
            if self._actions is not None:
                self._actions.confirm(action)
        else:
            self.action_requested.emit(action)

    def _copy(self, *, is_markdown: bool) -> None:  # noqa: ARG002 # answers tell them apart
        QGuiApplication.clipboard().setText(self.message.text)

    # Events

    def enterEvent(self, event: QEnterEvent) -> None:
        """The actions of the message below the pointer are clear."""
        super().enterEvent(event)
        if self._actions is not None:
            self._actions.set_prominent(True)

    def leaveEvent(self, event: QEvent) -> None:
        """They are quiet again."""
        super().leaveEvent(event)
        if self._actions is not None:
            self._actions.set_prominent(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A group without a frame."""

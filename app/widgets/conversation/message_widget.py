"""What questions and answers have in common: no layout, a line to hold on to, actions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Signal
from PySide6.QtGui import QEnterEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QGroupBox, QWidget

from app.core.messages import Channel, Message
from app.widgets.conversation.spots import Spot
from app.widgets.markdown.segment_edit import SegmentEdit
from app.widgets.message_actions import HEIGHT_PX, MessageAction, MessageActions

ACTIONS_PX = HEIGHT_PX


class MessageWidget(QGroupBox):
    """One message; a group for screen readers.

    Attributes:
        message: as it is shown.
        index: in the conversation.

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
        self._width = 1
        self._fitted = 0
        self._is_fitting = False
        self._actions: MessageActions | None = None
        self._versions: tuple[int, ...] = ()
        self._is_last = True

    # What each kind of message has to say for itself. Not an abc.ABC: Qt's classes have another
    # metaclass.

    @property
    def edits(self) -> Sequence[SegmentEdit]:
        """The texts, from the top, for a selection that spans them."""
        raise NotImplementedError

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

    def reveal(self, channel: Channel, start: int, length: int) -> tuple[QWidget, QRect] | None:
        """Mark a stretch of a source.

        Returns:
            the widget to scroll to, and where in it; ``None`` if it is not there yet.
        """
        raise NotImplementedError

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
        self._is_fitting = False
        return self._fitted

    def refit(self) -> None:
        """A part is taller or smaller now."""
        if self._is_fitting:
            return
        before = self._fitted
        if self.fit(self._width) != before:
            self.height_changed.emit(self._fitted)

    # What is read

    def spot_at(self, y: int) -> Spot:
        """The line at a height above the message's bottom."""
        for number, edit in enumerate(self.edits):
            top = edit.mapTo(self, QPoint()).y()
            if top <= y < top + edit.height():
                cursor = edit.cursorForPosition(QPoint(0, y - top))
                return Spot(number, cursor.position(), y - top - edit.cursorRect(cursor).top())
        return Spot(-1, 0, y)

    def y_of(self, spot: Spot) -> int:
        """Where a spot is now."""
        edits = self.edits
        if not 0 <= spot.edit < len(edits):
            return spot.rest
        edit = edits[spot.edit]
        cursor = edit.textCursor()
        cursor.setPosition(min(spot.position, edit.document().characterCount() - 1))
        return edit.mapTo(self, QPoint()).y() + edit.cursorRect(cursor).top() + spot.rest

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

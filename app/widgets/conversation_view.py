"""The messages of a conversation in a scrolling column; only what is near has widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.core.messages import AnswerFigures, Channel, Message
from app.viewmodels.language import say
from app.widgets.theme import current_theme
from app.widgets.typesetting import Typesetting
from app.widgets.welcome import Welcome

if TYPE_CHECKING:
    from app.widgets.conversation.answer_widget import AnswerWidget
    from app.widgets.conversation.column import Column
    from app.widgets.conversation.overlays import Overlays
    from app.widgets.conversation.reading import Reading

COLUMN_PX = 760
"""Width of the text at most: about 75 characters, and the margins around them."""
MARGIN_PX = 28
_LINE_STEP_PX = 20
_FORWARDED = (
    "link_activated",
    "action_requested",
    "version_chosen",
    "question_edited",
    "answer_now_requested",
    "retry_warmer_requested",
    "quote_requested",
)


class ConversationView(QAbstractScrollArea):
    """Shows messages and follows the last one while the reader is at the bottom.

    What is read stays in its place when text comes above or below it, when a guessed height turns
    out another, and when the width changes.

    Signals:
        link_activated(str): an address that the reader wants to open.
        column_moved(int): distance of the text column from the view's left edge, in pixels.
        action_requested(MessageAction, int): what to do with the message of that id; never COPY.
        version_chosen(int): id of the message that the reader wants to see in another's place.
        question_edited(int, str): the question of that id was written anew.
        answer_now_requested: the thoughts shall end.
        retry_warmer_requested: the model shall think again at a higher temperature.
        quote_requested(str): a passage of thoughts to quote.
        messages_changed: there are other messages, or one has grown or ended.
    """

    link_activated = Signal(str)
    column_moved = Signal(int)
    action_requested = Signal(object, int)
    version_chosen = Signal(int)
    question_edited = Signal(int, str)
    answer_now_requested = Signal()
    retry_warmer_requested = Signal()
    quote_requested = Signal(str)
    messages_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conversation")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(say("Conversation"))
        self.typesetting = Typesetting(self)
        self._parts: Reading | None = None
        self._overlays: Overlays | None = None
        self._is_moving = False
        self._theme = current_theme()
        self._welcome = Welcome(self)
        # Only an opaque viewport that nothing overlaps is scrolled by moving its pixels.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().setSingleStep(_LINE_STEP_PX)

    # What is shown

    @property
    def answers(self) -> list[AnswerWidget]:
        """The answers that are built, oldest first."""
        return self._parts.answers if self._parts else []

    @property
    def messages(self) -> list[Message]:
        """All messages, as they are shown."""
        return self._parts.column.messages if self._parts else []

    @property
    def column(self) -> Column:
        """What is built and where it stands."""
        return self._reading.column

    @property
    def overlays(self) -> Overlays:
        """What stands over the messages."""
        assert self._reading is not None
        assert self._overlays is not None
        return self._overlays

    def show_messages(self, messages: list[Message]) -> None:
        """Show another conversation, at its end."""
        self._welcome.setVisible(not messages)
        if messages or self._parts:
            self._reading.show(messages)
        self.messages_changed.emit()

    def make_way(self) -> None:
        """Another conversation is being read: what is out of sight can wait."""
        if self._parts:
            self._parts.neighbours.rest()

    def add_message(self, message: Message) -> None:
        """Append a message and go there."""
        self._welcome.hide()
        self._reading.add(message)
        self.follow()
        self.messages_changed.emit()

    def update_message(self, message: Message, figures: AnswerFigures | None) -> None:
        """A message has grown or ended."""
        if self._parts and self._parts.update(message, figures):
            self.messages_changed.emit()

    def set_versions(self, versions: dict[int, tuple[int, ...]]) -> None:
        """Say which versions each message of the path has.

        Args:
            versions: for a message's id, the ids of all that stand in its place, in order.
        """
        if versions or self._parts:
            self._reading.set_versions(versions)

    # Going somewhere

    def follow(self) -> None:
        """Go to the end and stay there."""
        if self._parts:
            self._parts.column.follow()

    def reveal(self, message_id: int, channel: Channel, start: int, length: int) -> None:
        """Scroll to a stretch of a message's source and mark it; thoughts open for it.

        Args:
            message_id: of a message that is shown.
            channel: thoughts, or the question or answer.
            start: offset into the source of that channel, in characters.
            length: in characters.
        """
        if self._parts:
            self._parts.reveal(message_id, channel, start, length)

    def clear_marks(self) -> None:
        """Mark nothing any more."""
        if self._parts:
            self._parts.clear_marks()

    def open_find(self) -> None:
        """Open the bar that finds words in the conversation."""
        self.overlays.open_find()

    def edit_question(self, message_id: int) -> None:
        """Let the reader write a question anew, in its bubble; see ``question_edited``."""
        if self._parts:
            self._parts.edit_question(message_id)

    # Selection

    def select_all(self) -> None:
        """Select the whole conversation."""
        if self._parts:
            self._parts.selection.select_all()

    def copy(self) -> None:
        """Copy what is selected: its words, and its Markdown beside them."""
        if self._parts:
            self._parts.selection.copy()

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        full = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max(MARGIN_PX, (full - COLUMN_PX) // 2)
        self.column_moved.emit(side)
        self._welcome.place(self.size())
        self.retranslate()

    def retranslate(self) -> None:
        """Place all where the lines of the language begin."""
        if self._parts and self._overlays:
            self._overlays.place()
            self._place_column(self._parts)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, which has to be opaque."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(current_theme().window))
        painter.end()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """The reader has scrolled: move what is there, then build what is missing."""
        if self._is_moving or self._parts is None or self._overlays is None:
            return
        column = self._parts.column
        value = self.verticalScrollBar().value()
        distance = column.scroll - value
        if abs(distance) < self.viewport().height():
            self.viewport().scroll(0, distance)
        self._overlays.place()
        column.scroll_to(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, copy, select."""
        if not (self._parts and self._parts.take_key(event, has_caret=False)):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the texts selects nothing."""
        super().mousePressEvent(event)
        if self._parts and event.button() is Qt.MouseButton.LeftButton:
            self._parts.selection.clear()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 # Qt's name
        """Tab goes through the messages from top to bottom, built or not, then on."""
        if self._parts and self._parts.focus_next(is_forward=next):
            return True
        return super().focusNextPrevChild(next)

    def focus_outside(self, *, is_forward: bool) -> bool:
        """Move the focus on from another part of the window; whether this could.

        The controls of messages come after everything else in Qt's order, whatever their place.
        """
        return bool(self._parts and self._parts.focus_outside(is_forward=is_forward))

    def changeEvent(self, event: QEvent) -> None:
        """Heights follow the font; another theme is for what is seen, at first."""
        super().changeEvent(event)
        if not getattr(self, "_parts", None):
            return
        # Not at once: Qt goes through all widgets just now, and some will be deleted.
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self.column, self.column.refit_all)
        elif event.type() == QEvent.Type.PaletteChange:
            QTimer.singleShot(0, self, self._on_palette_changed)

    # Inside

    @property
    def _reading(self) -> Reading:
        """The parts that show messages; made with the first one, not with the window."""
        if self._parts is None:
            from app.widgets.conversation.overlays import Overlays
            from app.widgets.conversation.reading import Reading

            self._parts = Reading(self, self.typesetting)
            self._overlays = Overlays(self.viewport(), self._parts.column)
            self._overlays.hit_chosen.connect(self.reveal)
            self._overlays.hits_lost.connect(self.clear_marks)
            self._overlays.find_closed.connect(self._on_find_closed)
            self.messages_changed.connect(self._on_messages_changed)
            self._parts.column.moved.connect(self._on_moved)
            for name in _FORWARDED:
                getattr(self._parts, name).connect(getattr(self, name))
            self._place_column(self._parts)
            self._overlays.place()
        return self._parts

    def _place_column(self, parts: Reading) -> None:
        full = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max(MARGIN_PX, (full - COLUMN_PX) // 2)
        area, width = self.viewport().size(), max(1, full - 2 * side)
        left = area.width() - side - width if self.isRightToLeft() else side
        parts.column.resize(left, width, area.height())

    def _on_moved(self) -> None:
        """The column has another height, or stands elsewhere: tell the scroll bar."""
        column = self.column
        bar = self.verticalScrollBar()
        self._is_moving = True
        bar.setPageStep(column.view_height)
        bar.setRange(0, column.furthest)
        bar.setValue(column.scroll)
        self._is_moving = False
        if self._overlays:
            self._overlays.follow_column()

    def _on_palette_changed(self) -> None:
        if self._theme is not current_theme():
            self._theme = current_theme()
            self.column.drop_unseen()
            self.column.settle()

    def _on_find_closed(self) -> None:
        self.clear_marks()
        self.setFocus()

    def _on_messages_changed(self) -> None:
        if self._overlays:
            self._overlays.refresh(self.messages)

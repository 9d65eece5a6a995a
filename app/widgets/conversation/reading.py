"""What a reader does with the messages: see, follow, find, select, edit, go through by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.core.messages import AnswerFigures, Channel, Message, Role
from app.widgets.conversation.announcer import Announcer
from app.widgets.conversation.answer_widget import AnswerWidget
from app.widgets.conversation.column import Column
from app.widgets.conversation.going import go_into, show_area
from app.widgets.conversation.keyboard import FocusPath, scroll_distance
from app.widgets.conversation.message_widget import MessageWidget
from app.widgets.conversation.neighbours import Neighbours
from app.widgets.conversation.question_widget import QuestionWidget
from app.widgets.conversation.selecting import Selecting
from app.widgets.conversation.selection import Selection
from app.widgets.markdown.code_segment import Switches
from app.widgets.typesetting import Typesetting

_COMPLETE_S = 0.02


class Reading(QObject):
    """The column of messages with all that surrounds it, for one view.

    Attributes:
        column: which messages are built, and where they stand.
        neighbours: builds and drops.
        selection: across messages.
        announcer: speaks to screen readers.

    Signals:
        link_activated(str): an address that the reader wants to open.
        action_requested(MessageAction, int): what to do with the message of that id.
        version_chosen(int): id of the message to see in another's place.
        question_edited(int, str): the question of that id was written anew.
        answer_now_requested, retry_warmer_requested, quote_requested(str): of the pane of thoughts.
    """

    link_activated = Signal(str)
    action_requested = Signal(object, int)
    version_chosen = Signal(int)
    question_edited = Signal(int, str)
    answer_now_requested = Signal()
    retry_warmer_requested = Signal()
    quote_requested = Signal(str)

    def __init__(self, view: QAbstractScrollArea, typesetting: Typesetting) -> None:
        super().__init__(view)
        self._typesetting = typesetting
        self._indexes: dict[int, int] = {}
        self._panes: dict[int, bool] = {}
        self._switches: dict[int, dict[int, Switches]] = {}
        self._wanted_mark: tuple[int, Channel, int, int] | None = None
        self._leafing: tuple[int, bool] | None = None
        self.column = Column(view.viewport(), self._make)
        self.neighbours = Neighbours(self.column)
        self.selection = Selection(self.column)
        self._selecting = Selecting(self.column, self.selection, view.viewport(), self.take_key)
        self.announcer = Announcer(view)
        self._focus_path = FocusPath(view, self.column)
        self.column.built.connect(self._on_built)
        self.column.dropping.connect(self._on_dropping)

    @property
    def answers(self) -> list[AnswerWidget]:
        """The answers that are built, oldest first."""
        widgets = self.column.widgets
        built = (widgets[index] for index in sorted(widgets))
        return [widget for widget in built if isinstance(widget, AnswerWidget)]

    def show(self, messages: list[Message]) -> None:
        """Show another conversation at its end, or another path of the one that is shown."""
        self.selection.clear()
        self._wanted_mark = None
        self.neighbours.versions = {}
        if messages != self.column.messages:
            self.close_editor()
        self._leave_versions()
        self._indexes = {message.id: index for index, message in enumerate(messages)}
        for kept in (self._panes, self._switches):
            for key in kept.keys() - self._indexes.keys():
                del kept[key]
        self.column.show(list(messages))
        self._mark_last()
        self.neighbours.go_on()

    def add(self, message: Message) -> None:
        """Append a message."""
        self._indexes[message.id] = len(self.column.messages)
        self.column.append(message)
        self._mark_last()

    def set_versions(self, versions: dict[int, tuple[int, ...]]) -> None:
        """Say which versions each message has; who leafs through them by keyboard goes on."""
        self.neighbours.set_versions(versions)
        if self._leafing is None:
            return
        (index, is_forward), self._leafing = self._leafing, None
        if index < len(self.column.messages):
            widget = self.column.widgets.get(index) or self.column.go_to(index)
            widget.show_actions(versions.get(widget.message.id, ()))
            if widget.actions_row is not None:
                widget.actions_row.focus_version_arrow(is_forward=is_forward)

    def update(self, message: Message, figures: AnswerFigures | None) -> bool:
        """Show a message as it is now; whether it is one of those that are shown."""
        index = self._indexes.get(message.id)
        if index is None:
            return False
        widget = self.column.widgets.get(index)
        if isinstance(widget, AnswerWidget):
            self.column.messages[index] = message
            widget.show_message(message, figures)
        else:
            self.column.replace(index, message)
        self.announcer.follow(message)
        return True

    def edit_question(self, message_id: int) -> None:
        """Turn a question into a field."""
        index = self._indexes.get(message_id)
        if index is None:
            return
        widget = self.column.widgets.get(index) or self.column.go_to(index)
        if isinstance(widget, QuestionWidget):
            self.column.hold_place()
            widget.start_editing()
            show_area(self.column, widget, widget.rect())

    def close_editor(self) -> None:
        """Show questions as they are, also one that is edited."""
        for widget in list(self.column.widgets.values()):
            if isinstance(widget, QuestionWidget):
                widget.stop_editing()

    # Marks

    def reveal(self, message_id: int, channel: Channel, start: int, length: int) -> None:
        """Scroll to a stretch of a source and mark it."""
        index = self._indexes.get(message_id)
        if index is None:
            return
        self.clear_marks()
        message = self.column.messages[index]
        is_thought = channel is Channel.REASONING
        share = 0.0 if is_thought else start / max(1, len(message.text))
        widget = self.column.widgets.get(index)
        if widget is None or not 0 <= widget.y() <= self.column.view_height - widget.height():
            widget = self.column.go_to(index, share, self.column.view_height // 3)
        self.column.hold_place()
        widget.complete_for(_COMPLETE_S)
        if not widget.is_complete and not is_thought:
            self._wanted_mark = (message_id, channel, start, length)
        top = None if is_thought else widget.top_of_source(start)
        if top is not None:
            go_into(self.column, index, top)
        found = widget.reveal(channel, start, length)
        if found is not None:
            part, rect = found
            margin = max(self.column.above_px, self.column.view_height // 4)
            show_area(self.column, part, rect, margin)

    def clear_marks(self) -> None:
        """Mark nothing any more."""
        self._wanted_mark = None
        for widget in self.column.widgets.values():
            widget.clear_marks()

    # Keyboard

    def take_key(self, event: QKeyEvent, *, has_caret: bool) -> bool:
        """Scroll, copy or select; whether the key was for that.

        Args:
            event: the key.
            has_caret: whether the arrows move a caret in a text.
        """
        if event.matches(QKeySequence.StandardKey.Copy):
            self.selection.copy()
            return True
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.selection.select_all()
            return True
        distance = scroll_distance(event, self.column.view_height, has_caret=has_caret)
        if distance is None:
            return False
        self.column.scroll_to(self.column.scroll + distance)
        return True

    def focus_next(self, *, is_forward: bool) -> bool:
        """Move the keyboard focus on; whether there was a place for it."""
        return self._focus_path.go(is_forward=is_forward)

    def focus_outside(self, *, is_forward: bool) -> bool:
        """Move the keyboard focus on from where no message is."""
        return self._focus_path.go_outside(is_forward=is_forward)

    def _leave_versions(self) -> None:
        """Remember which arrow between versions has the keyboard: its row will be another."""
        for index, widget in self.column.widgets.items():
            row = widget.actions_row
            arrow = row.focused_version_arrow if row else None
            if arrow is not None:
                self._leafing = (index, arrow)

    # Widgets

    def _mark_last(self) -> None:
        last = len(self.column.messages) - 1
        for index, widget in list(self.column.widgets.items()):
            widget.set_last(index == last)

    def _make(self, message: Message, index: int, width: int, parent: QWidget) -> MessageWidget:
        if message.role is Role.USER:
            question = QuestionWidget(message, index, parent)
            question.edited.connect(lambda text: self.question_edited.emit(message.id, text))
            return question
        switches = self._switches.get(message.id, {})
        answer = AnswerWidget(message, index, self._typesetting, width, parent, switches=switches)
        if message.id in self._panes:
            answer.restore_pane(is_open=self._panes[message.id])
        answer.set_last(index == len(self.column.messages) - 1)
        answer.pane.answer_now_requested.connect(self.answer_now_requested)
        answer.pane.retry_warmer_requested.connect(self.retry_warmer_requested)
        answer.pane.quote_requested.connect(self.quote_requested)
        return answer

    def _on_built(self, widget: MessageWidget) -> None:
        message_id = widget.message.id
        widget.link_activated.connect(self.link_activated)
        widget.version_chosen.connect(self.version_chosen)
        widget.action_requested.connect(
            lambda action: self.action_requested.emit(action, message_id)
        )
        widget.texts_changed.connect(self._on_texts_changed)
        self._selecting.adopt(widget)

    def _on_dropping(self, widget: MessageWidget) -> None:
        self._selecting.forget(widget)
        if isinstance(widget, AnswerWidget):
            self._switches[widget.message.id] = widget.switches
            if widget.pane.was_touched:
                self._panes[widget.message.id] = widget.pane.is_open

    def _on_texts_changed(self) -> None:
        widget = self.sender()
        if not isinstance(widget, MessageWidget):
            return
        self._selecting.adopt(widget)
        mark = self._wanted_mark
        if mark is not None and mark[0] == widget.message.id and widget.is_complete:
            self.reveal(*mark)

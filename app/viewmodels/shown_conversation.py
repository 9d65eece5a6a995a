"""The conversation that is shown: one path through its tree of messages, and its draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core.conversation import NEW_CONVERSATION, Conversation
from app.core.errors import AppError, ErrorKind
from app.core.message_tree import MessageTree
from app.core.messages import AnswerFigures, Message, StopReason
from app.viewmodels.answer_streams import AnswerStreams
from app.viewmodels.conversation_preset import ConversationPreset
from app.viewmodels.relay import StorageRelay
from app.viewmodels.running_answer import Phase, RunningAnswer

if TYPE_CHECKING:
    from app.core.attachments import Attachment
    from app.core.presets import Preset
    from app.storage.store import Store

T = TypeVar("T")

WARM_AFTER_MS = 600
"""A conversation that stays on the screen so long is read by the engine, in idle time."""


class Deletion(NamedTuple):
    """What undoing a deletion needs.

    Attributes:
        message: that was hidden, with what follows it.
        leaf_before: end of the path that was shown before.
        leaf_after: and after it; ``None`` for no message at all.
    """

    message: Message
    leaf_before: int
    leaf_after: int | None


class ShownConversation(QObject):
    """Shows one path; other conversations may be answered meanwhile.

    Attributes:
        storage: of the conversations.
        conversation: the one that is shown; ``None`` for a new one that has no message yet.
        messages: of the shown path, oldest first.
        tree: all messages of the conversation.
        preset: what was chosen for its answers.
        attachments: files that are to go with the next question.

    Signals:
        conversation_opened: another conversation is shown; ``path_changed`` follows.
        path_changed: another conversation or branch is shown.
        message_added(Message): at the end of the path.
        message_changed(Message): the last message has grown or ended.
        phase_changed: ``phase``, ``prompt_share`` or ``figures`` of the shown conversation.
        conversation_changed(Conversation): one was made, or has a new message.
        draft_loaded(str): the text that belongs into the composer.
        draft_saved(int, bool): a conversation's id, and whether something stands in its composer.
        message_deleted(Deletion): for ``restore_message``.
        problem_occurred(AppError): something the user should know.
    """

    conversation_opened = Signal()
    path_changed = Signal()
    message_added = Signal(object)
    message_changed = Signal(object)
    phase_changed = Signal()
    conversation_changed = Signal(object)
    draft_loaded = Signal(str)
    draft_saved = Signal(int, bool)
    message_deleted = Signal(object)
    problem_occurred = Signal(object)

    def __init__(
        self, storage: StorageRelay, answers: AnswerStreams, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.storage = storage
        self._answers = answers
        self._is_writing = False
        self._view = 0  # counts what is shown; an answer for an earlier view comes too late
        self._asked_id: int | None = None  # of a conversation that is being read
        self._warm_timer = QTimer(self)
        self._warm_timer.setSingleShot(True)
        self._warm_timer.setInterval(WARM_AFTER_MS)
        self._warm_timer.timeout.connect(self._warm)
        self.preset = ConversationPreset(storage, self)
        self.conversation: Conversation | None = None
        self.messages: list[Message] = []
        self.tree = MessageTree()
        self.attachments: tuple[Attachment, ...] = ()
        answers.grown.connect(self._on_grown)
        answers.progressed.connect(self._on_progressed)
        answers.ended.connect(self.phase_changed)

    @property
    def wanted_id(self) -> int | None:
        """Id of the conversation that was asked for last: the shown one, unless it is read yet."""
        if self._asked_id is not None:
            return self._asked_id
        return self.conversation.id if self.conversation else None

    @property
    def running(self) -> RunningAnswer | None:
        """The answer that streams into the shown conversation."""
        return self._answers.of(self.conversation.id) if self.conversation else None

    @property
    def phase(self) -> Phase | None:
        """What the shown conversation's answer is doing; ``None`` when nothing streams."""
        return self.running.phase if self.running else None

    @property
    def is_busy(self) -> bool:
        """Whether the shown conversation can't be changed now: an answer is under way."""
        return self._is_writing or self.running is not None

    @property
    def figures(self) -> AnswerFigures | None:
        """Of the streaming answer, else of the last one that has any."""
        if self.running and self.running.figures.prompt_tokens:
            return self.running.figures
        return next((m.figures for m in reversed(self.messages) if m.figures), None)

    def versions(self) -> dict[int, tuple[int, ...]]:
        """For each message of the path, the ids of its versions, itself among them."""
        return {message.id: self.tree.versions(message.id) for message in self.messages}

    # Which conversation, which path

    def start_conversation(self) -> None:
        """Show an empty conversation; it is kept once it has a message."""
        self.preset.show(None, None)
        self._show(None, MessageTree(), None)

    def open_conversation(self, conversation: Conversation) -> None:
        """Show a conversation, unless another is asked for before it is read."""
        self._view = view = self._view + 1
        self._asked_id = conversation.id

        def read(store: Store) -> tuple[int | None, MessageTree, bool, Preset]:
            leaf_id, messages = store.leaf_id(conversation.id), store.messages(conversation.id)
            has_gaps, preset = store.take_damage(), store.preset(conversation.id)
            return leaf_id, MessageTree(messages), has_gaps, preset

        def opened(result: tuple[int | None, MessageTree, bool, Preset] | AppError) -> None:
            if view == self._view:
                self._asked_id = None
            if isinstance(result, AppError):
                self.problem_occurred.emit(result)
            elif view == self._view:
                leaf_id, tree, has_gaps, preset = result
                if has_gaps:
                    self.problem_occurred.emit(AppError(ErrorKind.CONVERSATION_DAMAGED))
                self.preset.show(conversation.id, preset)
                is_known = leaf_id is not None and leaf_id in tree
                self._show(conversation, tree, leaf_id if is_known else tree.newest_id)

        self.storage.submit(read, opened)

    def branch(self, message_id: int) -> None:
        """Begin a conversation with a copy of the path to a message, and show it."""
        if self.conversation is None or message_id not in self.tree:
            return
        path, title = self.tree.path_to(message_id), self.conversation.title
        if self.running and path[-1].id == self.running.message.id:
            path[-1] = replace(self.running.message, stop_reason=StopReason.STOPPED)

        def copied(made: Conversation, is_shown: bool) -> None:
            self.conversation_changed.emit(made)
            if is_shown:
                self.open_conversation(made)

        self._write(lambda store: store.copy_path(path, title), copied)

    def show_version(self, message_id: int) -> None:
        """Show another version of a message, and what follows it."""
        if self.conversation is None or self.is_busy or message_id not in self.tree:
            return
        home, leaf_id = self.conversation.id, self.tree.leaf_below(message_id)
        self._show(self.conversation, self.tree, leaf_id)
        self.storage.submit(lambda store: store.show_path_to(home, leaf_id))

    def delete_message(self, message_id: int) -> None:
        """Hide a message and what follows it, until ``restore_message``."""
        if self.is_busy or message_id not in self.tree:
            return
        message = self.tree[message_id]
        deletion = Deletion(message, self.messages[-1].id, self.tree.leaf_without(message_id))

        def deleted(_: None, is_shown: bool) -> None:
            if is_shown:
                self.tree.remove(message_id)
                self._show(self.conversation, self.tree, deletion.leaf_after)
            self.message_deleted.emit(deletion)

        self._write(lambda store: store.delete_message(message, deletion.leaf_after), deleted)

    def restore_message(self, deletion: Deletion) -> None:
        """Undo ``delete_message``; its path is shown again, unless the reader has gone on."""

        def restored(result: AppError | None) -> None:
            home = self.conversation
            if isinstance(result, AppError):
                self.problem_occurred.emit(result)
            elif home is not None and home.id == deletion.message.conversation_id:
                if self.is_busy:
                    self.tree.put(deletion.message)
                else:
                    self.open_conversation(home)

        self.storage.submit(
            lambda store: store.restore_message(
                deletion.message, deletion.leaf_before, if_leaf=deletion.leaf_after
            ),
            restored,
        )

    def save_draft(self, text: str) -> None:
        """Keep what stands in the composer."""
        key = self.conversation.id if self.conversation else NEW_CONVERSATION
        self.storage.submit(lambda store: store.save_draft(key, text))
        self.draft_saved.emit(key, bool(text or self.attachments))

    # Inside

    def _write(self, work: Callable[[Store], T], done: Callable[[T, bool], None]) -> None:
        """Change the shown conversation in the database.

        Args:
            work: on the store.
            done: gets the result, and whether the conversation is still shown.
        """
        view = self._view

        def written(result: T | AppError) -> None:
            self._is_writing = False
            if isinstance(result, AppError):
                self.problem_occurred.emit(result)
            else:
                done(result, view == self._view)

        self._is_writing = True
        self.storage.submit(work, written)

    def _show(
        self, conversation: Conversation | None, tree: MessageTree, leaf_id: int | None
    ) -> None:
        self._view = view = self._view + 1
        self._asked_id = None
        shown_id = self.conversation.id if self.conversation else None
        is_other = conversation is None or conversation.id != shown_id
        self.conversation, self.tree = conversation, tree
        for message in self._answers.newest_of(conversation.id) if conversation else []:
            tree.put(message)
        self.messages = tree.path_to(leaf_id)
        if is_other:
            self.conversation_opened.emit()
        self.path_changed.emit()
        self.phase_changed.emit()
        self._warm_timer.start()
        if not is_other:
            return
        key = conversation.id if conversation else NEW_CONVERSATION

        def loaded(result: str | AppError) -> None:
            if isinstance(result, str) and view == self._view:
                self.draft_loaded.emit(result)

        self.storage.submit(lambda store: store.draft(key), loaded)

    def _warm(self) -> None:
        """Let the engine read what is shown."""
        self._answers.warm(self.messages)

    def _add(self, message: Message) -> None:
        self.tree.put(message)
        self.messages.append(message)
        self.message_added.emit(message)

    @Slot(object)
    def _on_grown(self, message: Message) -> None:
        if message.id not in self.tree:
            return
        self.tree.put(message)
        if self.messages and self.messages[-1].id == message.id:
            self.messages[-1] = message
            self.message_changed.emit(message)

    @Slot(object)
    def _on_progressed(self, answer: RunningAnswer) -> None:
        if answer is self.running:
            self.phase_changed.emit()

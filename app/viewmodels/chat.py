"""The conversation that is shown: its messages, and the answers that stream into it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.core.conversation import NEW_CONVERSATION, Conversation, path_to, title_from_question
from app.core.errors import AppError, ErrorKind
from app.core.messages import (
    AnswerFigures,
    Channel,
    Message,
    Sampling,
    StopReason,
    turns_for_prompt,
)
from app.core.reasoning import Parts
from app.engine.link import EngineLink
from app.system.late_imports import import_late
from app.viewmodels.models import ModelsViewModel
from app.viewmodels.relay import EventRelay, StorageRelay

if TYPE_CHECKING:
    from app.engine import protocol
    from app.storage.store import Store
else:
    protocol = import_late("app.engine.protocol")


class Phase(Enum):
    """What an answer is doing."""

    WAITING = auto()
    """For the model to load, or for another answer to end."""
    READING = auto()
    """The prompt is evaluated."""
    THINKING = auto()
    ANSWERING = auto()


@dataclass
class RunningAnswer:
    """An answer that streams.

    Attributes:
        message: as far as it is journalled, which is as far as it is shown.
        path: the messages before it, oldest first.
        phase: what it is doing.
        prompt_share: of the prompt that has been read, 0 to 1.
        figures: the latest.
    """

    message: Message
    path: list[Message]
    phase: Phase = Phase.WAITING
    prompt_share: float = 0.0
    figures: AnswerFigures = field(default_factory=AnswerFigures)
    pending: Parts = field(default_factory=list)
    is_revealed: bool = False
    is_writing: bool = False
    has_journal_failed: bool = False
    ending: StopReason | None = None
    error: AppError | None = None


class ChatViewModel(QObject):
    """Shows one conversation; several may have an answer under way.

    Text is shown once it is in the journal, never before: what a person has seen is on the disk.

    Attributes:
        conversation: the one that is shown; ``None`` for a new one that has no message yet.
        messages: of the shown path, oldest first.

    Signals:
        path_changed: another conversation or branch is shown.
        message_added(Message): at the end of the path.
        message_changed(Message): the last message has grown or ended.
        phase_changed: ``phase``, ``prompt_share`` or ``figures`` of the shown conversation.
        conversation_changed(Conversation): one was made, renamed, or has a new message.
        question_accepted: the question is safe in the database; the composer may be cleared.
        draft_loaded(str): the text that belongs into the composer.
        problem_occurred(AppError): something the user should know.
    """

    path_changed = Signal()
    message_added = Signal(object)
    message_changed = Signal(object)
    phase_changed = Signal()
    conversation_changed = Signal(object)
    question_accepted = Signal()
    draft_loaded = Signal(str)
    problem_occurred = Signal(object)

    def __init__(
        self,
        storage: StorageRelay,
        link: EngineLink,
        events: EventRelay,
        models: ModelsViewModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._storage = storage
        self._link = link
        self._models = models
        self._running: dict[int, RunningAnswer] = {}
        self._is_sending = False
        self.sampling = Sampling()
        self.conversation: Conversation | None = None
        self.messages: list[Message] = []
        events.received.connect(self._on_event)

    # What is shown

    @property
    def running(self) -> RunningAnswer | None:
        """The answer that streams into the shown conversation."""
        shown = self.conversation.id if self.conversation else None
        for answer in self._running.values():
            if answer.message.conversation_id == shown:
                return answer
        return None

    @property
    def phase(self) -> Phase | None:
        """What the shown conversation's answer is doing; ``None`` when nothing streams."""
        return self.running.phase if self.running else None

    @property
    def figures(self) -> AnswerFigures | None:
        """Of the streaming answer, else of the last one that has any."""
        if self.running:
            return self.running.figures
        return next((m.figures for m in reversed(self.messages) if m.figures), None)

    # User actions

    def start_conversation(self) -> None:
        """Show an empty conversation; it is kept once it has a message."""
        self._show(None, [])

    def open_conversation(self, conversation: Conversation) -> None:
        """Show a conversation."""

        def opened(result: list[Message] | AppError) -> None:
            if isinstance(result, AppError):
                self.problem_occurred.emit(result)
                return
            path = path_to(result, conversation.leaf_id or max((m.id for m in result), default=0))
            self._show(conversation, path)

        self._storage.submit(lambda store: store.messages(conversation.id), opened)

    def send(self, text: str) -> None:
        """Ask a question in the shown conversation; ignored while it is being answered."""
        if not text.strip() or self._is_sending or self.running:
            return
        model = self._models.current
        if model is None:
            self.problem_occurred.emit(AppError(ErrorKind.NO_MODEL_LOADED))
            return
        conversation, path = self.conversation, list(self.messages)
        parent_id = path[-1].id if path else None
        sampling = self.sampling

        def write(store: Store) -> tuple[Conversation, Message, Message]:
            home = conversation or store.add_conversation(title_from_question(text))
            question = store.add_question(home.id, parent_id, text)
            if conversation is None:
                store.save_draft(NEW_CONVERSATION, "")
            answer = store.begin_answer(
                home.id, question.id, model.name, model.quantisation, sampling
            )
            return replace(home, leaf_id=answer.id, updated_at=answer.created_at), question, answer

        def written(result: tuple[Conversation, Message, Message] | AppError) -> None:
            self._is_sending = False
            if isinstance(result, AppError):
                self.problem_occurred.emit(result)
                return
            home, question, answer = result
            self._ask(home, [*path, question], answer)
            if self.conversation is conversation:
                self.conversation = home
                self.question_accepted.emit()
                for message in (question, answer):
                    self.messages.append(message)
                    self.message_added.emit(message)
                self.phase_changed.emit()
            self.conversation_changed.emit(home)

        self._is_sending = True
        self._storage.submit(write, written)

    def stop(self) -> None:
        """Stop the shown conversation's answer; what it has stays."""
        for job, answer in self._running.items():
            if answer is self.running:
                self._link.stop(job)

    def save_draft(self, text: str) -> None:
        """Keep what stands in the composer."""
        key = self.conversation.id if self.conversation else NEW_CONVERSATION
        self._storage.submit(lambda store: store.save_draft(key, text))

    # Inside

    def _show(self, conversation: Conversation | None, path: list[Message]) -> None:
        self.conversation, self.messages = conversation, path
        if self.running and path and path[-1].id == self.running.message.id:
            path[-1] = self.running.message
        self.path_changed.emit()
        self.phase_changed.emit()
        key = conversation.id if conversation else NEW_CONVERSATION

        def loaded(result: str | AppError) -> None:
            if isinstance(result, str) and self.conversation is conversation:
                self.draft_loaded.emit(result)

        self._storage.submit(lambda store: store.draft(key), loaded)

    def _ask(self, home: Conversation, path: list[Message], answer: Message) -> None:
        assert home.id == answer.conversation_id
        job = self._link.answer(turns_for_prompt(path), self.sampling)
        self._running[job] = RunningAnswer(answer, path)

    @Slot(object)
    def _on_event(self, event: protocol.Event) -> None:
        answer = self._running.get(getattr(event, "job", 0))
        if answer is None:
            return
        match event:
            case protocol.PromptProgress():
                answer.phase = Phase.READING
                answer.prompt_share = event.done_tokens / max(1, event.total_tokens)
                self._tell_phase(answer)
            case protocol.TextGenerated():
                answer.figures = event.figures
                self._take(answer, event)
                self._write_journal(answer)
            case protocol.AnswerFinished():
                answer.figures, answer.ending = event.figures, event.reason
                self._write_journal(answer)
            case protocol.JobFailed():
                died = event.kind is ErrorKind.ENGINE_DIED
                answer.ending = StopReason.INTERRUPTED if died else StopReason.FAILED
                answer.error = AppError(event.kind, **event.details)
                self._write_journal(answer)

    def _take(self, answer: RunningAnswer, event: protocol.TextGenerated) -> None:
        if event.thoughts_revealed:
            answer.is_revealed = True
            answer.pending = [(Channel.REASONING, text) for _, text in answer.pending]
        answer.pending += event.parts

    def _write_journal(self, answer: RunningAnswer) -> None:
        """Journal what is pending, show it when that is done, and end the answer when all is."""
        if answer.is_writing:
            return
        if not answer.pending and not answer.is_revealed:
            if answer.ending is not None:
                self._finish(answer, answer.ending)
            return
        parts, answer.pending = answer.pending, []
        revealed, answer.is_revealed = answer.is_revealed, False
        answer.is_writing = True

        def written(result: AppError | None) -> None:
            answer.is_writing = False
            if isinstance(result, AppError) and not answer.has_journal_failed:
                answer.has_journal_failed = True
                self.problem_occurred.emit(result)
            self._apply(answer, parts, revealed=revealed)
            self._write_journal(answer)

        message_id = answer.message.id
        self._storage.submit(
            lambda store: store.append_to_journal(message_id, parts, revealed=revealed), written
        )

    def _apply(self, answer: RunningAnswer, parts: Parts, *, revealed: bool) -> None:
        message = answer.message.with_answer_as_reasoning() if revealed else answer.message
        for channel, text in parts:
            message = message.with_appended(channel, text)
            thinking = channel is Channel.REASONING
            answer.phase = Phase.THINKING if thinking else Phase.ANSWERING
        self._change(answer, message)
        self._tell_phase(answer)

    def _finish(self, answer: RunningAnswer, reason: StopReason) -> None:
        figures = None if answer.error else answer.figures
        message_id = answer.message.id

        def finished(result: AppError | None) -> None:
            if isinstance(result, AppError):
                self.problem_occurred.emit(result)
            self._running = {j: a for j, a in self._running.items() if a is not answer}
            message = replace(answer.message, stop_reason=reason, figures=figures)
            self._change(answer, message)
            self._tell_phase(answer, ended=True)
            if answer.error is not None:
                self.problem_occurred.emit(answer.error)
            elif not self._running:
                self._link.warm(turns_for_prompt([*answer.path, message]))

        self._storage.submit(
            lambda store: store.finish_answer(message_id, reason, figures), finished
        )

    def _change(self, answer: RunningAnswer, message: Message) -> None:
        answer.message = message
        if self.messages and self.messages[-1].id == message.id:
            self.messages[-1] = message
            self.message_changed.emit(message)

    def _tell_phase(self, answer: RunningAnswer, *, ended: bool = False) -> None:
        if ended or answer is self.running:
            self.phase_changed.emit()

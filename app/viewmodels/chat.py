"""The conversation that is shown: its messages, and the answers that stream into it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.core.conversation import NEW_CONVERSATION, Conversation, path_to, title_from_question
from app.core.errors import AppError, ErrorKind
from app.core.messages import (
    AnswerFigures,
    Channel,
    Message,
    Role,
    Sampling,
    StopReason,
    turns_for_prompt,
)
from app.core.reasoning import Parts
from app.engine.link import EngineLink
from app.system.late_imports import import_late
from app.viewmodels.models import ModelsViewModel
from app.viewmodels.relay import EventRelay, StorageRelay
from app.viewmodels.running_answer import Phase, RunningAnswer

if TYPE_CHECKING:
    from app.engine import protocol
    from app.storage.store import Store
else:
    protocol = import_late("app.engine.protocol")


SAVE_AGAIN_MS = 3000
"""Between tries to complete the row of an answer, for example while the disk is full."""


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
        question_accepted(str): a question is safe in the database; the composer may forget it.
        draft_loaded(str): the text that belongs into the composer.
        problem_occurred(AppError): something the user should know.
    """

    path_changed = Signal()
    message_added = Signal(object)
    message_changed = Signal(object)
    phase_changed = Signal()
    conversation_changed = Signal(object)
    question_accepted = Signal(str)
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
        self._is_sending = self._is_stop_wanted = False
        self._view = 0  # counts what is shown; an answer for an earlier view comes too late
        self.sampling = Sampling()
        self.conversation: Conversation | None = None
        self.messages: list[Message] = []
        # Queued: the link may report a failure before it returns the job's id.
        events.received.connect(self._on_event, Qt.ConnectionType.QueuedConnection)

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
        """Show a conversation, unless another is asked for before it is read."""
        self._view = view = self._view + 1

        def read(store: Store) -> tuple[int | None, list[Message]]:
            return store.leaf_id(conversation.id), store.messages(conversation.id)

        def opened(result: tuple[int | None, list[Message]] | AppError) -> None:
            if isinstance(result, AppError):
                self.problem_occurred.emit(result)
            elif view == self._view:
                leaf_id, tree = result
                last = max((message.id for message in tree), default=None)
                self._show(conversation, path_to(tree, leaf_id or last))

        self._storage.submit(read, opened)

    def send(self, text: str) -> None:
        """Ask a question in the shown conversation; ignored while it is being answered."""
        if not text.strip() or self._is_sending or self.running:
            return
        model = self._models.current
        if model is None:
            self.problem_occurred.emit(AppError(ErrorKind.NO_MODEL_LOADED))
            return
        home, path, view, now = self.conversation, list(self.messages), self._view, time.time()
        home_id = home.id if home else NEW_CONVERSATION
        parent_id = path[-1].id if path else None
        title = title_from_question(text)
        question = Message(0, home_id, parent_id, Role.USER, text, created_at=now)
        answer = replace(
            question,
            role=Role.ASSISTANT,
            text="",
            model_name=model.name,
            quantisation=model.quantisation,
            sampling=self.sampling,
        )

        def written(result: tuple[Message, Message] | AppError) -> None:
            self._is_sending = False
            if isinstance(result, AppError):
                self.problem_occurred.emit(result)
                return
            asked, begun = result
            made = home or Conversation(begun.conversation_id, title, now, now)
            self._ask([*path, asked], begun)
            if view == self._view:
                self._show_exchange(replace(made, leaf_id=begun.id, updated_at=now), asked, begun)
            self.conversation_changed.emit(replace(made, leaf_id=begun.id, updated_at=now))
            if self._is_stop_wanted:
                self.stop_answer_in(begun.conversation_id)

        self._is_sending = True
        self._is_stop_wanted = False
        self._storage.submit(
            lambda store: store.add_exchange(question, answer, title=title), written
        )

    def stop(self) -> None:
        """Stop the shown conversation's answer; what it has stays."""
        if self._is_sending:
            self._is_stop_wanted = True
        if self.conversation is not None:
            self.stop_answer_in(self.conversation.id)

    def stop_answer_in(self, conversation_id: int) -> None:
        """Stop a conversation's answer, at once if the engine has not come to it yet."""
        for job, answer in list(self._running.items()):
            if answer.message.conversation_id != conversation_id or answer.ending is not None:
                continue
            self._link.stop(job)
            if answer.phase is Phase.WAITING:
                answer.ending = StopReason.STOPPED
                self._write_journal(answer)

    def save_draft(self, text: str) -> None:
        """Keep what stands in the composer."""
        key = self.conversation.id if self.conversation else NEW_CONVERSATION
        self._storage.submit(lambda store: store.save_draft(key, text))

    # Inside

    def _show(self, conversation: Conversation | None, path: list[Message]) -> None:
        self._view = view = self._view + 1
        self.conversation, self.messages = conversation, path
        if self.running and path and path[-1].id == self.running.message.id:
            path[-1] = self.running.message
        self.path_changed.emit()
        self.phase_changed.emit()
        key = conversation.id if conversation else NEW_CONVERSATION

        def loaded(result: str | AppError) -> None:
            if isinstance(result, str) and view == self._view:
                self.draft_loaded.emit(result)

        self._storage.submit(lambda store: store.draft(key), loaded)

    def _show_exchange(self, home: Conversation, question: Message, answer: Message) -> None:
        self.conversation = home
        self.question_accepted.emit(question.text)
        for message in (question, answer):
            self.messages.append(message)
            self.message_added.emit(message)
        self.phase_changed.emit()

    def _ask(self, path: list[Message], answer: Message) -> None:
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
                # Shown all the same; its row gets all that was shown, as soon as that works.
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
        """End an answer on the screen, and complete its row."""
        if answer.message.stop_reason is not None:
            return
        figures = answer.figures if answer.figures.prompt_tokens and not answer.error else None
        self._running = {j: a for j, a in self._running.items() if a is not answer}
        message = replace(answer.message, stop_reason=reason, figures=figures)
        self._change(answer, message)
        self.phase_changed.emit()
        self._save(message)
        if answer.error is not None:
            has_said_why = (
                answer.error.kind is ErrorKind.NO_MODEL_LOADED and self._models.has_failed
            )
            if not has_said_why:
                self.problem_occurred.emit(answer.error)
        elif not self._running and reason is StopReason.END_OF_ANSWER:
            self._link.warm(turns_for_prompt([*answer.path, message]))

    def _save(self, message: Message, *, is_retry: bool = False) -> None:
        """Complete an answer's row; try again until it works or the program ends."""
        assert message.stop_reason is not None
        reason, shown = message.stop_reason, (message.reasoning, message.text)

        def saved(result: AppError | None) -> None:
            if isinstance(result, AppError):
                if not is_retry:
                    self.problem_occurred.emit(result)
                QTimer.singleShot(SAVE_AGAIN_MS, self, lambda: self._save(message, is_retry=True))

        self._storage.submit(
            lambda store: store.finish_answer(message.id, reason, message.figures, shown), saved
        )

    def _change(self, answer: RunningAnswer, message: Message) -> None:
        answer.message = message
        if self.messages and self.messages[-1].id == message.id:
            self.messages[-1] = message
            self.message_changed.emit(message)

    def _tell_phase(self, answer: RunningAnswer) -> None:
        if answer is self.running:
            self.phase_changed.emit()

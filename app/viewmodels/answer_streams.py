"""The answers that are under way: from the engine through the journal to whoever shows them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.core.errors import AppError, ErrorKind
from app.core.messages import Channel, Message, Sampling, StopReason, turns_for_prompt
from app.engine.link import EngineLink
from app.system.late_imports import import_late
from app.viewmodels.pace import Pace
from app.viewmodels.relay import EventRelay, StorageRelay
from app.viewmodels.running_answer import Phase, RunningAnswer

if TYPE_CHECKING:
    from app.core.control import AnswerControl
    from app.core.reasoning import Parts
    from app.engine import protocol
else:
    protocol = import_late("app.engine.protocol")

_DEATHS = (
    ErrorKind.ENGINE_DIED,
    ErrorKind.ENGINE_STUCK,
    ErrorKind.GPU_FAILED,
    ErrorKind.PEER_LOST,
)
SAVE_AGAIN_MS = 3000
"""Between tries to complete the row of an answer, for example while the disk is full."""


class AnswerStreams(QObject):
    """Several answers, of several conversations; the engine makes one after the other.

    Text is shown once it is in the journal, never before: what a person has seen is on the disk.

    Attributes:
        keeps_states: whether the engine may save evaluated conversations, which are not encrypted.

    Signals:
        grown(Message): an answer has more text, or has ended.
        progressed(RunningAnswer): its phase, share of the prompt or figures are others.
        ended(Message): as ``grown``, for the last time.
        problem_occurred(AppError): something the user should know.
    """

    grown = Signal(object)
    progressed = Signal(object)
    ended = Signal(object)
    problem_occurred = Signal(object)

    def __init__(
        self,
        storage: StorageRelay,
        link: EngineLink,
        events: EventRelay,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._storage = storage
        self._link = link
        self.keeps_states = not storage.is_locked
        self._running: dict[int, RunningAnswer] = {}
        self._told: dict[int, str] = {}  # instructions, by conversation
        self._unsaved: dict[int, Message] = {}  # ended, but their rows do not say so yet
        self._pace = Pace(self._write_journals, self)
        # Queued: the link may report a failure before it returns the job's id.
        events.received.connect(self._on_event, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Whether no answer is under way."""
        return not self._running

    def of(self, conversation_id: int | None) -> RunningAnswer | None:
        """The answer that streams into a conversation."""
        for answer in self._running.values():
            if answer.message.conversation_id == conversation_id:
                return answer
        return None

    def newest_of(self, conversation_id: int) -> list[Message]:
        """The messages of a conversation that are further than their rows in the database."""
        running = [answer.message for answer in self._running.values()]
        known = [*self._unsaved.values(), *running]
        return [message for message in known if message.conversation_id == conversation_id]

    def begin(
        self, path: list[Message], answer: Message, sampling: Sampling, control: AnswerControl
    ) -> None:
        """Ask the engine.

        Args:
            path: to the question, oldest first.
            answer: its row is in the database, and in the journal what it has already.
            sampling: how the tokens are chosen.
            control: how long to think, from where to go on.
        """
        control = replace(control, keeps_state=self.keeps_states and control.keeps_state)
        job = self._link.answer(turns_for_prompt(path), sampling, control)
        earlier = answer.figures if control.begun is not None else None
        running = RunningAnswer(answer, path, control.thinking.budget_tokens, earlier=earlier)
        self._running[job] = running
        self._told[answer.conversation_id] = control.instructions
        self._unsaved.pop(answer.id, None)  # it goes on: its end must not be saved any more
        self.progressed.emit(running)

    def stop(self, conversation_id: int) -> None:
        """Stop a conversation's answer, at once if the engine has not come to it yet."""
        for job, answer in list(self._running.items()):
            if answer.message.conversation_id != conversation_id or answer.ending is not None:
                continue
            self._link.stop(job)
            if answer.phase is Phase.WAITING:
                answer.ending = StopReason.STOPPED
                self._write_journal(answer)

    def stop_all(self) -> None:
        """Stop every answer."""
        for answer in list(self._running.values()):
            self.stop(answer.message.conversation_id)

    def answer_now(self, conversation_id: int) -> None:
        """Let the thoughts of a conversation's answer end."""
        for job, answer in self._running.items():
            if answer.message.conversation_id == conversation_id:
                self._link.answer_now(job)

    def instructions_of(self, conversation_id: int) -> str:
        """What the last answer of a conversation was told to follow, as far as is known."""
        return self._told.get(conversation_id, "")

    def warm(self, path: list[Message], instructions: str | None = None) -> None:
        """Let the engine read a path in idle time, if it has nothing else to do.

        Args:
            path: oldest first.
            instructions: that its answers are to follow; ``None``: as the last one.
        """
        if path and self.is_idle:
            if instructions is None:
                instructions = self.instructions_of(path[0].conversation_id)
            turns = turns_for_prompt(path)
            self._link.warm(turns, keeps_state=self.keeps_states, told=instructions)

    @Slot(object)
    def _on_event(self, event: protocol.Event) -> None:
        answer = self._running.get(getattr(event, "job", 0))
        if answer is None:
            return
        match event:
            case protocol.PromptProgress():
                answer.phase = Phase.READING
                answer.prompt_share = event.done_tokens / max(1, event.total_tokens)
                self.progressed.emit(answer)
            case protocol.TextGenerated():
                answer.figures = event.figures.after(answer.earlier)
                self._take(answer, event)
                self._pace.ask()
            case protocol.AnswerFinished():
                answer.figures = event.figures.after(answer.earlier)
                answer.ending = event.reason
                self._write_journal(answer)
            case protocol.JobFailed():
                died = event.kind in _DEATHS
                answer.ending = StopReason.INTERRUPTED if died else StopReason.FAILED
                answer.error = AppError(event.kind, **event.details)
                self._write_journal(answer)

    def _take(self, answer: RunningAnswer, event: protocol.TextGenerated) -> None:
        if event.thoughts_revealed:
            answer.is_revealed = True
            answer.pending = [(Channel.REASONING, text) for _, text in answer.pending]
        answer.pending += event.parts

    def _write_journals(self) -> None:
        for answer in list(self._running.values()):
            self._write_journal(answer)

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
        answer.message = message
        self.grown.emit(message)
        self.progressed.emit(answer)

    def _finish(self, answer: RunningAnswer, reason: StopReason) -> None:
        """End an answer on the screen, and complete its row."""
        if answer.message.stop_reason is not None:
            return
        is_known = bool(answer.figures.used_tokens) and not answer.error
        figures = answer.figures if is_known else answer.earlier
        self._running = {j: a for j, a in self._running.items() if a is not answer}
        message = replace(answer.message, stop_reason=reason, figures=figures)
        answer.message = message
        self.grown.emit(message)
        self._save(message)
        self.ended.emit(message)
        if answer.error is not None:
            self.problem_occurred.emit(answer.error)
        elif reason is StopReason.END_OF_ANSWER:
            self.warm([*answer.path, message])

    def _save(self, message: Message, *, is_retry: bool = False) -> None:
        """Complete an answer's row; try again until it works or the program ends."""
        assert message.stop_reason is not None
        if is_retry and self._unsaved.get(message.id) is not message:
            return
        self._unsaved[message.id] = message
        reason, shown = message.stop_reason, (message.reasoning, message.text)

        def saved(result: AppError | None) -> None:
            if isinstance(result, AppError):
                if not is_retry:
                    self.problem_occurred.emit(result)
                QTimer.singleShot(SAVE_AGAIN_MS, self, lambda: self._save(message, is_retry=True))
            elif self._unsaved.get(message.id) is message:
                del self._unsaved[message.id]

        self._storage.submit(
            lambda store: store.finish_answer(message.id, reason, message.figures, shown), saved
        )

"""Asking in the conversation that is shown: questions, other words, other answers, going on."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.core.conversation import NEW_CONVERSATION, Conversation, title_from_question
from app.core.errors import AppError, ErrorKind
from app.core.messages import Message, Role, StopReason, new_answer, new_question
from app.system.late_imports import import_late
from app.viewmodels.answer_streams import AnswerStreams
from app.viewmodels.models import ModelsViewModel
from app.viewmodels.relay import StorageRelay
from app.viewmodels.shown_conversation import ShownConversation

if TYPE_CHECKING:
    from app.core import control, energy
    from app.core.attachments import Attachment
    from app.core.model_files import InstalledModel
    from app.core.presets import Preset
    from app.core.servers import Server
    from app.core.thinking_habits import ThinkingHabit
    from app.storage.store import Store
    from app.viewmodels.presets import Manner
else:
    control = import_late("app.core.control")
    energy = import_late("app.core.energy")

_WHOLE = (None, StopReason.END_OF_ANSWER)
WARMER_BY = 0.3
"""How much higher the temperature is when a looping answer is tried again."""


class ChatViewModel(ShownConversation):
    """What the user asks of the model.

    Signals:
        question_accepted(str): a question is safe in the database; the composer may forget it.
        attachments_sent: the files that were to go with it are with it.
        thinking_became_usual: what held for one answer is used up.
    """

    question_accepted = Signal(str)
    attachments_sent = Signal()
    thinking_became_usual = Signal()

    def __init__(
        self,
        storage: StorageRelay,
        answers: AnswerStreams,
        models: ModelsViewModel,
        make_manner: Callable[[Preset | None], Manner],
        parent: QObject | None = None,
    ) -> None:
        """Show a new conversation.

        Args:
            storage: of the conversations.
            answers: where questions go.
            models: the current one answers.
            make_manner: how the next answer is to be made, by what was chosen for its conversation.
            parent: owner.
        """
        super().__init__(storage, answers, parent)
        self._models = models
        self._make_manner = make_manner
        self._is_stop_wanted = False
        self._thinks_once: control.Thinking | None = None
        answers.problem_occurred.connect(self._on_problem)

    @property
    def energy_use(self) -> energy.EnergyUse:
        """Of all answers of the shown conversation."""
        measured = [
            message.figures.energy_j
            for message in self.tree
            if message.figures is not None and message.figures.energy_j is not None
        ]
        return energy.EnergyUse(sum(measured), len(measured), self._models.energy_problem)

    def send(self, text: str) -> None:
        """Ask a question at the end of the path; ignored while it is being answered."""
        if text.strip() and not self.is_busy:
            parent_id = self.messages[-1].id if self.messages else None
            self._ask(text, parent_id, self.attachments)

    def edit_question(self, message_id: int, text: str) -> None:
        """Ask a question anew in other words; the old one stays as a version."""
        if text.strip() and not self.is_busy and message_id in self.tree:
            before = self.tree[message_id]
            self._ask(text.strip(), before.parent_id, before.attachments, is_typed=False)

    def edit_answer(self, message_id: int, reasoning: str, text: str) -> None:
        """Put other thoughts or another answer in the place of one; the old one stays as a version.

        The figures are those of what the model wrote, so the edited one has none.
        """
        if self.is_busy or message_id not in self.tree:
            return
        before, home = self.tree[message_id], self.conversation
        edited = replace(
            before,
            reasoning=reasoning,
            text=text,
            figures=None,
            created_at=time.time(),
            is_edited=True,
        )
        if before.role is not Role.ASSISTANT or (reasoning, text) == (
            before.reasoning,
            before.text,
        ):
            return

        def added(made: Message, is_shown: bool) -> None:
            if is_shown:
                self.tree.put(made)
                self._show(home, self.tree, made.id)
            if home is not None:
                later = home._replace(leaf_id=made.id, updated_at=made.created_at)
                self.conversation_changed.emit(later)

        self._write(lambda store: store.add_edited(edited), added)

    def regenerate(self, message_id: int, *, is_warmer: bool = False) -> None:
        """Have a question answered once more; the old answer stays as a version.

        Args:
            message_id: an answer, or a question.
            is_warmer: with a higher temperature, so that it does not run into the same loop.
        """
        if self.is_busy or message_id not in self.tree:
            return
        model = self._model()
        message = self.tree[message_id]
        if message.role is Role.ASSISTANT and message.parent_id in self.tree:
            message = self.tree[message.parent_id]
        if model is None or message.role is not Role.USER:
            return
        home, how, path = self.conversation, self._manner(), self.tree.path_to(message.id)
        if is_warmer:
            warmer = how.sampling.temperature + WARMER_BY
            how = how._replace(sampling=replace(how.sampling, temperature=warmer))
        asked = replace(message, created_at=time.time())
        answer = new_answer(asked, model.name, model.quantisation, how.sampling)

        def added(begun: Message, is_shown: bool) -> None:
            self._begin(path, begun, how)
            if is_shown:
                self.tree.put(begun)
                self._show(home, self.tree, begun.id)
            if home is not None:
                later = home._replace(leaf_id=begun.id, updated_at=begun.created_at)
                self.conversation_changed.emit(later)
            self._stop_if_wanted(begun)

        self._write(lambda store: store.add_message(answer), added)

    def continue_answer(self, message_id: int, *, answers_now: bool = False) -> None:
        """Let an answer that was cut go on from where it ended, thoughts included.

        Args:
            message_id: the last message of the path.
            answers_now: close its thoughts first.
        """
        is_last = bool(self.messages) and self.messages[-1].id == message_id
        if self.is_busy or not is_last or self._model() is None:
            return
        answer = self.messages[-1]
        if answer.role is not Role.ASSISTANT or answer.stop_reason in _WHOLE:
            return
        resumed, how = replace(answer, stop_reason=None), self._manner()
        going_on = how.control
        if answers_now:
            going_on = replace(going_on, thinking=replace(going_on.thinking, is_on=False))
        if answer.reasoning or answer.text:
            going_on = replace(going_on, begun=control.Begun(answer.reasoning, answer.text))
        how = how._replace(control=going_on, sampling=answer.sampling or how.sampling)
        path = self.messages[:-1]

        def go_on(_: None, is_shown: bool) -> None:
            self._begin(path, resumed, how)
            if is_shown:
                self._on_grown(resumed)
            self._stop_if_wanted(resumed)

        self._write(lambda store: store.resume_answer(answer), go_on)

    def answer_now(self) -> None:
        """Let the thoughts of the running answer end; those of a paused one likewise."""
        if self.conversation is not None and self.running:
            self._answers.answer_now(self.conversation.id)
        elif self.messages:
            self.continue_answer(self.messages[-1].id, answers_now=True)

    def stop(self) -> None:
        """Stop the shown conversation's answer; what it has stays."""
        self._is_stop_wanted = self._is_writing
        if self.conversation is not None:
            self.stop_answer_in(self.conversation.id)

    def stop_answer_in(self, conversation_id: int) -> None:
        """Stop a conversation's answer."""
        self._answers.stop(conversation_id)

    @Slot(object)
    def think_once(self, habit: ThinkingHabit) -> None:
        """Let the next answer alone be thought about more or less."""
        self._thinks_once = habit.thinking

    # Inside

    def _model(self) -> InstalledModel | Server | None:
        """The model that is to answer; says so when there is none."""
        self._is_stop_wanted = False
        if self._models.current is None:
            self.problem_occurred.emit(AppError(ErrorKind.NO_MODEL_LOADED))
        return self._models.current

    def _manner(self) -> Manner:
        """How the next answer is to be made; what held for it alone is used up."""
        how, once = self._make_manner(self.preset.chosen), self._thinks_once
        if once is None:
            return how
        self._thinks_once = None
        self.thinking_became_usual.emit()
        return how._replace(control=replace(how.control, thinking=once))

    def _begin(self, path: list[Message], answer: Message, how: Manner) -> None:
        self._models.run_as(how.options)
        self._answers.begin(path, answer, how.sampling, how.control)

    def _warm(self) -> None:
        if self.messages:
            told = self._make_manner(self.preset.chosen).control.instructions
            self._answers.warm(self.messages, told)

    def _ask(
        self,
        text: str,
        parent_id: int | None,
        attachments: tuple[Attachment, ...],
        *,
        is_typed: bool = True,
    ) -> None:
        model = self._model()
        if model is None:
            return
        home, view, now = self.conversation, self._view, time.time()
        path = self.tree.path_to(parent_id)
        title, how, preset = title_from_question(text), self._manner(), self.preset.chosen
        home_id = home.id if home else NEW_CONVERSATION
        question = new_question(home_id, parent_id, text, now, attachments)
        answer = new_answer(question, model.name, model.quantisation, how.sampling)

        def written(result: tuple[Message, Message] | AppError) -> None:
            self._is_writing = False
            if isinstance(result, AppError):
                self.problem_occurred.emit(result)
                return
            asked, begun = result
            made = home or Conversation(begun.conversation_id, title, now, now)
            made = made._replace(leaf_id=begun.id, updated_at=now)
            self._begin([*path, asked], begun, how)
            if view == self._view:
                self.preset.settle(made.id, preset)
                self._show_exchange(made, asked, begun)
                if is_typed:
                    self.attachments_sent.emit()
            self.conversation_changed.emit(made)
            if is_typed:
                self.draft_saved.emit(made.id, False)
            self._stop_if_wanted(begun)

        def add(store: Store) -> tuple[Message, Message]:
            return store.add_exchange(
                question, answer, title=title, forgets_draft=is_typed, preset=preset
            )

        self._is_writing = True
        self.storage.submit(add, written)

    def _show_exchange(self, home: Conversation, question: Message, answer: Message) -> None:
        self.conversation = home
        self.question_accepted.emit(question.text)
        self._warm_timer.stop()
        last = self.messages[-1].id if self.messages else None
        if question.parent_id == last:
            self._add(question)
            self._add(answer)
            self.phase_changed.emit()
        else:
            self.tree.put(question)
            self.tree.put(answer)
            self._show(home, self.tree, answer.id)

    def _stop_if_wanted(self, answer: Message) -> None:
        if self._is_stop_wanted:
            self._is_stop_wanted = False
            self.stop_answer_in(answer.conversation_id)

    @Slot(object)
    def _on_problem(self, error: AppError) -> None:
        has_said_why = error.kind is ErrorKind.NO_MODEL_LOADED and self._models.has_failed
        if not has_said_why:
            self.problem_occurred.emit(error)

"""Lets the model give a new conversation its title, when it has nothing else to do.

The request stands as a further question behind the conversation that the engine has just answered:
all before it is in the cache already, and is still there afterwards. So the next question starts as
soon as it would have (``reused_tokens`` is the same). What is asked meanwhile ends it at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from app.core.conversation import title_from_question
from app.core.errors import AppError
from app.core.message_tree import MessageTree
from app.core.messages import (
    Channel,
    Message,
    Role,
    Sampling,
    StopReason,
    Turn,
    turns_for_prompt,
)
from app.engine.link import EngineLink
from app.system.late_imports import import_late
from app.viewmodels.answer_streams import AnswerStreams
from app.viewmodels.conversations import ConversationList
from app.viewmodels.models import ModelState, ModelsViewModel
from app.viewmodels.relay import EventRelay, StorageRelay

if TYPE_CHECKING:
    from app.core import control, titles
    from app.engine import protocol
    from app.storage.store import Store
else:
    control = import_late("app.core.control")
    titles = import_late("app.core.titles")
    protocol = import_late("app.engine.protocol")

IDLE_MS = 1500
"""So long nothing has been asked before the model is."""
MOST_MESSAGES = 6
"""A conversation that is longer keeps the title it has."""
MOST_FILLED = 0.5
"""In a context that is fuller, the request could push the oldest turns out."""


class TitleMaker(QObject):
    """Asks for one title at a time. Servers are never asked: nothing is sent unasked.

    Attributes:
        tried: ids of the conversations for which the model was asked to the end.
    """

    def __init__(
        self,
        storage: StorageRelay,
        answers: AnswerStreams,
        *,
        link: EngineLink,
        events: EventRelay,
        models: ModelsViewModel,
        conversations: ConversationList,
        is_on: Callable[[], bool],
    ) -> None:
        super().__init__(conversations)
        self._storage = storage
        self._answers = answers
        self._is_on = is_on
        self._others: list[AnswerStreams] = []
        self._link = link
        self._models = models
        self._conversations = conversations
        self._ended: Message | None = None
        self._job = 0
        self._path: list[Message] = []
        self._made = ""
        self.tried: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(IDLE_MS)
        self._timer.timeout.connect(self._on_idle)
        answers.ended.connect(self._on_ended)
        answers.progressed.connect(self.give_up)
        models.current_changed.connect(self._on_model_changed)
        events.received.connect(self._on_event, Qt.ConnectionType.QueuedConnection)

    def give_way_to(self, answers: AnswerStreams) -> None:
        """Also hold up no answer of these, and ask nothing while one is under way."""
        self._others.append(answers)
        answers.progressed.connect(self.give_up)
        answers.destroyed.connect(lambda: self._others.remove(answers))

    @Slot()
    def give_up(self) -> None:
        """Something else is to be done; after the next answer there will be time again."""
        self._timer.stop()
        self._ended = None
        if self._job:
            self._link.stop(self._job)
            self._job = 0

    def _on_ended(self, message: Message) -> None:
        figures = message.figures
        is_short = figures is not None and figures.used_tokens < (
            MOST_FILLED * figures.context_tokens
        )
        if (
            message.stop_reason is StopReason.END_OF_ANSWER
            and is_short
            and self._is_wanted(message)
        ):
            self._ended = message
            self._timer.start()

    def _is_wanted(self, message: Message) -> bool:
        known = self._conversations.get(message.conversation_id)
        return self._is_on() and known is not None and known.id not in self.tried

    def _can_ask(self) -> bool:
        current = self._models.current
        is_here = current is not None and not current.host
        are_idle = all(answers.is_idle for answers in (self._answers, *self._others))
        return is_here and self._models.state is ModelState.READY and are_idle

    def _on_idle(self) -> None:
        ended, self._ended = self._ended, None
        if ended is None or not self._can_ask():
            return

        def read(store: Store) -> list[Message]:
            return MessageTree(store.messages(ended.conversation_id)).path_to(ended.id)

        self._storage.submit(read, self._ask)

    def _ask(self, path: list[Message] | AppError) -> None:
        """Ask the model, unless the conversation has a title of its own by now."""
        if isinstance(path, AppError) or not 2 <= len(path) <= MOST_MESSAGES:
            return
        known = self._conversations.get(path[0].conversation_id)
        is_plain = known is not None and known.title == title_from_question(path[0].text)
        if not is_plain or self._job or not self._can_ask():
            return
        turns = [*turns_for_prompt(path), Turn(Role.USER, titles.REQUEST)]
        told = self._answers.instructions_of(path[0].conversation_id)
        how = control.AnswerControl(
            control.Thinking(is_on=False), keeps_state=False, instructions=told
        )
        self._path, self._made = path, ""
        self._job = self._link.answer(
            turns, Sampling(temperature=0, max_tokens=titles.MOST_TOKENS), how
        )

    @Slot(object)
    def _on_event(self, event: protocol.Event) -> None:
        if not self._job or event.job != self._job:
            return
        match event:
            case protocol.TextGenerated():
                self._made += "".join(
                    text for channel, text in event.parts if channel is Channel.ANSWER
                )
            case protocol.AnswerFinished():
                self._job = 0
                if event.reason is not StopReason.STOPPED:
                    self._finish(is_whole=event.reason is StopReason.END_OF_ANSWER)
            case protocol.JobFailed():
                self._job = 0

    def _finish(self, *, is_whole: bool) -> None:
        self._answers.warm(self._path)  # the cache holds the conversation alone again
        conversation_id = self._path[0].conversation_id
        self.tried.add(conversation_id)
        texts = [message.text for message in self._path]
        title = titles.judged_title(self._made, texts) if is_whole else None
        if title is not None:
            self._conversations.take_made_title(conversation_id, title)

    def _on_model_changed(self) -> None:
        if self._models.state is not ModelState.READY:
            self.give_up()

"""Conversations that are in memory alone, and gone with their window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.engine.link import EngineLink
from app.storage.thread import StorageThread
from app.storage.vault import IN_MEMORY
from app.viewmodels.answer_streams import AnswerStreams
from app.viewmodels.chat import ChatViewModel
from app.viewmodels.conversations import ConversationList
from app.viewmodels.models import ModelsViewModel
from app.viewmodels.relay import EventRelay, StorageRelay

if TYPE_CHECKING:
    from app.core.presets import Preset
    from app.viewmodels.presets import Manner


class IncognitoSession(QObject):
    """A store in memory behind view-models of the ordinary kind; the engine is shared.

    The engine is told not to save what it evaluates here; its process has it in memory until the
    next conversation takes its place.

    Attributes:
        chat: what is asked.
        conversations: what was asked so far.
        answers: what is answered.
        storage: of the memory they are in.
    """

    def __init__(
        self,
        engine: EngineLink,
        events: EventRelay,
        models: ModelsViewModel,
        make_manner: Callable[[Preset | None], Manner],
    ) -> None:
        """Begin; nothing is on any disk."""
        super().__init__()
        self._thread = StorageThread(IN_MEMORY)
        self.storage = StorageRelay(self._thread, self)
        self.answers = AnswerStreams(self.storage, engine, events, self)
        self.answers.keeps_states = False
        self.chat = ChatViewModel(self.storage, self.answers, models, make_manner, self)
        self.conversations = ConversationList(self.storage, self)
        self._thread.start()

    @property
    def holds_messages(self) -> bool:
        """Whether something would be lost."""
        return bool(self.chat.messages) or self.conversations.rowCount() > 0

    def close(self) -> None:
        """Stop its answers and forget everything."""
        self.answers.stop_all()
        self._thread.close()
        self.deleteLater()

"""Marks conversations in the list: an answer that waits to be read, a draft that was begun."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.core.messages import Message
from app.viewmodels.answer_streams import AnswerStreams
from app.viewmodels.conversations import ConversationList
from app.viewmodels.shown_conversation import ShownConversation


class ConversationMarks(QObject):
    """Sees what happens to conversations, shown ones and others."""

    def __init__(
        self, shown: ShownConversation, answers: AnswerStreams, conversations: ConversationList
    ) -> None:
        super().__init__(conversations)
        self._shown = shown
        self._conversations = conversations
        answers.ended.connect(self._on_ended)
        shown.conversation_opened.connect(self._on_opened)
        shown.draft_saved.connect(self._on_draft_saved)

    def _on_ended(self, message: Message) -> None:
        shown = self._shown.conversation
        if shown is None or shown.id != message.conversation_id:
            self._conversations.set_unread(message.conversation_id, is_unread=True)

    def _on_opened(self) -> None:
        if self._shown.conversation is not None:
            self._conversations.set_unread(self._shown.conversation.id, is_unread=False)

    def _on_draft_saved(self, conversation_id: int, has_draft: bool) -> None:
        self._conversations.set_draft(conversation_id, has_draft=has_draft)

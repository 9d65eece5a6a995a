"""Carries out what concerns the sidebar and the rest of the window: what was deleted comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.viewmodels.chat import ChatViewModel
from app.viewmodels.conversations import ConversationList
from app.widgets.composer import Composer
from app.widgets.conversation_list.descriptions import count_of
from app.widgets.notice import Notice
from app.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from app.core.conversation import Conversation
    from app.storage.conversations_table import DeletedFolder

UNDO = "Undo"


class SidebarCommands(QObject):
    """Between the sidebar and the chat."""

    def __init__(
        self,
        sidebar: Sidebar,
        conversations: ConversationList,
        chat: ChatViewModel,
        composer: Composer,
        notice: Notice,
    ) -> None:
        super().__init__(sidebar)
        self._conversations = conversations
        self._chat = chat
        self._notice = notice
        self._composer = composer
        sidebar.complete()
        conversations.trashed.connect(self._on_trashed)
        conversations.folder_actions.deleted.connect(self._on_folder_deleted)

    def _on_trashed(self, trashed: list[Conversation]) -> None:
        shown = self._chat.conversation
        was_shown = next((c for c in trashed if shown is not None and c.id == shown.id), None)
        for conversation in trashed:
            self._chat.stop_answer_in(conversation.id)
        if was_shown is not None:
            self._composer.flush_draft()
            self._chat.start_conversation()

        def undo() -> None:
            self._conversations.restore(trashed)
            if was_shown is not None:
                self._composer.flush_draft()
                self._chat.open_conversation(was_shown)

        what = (
            f"“{trashed[0].title}” was" if len(trashed) == 1 else f"{count_of(len(trashed))} were"
        )
        self._notice.offer(f"{what} moved to the trash.", UNDO, undo)

    def _on_folder_deleted(self, deleted: DeletedFolder) -> None:
        kept = "; its conversations are still here" if deleted.conversation_ids else ""
        self._notice.offer(
            f"The folder “{deleted.folder.name}” was deleted{kept}.",
            UNDO,
            lambda: self._conversations.folder_actions.restore(deleted),
        )

"""Carries out what concerns the sidebar and the rest of the window: what was deleted comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.core.translatable import mark
from app.viewmodels.chat import ChatViewModel
from app.viewmodels.conversations import ConversationList
from app.viewmodels.language import say, say_count
from app.widgets.composer import Composer
from app.widgets.notice import Notice
from app.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from app.core.conversation import Conversation
    from app.storage.conversations_table import DeletedFolder

UNDO = mark("Undo")


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

        number = len(trashed)
        if number == 1:
            what = say("“{title}” was moved to the trash.", title=trashed[0].title)
        else:
            what = say_count("%n conversations were moved to the trash.", number)
        self._notice.offer(what, say(UNDO), undo)

    def _on_folder_deleted(self, deleted: DeletedFolder) -> None:
        name = deleted.folder.name
        if deleted.conversation_ids:
            what = say(
                "The folder “{name}” was deleted; its conversations are still here.", name=name
            )
        else:
            what = say("The folder “{name}” was deleted.", name=name)
        self._notice.offer(
            what,
            say(UNDO),
            lambda: self._conversations.folder_actions.restore(deleted),
        )

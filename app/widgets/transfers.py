"""Exports and imports from the window: their menu entries and their dialogs, made when wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.core.translatable import mark
from app.viewmodels.language import say

if TYPE_CHECKING:
    from app.core.conversation import Conversation
    from app.core.errors import AppError
    from app.viewmodels.chat import ChatViewModel
    from app.viewmodels.conversations import ConversationList
    from app.viewmodels.exporting import Exporting
    from app.viewmodels.importing import Importing
    from app.viewmodels.relay import StorageRelay
    from app.widgets.export_dialog import ExportDialog
    from app.widgets.import_dialog import ImportDialog
    from app.widgets.main_window import MainWindow
    from app.widgets.offered_actions import MessageAction

_STAYS = mark("The file stays on the disk when this window is closed.")


class Transfers:
    """Conversations out of the program and into it."""

    def __init__(
        self,
        window: MainWindow,
        storage: StorageRelay,
        chat: ChatViewModel,
        conversations: ConversationList,
    ) -> None:
        self._window = window
        self._storage = storage
        self._chat = chat
        self._conversations = conversations
        self._exporting: Exporting | None = None
        self._importing: Importing | None = None
        self._export_dialog: ExportDialog | None = None
        self._import_dialog: ImportDialog | None = None
        self._note = ""

    def complete(self, *, is_incognito: bool = False) -> None:
        """Add the menu entries.

        Args:
            is_incognito: whether the conversations are kept nowhere: none are imported then.
        """
        self._note = say(_STAYS) if is_incognito else ""
        menus = self._window.menus
        menus.begin_group()
        menus.add_to_chat(say("Export…"), self.show_export_dialog, "Ctrl+Shift+E", name="export")
        if not is_incognito:
            menus.add_to_chat(say("Import…"), self.show_import_dialog, name="import")
        self._window.sidebar.export_requested.connect(self.show_export_dialog)
        self._window.view.action_requested.connect(self._on_action)

    def show_export_dialog(
        self, chosen: Sequence[Conversation] = (), answer_id: int | None = None
    ) -> ExportDialog:
        """Open the dialog of exports, or bring it to the front.

        Args:
            chosen: conversations that were selected; the shown one, and all, are offered anyway.
            answer_id: an answer of the shown conversation that was asked for.
        """
        from app.viewmodels.exporting import Exporting
        from app.widgets.export_dialog import ExportDialog
        from app.widgets.exports.writers import make_writer

        if self._exporting is None or self._export_dialog is None:
            self._exporting = Exporting(self._storage, make_writer, self._window)
            self._export_dialog = ExportDialog(self._exporting, self._window)
        if not self._exporting.is_running:
            self._export_dialog.offer(self._chat.conversation, chosen, answer_id, self._note)
        self._export_dialog.show()
        self._export_dialog.raise_()
        return self._export_dialog

    def show_import_dialog(self) -> ImportDialog:
        """Open the dialog of imports, or bring it to the front."""
        from app.viewmodels.importing import Importing
        from app.widgets.import_dialog import ImportDialog

        if self._importing is None or self._import_dialog is None:
            self._importing = Importing(self._storage, self._window)
            self._importing.ended.connect(self._on_import_ended)
            self._import_dialog = ImportDialog(self._importing, self._window)
        elif self._import_dialog.isHidden():
            self._import_dialog.welcome()
        self._import_dialog.show()
        self._import_dialog.raise_()
        return self._import_dialog

    def close(self) -> None:
        """Give up what is under way, and end the threads."""
        for transfer in (self._exporting, self._importing):
            if transfer is not None:
                transfer.close()

    def _on_action(self, action: MessageAction, message_id: int) -> None:
        from app.widgets.offered_actions import MessageAction

        if action is MessageAction.EXPORT:
            self.show_export_dialog(answer_id=message_id)

    def _on_import_ended(self, result: int | AppError) -> None:
        if isinstance(result, int) and result:
            self._conversations.load()

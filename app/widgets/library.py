"""What keeps and finds conversations, put together: search, trash, backups, and their menu entries.

The window is complete before any of it is made.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.core.errors import AppError, ErrorKind
from app.viewmodels.language import say

if TYPE_CHECKING:
    from pathlib import Path

    from app.core.trash import Trashed
    from app.system.paths import Paths
    from app.viewmodels.answer_streams import AnswerStreams
    from app.viewmodels.backups import BackupsViewModel, Repair
    from app.viewmodels.chat import ChatViewModel
    from app.viewmodels.conversations import ConversationList
    from app.viewmodels.relay import StorageRelay
    from app.viewmodels.search import IndexKeeper, SearchViewModel
    from app.viewmodels.trash import TrashViewModel
    from app.widgets.backups_dialog import BackupsDialog
    from app.widgets.main_window import MainWindow
    from app.widgets.search_commands import SearchCommands
    from app.widgets.trash_dialog import TrashDialog

UPKEEP_AFTER_MS = 3_000
"""Long enough after the start for the window to be used first."""
CHECK_AFTER_MS = 20_000
"""After that, before the whole database is read."""
CHECK_EVERY_MS = 3_600_000
"""A program that is never closed makes its backup, too."""


class Library(QObject):
    """Makes the parts when they are first asked for."""

    def __init__(
        self,
        window: MainWindow,
        *,
        storage: StorageRelay,
        chat: ChatViewModel,
        conversations: ConversationList,
        answers: AnswerStreams,
        paths: Paths,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._storage = storage
        self._chat = chat
        self._conversations = conversations
        self._answers = answers
        self._paths = paths
        self._is_searched = self._is_backed_up = False

    @cached_property
    def keeper(self) -> IndexKeeper:
        """Brings the index of words up to date."""
        from app.viewmodels.search import IndexKeeper

        keeper = IndexKeeper(self._storage, self)
        self._answers.ended.connect(keeper.start)
        self._conversations.loaded.connect(keeper.start)  # after an import, too
        return keeper

    @cached_property
    def search(self) -> SearchViewModel:
        """What is searched and found."""
        from app.viewmodels.search import SearchViewModel

        self._is_searched = True
        search = SearchViewModel(self._storage, self)
        self._storage.submit_vault(lambda vault: vault.closing.append(search.disconnect_database))
        return search

    @cached_property
    def search_commands(self) -> SearchCommands:
        """The panel that searches, and the way to what it finds."""
        from app.widgets.search_commands import SearchCommands

        return SearchCommands(self.search, self.keeper, self._chat, self._window)

    @cached_property
    def trash(self) -> TrashViewModel:
        """What was deleted."""
        from app.system.states_folder import clear_states
        from app.viewmodels.trash import TrashViewModel

        trash = TrashViewModel(self._storage, self._conversations, self)
        trash.restored.connect(self._on_restored)
        trash.erased.connect(lambda: clear_states(self._paths.states))
        return trash

    @cached_property
    def backups(self) -> BackupsViewModel:
        """Copies of the database, and its health."""
        from app.viewmodels.backups import BackupsViewModel

        self._is_backed_up = True
        backups = BackupsViewModel(self._storage, self._answers, self._paths.database, self)
        backups.restored.connect(self._on_exchanged)
        backups.repaired.connect(self._on_repaired)
        backups.damage_found.connect(self._on_damage_found)
        self._storage.submit_vault(lambda vault: vault.closing.append(backups.disconnect_database))
        return backups

    @cached_property
    def trash_dialog(self) -> TrashDialog:
        """The window of the trash."""
        from app.widgets.trash_dialog import TrashDialog

        return TrashDialog(self.trash, self._window)

    @cached_property
    def backups_dialog(self) -> BackupsDialog:
        """The window of backups."""
        from app.widgets.backups_dialog import BackupsDialog

        return BackupsDialog(self.backups, self._window)

    def complete(self) -> None:
        """Add the entries of the menu; the upkeep begins a while later."""
        menus = self._window.menus
        menus.begin_group()
        menus.add_to_chat(
            say("Search all conversations"), self.open_search, "Ctrl+Shift+F", name="search_all"
        )
        menus.add_to_chat(say("Trash…"), self.open_trash, name="trash")
        menus.add_to_chat(say("Backups…"), self.open_backups, name="backups")
        QTimer.singleShot(UPKEEP_AFTER_MS, self, self._begin_upkeep)

    def open_search(self) -> None:
        """Open the panel that searches all conversations."""
        if not self._storage.is_locked:
            self.search_commands.open()

    def close(self) -> None:
        """End the threads of all parts."""
        if self._is_searched:
            self.search.close()
        if self._is_backed_up:
            self.backups.close()

    def open_trash(self) -> None:
        """Open the window of the trash."""
        if not self._storage.is_locked:
            self.trash_dialog.open_fresh()

    def open_backups(self) -> None:
        """Open the window of backups."""
        if not self._storage.is_locked:
            self.backups_dialog.open_fresh()

    def _begin_upkeep(self) -> None:
        self.keeper.start()
        QTimer.singleShot(CHECK_AFTER_MS, self, self._look_after)

    def _look_after(self) -> None:
        self.trash.purge()
        self.backups.look_after()
        QTimer.singleShot(CHECK_EVERY_MS, self, self._look_after)

    def _on_restored(self, trashed: Trashed) -> None:
        shown = self._chat.conversation
        if shown is not None and shown.id == trashed.conversation_id and not self._chat.is_busy:
            self._chat.open_conversation(shown)

    def _on_exchanged(self, aside: Path) -> None:
        """Other conversations are in the database: nothing that was shown holds."""
        self._conversations.load()
        self._chat.start_conversation()
        self._window.notice.tell(
            say(
                "The backup is restored. The conversations from before are kept as {path}.",
                path=str(aside),
            )
        )

    def _on_repaired(self, repair: Repair) -> None:
        self._conversations.load()
        self._chat.start_conversation()
        self._window.show_problem(
            AppError(
                ErrorKind.DATABASE_DAMAGED,
                path=str(repair.aside),
                conversations=repair.conversations,
            )
        )

    def _on_damage_found(self) -> None:
        self._window.show_problem(AppError(ErrorKind.CONVERSATION_DAMAGED))

"""What a lock does to the windows: nothing of the conversations stays to be seen or reached."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.core.errors import AppError
from app.core.protection import Protection
from app.viewmodels.language import forget_quotations
from app.viewmodels.lock import LockViewModel
from app.viewmodels.relay import StorageRelay
from app.widgets import wording

if TYPE_CHECKING:
    from app.core.conversation import Conversation
    from app.storage.store import Store
    from app.viewmodels.chat import ChatViewModel
    from app.viewmodels.conversations import ConversationList
    from app.widgets.lock_screen import LockScreen
    from app.widgets.main_window import MainWindow

KEYRING_MS = 400
"""A keyring that answers sooner is not spoken of."""


class LockedWindows(QObject):
    """Covers the main window and hides the others, until the conversations are open again.

    Attributes:
        screen: over the main window; ``None`` while nothing is locked.
    """

    def __init__(
        self,
        window: MainWindow,
        lock: LockViewModel,
        chat: ChatViewModel,
        conversations: ConversationList,
        storage: StorageRelay,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._lock = lock
        self._chat = chat
        self._conversations = conversations
        self._storage = storage
        self._shown_id: int | None = None
        self._is_emptied = False
        self._hidden: list[QWidget] = []
        self._ask_keyring: Callable[[], None] | None = None
        self.screen: LockScreen | None = None
        lock.locked.connect(self._on_locked)
        lock.closed.connect(self._on_closed)
        lock.unlocked.connect(self._on_unlocked)
        lock.refused.connect(self._on_refused)

    def begin_locked(self, way: Protection, ask_keyring: Callable[[], None]) -> None:
        """The program starts with encrypted conversations; nothing was shown yet.

        Args:
            way: what opens them.
            ask_keyring: asks it for the key.
        """
        self._ask_keyring = ask_keyring
        if way is not Protection.KEYRING:
            self._cover(way)
            return
        ask_keyring()
        QTimer.singleShot(KEYRING_MS, self, self._cover_while_keyring_waits)

    @Slot()
    def _on_locked(self) -> None:
        shown = self._chat.conversation
        self._shown_id = shown.id if shown else None
        self._is_emptied = True
        self._cover(Protection.PASSPHRASE)
        for widget in QApplication.topLevelWidgets():
            if widget is not self._window and widget.isVisible() and widget.isWindow():
                self._put_away(widget)
        self._window.notice.hide()
        self._window.start_conversation()
        self._conversations.clear()
        forget_quotations()

    @Slot()
    def _on_closed(self) -> None:
        """The file is closed: a draft that was read at the last moment goes, too."""
        if self._lock.is_locked:
            self._window.composer.set_text("")

    @Slot()
    def _on_unlocked(self) -> None:
        if self.screen is not None:
            self.screen.uncover()
            self.screen = None
        for widget in self._hidden:
            widget.show()
        self._hidden = []
        if self._is_emptied:
            self._is_emptied = False
            self._conversations.load()
            self._show_again()
        self._window.composer.setFocus()

    def _show_again(self) -> None:
        wanted = self._shown_id
        if wanted is None:
            self._window.start_conversation()  # its draft is read again
            return

        def find(store: Store) -> list[Conversation]:
            return store.conversations_of([wanted])

        def found(result: list[Conversation] | AppError) -> None:
            if not isinstance(result, AppError) and result and self._chat.conversation is None:
                self._window.open_conversation(result[0])

        self._storage.submit(find, found)

    @Slot(object)
    def _on_refused(self, error: AppError) -> None:
        if self.screen is None:
            self._cover(Protection.KEYRING)
        assert self.screen is not None
        self.screen.show_refusal(wording.sentence(error))

    def _cover_while_keyring_waits(self) -> None:
        if self._lock.is_locked and self.screen is None:
            self._cover(Protection.KEYRING)

    def _cover(self, way: Protection) -> None:
        from app.widgets.lock_screen import LockScreen  # late: most have no passphrase

        self.screen = LockScreen(self._window, way)
        self.screen.submitted.connect(self._on_submitted)
        self.screen.cover()

    def _on_submitted(self, secret: str) -> None:
        if secret or self._ask_keyring is None:
            self._lock.unlock(secret)
        else:
            self._ask_keyring()

    def _put_away(self, widget: QWidget) -> None:
        """Windows of their own come back as they were; dialogs are closed for good."""
        if widget.property("outlives_lock"):
            self._hidden.append(widget)
            widget.hide()
        else:
            widget.close()

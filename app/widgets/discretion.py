"""All that keeps conversations private in the running program, put together.

Encryption, locking, incognito windows, and where the menus reach them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QMessageBox

from app.core.protection import Protection
from app.viewmodels.language import say
from app.viewmodels.lock import LockViewModel
from app.viewmodels.privacy import PrivacyViewModel
from app.widgets.locked_windows import LockedWindows

if TYPE_CHECKING:
    from app.core.presets import Preset
    from app.engine.link import EngineLink
    from app.viewmodels.answer_streams import AnswerStreams
    from app.viewmodels.chat import ChatViewModel
    from app.viewmodels.conversations import ConversationList
    from app.viewmodels.models import ModelsViewModel
    from app.viewmodels.presets import Manner
    from app.viewmodels.relay import EventRelay, StorageRelay
    from app.widgets.idle_watch import IdleWatch
    from app.widgets.incognito_window import IncognitoWindow
    from app.widgets.main_window import MainWindow
    from app.widgets.privacy_dialog import PrivacyDialog


@dataclass(frozen=True)
class Program:
    """What discretion needs of the running program.

    Attributes:
        dress: makes a new window as the settings say.
        database: path of the conversations.
        states: folder of the evaluated conversations.
        minutes: after which the conversations are locked.
    """

    window: MainWindow
    storage: StorageRelay
    answers: AnswerStreams
    chat: ChatViewModel
    conversations: ConversationList
    models: ModelsViewModel
    engine: EngineLink
    events: EventRelay
    make_manner: Callable[[Preset | None], Manner]
    dress: Callable[[MainWindow], None]
    database: Path
    states: Path
    minutes: int


class Discretion(QObject):
    """Locks, encrypts, and opens incognito windows.

    Attributes:
        lock: whether the conversations are locked.
        privacy: how they are protected.
        windows: what a lock does to them.
        incognito: the windows that are open.
        question: whether they may be closed with the program; ``None`` while it is not asked.

    Signals:
        incognito_opened(AnswerStreams): there is one window more, with these answers.
    """

    incognito_opened = Signal(object)

    def __init__(self, program: Program) -> None:
        super().__init__(program.window)
        self._program = program
        self._watch: IdleWatch | None = None
        self.incognito: list[IncognitoWindow] = []
        self.question: QMessageBox | None = None
        self.lock = LockViewModel(
            program.storage, program.answers, after_min=program.minutes, parent=self
        )
        self.privacy = PrivacyViewModel(
            program.storage,
            program.answers,
            program.engine,
            self.lock,
            states=program.states,
            parent=self,
        )
        self.windows = LockedWindows(
            program.window, self.lock, program.chat, program.conversations, program.storage
        )
        self.lock.closed.connect(program.models.rest)  # the engine's memory holds conversations
        program.window.installEventFilter(self)

    def begin_locked(self) -> None:
        """Cover the window before it is first shown; the keyring is asked, if that has the key."""
        from app.storage.key_file import protection_of

        way = protection_of(self._program.database)
        self.windows.begin_locked(way, self.privacy.open_with_keyring)

    def complete(self) -> None:
        """Add the entries of the menu."""
        menus = self._program.window.menus
        menus.begin_group()
        menus.add_to_chat(
            say("New incognito conversation"), self.open_incognito, "Ctrl+Shift+N", name="incognito"
        )
        menus.add_to_chat(say("Privacy…"), self.show_dialog, name="privacy")
        menus.add_to_chat(say("Lock now"), self.lock_or_offer, "Ctrl+L", name="lock")
        if self.windows.screen is not None:
            self.windows.screen.disable_shortcuts()  # there are more now than when it came
        self.privacy.changed.connect(self._watch_use)
        self.privacy.refresh()

    @cached_property
    def dialog(self) -> PrivacyDialog:
        """The Privacy dialog; built when first asked for."""
        from app.widgets.privacy_dialog import PrivacyDialog

        program = self._program
        return PrivacyDialog(self.privacy, self.lock, program.window)

    def show_dialog(self) -> None:
        """Open the Privacy dialog, or bring it to the front."""
        self.privacy.refresh()
        self.dialog.show()
        self.dialog.raise_()

    def lock_or_offer(self) -> None:
        """Lock, or show where the passphrase is made that this needs."""
        if self.lock.can_lock:
            self.lock.lock()
        else:
            self.show_dialog()

    def open_incognito(self) -> None:
        """Open a window whose conversations are kept nowhere."""
        from app.viewmodels.incognito import IncognitoSession
        from app.widgets.incognito_window import IncognitoWindow
        from app.widgets.transfers import Transfers

        program = self._program
        session = IncognitoSession(
            program.engine, program.events, program.models, program.make_manner
        )
        window = IncognitoWindow(session, program.models)
        program.dress(window)
        requests = ("models_requested", "servers_requested", "running_requested")
        for name in ("appearance_chosen", *requests):
            getattr(window, name).connect(getattr(program.window, name))
        program.window.appearance_chosen.connect(window.menus.show_appearance)
        window.menus.quit_requested.disconnect(window.close)
        window.menus.quit_requested.connect(program.window.menus.quit_requested)
        window.menus.add_to_chat(
            say("New incognito conversation"), self.open_incognito, "Ctrl+Shift+N", name="incognito"
        )
        transfers = Transfers(window, session.storage, session.chat, session.conversations)
        transfers.complete(is_incognito=True)
        window.closed.connect(transfers.close)
        window.closed.connect(lambda: self.incognito.remove(window))
        self.incognito.append(window)
        window.resize(program.window.size())
        window.show()
        window.composer.setFocus()
        window.view.typesetting.load_ahead()
        self.incognito_opened.emit(session.answers)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Incognito windows go before the main one does, and may ask first."""
        if watched is self._program.window and event.type() == QEvent.Type.Close:
            if self._is_asked_first():
                event.ignore()
                return True
            for window in list(self.incognito):
                window.close_surely()
        return super().eventFilter(watched, event)

    def _is_asked_first(self) -> bool:
        """Whether there is something to lose, and somebody is asked; the program closes then."""
        from app.widgets.incognito_window import ask_to_close

        if not any(window.session.holds_messages for window in self.incognito):
            return False
        if self.question is None:
            self.question = ask_to_close(self._program.window, self._close_all)
            self.question.finished.connect(self._on_answered)
        return True

    def _on_answered(self) -> None:
        self.question = None

    def _close_all(self) -> None:
        for window in list(self.incognito):
            window.close_surely()
        self._program.window.close()

    def _watch_use(self) -> None:
        """Notice whether somebody is there, once there is a passphrase."""
        from app.widgets.idle_watch import IdleWatch

        if self._watch is None and self.privacy.protection is Protection.PASSPHRASE:
            self._watch = IdleWatch(self)
            self._watch.used.connect(self.lock.note_use)

"""How the program behaves among others on the desktop, put together; made once the window is there.

Later starts, files that are opened with it, a run without any network, notifications, the tray, the
quick question and its keys.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QApplication

from app.core.conversation import Conversation, title_from_question
from app.core.errors import AppError, ErrorKind
from app.core.settings import Settings
from app.core.start_request import StartRequest
from app.system.offline import is_offline_run
from app.system.session_bus import SessionBus
from app.viewmodels.language import say
from app.viewmodels.settings_watch import SettingsWatch
from app.widgets.desktop.front import bring_to_front
from app.widgets.theme import icon

if TYPE_CHECKING:
    from app.core.messages import Message
    from app.viewmodels.answer_streams import AnswerStreams
    from app.viewmodels.chat import ChatViewModel
    from app.viewmodels.conversations import ConversationList
    from app.viewmodels.incognito import IncognitoSession
    from app.viewmodels.installed import InstalledModels
    from app.viewmodels.instance import FirstInstance
    from app.viewmodels.models import ModelsViewModel
    from app.viewmodels.relay import StorageRelay
    from app.widgets.desktop.global_keys import GlobalShortcut
    from app.widgets.desktop.notifications import Notifications
    from app.widgets.desktop.opened_models import OpenedModels
    from app.widgets.desktop.quick_ask import QuickAsk
    from app.widgets.desktop.tray import Tray
    from app.widgets.discretion import Discretion
    from app.widgets.main_window import MainWindow
    from app.widgets.model_supply import ModelSupply

_ICON_PX = 64


@dataclass(frozen=True)
class Program:
    """What the manners need of the running program.

    Attributes:
        make_session: a place for a quick question, in memory alone.
        settings: as they are now.
        watch: tells when they have changed.
        data: folder that a later start is known by.
    """

    application: QApplication
    window: MainWindow
    storage: StorageRelay
    answers: AnswerStreams
    chat: ChatViewModel
    conversations: ConversationList
    models: ModelsViewModel
    installed: Callable[[], InstalledModels]
    supply: Callable[[], ModelSupply]
    discretion: Discretion
    make_session: Callable[[], IncognitoSession]
    settings: Callable[[], Settings]
    watch: SettingsWatch
    data: Path


class DesktopManners(QObject):
    """Makes the parts when they are first needed.

    Attributes:
        tray: the icon; ``None`` while there is none.
        shortcut: keys for the quick question; ``None`` while there are none.
    """

    def __init__(self, program: Program) -> None:
        super().__init__(program.window)
        self._program = program
        self._instance: FirstInstance | None = None
        self._is_quitting = False
        self.tray: Tray | None = None
        self.shortcut: GlobalShortcut | None = None
        self.bus = SessionBus()

    @cached_property
    def opened_models(self) -> OpenedModels:
        """Models that are opened with the program."""
        from app.widgets.desktop.opened_models import OpenedModels

        program = self._program
        return OpenedModels(program.installed(), program.models, program.window.notice, self)

    @cached_property
    def notifications(self) -> Notifications:
        """What is said through the system."""
        from app.widgets.desktop.notifications import Notifications

        program = self._program
        notifications = Notifications(
            self.bus, program.conversations, program.settings, self._is_locked, self
        )
        notifications.clicked.connect(lambda token: bring_to_front(program.window, token))
        return notifications

    @cached_property
    def quick_ask(self) -> QuickAsk:
        """The window for a quick question."""
        from app.widgets.desktop.quick_ask import QuickAsk

        program = self._program
        window = QuickAsk(self._make_session, program.models, program.application.applicationName())
        window.kept.connect(self._on_kept)
        window.hidden.connect(self._on_quick_ask_hidden)
        program.discretion.lock.locked.connect(window.forget)
        return window

    def complete(self) -> None:
        """Show what holds for this run, and obey the settings from now on."""
        program = self._program
        if is_offline_run():
            from app.widgets.desktop.offline_badge import OfflineBadge

            program.window.top_bar.add_badge(OfflineBadge())
        if program.application.windowIcon().isNull():
            program.application.setWindowIcon(icon("penseur", "#000000", _ICON_PX))
        self.notifications.follow(program.answers)
        program.discretion.incognito_opened.connect(
            lambda answers: self.notifications.follow(answers, are_private=True)
        )
        program.discretion.lock.locked.connect(program.window.attachments.attaching.forget)
        program.supply().model_arrived.connect(self.notifications.tell_of_download)
        menus = program.window.menus
        menus.add_to_chat(say("Quick question"), self.show_quick_ask, name="quick_ask")
        menus.quit_requested.disconnect(program.window.close)
        menus.quit_requested.connect(self.quit)
        program.window.installEventFilter(self)
        program.window.closed.connect(self._on_window_closed)
        program.watch.changed.connect(self._on_settings_changed)
        self._show_tray()
        self._grab_keys()

    def answer_starts(self, request: StartRequest) -> None:
        """Do what this start asks for, and from now on what later ones do."""
        from app.viewmodels.instance import FirstInstance

        self._instance = FirstInstance(self)
        self._instance.called.connect(self.carry_out)
        self._instance.listen(self._program.data)
        if request.files:
            self.open_files(list(request.files))
        if request.asks_quickly:
            self.show_quick_ask()
        take_files = getattr(self._program.application, "take_files", None)  # on macOS
        if take_files is not None:
            take_files(self.open_files)

    @Slot(object)
    def carry_out(self, request: StartRequest) -> None:
        """The program was started again."""
        if request.asks_quickly:
            self.show_quick_ask(request.activation_token)
        else:
            bring_to_front(self._program.window, request.activation_token)
        if request.files:
            self.open_files(list(request.files))

    def open_files(self, files: list[Path]) -> None:
        """Offer models for use, and attach texts to the next question."""
        request = StartRequest(tuple(files))
        if request.models:
            self.opened_models.open(request.models)
        if request.texts:
            self._program.window.attachments.attaching.attach(request.texts)

    def show_quick_ask(self, activation_token: str = "") -> None:
        """Bring up the window for a quick question, or hide it if it is in front."""
        if self.quick_ask.isActiveWindow():
            self.quick_ask.hide()
            return
        self.quick_ask.show_here()
        bring_to_front(self.quick_ask, activation_token)

    def quit(self) -> None:
        """End the program, whatever the window does when it is closed."""
        self._is_quitting = True
        if self._program.window.close():
            return
        question = self._program.discretion.question  # an incognito window would be lost
        if question is None:
            self._is_quitting = False
        else:
            question.rejected.connect(self._on_quit_declined)

    def close(self) -> None:
        """Answer later starts no more, and leave no trace on the desktop."""
        if self._instance is not None:
            self._instance.close()
        self._program.application.setQuitOnLastWindowClosed(True)
        if self.tray is not None:
            self.tray.remove()
        if self.shortcut is not None:
            self.shortcut.close()
        if "quick_ask" in vars(self):
            self.quick_ask.close_for_good()
        self.bus.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The closed window stays in the tray, if that is wanted."""
        if event.type() == QEvent.Type.Close and self._stays_in_tray:
            event.ignore()
            self._program.window.composer.flush_draft()
            self._program.window.hide()
            return True
        return super().eventFilter(watched, event)

    # Inside

    @property
    def _stays_in_tray(self) -> bool:
        ends = self._is_quitting or self._program.application.isSavingSession()
        is_wanted = self._program.settings().closes_to_tray and not ends
        return is_wanted and self.tray is not None and self.tray.is_there

    def _is_locked(self) -> bool:
        return self._program.storage.is_locked

    def _make_session(self) -> IncognitoSession:
        session = self._program.make_session()
        self.notifications.follow(session.answers, are_private=True)
        return session

    @Slot()
    def _on_quit_declined(self) -> None:
        self._is_quitting = False

    @Slot()
    def _on_window_closed(self) -> None:
        """The last window is not the last thing while there is an icon, or a quick question."""
        if self.tray is not None or "quick_ask" in vars(self):
            self._program.application.quit()

    @Slot()
    def _on_quick_ask_hidden(self) -> None:
        """A program that was started for a quick question, and has no icon, ends with it."""
        is_reachable = self._program.window.isVisible() or (
            self.tray is not None and self.tray.is_there
        )
        if not is_reachable:
            self.quit()

    @Slot(object)
    def _on_settings_changed(self, names: frozenset[str]) -> None:
        if "shows_tray" in names:
            self._show_tray()
        if "quick_ask_keys" in names:
            self._grab_keys()

    def _show_tray(self) -> None:
        program = self._program
        program.watch.tell_problem("shows_tray", None)
        if self.tray is not None:
            self.tray.remove()
            self.tray = None
            if not program.window.isVisible():
                bring_to_front(program.window)
        if not program.settings().shows_tray:
            program.application.setQuitOnLastWindowClosed(True)
            return
        from app.widgets.desktop.tray import Tray

        application = program.application
        application.setQuitOnLastWindowClosed(False)
        self.tray = Tray(application.windowIcon(), application.applicationName(), self)
        self.tray.window_wanted.connect(lambda: bring_to_front(program.window))
        self.tray.quick_wanted.connect(self.show_quick_ask)
        self.tray.quit_wanted.connect(self.quit)
        if not self.tray.is_there:
            self._tell_problem("shows_tray", AppError(ErrorKind.TRAY_ABSENT))

    def _grab_keys(self) -> None:
        if self.shortcut is not None:
            self.shortcut.close()
            self.shortcut = None
        self._program.watch.tell_problem("quick_ask_keys", None)
        keys = self._program.settings().quick_ask_keys
        if keys.strip():
            from app.widgets.desktop.global_keys import GlobalShortcut

            self.shortcut = GlobalShortcut(self.bus, self)
            self.shortcut.pressed.connect(self.show_quick_ask)
            self.shortcut.problem_occurred.connect(partial(self._tell_problem, "quick_ask_keys"))
            self.shortcut.grab(keys)

    def _tell_problem(self, setting: str, error: AppError) -> None:
        self._program.watch.tell_problem(setting, error)
        self._program.window.show_problem(error)

    @Slot(list)
    def _on_kept(self, path: list[Message]) -> None:
        """A quick question becomes a conversation, and is shown."""
        program = self._program
        title = title_from_question(path[0].text)

        def copied(made: Conversation | AppError) -> None:
            if isinstance(made, AppError):
                program.window.show_problem(made)
                return
            program.chat.conversation_changed.emit(made)
            program.window.open_conversation(made)

        bring_to_front(program.window)
        program.storage.submit(lambda store: store.copy_path(path, title), copied)

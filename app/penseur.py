"""The running program: builds its objects, connects them, carries out what concerns them all.

Nothing else knows all the parts; the tests drive it as ``app.main`` does.
"""

from __future__ import annotations

import base64
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtWidgets import QApplication

from app.core.errors import AppError, ErrorKind
from app.core.load_options import load_options
from app.core.settings import Appearance
from app.engine.link import EngineLink
from app.storage.thread import StorageThread
from app.system.paths import Paths, resources_dir
from app.system.settings_file import load_settings, save_settings
from app.viewmodels.answer_streams import AnswerStreams
from app.viewmodels.chat import ChatViewModel
from app.viewmodels.conversations import ConversationList
from app.viewmodels.models import ModelsViewModel
from app.viewmodels.relay import EventRelay, StorageRelay
from app.widgets.main_window import MainWindow
from app.widgets.open_dialogs import OpenDialogs
from app.widgets.theme import apply_theme, choose_theme, load_fonts, load_other_fonts

if TYPE_CHECKING:
    from app.core import control
    from app.core.model_files import InstalledModel
    from app.hub.link import HubLink
    from app.viewmodels.download import Download
    from app.viewmodels.downloads import DownloadsViewModel
    from app.viewmodels.hub_search import HubSearch
    from app.viewmodels.hub_tokens import HubTokens
    from app.viewmodels.servers import ServersViewModel
    from app.viewmodels.thinking import ThinkingViewModel
    from app.widgets.discretion import Discretion
    from app.widgets.library import Library
    from app.widgets.models_dialog import ModelsDialog
    from app.widgets.running_dialog import RunningDialog
    from app.widgets.servers_dialog import ServersDialog
    from app.widgets.transfers import Transfers


FRAME_MS = 16
"""What a screen needs for a picture: the window has it to itself before the work begins."""


class Penseur:
    """The running program.

    Attributes:
        paths: its folders.
        settings: as they are now; ``change_settings`` replaces and saves them.
        window: the main window.
    """

    def __init__(self, application: QApplication, paths: Paths) -> None:
        """Build everything; nothing is shown or started yet."""
        self.application = application
        self.paths = paths
        self.settings, damaged = load_settings(paths.settings)
        self._damaged_settings = damaged
        load_fonts(application)
        self._apply_theme()
        self._events = EventRelay()
        self.engine = EngineLink(
            self._events.received.emit,
            log_file=paths.logs / "engine.log",
            stop_folder=paths.cache,
            states_folder=paths.states,
        )
        self._storage_thread = StorageThread(paths.database)
        self.storage = StorageRelay(self._storage_thread)
        self.models = ModelsViewModel(
            self.engine,
            self._events,
            self._find_models,
            context_tokens=self.settings.context_tokens,
            rest_after_min=self.settings.rest_after_min,
            options=lambda: load_options(self.settings),
        )
        self.answers = AnswerStreams(self.storage, self.engine, self._events)
        self.chat = ChatViewModel(self.storage, self.answers, self.models, self._answer_control)
        self.conversations = ConversationList(self.storage)
        self.window = MainWindow(self.chat, self.conversations, self.models)
        self._hub: HubLink | None = None
        self._hub_events = EventRelay()
        self._dialogs = OpenDialogs()
        self._connect()

    @cached_property
    def downloads(self) -> DownloadsViewModel:
        """The downloads; made when first asked for."""
        from app.system.connection_log import ConnectionLog
        from app.viewmodels.downloads import DownloadsViewModel

        downloads = DownloadsViewModel(
            self._hub_link(),
            self._hub_events,
            lambda: self.paths.models,
            lambda: self.settings.hub_endpoint,
            queue_file=self.paths.downloads,
            connections=ConnectionLog(self.paths.connections),
            tokens=self.hub_tokens,
        )
        downloads.download_finished.connect(self._on_download_finished)
        downloads.problem_occurred.connect(self.window.show_problem)
        return downloads

    @cached_property
    def thinking(self) -> ThinkingViewModel:
        """How much each model may think."""
        from app.viewmodels.thinking import ThinkingViewModel

        return ThinkingViewModel(self.models, lambda: self.settings, self.change_settings)

    @cached_property
    def hub_tokens(self) -> HubTokens:
        """Access tokens of Hubs."""
        from app.system.secrets import SecretsThread
        from app.viewmodels.hub_tokens import HubTokens

        tokens = HubTokens(SecretsThread())
        tokens.problem_occurred.connect(self.window.show_problem)
        return tokens

    @cached_property
    def hub_search(self) -> HubSearch:
        """Models beyond the catalog."""
        from app.viewmodels.hub_search import HubSearch

        return HubSearch(
            self._hub_link(), self._hub_events, lambda: self.settings.hub_endpoint, self.hub_tokens
        )

    def _hub_link(self) -> HubLink:
        from app.hub.link import HubLink

        if self._hub is None:
            self._hub = HubLink(self._hub_events.received.emit, self.paths.logs / "downloads.log")
        return self._hub

    @cached_property
    def servers(self) -> ServersViewModel:
        """The servers that can answer; read when first asked for."""
        from app.system.secrets import SecretsThread
        from app.viewmodels.servers import ServersViewModel

        servers = ServersViewModel(
            self.paths.servers, SecretsThread(), self.models, self.engine, self._events
        )
        servers.problem_occurred.connect(self.window.show_problem)
        return servers

    @cached_property
    def discretion(self) -> Discretion:
        """Encryption, locking, incognito windows."""
        from app.widgets.discretion import Discretion, Program

        program = Program(
            window=self.window,
            storage=self.storage,
            answers=self.answers,
            chat=self.chat,
            conversations=self.conversations,
            models=self.models,
            engine=self.engine,
            events=self._events,
            make_control=self._answer_control,
            dress=self._dress,
            database=self.paths.database,
            states=self.paths.states,
            minutes=self.settings.lock_after_min,
            choose_minutes=lambda minutes: self.change_settings(lock_after_min=minutes),
        )
        return Discretion(program)

    @cached_property
    def library(self) -> Library:
        """Search, trash and backups."""
        from app.widgets.library import Library

        return Library(
            self.window,
            storage=self.storage,
            chat=self.chat,
            conversations=self.conversations,
            answers=self.answers,
            paths=self.paths,
        )

    @cached_property
    def transfers(self) -> Transfers:
        """Exports and imports."""
        from app.widgets.transfers import Transfers

        return Transfers(self.window, self.storage, self.chat, self.conversations)

    def start(self) -> None:
        """Show the window; database and model are opened once it is there."""
        geometry = QByteArray(base64.b64decode(self.settings.window_geometry or b""))
        if not geometry.isEmpty():
            self.window.restoreGeometry(geometry)
        self.window.sidebar.setVisible(self.settings.sidebar_is_shown)
        self.window.menus.show_appearance(self.settings.appearance)
        self.storage.submit(lambda store: store.trouble, self._on_storage_opened)
        self.conversations.load()
        self.chat.start_conversation()
        if self.storage.is_locked:
            self.discretion.begin_locked()
        self.window.show()
        self.window.first_painted.connect(self._on_first_painted)

    def close(self) -> None:
        """Finish what is being written and end all processes and threads."""
        self.engine.close()
        if self._hub is not None:
            self.downloads.close()
            self._hub.close()
        self.library.close()
        self.transfers.close()
        self._storage_thread.close()

    def change_settings(self, **changes: Any) -> None:
        """Replace some settings and save them all."""
        self.settings = self.settings._replace(**changes)
        try:
            save_settings(self.paths.settings, self.settings)
        except OSError:
            kind = ErrorKind.FOLDER_NOT_WRITABLE
            self.window.show_problem(AppError(kind, path=str(self.paths.config)))

    def show_models_dialog(self) -> ModelsDialog:
        """Open the Models dialog, or bring it to the front."""
        from app.widgets.models_dialog import ModelsDialog

        return self._dialogs.show(
            ModelsDialog,
            lambda: ModelsDialog(
                self.downloads, self.models, resources_dir() / "catalog.json", self.window
            ),
        )

    def show_running_dialog(self) -> RunningDialog:
        """Open the dialog of how models run, or bring it to the front."""
        from app.viewmodels.running import RunningViewModel
        from app.widgets.running_dialog import RunningDialog

        def make() -> RunningDialog:
            running = RunningViewModel(
                self.models, self.engine, self._events, lambda: self.settings, self.change_settings
            )
            return RunningDialog(running, self.window)

        return self._dialogs.show(RunningDialog, make)

    def show_servers_dialog(self) -> ServersDialog:
        """Open the dialog of servers, or bring it to the front."""
        from app.widgets.servers_dialog import ServersDialog

        return self._dialogs.show(ServersDialog, lambda: ServersDialog(self.servers, self.window))

    def _connect(self) -> None:
        self.window.appearance_chosen.connect(self._on_appearance_chosen)
        self.window.models_requested.connect(self.show_models_dialog)
        self.window.servers_requested.connect(self.show_servers_dialog)
        self.window.running_requested.connect(self.show_running_dialog)
        self.window.closed.connect(self._on_window_closed)
        self.models.current_changed.connect(self._on_model_changed)
        hints = self.application.styleHints()
        hints.colorSchemeChanged.connect(self._apply_theme)

    def _find_models(self) -> list[InstalledModel]:
        from app.core.model_files import Origin
        from app.system.installed_models import find_models

        shipped = find_models([resources_dir() / "models"], Origin.SHIPPED)
        return [*shipped, *find_models([self.paths.models])]

    def _on_first_painted(self) -> None:
        QTimer.singleShot(FRAME_MS, self.window, self._open_the_rest)

    def _open_the_rest(self) -> None:
        self._storage_thread.start()
        load_other_fonts()
        self.window.complete()
        self._dress(self.window)
        self.discretion.complete()
        self._attend_to_conversations()
        self.library.complete()
        self.transfers.complete()
        self.window.view.typesetting.load_ahead()
        self.models.refresh()
        if not self.servers.use_later(self.settings.model_path):
            self.models.use_path_or_first(self.settings.model_path)
        if self.paths.downloads.exists():
            self.downloads.go_on()
        if self._damaged_settings is not None:
            self.window.notice.tell(
                "The settings file was damaged: the defaults are used. "
                f"The old file was kept as {self._damaged_settings}."
            )

    def _attend_to_conversations(self) -> None:
        from app.viewmodels.conversation_marks import ConversationMarks
        from app.viewmodels.titles import TitleMaker

        ConversationMarks(self.chat, self.answers, self.conversations)
        TitleMaker(
            self.storage,
            self.answers,
            link=self.engine,
            events=self._events,
            models=self.models,
            conversations=self.conversations,
        )

    def _dress(self, window: MainWindow) -> None:
        """Show in a complete window what the settings say."""
        window.menus.show_appearance(self.settings.appearance)
        window.thinking.follow(self.thinking)

    def _answer_control(self) -> control.AnswerControl:
        return self.thinking.make_control()

    def _apply_theme(self) -> None:
        apply_theme(self.application, choose_theme(self.application, self.settings.appearance))

    def _on_storage_opened(self, trouble: AppError | None) -> None:
        if trouble is not None:
            self.window.show_problem(trouble)

    def _on_appearance_chosen(self, appearance: Appearance) -> None:
        self.change_settings(appearance=appearance)
        self._apply_theme()
        self.window.menus.show_appearance(appearance)

    def _on_model_changed(self) -> None:
        current = self.models.current
        path = "" if current is None else current.choice
        if path != self.settings.model_path:
            self.change_settings(model_path=path)

    def _on_download_finished(self, download: Download) -> None:
        self.models.refresh()
        self.window.notice.offer(
            f"{Path(download.file_name).name} is here and verified.",
            "Use it now",
            lambda: self._use(download.path),
        )

    def _use(self, path: Path | None) -> None:
        for model in self.models.installed:
            if model.path == path:
                self.models.use(model)

    def _on_window_closed(self) -> None:
        geometry = base64.b64encode(bytes(self.window.saveGeometry().data())).decode()
        self.change_settings(
            window_geometry=geometry, sidebar_is_shown=not self.window.sidebar.isHidden()
        )

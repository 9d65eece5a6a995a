"""The parts of the running program: those of the first picture, and those made when first needed.

What they do together: ``app.penseur``.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app.core.errors import AppError, ErrorKind
from app.core.settings import HUB_SETTINGS
from app.engine.link import EngineLink
from app.storage.thread import StorageThread
from app.system.offline import RunSettings
from app.system.paths import Paths, resources_dir
from app.system.settings_file import load_settings, save_settings
from app.viewmodels.answer_streams import AnswerStreams
from app.viewmodels.chat import ChatViewModel
from app.viewmodels.conversations import ConversationList
from app.viewmodels.language import Languages
from app.viewmodels.models import ModelsViewModel
from app.viewmodels.relay import EventRelay, StorageRelay
from app.viewmodels.settings_watch import SettingsWatch
from app.widgets.look import dress
from app.widgets.main_window import MainWindow
from app.widgets.theme import load_fonts

if TYPE_CHECKING:
    from app.core.catalog import Catalog
    from app.core.presets import Preset
    from app.hub.link import HubLink
    from app.system.connection_log import ConnectionLog
    from app.viewmodels.downloads import DownloadsViewModel
    from app.viewmodels.expectations import Expectations
    from app.viewmodels.hub_search import HubSearch
    from app.viewmodels.hub_tokens import HubTokens
    from app.viewmodels.installed import InstalledModels
    from app.viewmodels.presets import Manner, PresetsViewModel
    from app.viewmodels.servers import ServersViewModel
    from app.viewmodels.speed_records import SpeedRecords
    from app.widgets.discretion import Discretion
    from app.widgets.library import Library
    from app.widgets.model_supply import ModelSupply
    from app.widgets.transfers import Transfers


class Parts:
    """The objects of the program, by name.

    Attributes:
        paths: its folders.
        settings: as they are now; ``change_settings`` replaces and saves them.
        settings_watch: tells which have changed.
        languages: those that the program can speak, and the one it does.
        window: the main window.
    """

    def __init__(self, application: QApplication, paths: Paths) -> None:
        """Build everything; nothing is shown or started yet."""
        self.application = application
        self.paths = paths
        saved, damaged = load_settings(paths.settings)
        self._run_settings = RunSettings(saved)
        self.settings = self._run_settings.for_run(saved)
        self._damaged_settings = damaged
        self.settings_watch = SettingsWatch()
        self.languages = Languages(application, resources_dir() / "translations")
        self.languages.speak(self.settings.language)
        application.setLayoutDirection(QLocale().textDirection())
        load_fonts(application)
        self.apply_theme()
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
            rest_after_min=self.settings.rest_after_min,
            options=lambda model: self.presets.options(model, self.chat.preset.chosen),
        )
        self.answers = AnswerStreams(self.storage, self.engine, self._events)
        self.chat = ChatViewModel(self.storage, self.answers, self.models, self._manner)
        self.conversations = ConversationList(self.storage)
        self.window = MainWindow(self.chat, self.conversations, self.models)
        self._hub: HubLink | None = None
        self._hub_events = EventRelay()

    @cached_property
    def connections(self) -> ConnectionLog:
        """What went over the network."""
        from app.system.connection_log import ConnectionLog

        return ConnectionLog(self.paths.connections)

    @cached_property
    def downloads(self) -> DownloadsViewModel:
        """The downloads; made when first asked for."""
        from app.viewmodels.downloads import DownloadsViewModel

        downloads = DownloadsViewModel(
            self._hub_link(),
            self._hub_events,
            lambda: self.paths.models_folder(self.settings.models_folder),
            lambda: self.settings.reachable_hub,
            queue_file=self.paths.downloads,
            connections=self.connections,
            tokens=self.hub_tokens,
        )
        downloads.download_finished.connect(
            lambda done: self.installed.refresh(lambda: self.supply.offer(done))
        )
        downloads.problem_occurred.connect(self.window.show_problem)
        return downloads

    @cached_property
    def installed(self) -> InstalledModels:
        """The models on this machine; made once the window is there."""
        from app.viewmodels.installed import InstalledModels

        installed = InstalledModels(
            self.models,
            self._events,
            self.paths,
            resources_dir() / "models",
            settings=lambda: self.settings,
            change_settings=self.change_settings,
            downloads=lambda: self.downloads,
        )
        installed.problem_occurred.connect(self.window.show_problem)
        return installed

    @cached_property
    def catalog(self) -> Catalog:
        """The models that are offered; read when first asked for."""
        from app.core.catalog import load_catalog

        return load_catalog(resources_dir() / "catalog.json")

    @cached_property
    def speeds(self) -> SpeedRecords:
        """How fast models were; listens once the window is there."""
        from app.viewmodels.speed_records import SpeedRecords

        file = self.paths.data / "speeds.json"
        return SpeedRecords(self.models, self._events, lambda: self.catalog, file)

    @cached_property
    def expectations(self) -> Expectations:
        """What to expect of the catalog on this machine."""
        from app.viewmodels.expectations import Expectations

        return Expectations(
            self.catalog,
            self.models,
            self.speeds,
            self.hub_search,
            engine=self.engine,
            events=self._events,
            settings=lambda: self.settings,
            speed_file=self.paths.cache / "machine.json",
        )

    @cached_property
    def supply(self) -> ModelSupply:
        """The Models window, what is dropped, what arrives."""
        from app.widgets.model_supply import ModelSupply, Sources

        sources = Sources(
            downloads=lambda: self.downloads,
            search=lambda: self.hub_search,
            tokens=lambda: self.hub_tokens,
            expectations=lambda: self.expectations,
            installed=lambda: self.installed,
            settings=lambda: self.settings,
            change_settings=self.change_settings,
        )
        return ModelSupply(self.window, self.models, sources)

    @cached_property
    def presets(self) -> PresetsViewModel:
        """How answers are made; read when the first model is loaded."""
        from app.viewmodels.presets import PresetsViewModel

        return PresetsViewModel(
            self.models, lambda: self.settings, self.change_settings, self.settings_watch
        )

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
            self._hub_link(), self._hub_events, lambda: self.settings.reachable_hub, self.hub_tokens
        )

    def _hub_link(self) -> HubLink:
        from app.hub.link import HubLink

        if self._hub is None:
            self._hub = HubLink(
                self._hub_events.received.emit,
                self.paths.logs / "downloads.log",
                proxy=lambda: self.settings.hub_proxy,
            )
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
            make_manner=self._manner,
            dress=self._dress,
            database=self.paths.database,
            states=self.paths.states,
            minutes=self.settings.lock_after_min,
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

    def change_settings(self, **changes: Any) -> None:
        """Replace some settings and save them all."""
        wanted = self.settings._replace(**changes)
        before, self.settings = self.settings, self._run_settings.for_run(wanted)
        changed = {
            name for name in changes if getattr(before, name) != getattr(self.settings, name)
        }
        try:
            saved = self._run_settings.to_save(self.settings, changes)
            save_settings(self.paths.settings, saved)
        except OSError:
            kind = ErrorKind.FOLDER_NOT_WRITABLE
            self.window.show_problem(AppError(kind, path=str(self.paths.config)))
        if self._hub is not None and HUB_SETTINGS & changes.keys():
            self.downloads.obey_settings()
        if changed:
            self.settings_watch.changed.emit(frozenset(changed))

    def apply_theme(self) -> None:
        """Dress the whole program in the theme that the settings choose."""
        dress(self.application, self.settings)

    def _dress(self, window: MainWindow) -> None:
        """Show in a complete window what the settings say."""
        from app.viewmodels.thinking import ThinkingViewModel
        from app.widgets.answer_manners import AnswerManners

        window.menus.show_appearance(self.settings.appearance)
        window.thinking.follow(ThinkingViewModel(self.presets, window.chat.preset))
        AnswerManners(window, self.presets, self.models)

    def _manner(self, of_conversation: Preset | None) -> Manner:
        return self.presets.manner(of_conversation)

"""The running program: connects its parts, and carries out what concerns them all.

The parts themselves: ``app.parts``; their windows: ``app.windows``. The tests drive it as
``app.main`` does.
"""

from __future__ import annotations

import base64
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QLocale, QTimer
from PySide6.QtWidgets import QApplication

from app.core.errors import AppError
from app.core.settings import Appearance
from app.system.paths import Paths
from app.viewmodels.language import say
from app.widgets.theme import load_other_fonts
from app.windows import Windows

if TYPE_CHECKING:
    from app.core.load_options import LoadOptions
    from app.core.start_request import StartRequest
    from app.viewmodels.incognito import IncognitoSession
    from app.widgets.commands import Command
    from app.widgets.desktop.manners import DesktopManners
    from app.widgets.first_run.first_run import FirstRun
    from app.widgets.main_window import MainWindow


FRAME_MS = 16
"""What a screen needs for a picture: the window has it to itself before the work begins."""


class Penseur(Windows):
    """The running program."""

    def __init__(self, application: QApplication, paths: Paths) -> None:
        """Build everything; nothing is shown or started yet."""
        super().__init__(application, paths)
        self._connect()

    def start(self, request: StartRequest | None = None) -> None:
        """Show the window; database and model are opened once it is there.

        Args:
            request: of the command line; later starts are answered, too. ``None``: they are not.
        """
        self._request = request
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
        if request is not None and request.asks_quickly:
            QTimer.singleShot(0, self.window, self._open_the_rest)
            return
        self.window.show()
        self.window.first_painted.connect(self._on_first_painted)

    def close(self) -> None:
        """Finish what is being written and end all processes and threads."""
        self.engine.close()
        self.installed.close()
        self.speeds.close()
        if self._hub is not None:
            self.downloads.close()
            self._hub.close()
        self.library.close()
        self.transfers.close()
        self._storage_thread.close()
        if "desktop" in vars(self):  # else it was never needed
            self.desktop.close()

    def speak(self, language: str) -> None:
        """Speak another language at once, and from now on.

        Args:
            language: its code; empty for that of the system.
        """
        self.change_settings(language=language)

    def _use_language(self) -> None:
        from app.widgets.mirroring import turn
        from app.widgets.relabelling import relabel

        self.languages.speak(self.settings.language)
        turn(self.application, QLocale().textDirection())
        relabel(self.application)

    @cached_property
    def desktop(self) -> DesktopManners:
        """How the program behaves among others; made once the window is there."""
        from app.widgets.desktop.manners import DesktopManners, Program

        program = Program(
            application=self.application,
            window=self.window,
            storage=self.storage,
            answers=self.answers,
            chat=self.chat,
            conversations=self.conversations,
            models=self.models,
            installed=lambda: self.installed,
            supply=lambda: self.supply,
            discretion=self.discretion,
            make_session=self._make_session,
            settings=lambda: self.settings,
            watch=self.settings_watch,
            data=self.paths.data,
        )
        return DesktopManners(program)

    def _make_session(self) -> IncognitoSession:
        from app.viewmodels.incognito import IncognitoSession

        return IncognitoSession(self.engine, self._events, self.models, self._manner)

    @cached_property
    def first_run(self) -> FirstRun:
        """The welcome page; made when it is due or asked for."""
        from app.widgets.first_run.first_run import FirstRun

        sources = self.supply.sources
        return FirstRun(
            self.window,
            self.supply,
            self.models,
            sources,
            languages=self.languages,
            speak=self.speak,
        )

    def _dress(self, window: MainWindow) -> None:
        from app.widgets.keyboard_access import KeyboardAccess

        super()._dress(window)
        KeyboardAccess(
            window,
            self.shortcuts,
            lambda: self.settings,
            self.change_settings,
            self._more_commands,
        )

    def _more_commands(self) -> list[Command]:
        from app.widgets.program_commands import language_commands, setting_commands

        languages = self.languages.available()
        return [
            *language_commands(languages, self.languages.code, self.speak),
            *setting_commands(lambda name: self.show_settings(setting=name)),
        ]

    def _connect(self) -> None:
        self.window.appearance_chosen.connect(self._on_appearance_chosen)
        self.settings_watch.changed.connect(self._on_settings_changed)
        self.window.models_requested.connect(self.show_models_window)
        self.window.servers_requested.connect(self.show_servers_dialog)
        self.window.running_requested.connect(self.show_running)
        self.window.closed.connect(self._on_window_closed)
        self.models.current_changed.connect(self._on_model_changed)
        hints = self.application.styleHints()
        hints.colorSchemeChanged.connect(self.apply_theme)

    def _use_last_model(self) -> None:
        if not self.servers.use_later(self.settings.model_path):
            self.models.use_path_or_first(self.settings.model_path)

    def _on_first_painted(self) -> None:
        QTimer.singleShot(FRAME_MS, self.window, self._open_the_rest)

    def _open_the_rest(self) -> None:
        from app.viewmodels.engine_connections import EngineConnections
        from app.widgets.focus_ring import FocusRing

        self._storage_thread.start()
        self.installed.refresh(self._use_last_model)  # the disk is read while the rest is built
        load_other_fonts()
        self.window.complete()
        self._dress(self.window)
        FocusRing(self.application, self.window)
        self.discretion.complete()
        self.library.complete()
        self.transfers.complete()
        self._attend_to_conversations()
        self._obey_settings()
        EngineConnections(self._events, self.connections, self.window)
        self.supply.complete()
        self.desktop.complete()
        # 4 MB that an idle window can do without; who types has no answer yet
        self.window.composer.edit.textChanged.connect(self.window.view.typesetting.load_ahead)
        if not self.settings.was_welcomed:
            self.first_run.show()
        self.speeds  # noqa: B018 - from now on it listens
        self.installed.go_on()
        if self.paths.downloads.exists():
            self.downloads.go_on()
        if self._request is not None:
            self.desktop.answer_starts(self._request)
        if self._damaged_settings is not None:
            self.window.notice.tell(
                say(
                    "The settings file was damaged: the defaults are used. "
                    "The old file was kept as {path}.",
                    path=str(self._damaged_settings),
                )
            )

    def _obey_settings(self) -> None:
        from app.widgets.live_settings import LiveSettings

        live = LiveSettings(
            self.settings_watch,
            lambda: self.settings,
            dress=self.apply_theme,
            lock=self.discretion.lock,
            models=self.models,
            options=self._wanted_options,
            parent=self.window,
        )
        self.window.closed.connect(live.end)

    def _wanted_options(self) -> LoadOptions:
        current = self.models.current
        model = "" if current is None else current.choice
        return self.presets.options(model, self.chat.preset.chosen)

    def _attend_to_conversations(self) -> None:
        from app.viewmodels.conversation_marks import ConversationMarks
        from app.viewmodels.titles import TitleMaker

        ConversationMarks(self.chat, self.answers, self.conversations)
        titles = TitleMaker(
            self.storage,
            self.answers,
            link=self.engine,
            events=self._events,
            models=self.models,
            conversations=self.conversations,
            is_on=lambda: self.settings.makes_titles,
        )
        self.discretion.incognito_opened.connect(titles.give_way_to)

        self.settings_watch.changed.connect(
            lambda names: titles.give_up() if "makes_titles" in names else None
        )
        menus = self.window.menus
        menus.add_to_help(say("Welcome"), self._show_welcome, name="welcome")
        menus.add_to_help(say("About Penseur"), self.show_about, name="about")
        menus.begin_group()
        # QKeySequence.StandardKey.Preferences has keys on macOS only
        menus.add_to_chat(say("Settings…"), self.show_settings, "Ctrl+,", name="settings")

    def _show_welcome(self) -> None:
        self.window.start_conversation()
        self.first_run.show()

    def _on_storage_opened(self, trouble: AppError | None) -> None:
        if trouble is not None:
            self.window.show_problem(trouble)

    def _on_settings_changed(self, names: frozenset[str]) -> None:
        if "language" in names:
            self._use_language()
        if "appearance" in names:
            self.window.menus.show_appearance(self.settings.appearance)

    def _on_appearance_chosen(self, appearance: Appearance) -> None:
        self.change_settings(appearance=appearance)
        self.apply_theme()

    def _on_model_changed(self) -> None:
        current = self.models.current
        path = "" if current is None else current.choice
        if path != self.settings.model_path:
            self.change_settings(model_path=path)

    def _on_window_closed(self) -> None:
        geometry = base64.b64encode(bytes(self.window.saveGeometry().data())).decode()
        self.change_settings(
            window_geometry=geometry, sidebar_is_shown=not self.window.sidebar.isHidden()
        )

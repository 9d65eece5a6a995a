"""The running program: connects its parts, and carries out what concerns them all.

The parts themselves: ``app.parts``. The tests drive it as ``app.main`` does.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QLocale, QTimer
from PySide6.QtWidgets import QApplication

from app.core.errors import AppError
from app.core.settings import Appearance
from app.parts import Parts
from app.system.paths import Paths
from app.widgets.open_dialogs import OpenDialogs
from app.widgets.theme import load_other_fonts

if TYPE_CHECKING:
    from app.widgets.models_window.window import ModelsWindow
    from app.widgets.running_dialog import RunningDialog
    from app.widgets.servers_dialog import ServersDialog


FRAME_MS = 16
"""What a screen needs for a picture: the window has it to itself before the work begins."""


class Penseur(Parts):
    """The running program."""

    def __init__(self, application: QApplication, paths: Paths) -> None:
        """Build everything; nothing is shown or started yet."""
        super().__init__(application, paths)
        self._dialogs = OpenDialogs()
        self._connect()

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
        self.installed.close()
        self.speeds.close()
        if self._hub is not None:
            self.downloads.close()
            self._hub.close()
        self.library.close()
        self.transfers.close()
        self._storage_thread.close()

    def speak(self, language: str) -> None:
        """Speak another language at once, and from now on.

        Args:
            language: its code; empty for that of the system.
        """
        from app.widgets.relabelling import relabel

        self.change_settings(language=language)
        self.languages.speak(language)
        self.application.setLayoutDirection(QLocale().textDirection())
        relabel(self.application)

    def show_models_window(self) -> ModelsWindow:
        """Open the Models window, or bring it to the front."""
        return self.supply.show_window()

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
        self.window.models_requested.connect(self.show_models_window)
        self.window.servers_requested.connect(self.show_servers_dialog)
        self.window.running_requested.connect(self.show_running_dialog)
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

        self._storage_thread.start()
        self.installed.refresh(self._use_last_model)  # the disk is read while the rest is built
        load_other_fonts()
        self.window.complete()
        self._dress(self.window)
        self.discretion.complete()
        self.library.complete()
        self.transfers.complete()
        self._attend_to_conversations()
        EngineConnections(self._events, self.connections, self.window)
        self.supply.complete()
        self.window.view.typesetting.load_ahead()
        self.speeds  # noqa: B018 - from now on it listens
        self.installed.go_on()
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

        def choose(is_on: bool) -> None:
            self.change_settings(makes_titles=is_on)
            titles.give_up()

        menus = self.window.menus
        menus.begin_group()
        is_on = self.settings.makes_titles
        menus.add_choice_to_chat("Let the model make titles", choose, is_on=is_on)

    def _on_storage_opened(self, trouble: AppError | None) -> None:
        if trouble is not None:
            self.window.show_problem(trouble)

    def _on_appearance_chosen(self, appearance: Appearance) -> None:
        self.change_settings(appearance=appearance)
        self.apply_theme()
        self.window.menus.show_appearance(appearance)

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

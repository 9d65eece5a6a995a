"""The windows beside the main one: made when first asked for, brought to the front afterwards."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.parts import Parts
from app.system.paths import Paths, resources_dir
from app.widgets.open_dialogs import OpenDialogs

if TYPE_CHECKING:
    from app.core.declarations import Page
    from app.widgets.about_dialog import AboutDialog
    from app.widgets.models_window.window import ModelsWindow
    from app.widgets.servers_dialog import ServersDialog
    from app.widgets.settings_dialog.dialog import SettingsDialog
    from app.widgets.settings_dialog.sources import Sources
    from app.widgets.shortcuts import Shortcuts


class Windows(Parts):
    """Opens what shows the parts, apart from the main window."""

    def __init__(self, application: QApplication, paths: Paths) -> None:
        """Build the parts; no window is made yet but the main one."""
        super().__init__(application, paths)
        self._dialogs = OpenDialogs()

    def show_about(self) -> AboutDialog:
        """Open what Penseur is and is made of, or bring it to the front."""
        from app.widgets.about_dialog import AboutDialog, load_parts

        parts = resources_dir() / "licences.json"
        return self._dialogs.show(AboutDialog, lambda: AboutDialog(load_parts(parts), self.window))

    def show_models_window(self) -> ModelsWindow:
        """Open the Models window, or bring it to the front."""
        return self.supply.show_window()

    def show_settings(self, page: Page | None = None, setting: str = "") -> SettingsDialog:
        """Open the settings, or bring them to the front.

        Args:
            page: to go to; ``None``: the one that was shown last.
            setting: to go to, by its name.
        """
        from app.widgets.settings_dialog.dialog import SettingsDialog

        dialog = self._dialogs.show(
            SettingsDialog, lambda: SettingsDialog(self._settings_sources(), self.window)
        )
        if page is not None:
            dialog.show_page(page)
        if setting:
            dialog.show_setting(setting)
        return dialog

    def _settings_sources(self) -> Sources:
        from app.viewmodels.running import RunningViewModel
        from app.widgets.settings_dialog.sources import Sources
        from app.widgets.shortcuts_page import ShortcutsPage

        return Sources(
            settings=lambda: self.settings,
            change_settings=self.change_settings,
            watch=self.settings_watch,
            languages=self.languages,
            running=lambda: RunningViewModel(
                self.models, self.engine, self._events, lambda: self.settings
            ),
            installed=lambda: self.installed,
            expectations=lambda: self.expectations,
            tokens=lambda: self.hub_tokens,
            paths=self.paths,
            open_models=lambda: self.show_models_window().show_installed(),
            open_connections=lambda: self.show_models_window().show_connections(),
            open_servers=self.show_servers_dialog,
            open_model_preset=self.window.models_menu.preset_requested.emit,
            open_backups=self.library.open_backups,
            open_trash=self.library.open_trash,
            open_privacy=self.discretion.show_dialog,
            make_shortcuts_page=lambda: ShortcutsPage(self.shortcuts),
        )

    def show_running(self) -> None:
        """Open the settings of how models run."""
        from app.core.declarations import Page

        self.show_settings(Page.MODELS)

    def show_servers_dialog(self) -> ServersDialog:
        """Open the dialog of servers, or bring it to the front."""
        from app.widgets.servers_dialog import ServersDialog

        return self._dialogs.show(ServersDialog, lambda: ServersDialog(self.servers, self.window))

    @cached_property
    def shortcuts(self) -> Shortcuts:
        """The keys of the menus."""
        from app.widgets.shortcuts import Shortcuts

        return Shortcuts(self.settings.shortcuts, lambda keys: self.change_settings(shortcuts=keys))

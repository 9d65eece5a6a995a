"""What the window of the settings needs of the running program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.core.settings import Settings
    from app.system.paths import Paths
    from app.viewmodels.expectations import Expectations
    from app.viewmodels.hub_tokens import HubTokens
    from app.viewmodels.installed import InstalledModels
    from app.viewmodels.language import Languages
    from app.viewmodels.running import RunningViewModel
    from app.viewmodels.settings_watch import SettingsWatch


@dataclass(frozen=True)
class Sources:
    """Where the pages get what they show, and what their buttons do.

    Attributes:
        settings: as they are now.
        change_settings: replaces some, by their names.
        watch: tells which have changed, here or elsewhere.
        languages: those that there are.
        running: how models run.
        installed: the models on this computer.
        expectations: what is known of this computer.
        tokens: of access to the Hub.
        paths: of the program.
        open_models, open_connections, open_servers, open_backups, open_trash, open_privacy,
            open_model_preset: other windows.
        make_shortcuts_page: the page of shortcuts.
    """

    settings: Callable[[], Settings]
    change_settings: Callable[..., None]
    watch: SettingsWatch
    languages: Languages
    running: Callable[[], RunningViewModel]
    installed: Callable[[], InstalledModels]
    expectations: Callable[[], Expectations]
    tokens: Callable[[], HubTokens]
    paths: Paths
    open_models: Callable[[], object]
    open_connections: Callable[[], object]
    open_servers: Callable[[], object]
    open_model_preset: Callable[[], object]
    open_backups: Callable[[], object]
    open_trash: Callable[[], object]
    open_privacy: Callable[[], object]
    make_shortcuts_page: Callable[[], QWidget]

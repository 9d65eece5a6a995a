"""How models come to the program, put together: the Models window, what is dropped, what arrives.

Nothing of it is made before it is first asked for.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Signal

from app.viewmodels.language import say

if TYPE_CHECKING:
    from app.core.settings import Settings
    from app.viewmodels.download import Download
    from app.viewmodels.downloads import DownloadsViewModel
    from app.viewmodels.expectations import Expectations
    from app.viewmodels.hub_search import HubSearch
    from app.viewmodels.hub_tokens import HubTokens
    from app.viewmodels.installed import InstalledModels
    from app.viewmodels.models import ModelsViewModel
    from app.widgets.main_window import MainWindow
    from app.widgets.models_window.window import ModelsWindow


@dataclass(frozen=True)
class Sources:
    """Where the parts come from when they are needed.

    Attributes:
        downloads, search, tokens, expectations, installed: make the view-models.
        settings: as they are now.
        change_settings: replaces some, by their names.
    """

    downloads: Callable[[], DownloadsViewModel]
    search: Callable[[], HubSearch]
    tokens: Callable[[], HubTokens]
    expectations: Callable[[], Expectations]
    installed: Callable[[], InstalledModels]
    settings: Callable[[], Settings]
    change_settings: Callable[..., None]


class ModelSupply(QObject):
    """Opens the Models window, takes what is dropped onto the main one, offers what has arrived.

    Attributes:
        sources: of what it shows.

    Signals:
        model_arrived(Download): it can be used.
    """

    model_arrived = Signal(object)

    def __init__(self, window: MainWindow, models: ModelsViewModel, sources: Sources) -> None:
        super().__init__(window)
        self._window = window
        self._models = models
        self.sources = sources
        self._has_window = False
        window.closed.connect(self._on_main_window_closed)

    @cached_property
    def models_window(self) -> ModelsWindow:
        """The window; built when first asked for."""
        from app.widgets.models_window.window import ModelsWindow

        sources = self.sources
        window = ModelsWindow(
            downloads=sources.downloads(),
            search=sources.search(),
            tokens=sources.tokens(),
            expectations=sources.expectations(),
            installed=sources.installed(),
            models=self._models,
            settings=sources.settings,
            change_settings=sources.change_settings,
        )
        window.setProperty("outlives_lock", True)  # it shows nothing of the conversations
        geometry = QByteArray(base64.b64decode(sources.settings().models_window_geometry or b""))
        if not geometry.isEmpty():
            window.restoreGeometry(geometry)
        window.finished.connect(self._keep_geometry)
        self._has_window = True
        return window

    def complete(self) -> None:
        """Take models that are dropped onto the main window."""
        from app.widgets.models_window.model_drop import ModelDrop

        drop = ModelDrop(takes_folders=False, parent=self)
        drop.watch(self._window)
        drop.watch(self._window.composer.edit.viewport())
        drop.dropped.connect(self.add_places)

    def show_window(self) -> ModelsWindow:
        """Open the window, or bring it to the front."""
        window = self.models_window
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def add_places(self, paths: list[Path]) -> None:
        """Add models where they lie, and show what came of it."""
        self.show_window().add_places(paths)

    def offer(self, download: Download) -> None:
        """Say that a model has arrived; it can be used at once."""
        if download.path is None:
            return
        path = download.path
        self.model_arrived.emit(download)
        self._window.models_menu.mark_new(path)
        self._window.notice.offer(
            say("{name} is here and verified.", name=path.name),
            say("Use it now"),
            lambda: self._use(path),
        )

    def _use(self, path: Path) -> None:
        for model in self._models.installed:
            if model.path == path:
                self._models.use(model)

    def _on_main_window_closed(self) -> None:
        if self._has_window:
            self.models_window.close()
            self.models_window.deleteLater()
            del self.models_window
            self._has_window = False

    def _keep_geometry(self) -> None:
        geometry = bytes(self.models_window.saveGeometry().data())
        kept = base64.b64encode(geometry).decode()
        self.sources.change_settings(models_window_geometry=kept)

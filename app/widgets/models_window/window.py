"""The Models window: its sections, and what goes from one to another."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout

from app.core.errors import AppError, ErrorKind
from app.core.settings import Settings
from app.core.translatable import mark
from app.viewmodels.download import Download, Status
from app.viewmodels.downloads import DownloadsViewModel
from app.viewmodels.expectations import Expectations
from app.viewmodels.hub_search import HubSearch
from app.viewmodels.hub_tokens import HubTokens
from app.viewmodels.installed import InstalledModels
from app.viewmodels.language import say
from app.viewmodels.models import ModelsViewModel
from app.widgets.least_size import LeastSize
from app.widgets.mirroring import set_margins
from app.widgets.models_window.acquisition import Acquisition
from app.widgets.models_window.discover_page import DiscoverPage
from app.widgets.models_window.downloads_page import DownloadsPage
from app.widgets.models_window.installed_page import InstalledPage, show_folder
from app.widgets.models_window.model_drop import ModelDrop
from app.widgets.models_window.network_page import NetworkPage
from app.widgets.models_window.network_settings import NetworkSettings
from app.widgets.models_window.rail import Rail
from app.widgets.models_window.token_dialog import TokenDialog

_USUAL = QSize(940, 700)
_LEAST = QSize(560, 420)
_TOKEN_KEPT = mark("The token is kept in the keyring and is used from now on.")
_TOKEN_FORGOTTEN = mark("The token was taken out of the keyring.")
_NARROW_LETTERS = 80
"""In a window with room for fewer letters the rail has icons only."""


class Section(IntEnum):
    """The pages, from top to bottom of the rail."""

    DISCOVER = 0
    DOWNLOADS = 1
    INSTALLED = 2
    NETWORK = 3


_SECTIONS = {
    mark("Discover"): "compass",
    mark("Downloads"): "download",
    mark("Installed"): "hard-drive",
    mark("Network"): "globe",
}


class ModelsWindow(QDialog):
    """A window of its own; it waits for nobody, and is only put away when it is closed.

    Attributes:
        rail: the choice of the section.
        discover, downloads, installed, network: the pages.
        token_dialog: the latest; ``None`` before the first.
    """

    def __init__(
        self,
        *,
        downloads: DownloadsViewModel,
        search: HubSearch,
        tokens: HubTokens,
        expectations: Expectations,
        installed: InstalledModels,
        models: ModelsViewModel,
        settings: Callable[[], Settings],
        change_settings: Callable[..., None],
    ) -> None:
        """Build it; nothing is asked of the network.

        Args:
            downloads: the queue.
            search: beyond the catalog.
            tokens: of access.
            expectations: of the catalog on this machine.
            installed: models.
            models: to use one.
            settings: as they are now.
            change_settings: replaces some, by their names.
        """
        super().__init__(None, Qt.WindowType.Window)
        self._downloads, self._tokens = downloads, tokens
        self._settings = settings
        self._models, self._expectations, self._entries = models, expectations, installed
        self._wanted: Path | None = None  # to be used once it is listed
        self.token_dialog: TokenDialog | None = None
        acquisition = self._acquisition = Acquisition(downloads, models)
        self.discover = DiscoverPage(acquisition, expectations, search, self._endpoint)
        self.downloads = DownloadsPage(downloads)
        self.installed = InstalledPage(installed, models)
        self.network = NetworkPage(
            downloads.connections, NetworkSettings(settings, change_settings)
        )
        self.rail = Rail(_SECTIONS)
        self._build()
        self._connect()
        self.rail.choose(Section.DISCOVER)
        self.discover.setFocus()
        self._mark_downloads()

    def show_section(self, section: Section) -> None:
        """Go to a page."""
        self.rail.choose(section)

    def show_details(self, model_id: str) -> None:
        """Go to all about a model of the catalog."""
        self.show_section(Section.DISCOVER)
        self.discover.show_details(model_id)

    def show_installed(self) -> None:
        """Go to the models on this computer."""
        self.show_section(Section.INSTALLED)

    def show_connections(self) -> None:
        """Go to what went over the network."""
        self.show_section(Section.NETWORK)

    def show_downloads(self) -> None:
        """Go to what is on its way."""
        self.show_section(Section.DOWNLOADS)

    def _build(self) -> None:
        self.setWindowTitle(say("Models – Penseur"))
        room = self.screen().availableSize()
        LeastSize(self, _LEAST)
        self.resize(_USUAL.boundedTo(room))
        self._pages = QStackedWidget()
        for page in (self.discover, self.downloads, self.installed, self.network):
            self._pages.addWidget(page)
        right = QVBoxLayout()
        set_margins(right, 18, 16, 12, 14)
        right.addWidget(self._pages)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(right, 1)

    def _connect(self) -> None:
        self.rail.chosen.connect(self._on_section_chosen)
        for section in Section:
            shortcut = QShortcut(QKeySequence(f"Ctrl+{section + 1}"), self)
            shortcut.activated.connect(lambda number=section: self.rail.choose(number))
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._on_find)
        back = QShortcut(QKeySequence(QKeySequence.StandardKey.Back), self)
        back.activated.connect(self.discover.go_back)
        self._acquisition.downloads_requested.connect(lambda: self.show_section(Section.DOWNLOADS))
        self._models.installed_changed.connect(self._use_wanted)
        self.discover.network_requested.connect(lambda: self.show_section(Section.NETWORK))
        self.discover.token_requested.connect(self._on_token_wanted_for_search)
        self.downloads.token_requested.connect(self._on_token_wanted_for_download)
        self.downloads.use_requested.connect(lambda download: self.use_file(download.path))
        self.downloads.folder_requested.connect(lambda download: show_folder(download.path.parent))
        self.network.settings.changed.connect(self._on_network_changed)
        self.network.settings.token_requested.connect(self._on_token_wanted)
        self.network.settings.token_forgotten.connect(self._on_token_forgotten)
        self._downloads.download_changed.connect(self._mark_downloads)
        self._downloads.order_changed.connect(self._mark_downloads)
        drop = ModelDrop(takes_folders=True, parent=self)
        drop.watch(self)
        drop.watch(self.discover.field)  # a line of text takes addresses of files, too
        drop.dropped.connect(self.add_places)

    @Slot(list)
    def add_places(self, paths: list[Path]) -> None:
        """Add models or folders where they lie, and show what came of it."""
        self.show_section(Section.INSTALLED)
        self.installed.add(paths)

    def use_file(self, path: Path | None) -> None:
        """Use a model that has arrived, as soon as it is listed."""
        if path is not None and not path.exists():
            self.show_section(Section.INSTALLED)
            self.installed.tell(AppError(ErrorKind.MODEL_FILE_MISSING, path=path.name))
            return
        self._wanted = path
        self._use_wanted()

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the rail takes less of it."""
        super().resizeEvent(event)
        letters_px = self.fontMetrics().averageCharWidth() * _NARROW_LETTERS
        self.rail.set_narrow(self.width() < letters_px)

    def showEvent(self, event: QShowEvent) -> None:
        """What is known of this machine may have changed meanwhile."""
        super().showEvent(event)
        self._expectations.refresh()
        self._entries.refresh()
        if self.rail.current == Section.NETWORK:
            self.network.read()

    # Inside

    def _endpoint(self) -> str:
        return self._settings().reachable_hub

    @Slot(int)
    def _on_section_chosen(self, number: int) -> None:
        self._pages.setCurrentIndex(number)
        if number == Section.NETWORK:
            self.network.read()

    @Slot()
    def _on_network_changed(self) -> None:
        """What is under way stops where nothing may go online any more."""
        self.discover.show_promise()
        if not self._endpoint():
            for download in self._downloads.downloads:
                self._downloads.pause(download.id)

    @Slot()
    def _use_wanted(self) -> None:
        for model in self._models.installed:
            if model.path == self._wanted:
                self._wanted = None
                self._models.use(model)

    def _on_find(self) -> None:
        self.show_section(Section.DISCOVER)
        self.discover.field.setFocus()
        self.discover.field.selectAll()

    @Slot()
    def _mark_downloads(self) -> None:
        going = (Status.RUNNING, Status.WAITING, Status.PAUSED, Status.FAILED)
        count = sum(one.status in going for one in self._downloads.downloads)
        self.rail.mark(Section.DOWNLOADS, str(count) if count else "")

    @Slot(object)
    def _on_token_wanted_for_download(self, download: Download) -> None:
        self._ask_for_token(download.repo, lambda: self._downloads.resume(download.id))

    @Slot()
    def _on_token_wanted(self) -> None:
        self._ask_for_token("", lambda: self.network.settings.tell(say(_TOKEN_KEPT)))

    @Slot()
    def _on_token_forgotten(self) -> None:
        self._tokens.write(self._settings().hub_endpoint, "")
        self.network.settings.tell(say(_TOKEN_FORGOTTEN))

    @Slot()
    def _on_token_wanted_for_search(self) -> None:
        self._ask_for_token(self.discover.details.repo, self.discover.ask_again)

    def _ask_for_token(self, repo: str, go_on: Callable[[], None]) -> None:
        endpoint = self._settings().hub_endpoint
        foreign = self._tokens.foreign_host(endpoint)
        host = foreign or urlsplit(endpoint).netloc
        dialog = TokenDialog(repo, endpoint, host, self, is_foreign=bool(foreign))

        def keep(token: str) -> None:
            self._tokens.write(endpoint, token)
            go_on()

        dialog.token_given.connect(keep)
        self.token_dialog = dialog
        dialog.open()

"""What a person can do about a model file: get it, see how far it is, use it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal, Slot

from app.core.model_files import InstalledModel
from app.viewmodels.download import Download, Status
from app.viewmodels.downloads import DownloadsViewModel
from app.viewmodels.models import ModelsViewModel
from app.widgets.models_window.file_offer import FileOffer

_SIZE_SLACK = 0.05
"""Sizes in the catalog are estimates."""


class Stage(Enum):
    """How far a file is from being used."""

    ABSENT = auto()
    ON_ITS_WAY = auto()
    HERE = auto()
    IN_USE = auto()


@dataclass(frozen=True)
class Standing:
    """Where a file stands.

    Attributes:
        stage: of it.
        percent: of its download; ``None`` while unknown.
        is_stopped: its download was paused, or has failed: it waits for the person.
    """

    stage: Stage
    percent: int | None = None
    is_stopped: bool = False


class Acquisition(QObject):
    """Knows of each file whether it is here, and gets it.

    Signals:
        changed: a file is here, gone, used, or its download progressed.
        downloads_requested: a person wants to see how a download goes.
    """

    changed = Signal()
    downloads_requested = Signal()

    def __init__(self, downloads: DownloadsViewModel, models: ModelsViewModel) -> None:
        super().__init__()
        self._downloads = downloads
        self._models = models
        self._installed: dict[str, InstalledModel] = {}
        self._on_their_way: dict[tuple[str, str], Download] = {}
        downloads.download_changed.connect(self._on_download_changed)
        downloads.order_changed.connect(self._read_downloads)
        models.installed_changed.connect(self._read_installed)
        models.current_changed.connect(self.changed)
        self._read_installed()
        self._read_downloads()

    def standing(self, file: FileOffer) -> Standing:
        """How far a file is."""
        model = self._here(file)
        if model is not None:
            return Standing(Stage.IN_USE if model == self._models.current else Stage.HERE)
        download = self._on_their_way.get((file.repo, file.file_name))
        if download is None:
            return Standing(Stage.ABSENT)
        total = download.total_bytes
        percent = 100 * download.done_bytes // total if total else None
        is_stopped = download.status in (Status.PAUSED, Status.FAILED)
        return Standing(Stage.ON_ITS_WAY, percent, is_stopped)

    def act(self, file: FileOffer) -> None:
        """Do what comes next: get it, see its download, use it."""
        stage = self.standing(file).stage
        if stage is Stage.ABSENT:
            self._downloads.start(file.repo, file.file_name, file.revision)
        elif stage is Stage.ON_ITS_WAY:
            self.downloads_requested.emit()
        elif stage is Stage.HERE and (model := self._here(file)) is not None:
            self._models.use(model)

    def _here(self, file: FileOffer) -> InstalledModel | None:
        """The same file, whoever has published it and whoever has downloaded it."""
        model = self._installed.get(file.file_name.rpartition("/")[2])
        if model is None or abs(model.size_bytes / max(1, file.size_bytes) - 1) > _SIZE_SLACK:
            return None
        return model

    @Slot()
    def _read_installed(self) -> None:
        self._installed = {model.path.name: model for model in self._models.installed}
        self.changed.emit()

    @Slot()
    def _read_downloads(self) -> None:
        self._on_their_way = {
            (one.repo, one.file_name): one for one in self._downloads.downloads if one.is_unfinished
        }
        self.changed.emit()

    @Slot(object)
    def _on_download_changed(self, download: Download) -> None:
        key = (download.repo, download.file_name)
        if download.is_unfinished:
            self._on_their_way[key] = download
        else:
            self._on_their_way.pop(key, None)
        self.changed.emit()

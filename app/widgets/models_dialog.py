"""The Models dialog: choose a DeepSeek-R1, download it, watch it arrive."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.catalog import Catalog, CatalogModel, Quantisation, load_catalog
from app.hub.protocol import DownloadState
from app.viewmodels.download import Download, Status
from app.viewmodels.downloads import DownloadsViewModel
from app.viewmodels.models import ModelsViewModel
from app.widgets import wording
from app.widgets.elided_label import ElidedLabel
from app.widgets.model_description import ModelDescription, ScrollingPage

_STATES = {
    DownloadState.WAITING: "Waiting",
    DownloadState.CONNECTING: "Connecting",
    DownloadState.DOWNLOADING: "Downloading",
    DownloadState.STALLED: "Stalled: waiting for the server",
    DownloadState.RETRYING: "Retrying",
    DownloadState.VERIFYING: "Verifying",
}

_USUAL = QSize(860, 620)
_NARROWEST_PX = 600
_FRAME = QSize(20, 60)
"""What the desktop may add to a window, and a little air."""


class DownloadRow(QWidget):
    """One download: what it is, how far it is, and a button to end it."""

    def __init__(self, download: Download, downloads: DownloadsViewModel) -> None:
        super().__init__()
        self._id = download.id
        self._name = ElidedLabel(Path(download.file_name).name)
        self.state = QLabel()
        self.state.setObjectName("hint")
        self.state.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(f"Progress of {self._name.text()}")
        self.cancel = QPushButton("Cancel")
        self.cancel.setAccessibleName(f"Cancel {self._name.text()}")
        self.cancel.clicked.connect(lambda: downloads.cancel(self._id))
        texts = QVBoxLayout()
        texts.setSpacing(4)
        for part in (self._name, self.bar, self.state):
            texts.addWidget(part)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(14)
        layout.addLayout(texts, 1)
        layout.addWidget(self.cancel)
        self.show_download(download)

    def show_download(self, download: Download) -> None:
        """Show where it stands."""
        self.state.setText(_state_text(download))
        self.cancel.setVisible(download.status in (Status.RUNNING, Status.WAITING, Status.PAUSED))
        progress = download.progress
        if download.path is not None:
            self.bar.setRange(0, 1000)
            self.bar.setValue(1000)
        elif progress is not None and progress.total_bytes:
            self.bar.setRange(0, 1000)
            self.bar.setValue(progress.done_bytes * 1000 // progress.total_bytes)
        else:
            self.bar.setRange(0, 0 if download.status is Status.RUNNING else 1000)


class ModelsDialog(QDialog):
    """The catalog on the left; what is chosen, and the downloads, on the right."""

    def __init__(
        self,
        downloads: DownloadsViewModel,
        models: ModelsViewModel,
        catalog_path: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Models")
        room = self.screen().availableSize()
        self.setMinimumWidth(min(_NARROWEST_PX, room.width()))
        self.resize(_USUAL.boundedTo(room - _FRAME))
        self._downloads = downloads
        self._models = models
        self._rows: dict[int, DownloadRow] = {}
        self._catalog: Catalog = load_catalog(catalog_path)
        self.list = QListWidget()
        self.list.setObjectName("catalog")
        self.list.setAccessibleName("DeepSeek-R1 models")
        self.list.setFixedWidth(250)
        self.list.currentRowChanged.connect(self._on_model_chosen)
        self._headline = QLabel()
        self._headline.setObjectName("headline")
        self._headline.setWordWrap(True)
        self.description = ModelDescription()
        self.quantisations = QComboBox()
        self.quantisations.setAccessibleName("Quantisation")
        self.quantisations.currentIndexChanged.connect(self._on_quantisation_chosen)
        self.repo = QLineEdit()
        self.repo.setPlaceholderText("owner/name")
        self.repo.setAccessibleName("Repository")
        self.file_name = QLineEdit()
        self.file_name.setPlaceholderText("model-Q4_K_M.gguf")
        self.file_name.setAccessibleName("File")
        self.download = QPushButton("Download")
        self.download.setProperty("primary", True)
        self.download.setDefault(True)
        self.download.clicked.connect(self._on_download)
        self.close_button = QPushButton("Close")
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.close)
        for field in (self.repo, self.file_name):
            field.textChanged.connect(self._update_button)
        self._build()
        self.list.ensurePolished()  # rows are measured when they are added
        self.list.addItems([model.name for model in self._catalog.models])
        downloads.download_changed.connect(self._on_download_changed)
        for running in downloads.downloads:
            self._on_download_changed(running)
        self.list.setCurrentRow(0)

    def _build(self) -> None:
        form = QGridLayout()
        form.setVerticalSpacing(9)
        form.setHorizontalSpacing(12)
        fields = {
            "Quantisation": self.quantisations,
            "Repository": self.repo,
            "File": self.file_name,
        }
        for row, (name, field) in enumerate(fields.items()):
            field.ensurePolished()
            field.setMinimumHeight(field.sizeHint().height())
            form.addWidget(QLabel(name), row, 0)
            form.addWidget(field, row, 1)
        hint = QLabel(
            "The file comes from the Hugging Face Hub and is checked by its SHA-256. "
            "Any other GGUF repository can be named here, too."
        )
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        button_line = QHBoxLayout()
        button_line.addWidget(hint, 1)
        button_line.addWidget(self.download)
        rows = QWidget()
        self._rows_layout = QVBoxLayout(rows)
        self._rows_layout.setContentsMargins(0, 0, 6, 0)
        self._rows_layout.addStretch(1)
        rows.setObjectName("scrolled")
        self._rows_area = ScrollingPage("Downloads")
        self._rows_area.setWidget(rows)
        self._rows_area.hide()
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._headline)
        right.addWidget(self.description)
        right.addLayout(form)
        right.addLayout(button_line)
        right.addWidget(self._rows_area, 1)
        right.addStretch(1)
        right.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        layout = self._layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 20, 16)
        layout.setSpacing(20)
        layout.addWidget(self.list)
        layout.addLayout(right, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrapped texts are taller in a narrow dialog: it stays tall enough for the fields."""
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        wanted = self._layout.totalMinimumHeightForWidth(self.width())
        self.setMinimumHeight(min(wanted, self.screen().availableSize().height()))

    def _model(self) -> CatalogModel:
        return self._catalog.models[max(0, self.list.currentRow())]

    def _on_model_chosen(self, _row: int) -> None:
        model = self._model()
        self._headline.setText(model.name)
        self.description.show_model(model)
        self.quantisations.clear()
        for quantisation in model.quantisations:
            self.quantisations.addItem(_quantisation_label(quantisation))
        names = [quantisation.name for quantisation in model.quantisations]
        self.quantisations.setCurrentIndex(names.index("Q4_K_M") if "Q4_K_M" in names else 0)

    def _on_quantisation_chosen(self, row: int) -> None:
        if row >= 0:
            quantisation = self._model().quantisations[row]
            self.repo.setText(quantisation.repo)
            self.file_name.setText(quantisation.file_name)

    def _on_download(self) -> None:
        self._downloads.start(self.repo.text().strip(), self.file_name.text().strip())

    def _on_download_changed(self, download: Download) -> None:
        row = self._rows.get(download.id)
        if row is None:
            row = self._rows[download.id] = DownloadRow(download, self._downloads)
            self._rows_layout.insertWidget(0, row)
            self._rows_area.show()
            self._rows_area.verticalScrollBar().setValue(0)
            self._keep_room()
        row.show_download(download)

    def _update_button(self) -> None:
        owner, slash, name = self.repo.text().strip().partition("/")
        is_repo = bool(owner and slash and name and "/" not in name)
        self.download.setEnabled(is_repo and self.file_name.text().strip().endswith(".gguf"))


def _quantisation_label(quantisation: Quantisation) -> str:
    return f"{quantisation.name}  ·  {wording.size(quantisation.size_bytes)}"


def _state_text(download: Download) -> str:
    if download.path is not None:
        return "Here, verified, and in the Models menu."
    if download.status is Status.CANCELLED:
        return "Cancelled. What has arrived is kept for the next try."
    if download.error is not None:
        return wording.sentence(download.error)
    progress = download.progress
    if progress is None:
        return "Starting…"
    parts = [_STATES[progress.state]]
    if progress.state is DownloadState.RETRYING and progress.retry_in_s:
        parts[0] = f"Retrying in {wording.duration(progress.retry_in_s)}"
    if progress.total_bytes:
        done, total = wording.size(progress.done_bytes), wording.size(progress.total_bytes)
        parts.append(f"{done} of {total}")
    if progress.bytes_per_s and progress.state is DownloadState.DOWNLOADING:
        parts.append(f"{wording.size(int(progress.bytes_per_s))}/s")
    return "  ·  ".join(parts)

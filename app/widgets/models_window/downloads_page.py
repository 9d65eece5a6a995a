"""All downloads in the order in which they are done."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from app.core.translatable import mark
from app.viewmodels.download import Download
from app.viewmodels.downloads import DownloadsViewModel
from app.viewmodels.language import say
from app.widgets.models_window.download_row import DownloadRow
from app.widgets.texts import ScrollingColumn, wrapped

_EMPTY = mark(
    "Nothing is being downloaded. Choose a model under Discover: it comes in one piece even if "
    "the connection breaks or the computer is switched off in between."
)


class DownloadsPage(ScrollingColumn):
    """One row a download.

    Attributes:
        rows: by the download's id.
        empty: said when there is none.

    Signals:
        token_requested(Download): its repository wants a token.
        use_requested(Download), folder_requested(Download): of a finished one.
    """

    token_requested = Signal(object)
    use_requested = Signal(object)
    folder_requested = Signal(object)

    def __init__(self, downloads: DownloadsViewModel) -> None:
        super().__init__(say("Downloads"))
        self._downloads = downloads
        self.rows: dict[int, DownloadRow] = {}
        self.empty = wrapped(say(_EMPTY), "hint")
        self.column.addWidget(self.empty)
        downloads.download_changed.connect(self._on_download_changed)
        downloads.order_changed.connect(self._arrange)
        self._arrange()

    @Slot(object)
    def _on_download_changed(self, download: Download) -> None:
        if download.id in self.rows:
            ids = [one.id for one in self._downloads.downloads]
            self._show(download, ids)

    @Slot()
    def _arrange(self) -> None:
        """Follow the list: rows come, go and change places."""
        downloads = self._downloads.downloads
        ids = [one.id for one in downloads]
        for gone in self.rows.keys() - set(ids):
            row = self.rows.pop(gone)
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, download in enumerate(downloads):
            row = self.rows.get(download.id) or self._make_row(download)
            if self.column.indexOf(row) != place:
                self.column.insertWidget(place, row)
            self._show(download, ids)
        self.empty.setVisible(not downloads)

    def _show(self, download: Download, ids: list[int]) -> None:
        self.rows[download.id].show_download(
            download, is_first=download.id == ids[0], is_last=download.id == ids[-1]
        )

    def _make_row(self, download: Download) -> DownloadRow:
        row = self.rows[download.id] = DownloadRow(download, self._downloads)
        row.token_requested.connect(self.token_requested)
        row.use_requested.connect(self.use_requested)
        row.folder_requested.connect(self.folder_requested)
        return row

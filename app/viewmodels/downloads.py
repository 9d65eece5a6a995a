"""Model downloads as the Models dialog shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.core.errors import AppError, ErrorKind
from app.hub import protocol
from app.hub.link import HubLink
from app.viewmodels.relay import EventRelay


@dataclass(frozen=True)
class Download:
    """A download that was started in this session.

    Attributes:
        job: its id.
        repo: ``owner/name``.
        file_name: path inside the repository.
        progress: the latest; ``None`` before the first.
        path: where the verified file is; ``None`` until then.
        error: why it ended without a file; ``None`` while it runs, kind ``CANCELLED`` if the user
            ended it.
    """

    job: int
    repo: str
    file_name: str
    progress: protocol.DownloadProgressed | None = None
    path: Path | None = None
    error: AppError | None = None

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self.path is None and self.error is None


class DownloadsViewModel(QObject):
    """Starts, follows and cancels downloads.

    Attributes:
        downloads: of this session, in the order of their start, by job.
        connections: every connection that the download process made, as (host, purpose).

    Signals:
        download_changed(Download): started, progressed or ended.
        download_finished(Download): the file is verified and in place.
        problem_occurred(AppError): a download failed.
    """

    download_changed = Signal(object)
    download_finished = Signal(object)
    problem_occurred = Signal(object)

    def __init__(
        self,
        link: HubLink,
        events: EventRelay,
        folder: Path,
        endpoint: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        """Prepare; no connection is made before ``start``.

        Args:
            link: to the download process.
            events: of the download process.
            folder: where models go.
            endpoint: address of the Hub.
            parent: owner.
        """
        super().__init__(parent)
        self._link = link
        self._folder = folder
        self._endpoint = endpoint
        self.downloads: dict[int, Download] = {}
        self.connections: list[tuple[str, str]] = []
        events.received.connect(self._on_event, Qt.ConnectionType.QueuedConnection)

    def start(self, repo: str, file_name: str) -> int:
        """Download one file of a repository; returns the job's id.

        The same file is not downloaded twice at a time.
        """
        for download in self.downloads.values():
            if download.is_running and (download.repo, download.file_name) == (repo, file_name):
                return download.job
        job = self._link.start_download(
            repo, file_name, str(self._folder), endpoint=self._endpoint()
        )
        self._set(Download(job, repo, file_name))
        return job

    def cancel(self, job: int) -> None:
        """End a download; its bytes stay, so that the next try goes on from there."""
        self._link.cancel(job)

    def _set(self, download: Download) -> None:
        self.downloads[download.job] = download
        self.download_changed.emit(download)

    @Slot(object)
    def _on_event(self, event: protocol.Event) -> None:
        if isinstance(event, protocol.ConnectionMade):
            self.connections.append((event.host, event.purpose))
            return
        download = self.downloads.get(event.job)
        if download is None:
            return
        at = (download.job, download.repo, download.file_name)
        match event:
            case protocol.DownloadProgressed():
                self._set(Download(*at, progress=event))
            case protocol.DownloadFinished():
                done = Download(*at, progress=download.progress, path=Path(event.path))
                self._set(done)
                self.download_finished.emit(done)
            case protocol.DownloadFailed():
                error = AppError(event.kind, **event.details)
                self._set(Download(*at, progress=download.progress, error=error))
                if event.kind is not ErrorKind.CANCELLED:
                    self.problem_occurred.emit(error)

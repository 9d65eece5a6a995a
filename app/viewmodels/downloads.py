"""Model downloads: a queue that outlives the program, one transfer at a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.core.errors import AppError, ErrorKind
from app.core.remaining_time import RemainingTime
from app.hub import protocol
from app.hub.link import HubLink
from app.system.connection_log import ConnectionLog
from app.system.downloads_file import DownloadsFile, SavedDownload, load_downloads
from app.viewmodels.download import Download, Status
from app.viewmodels.hub_tokens import Tokens
from app.viewmodels.relay import EventRelay


class DownloadsViewModel(QObject):
    """Starts, follows, pauses, sorts and cancels downloads.

    Attributes:
        connections: every connection that the download process made.

    Signals:
        download_changed(Download): started, progressed or ended.
        order_changed: downloads came, went or changed places.
        download_finished(Download): the file is verified and in place.
        problem_occurred(AppError): a download failed, or the queue can't be saved.
    """

    download_changed = Signal(object)
    order_changed = Signal()
    download_finished = Signal(object)
    problem_occurred = Signal(object)
    _save_failed = Signal()

    def __init__(
        self,
        link: HubLink,
        events: EventRelay,
        folder: Callable[[], Path],
        endpoint: Callable[[], str],
        *,
        queue_file: Path,
        connections: ConnectionLog,
        tokens: Tokens | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Read the queue; no connection is made before ``start`` or ``go_on``.

        Args:
            link: to the download process.
            events: of the download process.
            folder: where models go.
            endpoint: address of the Hub; empty when nothing may go online.
            queue_file: that outlives the program.
            connections: gets every connection.
            tokens: of access; ``None`` for none.
            parent: owner.
        """
        super().__init__(parent)
        self._link = link
        self._folder = folder
        self._endpoint = endpoint
        self._tokens = tokens
        self._downloads: dict[int, Download] = {}
        self._ids = count(1)
        self._jobs: dict[int, int] = {}  # the job of a download's present run
        self._turn = 0  # counts the starts: a token that is read late starts nothing old
        self._remaining = RemainingTime()
        self._died_at: dict[int, int] = {}  # bytes there were when the process died
        self._file = DownloadsFile(queue_file, lambda _error: self._save_failed.emit())
        self.connections = connections
        for saved in load_downloads(queue_file):
            self._add(saved)
        events.received.connect(self._on_event, Qt.ConnectionType.QueuedConnection)
        self._save_failed.connect(self._on_save_failed, Qt.ConnectionType.QueuedConnection)

    @property
    def downloads(self) -> list[Download]:
        """All, in the order in which they are done."""
        return list(self._downloads.values())

    def __getitem__(self, download_id: int) -> Download:
        """One of them.

        Raises:
            KeyError: it was forgotten.
        """
        return self._downloads[download_id]

    # What can be done

    def start(self, repo: str, file_name: str, revision: str = "main") -> int:
        """Download one file of a repository, after those that wait; returns the download's id.

        The same file is not downloaded twice at a time: one that is paused or has failed goes on.
        """
        for download in self.downloads:
            if download.is_unfinished and (download.repo, download.file_name) == (repo, file_name):
                self.resume(download.id)
                return download.id
        download = self._add(SavedDownload(repo, file_name, revision))
        self.order_changed.emit()
        self._start_wanted(download)
        return download.id

    def go_on(self) -> None:
        """Go on with what the program's end has interrupted; offline, that waits."""
        self._start_next()

    def obey_settings(self) -> None:
        """Go on as the settings of the network say from now on; offline, all downloads wait."""
        running = self._first(Status.RUNNING)
        if running is not None:
            self._stop(running.id, Status.WAITING)
        else:
            self._start_next()

    def pause(self, download_id: int) -> None:
        """Stop a download until ``resume``."""
        if self[download_id].status in (Status.RUNNING, Status.WAITING):
            self._stop(download_id, Status.PAUSED)

    def resume(self, download_id: int) -> None:
        """Let a download that was paused or has failed go on when its turn comes."""
        if self[download_id].status in (Status.PAUSED, Status.FAILED):
            self._start_wanted(replace(self[download_id], status=Status.WAITING, error=None))

    def cancel(self, download_id: int, *, keep_partial: bool = True) -> None:
        """End a download.

        Args:
            download_id: of it.
            keep_partial: whether its bytes stay for a later try.
        """
        if self[download_id].is_unfinished:
            self._stop(download_id, Status.CANCELLED, keep_partial=keep_partial)

    def move(self, download_id: int, steps: int) -> None:
        """Change the order.

        Args:
            download_id: of the download to move.
            steps: down the list, or up if negative; whoever comes before the running one
                takes its turn.
        """
        order = list(self._downloads)
        place = order.index(download_id)
        order.insert(max(0, place + steps), order.pop(place))
        self._downloads = {key: self._downloads[key] for key in order}
        self.order_changed.emit()
        self._yield_to_earlier()
        self._save()

    def forget(self, download_id: int) -> None:
        """Take a download that has ended off the list."""
        if self[download_id].status not in (Status.RUNNING, Status.WAITING):
            del self._downloads[download_id]
            self.order_changed.emit()
            self._save()

    def close(self) -> None:
        """See that the queue is saved as it is; to be called before the link is closed."""
        self._save()
        self._file.close()
        self._jobs.clear()  # how they end from now on is no news
        self._turn += 1  # and a token that is still being read comes too late

    # Inside

    def _add(self, saved: SavedDownload) -> Download:
        download = Download.from_saved(next(self._ids), saved)
        self._set(download)
        return download

    def _set(self, download: Download) -> None:
        self._downloads[download.id] = download
        self.download_changed.emit(download)

    def _stop(self, download_id: int, status: Status, *, keep_partial: bool = True) -> None:
        job = self._jobs.pop(download_id, None)
        if job is not None:
            self._link.cancel(job, keep_partial=keep_partial)
        self._set(replace(self[download_id], status=status, progress=None, remaining_s=None))
        self._start_next()
        self._save()

    def _first(self, status: Status) -> Download | None:
        return next((d for d in self.downloads if d.status is status), None)

    def _yield_to_earlier(self) -> None:
        """Let one that waits before the running one have its turn."""
        running = self._first(Status.RUNNING)
        first = next(d for d in self.downloads if d.status in (Status.RUNNING, Status.WAITING))
        if running is not None and first is not running:
            self._stop(running.id, Status.WAITING)

    def _start_wanted(self, download: Download) -> None:
        """Let a download that the user wants now have its turn, or say why it can't."""
        if self._endpoint():
            self._set(download)
            self._start_next()
        else:
            error = AppError(ErrorKind.STAYS_OFFLINE)
            self._set(replace(download, status=Status.FAILED, error=error))
            self.problem_occurred.emit(error)
        self._save()

    def _start_next(self) -> None:
        waiting, endpoint = self._first(Status.WAITING), self._endpoint()
        if waiting is None or not endpoint or self._first(Status.RUNNING) is not None:
            return
        self._turn += 1
        turn = self._turn
        self._remaining = RemainingTime()
        self._set(replace(waiting, status=Status.RUNNING, progress=None))
        if self._tokens is None:
            self._begin(turn, endpoint, "")
        else:
            self._tokens.read(endpoint, lambda token: self._begin(turn, endpoint, token))

    def _begin(self, turn: int, endpoint: str, token: str) -> None:
        """Start the transfer, unless it was stopped while the token was read."""
        download = self._first(Status.RUNNING)
        if download is None or turn != self._turn:
            return
        self._jobs[download.id] = self._link.start_download(
            download.repo,
            download.file_name,
            self._folder(),
            revision=download.revision,
            endpoint=endpoint,
            token=token,
        )

    @Slot(object)
    def _on_event(self, event: protocol.Event) -> None:
        if isinstance(event, protocol.ConnectionMade):
            self.connections.add(event.host, event.purpose)
            return
        download = next((self[key] for key, job in self._jobs.items() if job == event.job), None)
        if download is None:
            return
        match event:
            case protocol.DownloadProgressed():
                self._on_progress(download, event)
            case protocol.DownloadFinished():
                total = event.size_bytes
                done = replace(download, status=Status.FINISHED, path=Path(event.path))
                self._end(replace(done, done_bytes=total, total_bytes=total))
                self.download_finished.emit(self[download.id])
            case protocol.DownloadFailed():
                self._on_failure(download, AppError(event.kind, **event.details))

    def _on_failure(self, download: Download, error: AppError) -> None:
        if error.kind is ErrorKind.DOWNLOADER_DIED:
            before, self._died_at[download.id] = self._died_at.get(download.id), download.done_bytes
            if before is None or download.done_bytes > before:  # it gets on: no reason to give up
                self._end(replace(download, status=Status.WAITING))
                return
        self._end(replace(download, status=Status.FAILED, error=error))
        self.problem_occurred.emit(error)

    def _on_progress(self, download: Download, event: protocol.DownloadProgressed) -> None:
        left = event.total_bytes - event.done_bytes
        remaining = self._remaining.update(time.monotonic(), left, event.bytes_per_s)
        known = event if event.total_bytes else download  # or the Hub has not told yet
        self._set(
            replace(
                download,
                progress=event,
                remaining_s=remaining,
                done_bytes=known.done_bytes,
                total_bytes=known.total_bytes,
            )
        )
        if self._file.is_old:
            self._save()

    def _end(self, download: Download) -> None:
        del self._jobs[download.id]
        self._set(replace(download, progress=None, remaining_s=None))
        self._start_next()
        self._save()

    def _save(self) -> None:
        self._file.save([download.saved for download in self.downloads if download.is_unfinished])

    def _on_save_failed(self) -> None:
        kind = ErrorKind.FOLDER_NOT_WRITABLE
        self.problem_occurred.emit(AppError(kind, path=str(self._file.path.parent)))

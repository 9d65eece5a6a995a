"""The queue of downloads: one at a time, first come first served, each with one final event."""

from __future__ import annotations

import logging
import threading
import traceback
from collections import deque
from collections.abc import Callable

from app.core.errors import AppError, ErrorKind
from app.hub.cancellation import Cancellation
from app.hub.protocol import (
    CancelDownload,
    DownloadFailed,
    DownloadFinished,
    DownloadProgressed,
    DownloadState,
    Event,
    StartDownload,
)

_log = logging.getLogger(__name__)


class DownloadQueue:
    """Runs downloads on a worker thread; its methods belong to one other thread."""

    def __init__(
        self,
        send: Callable[[Event], None],
        download: Callable[[StartDownload, Cancellation], DownloadFinished],
    ) -> None:
        """Start the worker.

        Args:
            send: gets every event, on either thread.
            download: does one job; raises ``AppError`` for expected failures.
        """
        self._send = send
        self._download = download
        self._changed = threading.Condition()
        self._waiting: deque[tuple[StartDownload, Cancellation]] = deque()
        self._running: tuple[StartDownload, Cancellation] | None = None
        self._is_stopped = False
        self._worker = threading.Thread(target=self._work, name="download-worker", daemon=True)
        self._worker.start()

    def start(self, request: StartDownload) -> None:
        """Put a download at the end of the queue."""
        self._send(DownloadProgressed(request.job, DownloadState.WAITING, 0, 0))
        with self._changed:
            self._waiting.append((request, Cancellation()))
            self._changed.notify()

    def cancel(self, request: CancelDownload) -> None:
        """End a waiting or running download; an unknown job is ignored, it has just ended."""
        waiting = None
        with self._changed:
            for entry in self._waiting:
                if entry[0].job == request.job:
                    waiting = entry
            if waiting is not None:
                self._waiting.remove(waiting)
            elif self._running is not None and self._running[0].job == request.job:
                self._running[1].cancel(keep_partial=request.keep_partial)
        if waiting is not None:
            self._send(_failed(waiting[0], AppError(ErrorKind.CANCELLED)))

    def stop(self, timeout_s: float) -> None:
        """Cancel everything, keep what is on disk, and wait for the worker."""
        with self._changed:
            waiting = list(self._waiting)
            self._waiting.clear()
            self._is_stopped = True
            if self._running is not None:
                self._running[1].cancel(keep_partial=True)
            self._changed.notify()
        for request, _ in waiting:
            self._send(_failed(request, AppError(ErrorKind.CANCELLED)))
        self._worker.join(timeout_s)

    def _work(self) -> None:
        while True:
            with self._changed:
                self._running = None
                while not self._waiting and not self._is_stopped:
                    self._changed.wait()
                if self._is_stopped:
                    return
                self._running = request, cancellation = self._waiting.popleft()
            self._send(self._run(request, cancellation))

    def _run(self, request: StartDownload, cancellation: Cancellation) -> Event:
        try:
            return self._download(request, cancellation)
        except AppError as error:
            _log.info("job %d: %s of %s", request.job, error.kind.value, request.repo)
            return _failed(request, error)
        except Exception as error:  # noqa: BLE001 - the edge of the thread
            log_bug(error)
            return _failed(request, AppError(ErrorKind.HUB_TROUBLE, error=type(error).__name__))


def log_bug(error: BaseException) -> None:
    """Log where a bug is, but not its text: that may hold signed addresses or tokens."""
    frames = "".join(traceback.format_tb(error.__traceback__))
    _log.error("%s\n%s", type(error).__name__, frames)


def _failed(request: StartDownload, error: AppError) -> DownloadFailed:
    details = {"repo": request.repo, "file_name": request.file_name, **error.details}
    return DownloadFailed(request.job, error.kind, details)

"""Tells how a download stands, at a steady pace and from a thread of its own, so that a stalled
or waiting download is shown too.
"""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import Self

from app.core.errors import ErrorKind
from app.hub.protocol import DownloadProgressed, DownloadState
from app.hub.settings import TransferSettings

_SPEED_WINDOW_S = 4.0


class ProgressReporter:
    """The standing of one job; a context manager that reports while it is open."""

    def __init__(
        self, job: int, send: Callable[[DownloadProgressed], None], settings: TransferSettings
    ) -> None:
        self._job = job
        self._send = send
        self._settings = settings
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"progress-{job}", daemon=True)
        self._state = DownloadState.CONNECTING
        self._total_bytes = 0
        self._finished_files_bytes = 0
        self._position_bytes = 0
        self._shown_bytes = 0
        self._received_bytes = 0
        self._last_byte_at = time.monotonic()
        self._retry_at = 0.0
        self._reason: ErrorKind | None = None
        self._samples: deque[tuple[float, int]] = deque()
        self._last: DownloadProgressed | None = None

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stopped.set()
        self._thread.join()

    def begin(self, total_bytes: int) -> None:
        """The first of several files begins, which have so many bytes together."""
        with self._lock:
            self._total_bytes = total_bytes
            self._finished_files_bytes = self._position_bytes = self._shown_bytes = 0

    def set_state(self, state: DownloadState) -> None:
        """What the download does from now on."""
        with self._lock:
            if state is DownloadState.DOWNLOADING and self._state is not state:
                self._last_byte_at = time.monotonic()
                self._samples.clear()
            self._state = state

    def set_retrying(self, retry_in_s: float, reason: ErrorKind) -> None:
        """A wait of ``retry_in_s`` begins."""
        with self._lock:
            self._state = DownloadState.RETRYING
            self._retry_at = time.monotonic() + retry_in_s
            self._reason = reason

    def received(self, count: int, position_bytes: int) -> None:
        """``count`` bytes came from the network; the file now has ``position_bytes``."""
        with self._lock:
            self._received_bytes += count
            self._last_byte_at = time.monotonic()
            self._move(position_bytes)

    def hashed(self, position_bytes: int) -> None:
        """The file is checked up to ``position_bytes``."""
        with self._lock:
            self._move(position_bytes)

    def file_finished(self, size_bytes: int) -> None:
        """The current file is complete; the next begins at 0."""
        with self._lock:
            self._finished_files_bytes += size_bytes
            self._position_bytes = 0

    def file_damaged(self) -> None:
        """The current file begins anew, and so does what is shown of it."""
        with self._lock:
            self._position_bytes = 0
            self._shown_bytes = self._finished_files_bytes

    def _move(self, position_bytes: int) -> None:
        self._position_bytes = position_bytes
        done_bytes = self._finished_files_bytes + position_bytes
        self._shown_bytes = max(self._shown_bytes, done_bytes)

    def _run(self) -> None:
        while not self._stopped.wait(self._settings.progress_interval_s):
            with self._lock:
                progress = self._now(time.monotonic())
            if progress != self._last:
                self._last = progress
                self._send(progress)

    def _now(self, now: float) -> DownloadProgressed:
        state = self._state
        speed = 0.0
        if state is DownloadState.DOWNLOADING:
            speed = self._speed(now)
            if now - self._last_byte_at > self._settings.stalled_after_s:
                state, speed = DownloadState.STALLED, 0.0
        is_retrying = state is DownloadState.RETRYING
        return DownloadProgressed(
            self._job,
            state,
            self._shown_bytes,
            self._total_bytes,
            bytes_per_s=round(speed),
            retry_in_s=math.ceil(max(0.0, self._retry_at - now)) if is_retrying else 0.0,
            reason=self._reason if is_retrying else None,
        )

    def _speed(self, now: float) -> float:
        self._samples.append((now, self._received_bytes))
        while now - self._samples[0][0] > _SPEED_WINDOW_S:
            self._samples.popleft()
        since, before_bytes = self._samples[0]
        return (self._received_bytes - before_bytes) / (now - since) if now > since else 0.0

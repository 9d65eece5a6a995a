"""The transfer of one file: resumed, hashed while it streams, and stubborn.

Every attempt asks the Hub for a fresh address and goes on from the byte where the last one ended.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import AppError, ErrorKind
from app.core.model_files import GGUF_MAGIC
from app.hub.back_off import BackOff
from app.hub.cancellation import Cancellation
from app.hub.client import Client, is_same_origin
from app.hub.failures import (
    Failure,
    Patience,
    RemoteError,
    failure_of,
    not_a_hub,
    status_failure,
)
from app.hub.metadata import RemoteFile, fetch_address
from app.hub.partials import PartialFile, disk_errors
from app.hub.progress import ProgressReporter
from app.hub.protocol import DownloadState, StartDownload
from app.hub.settings import TransferSettings

if TYPE_CHECKING:
    from app.hub.library import httpx

_CONTENT_RANGE = re.compile(r"bytes (?P<start>\d+)-\d+/(?P<total>\d+|\*)")


@dataclass(frozen=True)
class JobContext:
    """What every step of a job needs.

    Attributes:
        free_bytes: of the volume of a path.
    """

    request: StartDownload
    settings: TransferSettings
    client: Client
    cancellation: Cancellation
    progress: ProgressReporter
    free_bytes: Callable[[Path], int]


class DamagedError(Exception):
    """The bytes that came are not the file's."""


class FileTransfer:
    """Brings the missing bytes of one file."""

    def __init__(
        self, context: JobContext, commit: str, file: RemoteFile, part: PartialFile
    ) -> None:
        """Prepare.

        Args:
            context: of the job.
            commit: that pins the file.
            file: what to fetch.
            part: open, with the bytes that are there.
        """
        self._context = context
        self._commit = commit
        self._file = file
        self._part = part
        self._unchecked_bytes = 0

    def run(self) -> None:
        """Fetch until the file is complete and has its hash; once more if it is damaged.

        Raises:
            AppError: what ended it; the bytes stay unless they are ``DOWNLOAD_DAMAGED``.
        """
        for _ in range(2):
            try:
                self._fetch_rest()
            except DamagedError:
                pass
            else:
                self._sync()
                if self._part.is_intact:
                    return
            self._part.restart()
            self._context.progress.file_damaged()
        self._part.delete()
        raise AppError(ErrorKind.DOWNLOAD_DAMAGED, file_name=self._file.name)

    def _fetch_rest(self) -> None:
        context = self._context
        back_off = BackOff(
            context.settings,
            context.cancellation,
            context.progress.set_retrying,
            most_patience=Patience.LONG,
        )
        self._check_head()
        most_bytes = self._part.size_bytes
        while self._part.size_bytes < self._file.size_bytes:
            try:
                self._stream_once()
            except (AppError, DamagedError):
                raise
            except Exception as error:
                context.cancellation.check()
                failure = failure_of(error, has_token=bool(context.request.token))
                if failure is None:
                    raise
                if self._part.size_bytes > most_bytes:
                    most_bytes = self._part.size_bytes
                    back_off.reset()
                back_off.wait_after(failure)

    def _stream_once(self) -> None:
        context = self._context
        context.progress.set_state(DownloadState.CONNECTING)
        response = self._open()
        try:
            with context.cancellation.on_cancel(lambda: _shut_down(response)):
                self._check_answer(response)
                context.progress.set_state(DownloadState.DOWNLOADING)
                for chunk in response.iter_raw():
                    context.cancellation.check()
                    self._take(chunk)
                    if self._part.size_bytes >= self._file.size_bytes:
                        return
        finally:
            response.close()
        context.cancellation.check()
        raise RemoteError(Failure(ErrorKind.CONNECTION_LOST, Patience.LONG))

    def _open(self) -> httpx.Response:
        context = self._context
        address = context.cancellation.call(
            lambda: fetch_address(
                context.client, context.request, self._commit, self._file, context.settings
            ),
            deadline_s=context.settings.request_timeout_s,
        )
        headers = {
            "Range": f"bytes={self._part.size_bytes}-",
            "Accept-Encoding": "identity",
        }
        if context.request.token and is_same_origin(address, context.request.endpoint):
            headers["Authorization"] = f"Bearer {context.request.token}"
        return context.cancellation.call(
            lambda: _send(context, address, headers),
            deadline_s=context.settings.connect_timeout_s + context.settings.request_timeout_s,
            discard=lambda response: response.close(),
        )

    def _check_answer(self, response: httpx.Response) -> None:
        """Accept only an answer that continues this file; restart it if it comes from the start.

        Raises:
            RemoteError: anything else.
        """
        if response.status_code not in (200, 206):
            raise RemoteError(status_failure(response.status_code, response.headers))
        if response.headers.get("content-type", "").startswith("text/html"):
            raise not_a_hub()
        if response.headers.get("content-encoding", "identity") != "identity":
            raise not_a_hub()
        strange = RemoteError(Failure(ErrorKind.HUB_TROUBLE, Patience.BRIEF))
        size = str(self._file.size_bytes)
        if response.status_code == 206:
            there = _CONTENT_RANGE.fullmatch(response.headers.get("content-range", ""))
            if not there or int(there["start"]) != self._part.size_bytes:
                raise strange
            if there["total"] not in ("*", size):
                raise strange
        else:
            if response.headers.get("content-length", size) != size:
                raise strange
            if self._part.size_bytes:
                self._part.restart()

    def _take(self, chunk: bytes) -> None:
        self._unchecked_bytes += len(chunk)
        if self._unchecked_bytes >= self._context.settings.space_check_bytes:
            self._unchecked_bytes = 0
            self._check_space()
        self._part.append(chunk)
        self._check_head()
        self._context.progress.received(len(chunk), self._part.size_bytes)

    def _check_space(self) -> None:
        """Stop before the volume is full; half the margin is for the others that write to it."""
        needed_bytes = self._file.size_bytes - self._part.size_bytes
        margin_bytes = self._context.settings.space_margin_bytes // 2
        with disk_errors(self._part.path):
            free_bytes = self._context.free_bytes(self._part.path)
        if free_bytes < needed_bytes + margin_bytes:
            raise AppError(
                ErrorKind.DISK_FULL,
                path=str(self._part.path.parent),
                needed_bytes=needed_bytes + margin_bytes,
                free_bytes=free_bytes,
            )

    def _check_head(self) -> None:
        head = self._part.head
        if not self._file.name.endswith(".gguf") or len(head) < len(GGUF_MAGIC):
            return
        if head == GGUF_MAGIC:
            return
        self._part.restart()
        if head.lstrip().startswith(b"<"):
            raise not_a_hub()
        raise DamagedError

    def _sync(self) -> None:
        context = self._context
        context.progress.set_state(DownloadState.VERIFYING)
        with disk_errors(self._part.path):
            context.cancellation.call(self._part.sync)


def _send(context: JobContext, address: str, headers: dict[str, str]) -> httpx.Response:
    from app.hub.library import httpx

    session = context.client.session()
    timeout = httpx.Timeout(
        context.settings.reconnect_after_s, connect=context.settings.connect_timeout_s
    )
    request = session.build_request("GET", address, headers=headers, timeout=timeout)
    return session.send(request, stream=True)


def _shut_down(response: httpx.Response) -> None:
    """Wake whoever reads from the response, on TCP and on TLS (measured: 2 ms)."""
    stream = response.extensions.get("network_stream")
    connection = stream.get_extra_info("socket") if stream is not None else None
    if connection is not None:
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)

"""The download process: requests in, events out, until its input closes."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import msgspec

from app.hub.cancellation import Cancellation
from app.hub.client import Client, protect_privacy
from app.hub.download import DownloadJob
from app.hub.inquiries import InquiryDesk
from app.hub.jobs import DownloadQueue
from app.hub.progress import ProgressReporter
from app.hub.protocol import (
    CancelDownload,
    CancelInquiry,
    DownloadFinished,
    Event,
    StartDownload,
    decode_request,
    encode,
)
from app.hub.settings import (
    TransferSettings,
    proxy_from_environment,
    settings_from_environment,
)
from app.hub.transfer import JobContext
from app.system.child_process import read_frame, take_over_stdio, write_frame
from app.system.disk_space import free_bytes

_log = logging.getLogger(__name__)
# What a cancelled job may take to end when the window has gone.
_STOP_TIMEOUT_S = 1.5


class EventWriter:
    """Writes events of several threads as whole frames; silent once the window is gone."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._lock = threading.Lock()
        self._is_broken = False

    def send(self, event: Event) -> None:
        """Write one event."""
        with self._lock:
            if self._is_broken:
                return
            try:
                write_frame(self._stream, encode(event))
            except OSError:
                self._is_broken = True  # the input closes too, and that ends the process


@dataclass(frozen=True)
class Downloader:
    """Does one job after the other with the same client.

    Attributes:
        client: to the Hub.
        settings: times and limits.
        send: gets the progress.
        free_bytes: of the volume of a path.
    """

    client: Client
    settings: TransferSettings
    send: Callable[[Event], None]
    free_bytes: Callable[[Path], int] = free_bytes

    def download(self, request: StartDownload, cancellation: Cancellation) -> DownloadFinished:
        """Do one job and report its progress.

        Raises:
            AppError: every expected failure.
        """
        with ProgressReporter(request.job, self.send, self.settings) as progress:
            context = JobContext(
                request, self.settings, self.client, cancellation, progress, self.free_bytes
            )
            return DownloadJob(context).run()


def main(arguments: list[str]) -> int:
    """Run the role ``--downloader``.

    Args:
        arguments: the path of the log file.

    Returns:
        The exit code: 0 when the input has closed.
    """
    requests, events = take_over_stdio(Path(arguments[0]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is for the window
    logging.basicConfig(
        level=logging.WARNING, format="%(asctime)s downloader %(levelname)s %(message)s"
    )
    logging.getLogger("app.hub").setLevel(logging.INFO)
    protect_privacy()
    settings = settings_from_environment()
    writer = EventWriter(events)
    client = Client(settings, writer.send, proxy=proxy_from_environment())
    queue = DownloadQueue(writer.send, Downloader(client, settings, writer.send).download)
    desk = InquiryDesk(client, settings, writer.send)
    while (frame := read_frame(requests)) is not None:
        try:
            request = decode_request(frame)
        except msgspec.MsgspecError:
            _log.error("a request that cannot be read was dropped")
            continue
        match request:
            case StartDownload():
                queue.start(request)
            case CancelDownload():
                queue.cancel(request)
            case CancelInquiry():
                desk.cancel(request)
            case _:
                desk.start(request)
    desk.stop()
    queue.stop(_STOP_TIMEOUT_S)
    return 0

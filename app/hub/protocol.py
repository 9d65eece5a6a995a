"""The messages between the window and the download process.

Every download is a job with an id chosen by the sender; it ends with exactly one final event
(``FINAL_EVENTS``). On the wire: MessagePack with a type tag.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from app.core.errors import ErrorKind
from app.core.settings import HUB_ENDPOINT


class DownloadState(StrEnum):
    """What a running download is doing."""

    WAITING = "waiting"
    CONNECTING = "connecting"
    DOWNLOADING = "downloading"
    STALLED = "stalled"
    RETRYING = "retrying"
    VERIFYING = "verifying"


class StartDownload(msgspec.Struct, frozen=True, tag=True):
    """Download one model file (all parts of a split one) from a repository of the Hub.

    Attributes:
        repo: ``owner/name``.
        file_name: path inside the repository; of a split file, any part.
        revision: branch, tag or commit.
        folder: the models folder; files land in ``<folder>/<owner>/<name>/``.
        endpoint: address of the Hub, scheme included.
        token: of access, empty for none; never logged.
    """

    job: int
    repo: str
    file_name: str
    folder: str
    revision: str = "main"
    endpoint: str = HUB_ENDPOINT
    token: str = ""


class CancelDownload(msgspec.Struct, frozen=True, tag=True):
    """End a download, felt within 0.5 s.

    Attributes:
        keep_partial: whether the bytes stay on disk for a later resume.
    """

    job: int
    keep_partial: bool = True


class DownloadProgressed(msgspec.Struct, frozen=True, tag=True):
    """Where a download stands, at most 10 times a second.

    Attributes:
        done_bytes: verified or hashed so far, over all parts; never decreases within a job unless
            the file was damaged and starts again.
        total_bytes: over all parts; 0 while unknown.
        bytes_per_s: smoothed; 0 while unknown.
        retry_in_s: seconds until the next try, when ``state`` is ``RETRYING``.
        reason: why it retries, when ``state`` is ``RETRYING``.
    """

    job: int
    state: DownloadState
    done_bytes: int
    total_bytes: int
    bytes_per_s: float = 0.0
    retry_in_s: float = 0.0
    reason: ErrorKind | None = None


class DownloadFinished(msgspec.Struct, frozen=True, tag=True):
    """Verified by SHA-256 and in place.

    Attributes:
        path: the file, or the first part of a split one.
        sha256: of ``path``, lower-case hex.
        size_bytes: over all parts.
    """

    job: int
    path: str
    sha256: str
    size_bytes: int


class DownloadFailed(msgspec.Struct, frozen=True, tag=True):
    """Ended without a file; ``kind`` is ``CANCELLED`` after a cancel."""

    job: int
    kind: ErrorKind
    details: dict[str, str | int | float]


class ConnectionMade(msgspec.Struct, frozen=True, tag=True):
    """A connection that the process opened, for the log that a person can read.

    Attributes:
        host: name and port.
        purpose: for people, for example ``model information``.
    """

    host: str
    purpose: str


Request = StartDownload | CancelDownload
Event = DownloadProgressed | DownloadFinished | DownloadFailed | ConnectionMade
FINAL_EVENTS = (DownloadFinished, DownloadFailed)

encode = msgspec.msgpack.Encoder().encode
decode_request = msgspec.msgpack.Decoder(Request).decode
decode_event = msgspec.msgpack.Decoder(Event).decode

"""The messages between the window and the download process.

Every download and every inquiry is a job with an id chosen by the sender; it ends with exactly one
final event (``FINAL_EVENTS``). On the wire: MessagePack with a type tag.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from app.core.errors import ErrorKind
from app.core.gguf_facts import GgufFacts
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


class SearchModels(msgspec.Struct, frozen=True, tag=True):
    """Look for repositories with GGUF files. Final: ``ModelsFound`` or ``InquiryFailed``.

    Attributes:
        query: what the user has typed; empty for the most downloaded ones.
        page: of an earlier answer, for what comes after it; empty for the first.
        endpoint: address of the Hub, scheme included.
        token: of access, empty for none; never logged.
    """

    job: int
    query: str
    page: str = ""
    endpoint: str = HUB_ENDPOINT
    token: str = ""


class ListModelFiles(msgspec.Struct, frozen=True, tag=True):
    """Ask which models a repository holds. Final: ``ModelFilesListed`` or ``InquiryFailed``.

    Attributes:
        repo: ``owner/name``.
        revision: branch, tag or commit.
        endpoint, token: as in ``SearchModels``.
    """

    job: int
    repo: str
    revision: str = "main"
    endpoint: str = HUB_ENDPOINT
    token: str = ""


class ReadHeader(msgspec.Struct, frozen=True, tag=True):
    """Read the begin of a model file. Final: ``HeaderRead`` or ``InquiryFailed``.

    Attributes:
        repo: ``owner/name``.
        file_name: path inside the repository; of a split file, any part.
        revision, endpoint, token: as in ``ListModelFiles``.
    """

    job: int
    repo: str
    file_name: str
    revision: str = "main"
    endpoint: str = HUB_ENDPOINT
    token: str = ""


class CancelInquiry(msgspec.Struct, frozen=True, tag=True):
    """End a search, a listing or a reading; felt within 0.5 s."""

    job: int


class DownloadProgressed(msgspec.Struct, frozen=True, tag=True):
    """Where a download stands, at most 10 times a second.

    Attributes:
        done_bytes: verified or hashed so far, over all parts; never decreases within a job unless
            the file was damaged, or replaced on the Hub, and starts again.
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


class FoundRepository(msgspec.Struct, frozen=True):
    """One result of a search.

    Attributes:
        repo: ``owner/name``.
        downloads: of the last month.
        likes: of all time.
        licence: the Hub's name of it, for example ``mit``; empty when none is told.
        is_gated: its files are for those who have accepted its conditions.
    """

    repo: str
    downloads: int
    likes: int
    licence: str
    is_gated: bool


class ModelsFound(msgspec.Struct, frozen=True, tag=True):
    """One page of a search.

    Attributes:
        repositories: the most downloaded first.
        next_page: for ``SearchModels.page``; empty after the last.
    """

    job: int
    repositories: list[FoundRepository]
    next_page: str


class RemoteModel(msgspec.Struct, frozen=True):
    """One model of a repository: a GGUF, whole or in parts of which none is missing.

    Attributes:
        name: without quantisation, part and folder.
        quantisation: empty when the name tells none.
        file_name: path inside the repository; of a split one, the first part.
        parts: number of files.
        size_bytes: of all parts.
        sha256: of a whole file; empty when the Hub tells none, or of parts.
    """

    name: str
    quantisation: str
    file_name: str
    parts: int
    size_bytes: int
    sha256: str


class ModelFilesListed(msgspec.Struct, frozen=True, tag=True):
    """What a repository holds.

    Attributes:
        repo: ``owner/name``.
        commit: that the list is of.
        licence, is_gated: as in ``FoundRepository``.
        models: the smallest first.
    """

    job: int
    repo: str
    commit: str
    licence: str
    is_gated: bool
    models: list[RemoteModel]


class HeaderRead(msgspec.Struct, frozen=True, tag=True):
    """What the begin of a model file says."""

    job: int
    facts: GgufFacts


class InquiryFailed(msgspec.Struct, frozen=True, tag=True):
    """There is no answer; ``kind`` is ``CANCELLED`` after a cancel."""

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


Inquiry = SearchModels | ListModelFiles | ReadHeader
Request = StartDownload | CancelDownload | Inquiry | CancelInquiry
Answer = ModelsFound | ModelFilesListed | HeaderRead
DownloadEvent = DownloadProgressed | DownloadFinished | DownloadFailed
Event = DownloadEvent | Answer | InquiryFailed | ConnectionMade
FINAL_EVENTS = (
    DownloadFinished,
    DownloadFailed,
    ModelsFound,
    ModelFilesListed,
    HeaderRead,
    InquiryFailed,
)

encode = msgspec.msgpack.Encoder().encode
decode_request = msgspec.msgpack.Decoder(Request).decode
decode_event = msgspec.msgpack.Decoder(Event).decode

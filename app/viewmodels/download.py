"""One model download, and where it stands in the queue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Self

from app.core.errors import AppError
from app.hub import protocol
from app.system.downloads_file import SavedDownload


class Status(Enum):
    """Where a download stands in the queue."""

    WAITING = auto()
    RUNNING = auto()
    PAUSED = auto()
    FINISHED = auto()
    FAILED = auto()
    CANCELLED = auto()


_UNFINISHED = (Status.WAITING, Status.RUNNING, Status.PAUSED, Status.FAILED)


@dataclass(frozen=True)
class Download:
    """One download.

    Attributes:
        id: never given twice while the program runs.
        repo: ``owner/name``.
        file_name: path inside the repository.
        revision: branch, tag or commit.
        status: in the queue.
        progress: the latest of a running one; ``None`` before the first.
        done_bytes, total_bytes: as far as known, over all parts.
        remaining_s: what a running one will still take; ``None`` while unknown.
        path: where the verified file is; ``None`` until then.
        error: why it has failed.
    """

    id: int
    repo: str
    file_name: str
    revision: str = "main"
    status: Status = Status.WAITING
    progress: protocol.DownloadProgressed | None = None
    done_bytes: int = 0
    total_bytes: int = 0
    remaining_s: float | None = None
    path: Path | None = None
    error: AppError | None = None

    @classmethod
    def from_saved(cls, download_id: int, saved: SavedDownload) -> Self:
        """One that the program begins with."""
        return cls(
            download_id,
            saved.repo,
            saved.file_name,
            saved.revision,
            Status.PAUSED if saved.is_paused else Status.WAITING,
            done_bytes=saved.done_bytes,
            total_bytes=saved.total_bytes,
        )

    @property
    def is_unfinished(self) -> bool:
        """Whether it is on its way, waits, or can be tried again."""
        return self.status in _UNFINISHED

    @property
    def saved(self) -> SavedDownload:
        """What of it outlives the program; one that has failed waits for the user."""
        return SavedDownload(
            self.repo,
            self.file_name,
            self.revision,
            self.status in (Status.PAUSED, Status.FAILED),
            self.done_bytes,
            self.total_bytes,
        )

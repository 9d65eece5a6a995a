"""The downloads that have not ended, as they outlive the program."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec

from app.system.latest_file import LatestFile

SAVE_AFTER_S = 5.0
"""Progress alone is saved no more often."""


class SavedDownload(msgspec.Struct, frozen=True):
    """One of them, in the order in which they are to be done.

    Attributes:
        repo: ``owner/name``.
        file_name: path inside the repository.
        revision: branch, tag or commit.
        is_paused: it waits for the user.
        done_bytes, total_bytes: when it was saved, for show; what is on the disk counts.
    """

    repo: str
    file_name: str
    revision: str = "main"
    is_paused: bool = False
    done_bytes: int = 0
    total_bytes: int = 0


def load_downloads(path: Path) -> list[SavedDownload]:
    """What was saved; nothing from a missing file. A damaged one is set aside."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[SavedDownload])
    except OSError:
        return []
    except msgspec.MsgspecError:
        with suppress(OSError):
            path.replace(path.with_suffix(".damaged.json"))
        return []


class DownloadsFile:
    """Saves them on a thread: whoever changes the list never waits."""

    def __init__(self, path: Path, on_failure: Callable[[OSError], None]) -> None:
        """Prepare.

        Args:
            path: of the file.
            on_failure: told, on the thread, that it could not be written.
        """
        self.path = path
        self._file = LatestFile(path, on_failure)
        self._saved_at = 0.0

    @property
    def is_old(self) -> bool:
        """Whether the last time is so long ago that progress alone is worth it."""
        return time.monotonic() - self._saved_at > SAVE_AFTER_S

    def save(self, downloads: list[SavedDownload]) -> None:
        """Have the list written."""
        self._saved_at = time.monotonic()
        self._file.write(encode_downloads(downloads))

    def close(self) -> None:
        """Wait until the latest list is written."""
        self._file.close()


encode_downloads = msgspec.json.Encoder().encode

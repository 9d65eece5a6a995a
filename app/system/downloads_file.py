"""The downloads that have not ended, as they outlive the program."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec


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


encode_downloads = msgspec.json.Encoder().encode

"""One lock file per hash, so that two windows never download the same bytes at a time."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from app.core.errors import AppError
from app.hub.partials import PARTIALS_FOLDER, disk_errors


class HashLock:
    """Says to other processes that a hash is being downloaded; freed when the process ends."""

    def __init__(self, models_folder: Path, sha256: str) -> None:
        self._path = models_folder / PARTIALS_FOLDER / f"{sha256}.lock"
        self._descriptor: int | None = None

    def try_acquire(self) -> bool:
        """Take the lock; ``False`` when another process has it.

        Raises:
            AppError: of ``disk_errors``.
        """
        with disk_errors(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        # The holder deletes the file, so what we locked may no longer be what has the name.
        if _lock(descriptor) and _is_file_at(descriptor, self._path):
            self._descriptor = descriptor
            return True
        os.close(descriptor)
        return False

    def release(self) -> None:
        """Give the lock back and delete its file. A second call does nothing."""
        if self._descriptor is None:
            return
        if sys.platform != "win32":  # Windows deletes no open file
            with suppress(OSError):
                self._path.unlink()
        os.close(self._descriptor)
        self._descriptor = None
        if sys.platform == "win32":
            with suppress(OSError):
                self._path.unlink()


def discard_partials(models_folder: Path, hashes: Iterable[str] | None = None) -> int:
    """Delete partials that nothing is downloading.

    Args:
        models_folder: where they are.
        hashes: which; ``None`` for all.

    Returns:
        The bytes freed.
    """
    folder = models_folder / PARTIALS_FOLDER
    if hashes is None:
        hashes = [path.stem for path in folder.glob("*.part")]
    freed_bytes = 0
    for sha256 in hashes:
        path = folder / f"{sha256}.part"
        lock = HashLock(models_folder, sha256)
        with suppress(OSError, AppError):
            if path.exists() and lock.try_acquire():
                size_bytes = path.stat().st_size
                path.unlink()
                freed_bytes += size_bytes
        lock.release()
    return freed_bytes


def _is_file_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # A volume without locks (some network shares) must not prevent a download.
        return error.errno in (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)
    return True

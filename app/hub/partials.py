"""Unfinished files: ``<models folder>/.downloads/<sha256>.part``, with a lock file per hash.

A partial belongs to its hash, not to a name or a server: any later download of the same bytes
goes on from it. It is hashed while it is written.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from app.core.errors import AppError, ErrorKind

PARTIALS_FOLDER = ".downloads"
BLOCK_BYTES = 1024 * 1024
_HEAD_BYTES = 4


@contextmanager
def disk_errors(path: Path, *, needed_bytes: int = 0) -> Iterator[None]:
    """Turn what the file system refuses into kinds.

    Raises:
        AppError: ``DISK_FULL``, ``FILE_TOO_LARGE_FOR_DISK`` or ``FOLDER_NOT_WRITABLE``.
    """
    try:
        yield
    except OSError as error:
        match error.errno:
            case errno.ENOSPC | errno.EDQUOT:
                raise AppError(
                    ErrorKind.DISK_FULL, path=str(path), needed_bytes=needed_bytes, free_bytes=0
                ) from error
            case errno.EFBIG:
                raise AppError(ErrorKind.FILE_TOO_LARGE_FOR_DISK, path=str(path)) from error
        raise AppError(ErrorKind.FOLDER_NOT_WRITABLE, path=str(path)) from error


def hash_file(path: Path, on_block: Callable[[int], None]) -> str:
    """The SHA-256 of a file.

    Args:
        path: of the file.
        on_block: gets the number of bytes after every block of ``BLOCK_BYTES``; may raise.

    Raises:
        OSError: the file cannot be read.
    """
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as stream:
        while block := stream.read(BLOCK_BYTES):
            digest.update(block)
            on_block(len(block))
    return digest.hexdigest()


class PartialFile:
    """The bytes of one file that are there so far; open it with ``open`` and close it."""

    def __init__(self, models_folder: Path, sha256: str, size_bytes: int) -> None:
        self.path = models_folder / PARTIALS_FOLDER / f"{sha256}.part"
        self.sha256 = sha256
        self.expected_bytes = size_bytes
        self.size_bytes = 0
        self.head = b""
        self._digest = hashlib.sha256()
        self._stream: IO[bytes] | None = None

    @property
    def is_intact(self) -> bool:
        """Whether the bytes have the hash that they should have."""
        return self._digest.hexdigest() == self.sha256

    def open(self, on_block: Callable[[int], None]) -> None:
        """Open or create the file and hash what is there.

        Args:
            on_block: gets the number of bytes after every block; may raise.

        Raises:
            AppError: of ``disk_errors``.
        """
        with disk_errors(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._stream = self.path.open("r+b" if self.path.exists() else "x+b", buffering=0)
        if self._file_size() > self.expected_bytes:
            self.restart()
        while block := self._read_block():
            self._take(block)
            on_block(len(block))

    def append(self, data: bytes) -> None:
        """Write behind what is there, no further than the expected size.

        Raises:
            AppError: of ``disk_errors``.
        """
        assert self._stream is not None
        rest = memoryview(data)[: self.expected_bytes - self.size_bytes]
        with disk_errors(self.path, needed_bytes=self.expected_bytes - self.size_bytes):
            while rest:
                written = self._stream.write(rest)
                self._take(rest[:written])
                rest = rest[written:]

    def restart(self) -> None:
        """Throw the bytes away and begin anew.

        Raises:
            AppError: of ``disk_errors``.
        """
        assert self._stream is not None
        with disk_errors(self.path):
            self._stream.seek(0)
            self._stream.truncate()
        self.size_bytes, self.head, self._digest = 0, b"", hashlib.sha256()

    def sync(self) -> None:
        """Make sure that the bytes are on the disk; may take seconds.

        Raises:
            OSError: the disk refuses.
        """
        assert self._stream is not None
        os.fsync(self._stream.fileno())

    def close(self) -> None:
        """Close the file; the bytes stay. A second call does nothing."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def delete(self) -> None:
        """Close the file and delete it."""
        self.close()
        with suppress(OSError):
            self.path.unlink()

    def move_to(self, target: Path) -> None:
        """Put the complete file where it belongs, replacing what is there.

        Raises:
            AppError: of ``disk_errors``.
        """
        self.close()
        with disk_errors(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            self.path.replace(target)
            _sync_folder(target.parent)

    def _file_size(self) -> int:
        assert self._stream is not None
        with disk_errors(self.path):
            return os.fstat(self._stream.fileno()).st_size

    def _read_block(self) -> bytes:
        assert self._stream is not None
        with disk_errors(self.path):
            return self._stream.read(BLOCK_BYTES)

    def _take(self, data: bytes | memoryview) -> None:
        self.size_bytes += len(data)
        self._digest.update(data)
        if len(self.head) < _HEAD_BYTES:
            self.head = (self.head + bytes(data[:_HEAD_BYTES]))[:_HEAD_BYTES]


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


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

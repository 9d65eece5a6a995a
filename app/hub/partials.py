"""Unfinished files: ``<models folder>/.downloads/<sha256>.part``.

A partial belongs to its hash, not to a name or a server: any later download of the same bytes
goes on from it. It is hashed while it is written, and brought to the disk every now and then, so
that a power cut costs little.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from app.core.errors import AppError, ErrorKind

PARTIALS_FOLDER = ".downloads"
BLOCK_BYTES = 1024 * 1024
SYNC_S = 3.0
"""Between two times that what came is brought to the disk: a system by itself takes up to half a
minute. More often would hold up the writing (ext4 waits for its journal)."""
# File systems may keep the length of a file over a power cut and lose its last bytes (XFS, ext4
# without ordered data): they read as zeros then. More of them than this are meant.
_MOST_LOST_BYTES = 512 * BLOCK_BYTES
_PAGE_BYTES = 4096
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
        self._synced_at = time.monotonic()
        self._sync_thread: threading.Thread | None = None

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
        self._cut_lost_end()
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
        while rest:
            with disk_errors(self.path, needed_bytes=self.expected_bytes - self.size_bytes):
                written = self._stream.write(rest)
            self._take(rest[:written])
            rest = rest[written:]
        if time.monotonic() - self._synced_at > SYNC_S:
            self._begin_sync()

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

    def _begin_sync(self) -> None:
        """Bring what is there to the disk, on a thread: a slow disk must not hold up a cancel."""
        assert self._stream is not None
        if self._sync_thread is not None and self._sync_thread.is_alive():
            return
        self._synced_at = time.monotonic()
        with disk_errors(self.path):
            descriptor = os.dup(self._stream.fileno())  # the file may be closed meanwhile
        self._sync_thread = threading.Thread(
            target=_sync_and_close, args=(descriptor,), name="partial-sync", daemon=True
        )
        self._sync_thread.start()

    def _cut_lost_end(self) -> None:
        """Take zeros off the end: they may stand for bytes that a power cut has lost."""
        assert self._stream is not None
        size_bytes = end = self._file_size()
        with disk_errors(self.path):
            while end > max(0, size_bytes - _MOST_LOST_BYTES):
                start = max(0, end - BLOCK_BYTES)
                self._stream.seek(start)
                end = start + len(self._stream.read(end - start).rstrip(b"\0"))
                if end > start:
                    break
            # A whole file may well end in a few zeros; it was synced when it became whole.
            is_whole = size_bytes == self.expected_bytes and size_bytes - end < _PAGE_BYTES
            if not is_whole:
                self._stream.truncate(end)
            self._stream.seek(0)

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


def _sync_and_close(descriptor: int) -> None:
    with suppress(OSError):  # the last sync, which counts, will tell
        os.fsync(descriptor)
    os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

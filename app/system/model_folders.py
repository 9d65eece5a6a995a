"""Moves the models folder: nothing of the old one goes before its copy has been read back.

A file has its name in the new folder only once it is whole there, so a move that was cut short goes
on where it was. On one disk the files are renamed, which takes no time.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from app.core.errors import AppError, ErrorKind
from app.system.disk_space import existing_folder, file_limit_bytes, free_bytes
from app.system.files import write_atomically

BLOCK_BYTES = 4 << 20
MARGIN_BYTES = 256_000_000
"""Left free on the new disk."""
_UNFINISHED = ".moving"
_NOT_MOVED = (".lock", _UNFINISHED)
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class MoveJournal(msgspec.Struct, frozen=True):
    """A move that has not ended.

    Attributes:
        source: the folder that is left.
        target: the new one; once the settings name it, only deleting is left to do.
    """

    source: str
    target: str


def load_journal(path: Path) -> MoveJournal | None:
    """The move that a run of the program before this one has not ended."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=MoveJournal)
    except (OSError, msgspec.MsgspecError):
        return None


def save_journal(path: Path, journal: MoveJournal) -> None:
    """Keep it until the move has ended.

    Raises:
        AppError: it cannot be kept.
    """
    with _failures(path):
        write_atomically(path, msgspec.json.encode(journal))


class CancelledError(Exception):
    """The move was given up; the copies are still there."""


@dataclass(frozen=True)
class FolderMove:
    """From one folder to another.

    Attributes:
        source: the folder that is left.
        target: the new one.
        renames: where both are on one disk; else everything is copied.
    """

    source: Path
    target: Path
    renames: bool = True

    def check(self) -> int:
        """See that it can be done.

        Returns:
            Bytes of all files.

        Raises:
            AppError: ``MODELS_FOLDER_UNSUITABLE``, ``DISK_FULL``, ``FOLDER_NOT_WRITABLE`` or
                ``FILE_TOO_LARGE_FOR_DISK``.
        """
        source, target = self.source.resolve(), self.target.resolve()
        if source.is_relative_to(target) or target.is_relative_to(source):
            raise AppError(ErrorKind.MODELS_FOLDER_UNSUITABLE, path=str(self.target))
        with _failures(self.target):
            self.target.mkdir(parents=True, exist_ok=True)
            if not os.access(self.target, os.W_OK):
                raise AppError(ErrorKind.FOLDER_NOT_WRITABLE, path=str(self.target))
            sizes = [size for _, size in self.files()]
            if not self._is_on_one_disk():
                self._check_room(sizes)
        return sum(sizes)

    def files(self) -> Iterator[tuple[Path, int]]:
        """What is to be moved, relative, with sizes; unfinished downloads included."""
        for path in sorted(self.source.rglob("*")):
            if path.is_file() and path.suffix not in _NOT_MOVED:
                yield path.relative_to(self.source), path.stat().st_size

    def copy(self, progressed: Callable[[int], None], is_cancelled: Callable[[], bool]) -> None:
        """Bring all files to the new folder.

        Args:
            progressed: gets the number of bytes that are there, now and then.
            is_cancelled: asked after each block.

        Raises:
            CancelledError: ``is_cancelled`` said so.
            AppError: a disk refuses, or a copy differs.
        """
        done = 0
        is_on_one_disk = self._is_on_one_disk()
        with _failures(self.source):
            files = list(self.files())
        for relative, size in files:
            source, target = self.source / relative, self.target / relative
            with _failures(target):
                target.parent.mkdir(parents=True, exist_ok=True)
                is_there = is_on_one_disk and _rename(source, target)
                if not is_there and not _is_same(source, target):
                    report = partial(_report, progressed, done)
                    _copy_file(source, target, report, is_cancelled)
            if is_cancelled():
                raise CancelledError
            done += size
            progressed(done)

    def undo(self) -> None:
        """Leave nothing in the new folder that is in the old one.

        Raises:
            AppError: a disk refuses.
        """
        for path in sorted(self.target.rglob("*"), reverse=True):
            with _failures(path):
                original = self.source / path.relative_to(self.target)
                if path.is_dir():
                    with suppress(OSError):  # what is not empty stays
                        path.rmdir()
                elif path.suffix == _UNFINISHED or _is_same(original, path):
                    path.unlink()
                elif not original.exists() and path.is_file():  # it was renamed
                    original.parent.mkdir(parents=True, exist_ok=True)
                    if self._is_on_one_disk():
                        path.replace(original)

    def delete_originals(self) -> bool:
        """Empty the old folder of what is in the new one; returns whether nothing is left."""
        is_gone = True
        for path in sorted(self.source.rglob("*"), reverse=True):
            try:
                if path.is_dir():
                    path.rmdir()
                elif path.suffix in _NOT_MOVED or _is_same(
                    path, self.target / path.relative_to(self.source)
                ):
                    path.unlink()
                else:
                    is_gone = False
            except OSError:  # another program has it open, as Windows sees it
                is_gone = False
        with suppress(OSError):
            self.source.rmdir()
        return is_gone

    def _is_on_one_disk(self) -> bool:
        target = existing_folder(self.target)
        is_there = self.renames and self.source.exists()
        return is_there and self.source.stat().st_dev == target.stat().st_dev

    def _check_room(self, sizes: list[int]) -> None:
        largest = file_limit_bytes(self.target)
        if largest is not None and max(sizes, default=0) > largest:
            raise AppError(ErrorKind.FILE_TOO_LARGE_FOR_DISK, path=str(self.target))
        there = sum(path.stat().st_size for path in self.target.rglob("*") if path.is_file())
        missing = sum(sizes) - there + MARGIN_BYTES - free_bytes(self.target)
        if missing > 0:
            raise AppError(ErrorKind.DISK_FULL, needed_bytes=missing)


def _rename(source: Path, target: Path) -> bool:
    """Whether it could be done: some file systems on one disk have bounds of their own."""
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        return False
    return True


def _report(progressed: Callable[[int], None], before: int, count: int) -> None:
    progressed(before + count)


def _is_same(source: Path, target: Path) -> bool:
    """Whether a file has been copied: its copy gets the time of the original at the very end."""
    try:
        one, other = source.stat(), target.stat()
    except OSError:
        return False
    # FAT keeps times in steps of two seconds
    return one.st_size == other.st_size and abs(one.st_mtime - other.st_mtime) <= 2


def _copy_file(
    source: Path,
    target: Path,
    progressed: Callable[[int], None],
    is_cancelled: Callable[[], bool],
) -> None:
    """Copy, read back, compare, name; what an earlier try has copied is hashed, not copied."""
    unfinished = target.with_name(f".{target.name}{_UNFINISHED}")
    digest = hashlib.blake2b()
    with source.open("rb") as original, unfinished.open("ab") as copy:
        there, done = copy.tell(), 0
        if there > source.stat().st_size:
            copy.truncate(0)
            there = 0
        while block := original.read(
            BLOCK_BYTES if done >= there else min(BLOCK_BYTES, there - done)
        ):
            digest.update(block)
            if done >= there:
                copy.write(block)
            done += len(block)
            progressed(done)
            if is_cancelled():
                raise CancelledError
        copy.flush()
        os.fsync(copy.fileno())
        _forget_pages(copy.fileno())
    if _digest(unfinished, is_cancelled) != digest.digest():
        unfinished.unlink()
        raise AppError(ErrorKind.COPY_DIFFERS, path=str(target))
    shutil.copystat(source, unfinished)
    unfinished.replace(target)
    _sync_folder(target.parent)


def _digest(path: Path, is_cancelled: Callable[[], bool]) -> bytes:
    digest = hashlib.blake2b()
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            digest.update(block)
            if is_cancelled():
                raise CancelledError
    return digest.digest()


def _sync_folder(folder: Path) -> None:
    """Let the name survive a power cut, before the original goes."""
    with suppress(OSError):  # Windows has no such thing
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _forget_pages(descriptor: int) -> None:
    """Let the reading back come from the disk and not from memory, where the system can."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


@contextmanager
def _failures(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        kind = ErrorKind.DISK_FULL if error.errno in _FULL else ErrorKind.FOLDER_NOT_WRITABLE
        raise AppError(kind, path=str(path.parent)) from error

"""Opens the files, folders and archives that conversations are imported from, with limits."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from app.core.errors import AppError, ErrorKind

MOST_BYTES = 4 << 30
"""Of all that one import reads; an export of years has some hundred megabytes."""
MOST_FILES = 200_000
_MOST_JAN_BYTES = 64 << 20
_BOMB_BYTES = 64 << 20
_BOMB_RATIO = 200
"""A member that unpacks to more than ``_BOMB_BYTES`` and so many times its size is no text."""
_ENCRYPTED = 0x1
_JAN_THREAD, _JAN_MESSAGES = "thread.json", "messages.jsonl"
_NOT_CONVERSATIONS = {
    "user.json",
    "message_feedback.json",
    "model_comparisons.json",
    "shared_conversations.json",
    "user_settings.json",
    "export_manifest.json",
}
"""What else lies in the archives of ChatGPT and DeepSeek."""


class BoundedFile:
    """A file that is read up to what is left of a limit."""

    def __init__(self, file: IO[bytes], meter: Meter) -> None:
        self._file = file
        self._meter = meter

    def read(self, size: int, /) -> bytes:
        """At most so many bytes.

        Raises:
            AppError: ``IMPORT_TOO_LARGE``.
        """
        data = self._file.read(size)
        self._meter.count(len(data))
        return data


@dataclass
class Meter:
    """How much has been read.

    Attributes:
        total_bytes: what there is to read.
        read_bytes: what has been read.
    """

    total_bytes: int = 0
    read_bytes: int = 0

    def count(self, size_bytes: int) -> None:
        """Some has been read.

        Raises:
            AppError: ``IMPORT_TOO_LARGE``.
        """
        self.read_bytes += size_bytes
        if self.read_bytes > MOST_BYTES:
            raise AppError(ErrorKind.IMPORT_TOO_LARGE, most_bytes=MOST_BYTES)


_Open = Callable[[], AbstractContextManager[IO[bytes]]]


@dataclass(frozen=True)
class Source:
    """Something that conversations are read from.

    Attributes:
        name: for people.
        size_bytes: of it, as far as is known before.
        open: gives its bytes; ``OSError`` or ``zipfile.BadZipFile`` where that fails.
        open_thread: of a thread of Jan: the other of its two files.
    """

    name: str
    size_bytes: int
    open: _Open
    open_thread: _Open | None = field(default=None)


def find_sources(paths: Sequence[Path]) -> Iterator[Source]:
    """What can be read in files, folders and archives; use each before the next is asked for.

    Raises:
        AppError: ``IMPORT_UNREADABLE`` or ``IMPORT_TOO_LARGE``.
    """
    for path in paths:
        try:
            if path.is_dir():
                yield from _in_folder(path)
            elif zipfile.is_zipfile(path):
                yield from _in_archive(path)
            else:
                yield _of_file(path)
        except (OSError, zipfile.BadZipFile, NotImplementedError) as error:
            raise AppError(ErrorKind.IMPORT_UNREADABLE, path=str(path)) from error


def read_whole(source_open: _Open, meter: Meter) -> bytes:
    """All of a file that is small by its nature.

    Raises:
        AppError: ``IMPORT_TOO_LARGE``.
    """
    with source_open() as file:
        data = file.read(_MOST_JAN_BYTES + 1)
    meter.count(len(data))
    if len(data) > _MOST_JAN_BYTES:
        raise AppError(ErrorKind.IMPORT_TOO_LARGE, most_bytes=_MOST_JAN_BYTES)
    return data


def _of_file(path: Path) -> Source:
    partner = path.with_name(_JAN_MESSAGES if path.name == _JAN_THREAD else _JAN_THREAD)
    if path.name in (_JAN_THREAD, _JAN_MESSAGES) and partner.exists():
        messages, thread = path.with_name(_JAN_MESSAGES), path.with_name(_JAN_THREAD)
        opened = _opener(messages)
        size = messages.stat().st_size
        return Source(path.parent.name, size, opened, _opener(thread))
    return Source(path.name, path.stat().st_size, _opener(path))


def _opener(path: Path) -> _Open:
    return lambda: path.open("rb")


def _in_folder(root: Path) -> Iterator[Source]:
    count = 0
    for folder, folders, names in os.walk(root):
        folders.sort()
        if _JAN_MESSAGES in names:
            names.remove(_JAN_MESSAGES)
            if _JAN_THREAD not in names:
                names.append(_JAN_MESSAGES)
        for name in sorted(names):
            if not name.endswith((".json", ".jsonl")) or name in _NOT_CONVERSATIONS:
                continue
            count += 1
            if count > MOST_FILES:
                raise AppError(ErrorKind.IMPORT_TOO_LARGE, most_bytes=MOST_BYTES)
            yield _of_file(Path(folder) / name)


def _in_archive(path: Path) -> Iterator[Source]:
    """The members that are conversations; the archive is open as long as they are asked for."""
    with zipfile.ZipFile(path) as archive:
        members = {info.filename: info for info in archive.infolist() if not info.is_dir()}
        if len(members) > MOST_FILES:
            raise AppError(ErrorKind.IMPORT_TOO_LARGE, most_bytes=MOST_BYTES)
        for name, info in sorted(members.items()):
            place = PurePosixPath(name)
            if not _is_wanted(place, members):
                continue
            _refuse_bomb(info, path)
            thread, partner = None, str(place.with_name(_JAN_THREAD))
            if place.name == _JAN_MESSAGES and partner in members:
                _refuse_bomb(members[partner], path)
                thread = partial(archive.open, partner)
            shown = place.parent.name if thread else place.name
            opened = partial(archive.open, name)
            yield Source(f"{path.name}: {shown}", info.file_size, opened, thread)


def _is_wanted(place: PurePosixPath, members: Container[str]) -> bool:
    if place.suffix not in (".json", ".jsonl") or place.name in _NOT_CONVERSATIONS:
        return False
    is_half = place.name == _JAN_THREAD and str(place.with_name(_JAN_MESSAGES)) in members
    return not is_half and "__MACOSX" not in place.parts


def _refuse_bomb(info: zipfile.ZipInfo, path: Path) -> None:
    is_bomb = info.file_size > max(_BOMB_BYTES, _BOMB_RATIO * info.compress_size)
    if is_bomb or info.file_size > MOST_BYTES:
        raise AppError(ErrorKind.IMPORT_TOO_LARGE, most_bytes=MOST_BYTES, path=str(path))
    if info.flag_bits & _ENCRYPTED:
        raise AppError(ErrorKind.IMPORT_UNREADABLE, path=str(path))

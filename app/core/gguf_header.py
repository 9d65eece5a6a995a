"""Reads the header of a GGUF, whatever it holds (format: ggml/docs/gguf.md).

One reader for files on this machine and for files that are still on the Hub: it reads forward from
a binary stream and skips what it is not asked for. A hostile header costs bounded time and memory.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import prod
from typing import Protocol

from app.core.model_files import GGUF_MAGIC

MOST_HEADER_BYTES = 32 << 20
"""Vocabulary and merges of the largest R1 take about 8 MB."""
MOST_FIELDS = 1 << 12
MOST_ITEMS = 1 << 21
MOST_TENSORS = 1 << 16
MOST_TEXT_BYTES = 1 << 20
MOST_DIMENSIONS = 4

STRING, ARRAY = 8, 9
_NUMBERS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q"}
_NUMBERS[12] = "d"
_OLDEST_VERSION, _NEWEST_VERSION = 2, 3

Number = int | float | bool
Value = Number | bytes | tuple[Number, ...] | list[bytes]
"""Texts stay bytes: a damaged one need not be UTF-8."""


class HeaderError(ValueError):
    """The stream is no GGUF that can be read; the text says why, for a log."""


@dataclass(frozen=True)
class Tensor:
    """One tensor's description.

    Attributes:
        name: for example ``blk.0.attn_q.weight``.
        shape: fastest dimension first.
        type: ggml's number of the element type.
        offset: of its data, from where all data begins.
    """

    name: bytes
    shape: tuple[int, ...]
    type: int
    offset: int = 0

    @property
    def parameters(self) -> int:
        """Number of elements."""
        return prod(self.shape)


class ForwardStream(Protocol):
    """What is read forward: a file that is open for reading binary, or the like."""

    def read(self, size: int, /) -> bytes:
        """The next bytes; fewer at the end."""

    def seek(self, offset: int, whence: int, /) -> int:
        """Skip bytes; ``whence`` is ``io.SEEK_CUR``."""


class HeaderReader:
    """Reads the fields, then the tensors, once each and in this order."""

    def __init__(self, stream: ForwardStream) -> None:
        """Read the first bytes.

        Args:
            stream: at its begin.

        Raises:
            HeaderError: it is no GGUF of a version that is known.
            OSError: of the stream.
        """
        self._stream = stream
        self._left = MOST_HEADER_BYTES
        if self._read(len(GGUF_MAGIC)) != GGUF_MAGIC:
            raise HeaderError("no GGUF")
        version, self._tensors, self._fields = self._unpack("<IQQ")
        if not _OLDEST_VERSION <= version <= _NEWEST_VERSION:
            raise HeaderError(f"version {version}")
        _limit("fields", self._fields, MOST_FIELDS)
        _limit("tensors", self._tensors, MOST_TENSORS)

    def fields(self, wants: Callable[[bytes], bool]) -> Iterator[tuple[bytes, Value | None]]:
        """The metadata in the order of the file.

        Args:
            wants: of a field's name, whether its value is read; else it is skipped.

        Yields:
            Names with their values, ``None`` for those that were skipped.

        Raises:
            HeaderError: what comes next can't be read.
        """
        for _ in range(self._fields):
            name = self._text()
            (kind,) = self._unpack("<I")
            if wants(name):
                yield name, self._value(kind)
            else:
                self._skip(kind)
                yield name, None

    def tensors(self) -> Iterator[Tensor]:
        """The descriptions of all tensors, after all fields.

        Raises:
            HeaderError: what comes next can't be read.
        """
        for _ in range(self._tensors):
            name = self._text()
            (dimensions,) = self._unpack("<I")
            _limit("dimensions", dimensions, MOST_DIMENSIONS)
            *shape, kind, offset = self._unpack(f"<{dimensions}QIQ")
            yield Tensor(name, tuple(shape), kind, offset)

    @property
    def read_bytes(self) -> int:
        """How much of the stream was read or skipped."""
        return MOST_HEADER_BYTES - self._left

    def _value(self, kind: int) -> Value:
        if kind == STRING:
            return self._text()
        if kind != ARRAY:
            return self._numbers(kind, 1)[0]
        item, count = self._array()
        if item == STRING:
            return [self._text() for _ in range(count)]
        return self._numbers(item, count)

    def _numbers(self, kind: int, count: int) -> tuple[Number, ...]:
        return self._unpack(f"<{count}{_code(kind)}")

    def _skip(self, kind: int) -> None:
        item, count = self._array() if kind == ARRAY else (kind, 1)
        if item == STRING:
            for _ in range(count):
                self._take(self._length())
        else:
            self._take(count * struct.calcsize(f"<{_code(item)}"))

    def _array(self) -> tuple[int, int]:
        item, count = self._unpack("<IQ")
        _limit("items", count, MOST_ITEMS)
        return item, count

    def _length(self) -> int:
        (length,) = self._unpack("<Q")
        return int(length)

    def _text(self) -> bytes:
        length = self._length()
        _limit("bytes of a text", length, MOST_TEXT_BYTES)
        return self._read(length)

    def _unpack(self, form: str) -> tuple[int, ...]:
        return struct.unpack(form, self._read(struct.calcsize(form)))

    def _read(self, count: int) -> bytes:
        self._spend(count)
        data = self._stream.read(count)
        if len(data) < count:
            raise HeaderError("it ends too early")
        return data

    def _take(self, count: int) -> None:
        self._spend(count)
        self._stream.seek(count, 1)

    def _spend(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise HeaderError("it is too long")


def _code(kind: int) -> str:
    if kind not in _NUMBERS:
        raise HeaderError(f"values of type {kind}")
    return _NUMBERS[kind]


def _limit(what: str, count: int, most: int) -> None:
    if count > most:
        raise HeaderError(f"{count} {what}")

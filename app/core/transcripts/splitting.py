"""Cuts a JSON file into its conversations without reading it all at once.

A file holds an array of conversations, or one after the other (JSON or JSON Lines). What is between
them, and what they hold, is not looked at: only strings and brackets count. So a file of any size
takes the memory of its largest conversation, and one that breaks off gives what stands before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from app.core.transcripts.skipping import SkipReason

MOST_ITEM_BYTES = 32 << 20
"""A conversation of more is not imported; no person writes so much."""
_CHUNK_BYTES = 1 << 18
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_TOKEN = re.compile(rb'[\[\]{}]|"(?:[^"\\]++|\\.)*+"|"', re.DOTALL)
_REST_OF_STRING = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
_OPENING, _CLOSING, _QUOTE = b"[{", b"]}", b'"'


class Stream(Protocol):
    """Where bytes come from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""


@dataclass(frozen=True)
class Item:
    """A conversation of a file.

    Attributes:
        number: counted from 1.
        data: its JSON; empty if there is a problem.
        problem: why it can't be read.
    """

    number: int
    data: bytes = b""
    problem: SkipReason | None = None


def split(stream: Stream, most_bytes: int = MOST_ITEM_BYTES) -> Iterator[Item]:
    """The conversations of a file, in order.

    Args:
        stream: the file.
        most_bytes: a larger one is reported as too large, and the next one follows.
    """
    start = _first_bytes(stream)
    if start[:1] not in (b"[", b"{"):
        yield Item(1, problem=SkipReason.NOT_JSON)
        return
    splitter = _Splitter(most_bytes, is_array=start[:1] == b"[")
    chunk = start
    while chunk and not splitter.is_over:
        yield from splitter.feed(chunk)
        chunk = stream.read(max(_CHUNK_BYTES, splitter.held_bytes))
    yield from splitter.finish()


def _first_bytes(stream: Stream) -> bytes:
    start = stream.read(_CHUNK_BYTES).removeprefix(_BYTE_ORDER_MARK).lstrip()
    while not start and (more := stream.read(_CHUNK_BYTES)):
        start = more.lstrip()
    return start


class _Splitter:
    """Follows brackets and strings through chunks.

    Attributes:
        is_over: the array has been closed.
    """

    def __init__(self, most_bytes: int, *, is_array: bool) -> None:
        self.is_over = False
        self._most_bytes = most_bytes
        self._base = int(is_array)
        self._buffer = b""
        self._position = 0
        self._depth = 0
        self._item_at: int | None = None
        self._is_in_string = False
        self._is_too_large = False
        self._count = 0

    @property
    def held_bytes(self) -> int:
        """How much of an unfinished item is in memory."""
        return len(self._buffer)

    def feed(self, chunk: bytes) -> Iterator[Item]:
        """Take up a chunk; the items that end in it."""
        self._buffer += chunk
        while not self.is_over and self._is_out_of_string():
            for match in _TOKEN.finditer(self._buffer, self._position):
                token = match[0]
                self._position = match.end()
                if token in _OPENING:
                    self._open(match.start())
                elif token in _CLOSING:
                    yield from self._close()
                    if self.is_over:
                        break
                elif token == _QUOTE:
                    self._is_in_string = True
                    break
            else:
                self._position = len(self._buffer)
                break
        self._let_go()

    def finish(self) -> Iterator[Item]:
        """There is no more: what is open was cut off."""
        if self._depth > 0 and not self.is_over:
            yield Item(self._count + 1, problem=SkipReason.CUT_OFF)
        elif not self._count:
            yield Item(1, problem=SkipReason.EMPTY)

    def _is_out_of_string(self) -> bool:
        """Leave a string that began before; ``False`` if its end has not come yet."""
        if not self._is_in_string:
            return True
        match = _REST_OF_STRING.match(self._buffer, self._position)
        assert match is not None
        self._position = match.end()
        if self._buffer[self._position : self._position + 1] != _QUOTE:
            return False
        self._position += 1
        self._is_in_string = False
        return True

    def _open(self, at: int) -> None:
        if self._depth == self._base:
            self._item_at, self._is_too_large = at, False
        self._depth += 1

    def _close(self) -> Iterator[Item]:
        self._depth -= 1
        if self._depth == self._base:
            self._count += 1
            at = self._item_at
            if self._is_too_large or at is None or self._position - at > self._most_bytes:
                yield Item(self._count, problem=SkipReason.TOO_LARGE)
            else:
                yield Item(self._count, self._buffer[at : self._position])
            self._item_at = None
        if self._depth < 1 and self._base:
            self.is_over = True
        self._depth = max(0, self._depth)

    def _let_go(self) -> None:
        """Forget what is done with, and an item that has become too large."""
        if self._item_at is not None and len(self._buffer) - self._item_at > self._most_bytes:
            self._item_at, self._is_too_large = None, True
        done = self._position if self._item_at is None else self._item_at
        self._buffer = self._buffer[done:]
        self._position -= done
        if self._item_at is not None:
            self._item_at = 0

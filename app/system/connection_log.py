"""What went over the network, for a person to read: one JSON line a connection."""

from __future__ import annotations

import time
from collections import deque
from contextlib import suppress
from pathlib import Path

import msgspec

MOST_LINES = 2_000
"""When the file has twice as many, the older half goes."""


class Connection(msgspec.Struct, frozen=True):
    """One connection that was opened.

    Attributes:
        at: Unix time in seconds.
        host: name and port.
        purpose: for people, for example ``model file``.
    """

    at: float
    host: str
    purpose: str


class ConnectionLog:
    """Keeps connections over the starts of the program; a log that can't be written is no trouble.

    Not to be used from several threads at once.
    """

    def __init__(self, path: Path) -> None:
        """Prepare; nothing is read before ``latest``."""
        self._path = path
        self._lines = -1  # not counted yet

    def add(self, host: str, purpose: str) -> Connection:
        """Keep a connection that is being opened."""
        connection = Connection(time.time(), host, purpose)
        with suppress(OSError):
            if self._lines < 0:
                self._lines = len(self.latest(2 * MOST_LINES))
            if self._lines >= 2 * MOST_LINES:
                self._shorten()
            with self._path.open("ab") as file:
                file.write(msgspec.json.encode(connection) + b"\n")
            self._lines += 1
        return connection

    def latest(self, count: int = MOST_LINES) -> list[Connection]:
        """The latest connections, the oldest first; lines that can't be read are left out."""
        found: deque[Connection] = deque(maxlen=count)
        with suppress(OSError), self._path.open("rb") as file:
            for line in file:
                with suppress(msgspec.MsgspecError):
                    found.append(msgspec.json.decode(line, type=Connection))
        return list(found)

    def clear(self) -> None:
        """Forget all."""
        self._path.unlink(missing_ok=True)
        self._lines = 0

    def _shorten(self) -> None:
        kept = self.latest(MOST_LINES)
        self._path.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in kept))
        self._lines = len(kept)

"""The begin of a file on a server as a stream that is fetched in small pieces."""

from __future__ import annotations

import io
from collections.abc import Callable

PIECE_BYTES = 64 * 1024
MOST_BYTES = 24 * 1024 * 1024
"""More is not fetched to read a header."""


class RemoteHeader:
    """Reads forward from the first byte on; what is skipped is not fetched.

    Attributes:
        fetched_bytes: so far.
    """

    def __init__(self, fetch: Callable[[int, int], bytes], size_bytes: int) -> None:
        """Prepare; nothing is fetched yet.

        Args:
            fetch: gets the bytes from a start to an end (exclusive).
            size_bytes: of the file.
        """
        self._fetch = fetch
        self._size_bytes = size_bytes
        self._at = 0
        self._piece = b""
        self._piece_at = 0
        self.fetched_bytes = 0

    def seek(self, offset: int, whence: int, /) -> int:
        """Move on.

        Raises:
            io.UnsupportedOperation: not relative to the present place.
        """
        if whence != io.SEEK_CUR:
            raise io.UnsupportedOperation
        self._at += offset
        return self._at

    def read(self, size: int, /) -> bytes:
        """The next bytes; fewer at the end of the file or of what may be fetched."""
        end = min(self._at + size, self._size_bytes)
        if not self._piece_at <= self._at <= end <= self._piece_at + len(self._piece):
            self._load(end)
        start = self._at - self._piece_at
        data = self._piece[start : start + max(0, end - self._at)]
        self._at += len(data)
        return data

    def _load(self, end: int) -> None:
        kept = self._piece[self._at - self._piece_at :] if self._at >= self._piece_at else b""
        start = self._at + len(kept)
        last = min(max(end, start + PIECE_BYTES), self._size_bytes)
        count = min(last - start, MOST_BYTES - self.fetched_bytes)
        if count <= 0:
            return
        fetched = self._fetch(start, start + count)
        self.fetched_bytes += len(fetched)
        self._piece, self._piece_at = kept + fetched, self._at

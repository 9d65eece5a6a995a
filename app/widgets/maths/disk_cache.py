"""What MathJax made, kept on disk; it may be lost or deleted at any time.

The sources themselves are not in the file, only hashes of them.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import zlib
from pathlib import Path

MAX_BYTES = 24 << 20
_KEPT_AFTER_TRIM = 0.75
_SCHEMA = """
    CREATE TABLE version (name TEXT NOT NULL);
    CREATE TABLE formula (
        key BLOB PRIMARY KEY,
        svg BLOB NOT NULL,
        used INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX formula_used ON formula (used);
"""
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}


class DiskCache:
    """SVG by source; for one thread. A failure of the disk only makes it forget.

    Attributes:
        is_open: whether it keeps anything.
    """

    def __init__(self, path: Path, version: str, max_bytes: int = MAX_BYTES) -> None:
        self._path = path
        self._version = version
        self._max_bytes = max_bytes
        self._size_bytes = 0
        self._clock = 0
        self._database: sqlite3.Connection | None = None
        for _ in range(2):  # a damaged or old file is replaced once
            if self._open():
                break

    @property
    def is_open(self) -> bool:
        """Whether it keeps anything."""
        return self._database is not None

    def get(self, tex: str, *, is_display: bool) -> str | None:
        """What was put for this source, or None."""
        if self._database is None:
            return None
        key = _key(tex, is_display=is_display)
        try:
            row = self._database.execute("SELECT svg FROM formula WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            self._clock += 1
            self._database.execute("UPDATE formula SET used = ? WHERE key = ?", (self._clock, key))
            return zlib.decompress(row[0]).decode("utf-8")
        except (sqlite3.Error, zlib.error, ValueError) as error:
            self._fail(error)
            return None

    def put(self, tex: str, svg: str, *, is_display: bool) -> None:
        """Keep a result; ``flush`` makes it last."""
        if self._database is None:
            return
        packed = zlib.compress(svg.encode("utf-8"), 6)
        self._clock += 1
        self._size_bytes += len(packed)
        try:
            self._database.execute(
                "INSERT OR REPLACE INTO formula VALUES (?, ?, ?)",
                (_key(tex, is_display=is_display), packed, self._clock),
            )
            if self._size_bytes > self._max_bytes:
                self._trim()
        except sqlite3.Error as error:
            self._fail(error)

    def flush(self) -> None:
        """Write what has been put."""
        if self._database is not None:
            try:
                self._database.commit()
            except sqlite3.Error as error:
                self._fail(error)

    def close(self) -> None:
        """Write and let go of the file."""
        self.flush()
        self._drop()

    def _open(self) -> bool:
        """Whether the file is now in use."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.touch(mode=0o600)
            self._database = sqlite3.connect(self._path, timeout=0.2)
            self._database.execute("PRAGMA journal_mode = TRUNCATE")
            self._database.execute("PRAGMA synchronous = OFF")
            if not self._database.execute("SELECT 1 FROM sqlite_master").fetchone():
                self._database.executescript(_SCHEMA)
                self._database.execute("INSERT INTO version VALUES (?)", (self._version,))
                self._database.commit()
            (version,) = self._database.execute("SELECT name FROM version").fetchone()
            if version != self._version:
                self._replace()
                return False
            self._size_bytes, self._clock = self._database.execute(
                "SELECT coalesce(sum(length(svg)), 0), coalesce(max(used), 0) FROM formula"
            ).fetchone()
        except (sqlite3.Error, OSError, TypeError, ValueError) as error:
            self._fail(error)
            return False
        return True

    def _trim(self) -> None:
        """Forget what has not been used for longest."""
        assert self._database is not None
        for key, size_bytes in self._database.execute(
            "SELECT key, length(svg) FROM formula ORDER BY used"
        ).fetchall():
            if self._size_bytes <= self._max_bytes * _KEPT_AFTER_TRIM:
                break
            self._database.execute("DELETE FROM formula WHERE key = ?", (key,))
            self._size_bytes -= size_bytes

    def _fail(self, error: Exception) -> None:
        """Stop using the file; a damaged one is deleted, one that is busy or full is left."""
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        if isinstance(error, OSError) or code & 0xFF not in _DAMAGED:
            self._drop()
        else:
            self._replace()

    def _replace(self) -> None:
        self._drop()
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _drop(self) -> None:
        database, self._database = self._database, None
        if database is not None:
            with contextlib.suppress(sqlite3.Error):
                database.close()


def _key(tex: str, *, is_display: bool) -> bytes:
    source = ("D" if is_display else "I") + tex
    return hashlib.blake2b(source.encode("utf-8", "surrogatepass"), digest_size=20).digest()

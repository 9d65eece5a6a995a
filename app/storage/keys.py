"""The key of an encrypted database, and the only place where connections to databases are made.

An encrypted database is SQLCipher's: AES-256 in CBC mode and an HMAC-SHA512 for every page, of the
file and of its write-ahead log alike. Its key is 256 random bits, given raw: a passphrase is
stretched once, to open the key file (``app.storage.key_file``), and never for a connection, so
backups, the reader of the search and a reopened database cost nothing more.

SQLCipher begins a file with 16 bytes of salt for stretching passphrases. A random key needs none,
so ``HEADER`` stands there: a file tells by itself that it is one of ours and encrypted, and is
never taken for a damaged one.

Measured, on two slow cores: a connection with a raw key opens in 0.3 ms, one with a passphrase in
70 ms; the key file in 240 ms. ``cipher_memory_security`` stays off: it holds for the whole process,
and with it every other database reads half as fast and changes rows fifteen times as slowly.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.errors import AppError, ErrorKind

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

HEADER = b"Penseur locked\0\1"
PLAIN_HEADER = b"SQLite format 3\0"
KEY_BYTES = 32
NEW = ".rewritten"
"""Behind the name of a database: the one that is to take its place."""
OLD = ".replaced"
"""The one whose place was taken, until it is overwritten."""


class DataKey:
    """The key of a database and of its backups; its ``repr`` does not show it.

    Attributes:
        is_wiped: it is gone; who still has it can open nothing any more.
    """

    def __init__(self, data: bytes) -> None:
        self._data = bytearray(data)
        self.is_wiped = False

    @classmethod
    def random(cls) -> DataKey:
        """A new key."""
        return cls(os.urandom(KEY_BYTES))

    @property
    def data(self) -> bytes:
        """A copy of its bytes.

        Raises:
            AppError: ``CONVERSATIONS_LOCKED``: it was wiped meanwhile; zeros must lock nothing.
        """
        if self.is_wiped:
            raise AppError(ErrorKind.CONVERSATIONS_LOCKED)
        return bytes(self._data)

    @property
    def text(self) -> str:
        """As SQLCipher takes it (``sqlite3_key``): key and salt in hexadecimal; as ``data``."""
        return f"x'{self.data.hex()}{HEADER.hex()}'"

    def wipe(self) -> None:
        """Overwrite it. Copies that Python or SQLite made meanwhile are freed, not overwritten."""
        self._data[:] = bytes(len(self._data))
        self.is_wiped = True


def connect(path: Path | str, key: DataKey | None, **options: Any) -> Connection:
    """A connection in autocommit mode; nothing is read yet, so nothing can fail but the file.

    Args:
        path: of the database, or its ``file:`` address if ``options`` say ``uri=True``.
        key: of an encrypted database; ``None`` for a plain one.
        options: of ``sqlite3.connect``, for example ``check_same_thread``.
    """
    from sqlcipher3 import dbapi2 as sqlite  # late: this module is read before the first picture

    connection = sqlite.connect(str(path), **{"isolation_level": None, "timeout": 5.0, **options})
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to stderr
    connection.execute("PRAGMA temp_store = MEMORY")  # sorted rows never touch the disk
    if key is not None:
        connection.set_key(key.text)
    return connection


def is_encrypted(path: Path) -> bool:
    """Whether a file is an encrypted database; ``False`` when there is none."""
    return _header(path) == HEADER


def is_plain(path: Path) -> bool:
    """Whether a file is a database that everybody can read."""
    return _header(path) == PLAIN_HEADER


def is_being_rewritten(path: Path) -> bool:
    """Whether a program that encrypts or decrypts it has not finished."""
    return any(path.with_name(path.name + suffix).exists() for suffix in (NEW, OLD))


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(len(HEADER))
    except OSError:
        return b""

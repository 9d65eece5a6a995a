"""The key file: what a passphrase, or the keyring, needs to open an encrypted database.

The database has a random key that stays the same as long as it is encrypted. The key file holds it
under a passphrase, so another passphrase means another key file, written in an instant and
replaced whole, while the database and its backups stay as they are. Nothing here is a cipher of
our own: the passphrase is stretched by ``hashlib.scrypt``, and what it gives is the raw key of a
tiny SQLCipher database in whose only row the key stands. For a key in the keyring there is only a
check.

The check (an HMAC of a constant under the key) tells a wrong passphrase from a damaged database,
and the seal (a SHA-256 of all fields) a wrong passphrase from a damaged key file. Without its key
file a database is lost, so there are two copies: beside the database, and among its backups.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import os
import tempfile
from contextlib import closing
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from app.core.errors import AppError, ErrorKind
from app.core.protection import Protection, normal_passphrase
from app.storage.keys import KEY_BYTES, DataKey, connect, is_encrypted
from app.system.files import write_atomically

BACKUPS = "backups"
_CHECKED = b"Penseur: the key of these conversations"
_SALT_BYTES = 16
# OWASP's Password Storage Cheat Sheet: scrypt with N = 2^16, r = 8, p = 2: 64 MiB, half a second.
_COST = (1 << 16, 8, 2)
_MOST_MEMORY = 1 << 28


@dataclass(frozen=True)
class KeyFile:
    """What a key file says; hexadecimal and base64 texts, as they are in JSON.

    Attributes:
        way: passphrase or keyring.
        check: of the data key.
        salt: of the passphrase.
        cost: N, r and p of scrypt.
        wrapped: the tiny database.
    """

    way: Protection
    check: str
    salt: str = ""
    cost: tuple[int, int, int] = _COST
    wrapped: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """Under which the keyring keeps the key."""
        return f"conversations {self.check[:16]}"

    def open(self, secret: str) -> DataKey:
        """The data key.

        Args:
            secret: the passphrase, or what the keyring kept (``key.data.hex()``).

        Raises:
            AppError: ``PASSPHRASE_WRONG`` or ``KEY_NOT_IN_KEYRING``.
        """
        if self.way is Protection.KEYRING:
            key = _key_from_hex(secret)
            wrong = ErrorKind.KEY_NOT_IN_KEYRING
        else:
            key = _unwrap(self, secret)
            wrong = ErrorKind.PASSPHRASE_WRONG
        if key is None or not hmac.compare_digest(_check(key), self.check):
            raise AppError(wrong)
        return key


def under_passphrase(key: DataKey, passphrase: str) -> KeyFile:
    """A key file for a passphrase."""
    salt = os.urandom(_SALT_BYTES)
    with tempfile.TemporaryDirectory(prefix="penseur-key-") as folder:  # encrypted at every moment
        path = Path(folder) / "key.db"
        with closing(connect(path, _stretched(passphrase, salt, _COST))) as connection:
            connection.execute("PRAGMA cipher_page_size = 1024")
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("CREATE TABLE keys (key BLOB NOT NULL) STRICT")
            connection.execute("INSERT INTO keys VALUES (?)", (key.data,))
        wrapped = base64.b64encode(path.read_bytes()).decode()
    return KeyFile(Protection.PASSPHRASE, _check(key), salt.hex(), _COST, wrapped)


def under_keyring(key: DataKey) -> KeyFile:
    """A key file for a key that the keyring keeps."""
    return KeyFile(Protection.KEYRING, _check(key))


def read_key_file(database: Path) -> KeyFile:
    """The key file of a database, or its copy.

    Raises:
        AppError: ``KEY_FILE_DAMAGED``: neither can be read.
    """
    for path in key_file_paths(database):
        try:
            return _decoded(path.read_bytes())
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            continue
    raise AppError(ErrorKind.KEY_FILE_DAMAGED, path=str(key_file_paths(database)[0]))


def protection_of(database: Path) -> Protection:
    """What opens a database; a passphrase if the key file can't be read."""
    if not is_encrypted(database):
        return Protection.NONE
    try:
        return read_key_file(database).way
    except AppError:
        return Protection.PASSPHRASE


def write_key_file(database: Path, key_file: KeyFile) -> None:
    """Replace the key file and its copy; no other copy is known to the program.

    Raises:
        OSError: it can't be written; the old one still counts.
    """
    first, copy = key_file_paths(database)
    data = _encoded(key_file)
    copy.parent.mkdir(mode=0o700, exist_ok=True)
    write_atomically(copy, data)
    write_atomically(first, data)


def copy_key_file(database: Path, folder: Path) -> None:
    """Put a copy of an encrypted database's key file beside a copy of the database.

    Raises:
        AppError: ``KEY_FILE_DAMAGED``.
        OSError: it can't be written.
    """
    name = key_file_paths(database)[0].name
    write_atomically(folder / name, _encoded(read_key_file(database)))


def forget_key_file(database: Path) -> None:
    """Delete both; the database is not encrypted any more."""
    for path in key_file_paths(database):
        path.unlink(missing_ok=True)


def key_file_paths(database: Path) -> tuple[Path, Path]:
    """The key file of a database, and its copy."""
    name = f"{database.stem}.key.json"
    return database.with_name(name), database.parent / BACKUPS / name


def _encoded(key_file: KeyFile) -> bytes:
    values = {f.name: getattr(key_file, f.name) for f in fields(KeyFile)}
    values |= {"about": "Without this file the conversations beside it can't be opened."}
    return json.dumps({**values, "seal": _seal(key_file)}, indent=1).encode()


def _decoded(data: bytes) -> KeyFile:
    values: dict[str, Any] = json.loads(data)
    n, r, p = (int(number) for number in values["cost"])
    if not 0 < 128 * r * (n + p) < _MOST_MEMORY:
        raise ValueError
    texts = {name: str(values[name]) for name in ("check", "salt", "wrapped")}
    key_file = KeyFile(Protection(values["way"]), cost=(n, r, p), **texts)
    if key_file.way is Protection.NONE or values["seal"] != _seal(key_file):
        raise ValueError
    return key_file


def _seal(key_file: KeyFile) -> str:
    parts = [key_file.way, key_file.check, key_file.salt, key_file.cost, key_file.wrapped]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _check(key: DataKey) -> str:
    return hmac.new(key.data, _CHECKED, hashlib.sha256).hexdigest()


def _stretched(passphrase: str, salt: bytes, cost: tuple[int, int, int]) -> DataKey:
    n, r, p = cost
    text = normal_passphrase(passphrase).encode("utf-8", "surrogatepass")
    return DataKey(
        hashlib.scrypt(text, salt=salt, n=n, r=r, p=p, maxmem=_MOST_MEMORY, dklen=KEY_BYTES)
    )


def _unwrap(key_file: KeyFile, passphrase: str) -> DataKey | None:
    stretched = _stretched(passphrase, bytes.fromhex(key_file.salt), key_file.cost)
    with tempfile.TemporaryDirectory(prefix="penseur-key-") as folder:
        path = Path(folder) / "key.db"
        try:
            path.write_bytes(base64.b64decode(key_file.wrapped, validate=True))
            with closing(connect(path, stretched)) as connection:
                connection.execute("PRAGMA cipher_page_size = 1024")
                return DataKey(connection.execute("SELECT key FROM keys").fetchone()[0])
        except (sqlite.DatabaseError, binascii.Error):
            return None
        finally:
            stretched.wipe()


def _key_from_hex(text: str) -> DataKey | None:
    try:
        data = bytes.fromhex(text)
    except ValueError:
        return None
    return DataKey(data) if len(data) == KEY_BYTES else None

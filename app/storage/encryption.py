"""Switching encryption on and off: another file takes the place of the database, in one step.

SQLCipher's ``rekey`` does not encrypt a plain file, so ``sqlcipher_export`` writes a new one. It is
read back, flushed, and renamed over the old one: whenever the program is killed, one whole database
stands there, and its first bytes say of which kind it is. The plain file is overwritten afterwards;
on an SSD, or a file system that copies on writing, its old blocks may stay readable all the same.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import AppError, ErrorKind
from app.storage.database import expected_failures, schema_version
from app.storage.key_file import BACKUPS, key_file_paths
from app.storage.keys import NEW, OLD, DataKey, connect, is_encrypted, is_plain

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_BESIDE = ("-wal", "-shm", "-journal")
_BLOCK_BYTES = 1 << 20


def rewrite(path: Path, old_key: DataKey | None, new_key: DataKey | None) -> None:
    """Encrypt or decrypt a database that nobody has open; it stays as it was on any failure.

    Args:
        path: of the database; as much room as it takes is needed beside it.
        old_key: that it has; ``None`` when it is plain.
        new_key: that it shall have; ``None``: plain.

    Raises:
        AppError: ``ENCRYPTION_FAILED``, or as ``database.expected_failures``.
        OSError: a file can't be written or renamed.
    """
    new = path.with_name(path.name + NEW)
    _remove(new)
    try:
        with expected_failures(path):
            with closing(connect(path, old_key)) as source:
                source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                _export(source, new, new_key)
                counts = _counts(source)
            with closing(connect(new, new_key)) as copy:
                _verify(copy, counts)
        _check_alone(path)
        _sync(new)
        _replace(path, new, wipes=old_key is None)
    except BaseException:
        _remove(new)
        raise


def finish_rewrite(path: Path) -> None:
    """Clear up after a program that was killed while it rewrote a database."""
    _remove(path.with_name(path.name + NEW))
    old = path.with_name(path.name + OLD)
    with suppress(OSError):
        if old.exists():
            is_same = path.exists() and old.samefile(path)
            if is_encrypted(path) and not is_same:
                wipe(old)
            else:
                old.unlink()


def readable_copies(path: Path) -> list[Path]:
    """Files beside an encrypted database, and among its backups, that may be read without its key.

    Copies made before changes of the schema, databases set aside as damaged, backups.
    """
    return [copy for copy in _copies(path) if not is_encrypted(copy)]


def decrypt_copies(path: Path, key: DataKey) -> bool:
    """Decrypt what else has the key of a database; ``False`` if something still needs it."""
    left = False
    for copy in _copies(path):
        if is_encrypted(copy):
            try:
                rewrite(copy, key, None)
            except (AppError, OSError):
                left = True
    return not left


def encrypt_copy(copy: Path, key: DataKey) -> bool:
    """Encrypt one of ``readable_copies``; ``False`` if it is no database that can be read."""
    if not is_plain(copy):
        return False
    try:
        rewrite(copy, None, key)
    except (AppError, OSError):
        return False
    return True


def wipe(path: Path) -> None:
    """Overwrite a file and delete it.

    Raises:
        OSError: it can't be written or deleted.
    """
    left = path.stat().st_size
    with path.open("r+b") as file:
        while left > 0:
            block = min(left, _BLOCK_BYTES)
            file.write(bytes(block))
            left -= block
        file.flush()
        os.fsync(file.fileno())
    path.unlink()


def _copies(path: Path) -> list[Path]:
    own = {path, *(path.with_name(path.name + suffix) for suffix in _BESIDE)}
    own |= set(key_file_paths(path))
    found = [file for file in path.parent.glob(f"{path.stem}.*") if file.is_file()]
    found += [file for file in (path.parent / BACKUPS).rglob("*") if file.is_file()]
    return sorted(set(found) - own)


def _check_alone(path: Path) -> None:
    """The last connection that closes removes the log: if there is one, somebody has the file."""
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        raise AppError(ErrorKind.DATABASE_LOCKED, path=str(path))


def _export(source: Connection, new: Path, key: DataKey | None) -> None:
    source.execute("ATTACH ? AS new KEY ?", (str(new), key.text if key else ""))
    source.execute("PRAGMA new.journal_mode = OFF")  # nobody needs half a new file
    source.execute("PRAGMA new.synchronous = OFF")  # it is flushed when it is whole
    source.execute("BEGIN")
    source.execute("SELECT sqlcipher_export('new')")
    source.execute(f"PRAGMA new.user_version = {schema_version(source)}")
    source.execute("COMMIT")
    source.execute("DETACH new")


def _counts(connection: Connection) -> dict[str, int]:
    """Rows of every table, those of the search index included."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name"
    ).fetchall()
    count = 'SELECT count(*) FROM "{}"'
    counts = {name: connection.execute(count.format(name)).fetchone()[0] for (name,) in names}
    return {**counts, "": schema_version(connection)}


def _verify(copy: Connection, counts: dict[str, int]) -> None:
    faults = copy.execute("PRAGMA cipher_integrity_check").fetchall()
    answer = copy.execute("PRAGMA quick_check").fetchall()
    if faults or answer != [("ok",)] or _counts(copy) != counts:
        raise AppError(ErrorKind.ENCRYPTION_FAILED)


def _replace(path: Path, new: Path, *, wipes: bool) -> None:
    old = path.with_name(path.name + OLD)
    old.unlink(missing_ok=True)
    if wipes:
        with suppress(OSError):  # no second name on this file system: deleted, not overwritten
            os.link(path, old)
    new.replace(path)
    for suffix in _BESIDE:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    _sync_folder(path.parent)
    if old.exists():
        wipe(old)


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _remove(path: Path) -> None:
    for suffix in ("", *_BESIDE):
        path.with_name(path.name + suffix).unlink(missing_ok=True)

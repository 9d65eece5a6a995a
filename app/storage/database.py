"""Opens the SQLite file, brings its schema up to date, and names its failures."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from app.core.errors import AppError, ErrorKind
from app.storage.keys import DataKey, connect
from app.storage.migrations import Migration, all_migrations

# Pieces of SQLite's messages (sqlite3ErrStr in its main.c) and what they mean.
_FAILURES = (
    ("disk is full", ErrorKind.DISK_FULL),
    ("locked", ErrorKind.DATABASE_LOCKED),
    ("readonly", ErrorKind.FOLDER_NOT_WRITABLE),
    ("unable to open", ErrorKind.FOLDER_NOT_WRITABLE),
    ("not a database", ErrorKind.DATABASE_DAMAGED),
    ("malformed", ErrorKind.DATABASE_DAMAGED),
    ("could not decode", ErrorKind.DATABASE_DAMAGED),
    ("no such column", ErrorKind.DATABASE_DAMAGED),  # the text of the schema is damaged
    ("no such table", ErrorKind.DATABASE_DAMAGED),
    ("no column named", ErrorKind.DATABASE_DAMAGED),
)


@contextmanager
def expected_failures(path: Path) -> Iterator[None]:
    """Turn the driver's exceptions into ``AppError``.

    Raises:
        AppError: with ``path``; programming errors pass unchanged.
    """
    try:
        yield
    except (sqlite.ProgrammingError, sqlite.IntegrityError, sqlite.InterfaceError):
        raise
    except UnicodeDecodeError as error:  # a name in the schema, or SQLite's words about it
        raise AppError(ErrorKind.DATABASE_DAMAGED, path=str(path)) from error
    except sqlite.DatabaseError as error:
        text = str(error).lower()
        kind = next((k for needle, k in _FAILURES if needle in text), ErrorKind.STORAGE_FAILED)
        raise AppError(kind, path=str(path)) from error


def open_database(
    path: Path, migrations: list[Migration] | None = None, *, key: DataKey | None = None
) -> sqlite.Connection:
    """Open or make the database and migrate it, with a copy of it kept before any change.

    Args:
        path: of the file; its folder exists.
        migrations: the steps; default: all that this version knows.
        key: of an encrypted database; ``None`` for a plain one.

    Returns:
        A connection in autocommit mode, for the calling thread alone.

    Raises:
        AppError: ``DATABASE_NEWER``, ``DATABASE_DAMAGED``, ``DISK_FULL``,
            ``FOLDER_NOT_WRITABLE``, ``DATABASE_LOCKED``, ``MIGRATION_FAILED`` (all is as it was) or
            ``STORAGE_FAILED``.
    """
    steps = all_migrations() if migrations is None else migrations
    with expected_failures(path):
        connection = connect(path, key)
        try:
            # WAL with full synchronisation: what a commit has written survives a power cut.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            # What is deleted is overwritten with zeros.
            connection.execute("PRAGMA secure_delete = ON")
            _migrate(connection, path, steps, key)
        except BaseException:
            connection.close()
            raise
    return connection


def schema_version(connection: sqlite.Connection) -> int:
    """The number of the last migration; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def set_aside(path: Path) -> Path:
    """Move a damaged database out of the way, to be looked at later; returns its new path."""
    aside = path.with_name(f"{path.stem}.damaged-{time.strftime('%Y%m%d-%H%M%S')}{path.suffix}")
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.replace(aside.with_name(aside.name + suffix))
    return aside


def _migrate(
    connection: sqlite.Connection, path: Path, steps: list[Migration], key: DataKey | None
) -> None:
    version = schema_version(connection)
    newest = steps[-1].version if steps else 0
    if version > newest:
        raise AppError(
            ErrorKind.DATABASE_NEWER, path=str(path), version=version, newest_known=newest
        )
    pending = [step for step in steps if step.version > version]
    copy = path.with_name(f"{path.stem}.before-{newest}{path.suffix}")
    if pending and version:
        _back_up(connection, copy, key)
    try:
        for step in pending:
            connection.executescript(
                f"BEGIN IMMEDIATE;\n{step.sql}\nPRAGMA user_version = {step.version};\nCOMMIT;"
            )
    except sqlite.DatabaseError as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if version and schema_version(connection) != version:  # an earlier step had succeeded
            with closing(connect(copy, key)) as kept:
                kept.backup(connection)
        if "disk is full" in str(error).lower():
            raise
        raise AppError(ErrorKind.MIGRATION_FAILED, path=str(path)) from error


def _back_up(connection: sqlite.Connection, target: Path, key: DataKey | None) -> None:
    """A consistent copy, written next to the target first so that none is ever half there."""
    unfinished = target.with_name(target.name + ".new")
    unfinished.unlink(missing_ok=True)
    with closing(connect(unfinished, key)) as copy:
        connection.backup(copy)
    unfinished.replace(target)

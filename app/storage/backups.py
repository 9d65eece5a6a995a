"""Whole copies of the database: made while it is in use, verified, rotated, put back.

A copy is read through a connection of its own, inside one reading transaction: it is a picture of
one moment, and no write waits for it. It has the key of the original.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from sqlcipher3 import dbapi2 as sqlite

from app.core.errors import AppError, ErrorKind
from app.storage.database import expected_failures, schema_version
from app.storage.key_file import BACKUPS
from app.storage.keys import DataKey, connect, is_encrypted
from app.storage.migrations import all_migrations

KEPT_DAYS = 7
KEPT_WEEKS = 4
STEP_PAGES = 256
"""1 MiB, then a pause: the disk stays free for the journal."""
_PAUSE_S = 0.005
_STEPS_BETWEEN = 100_000  # of SQLite's machine: some milliseconds
_NAME = re.compile(r"conversations-(\d{8}-\d{6})\.db")
_STAMP = "%Y%m%d-%H%M%S"


class Backup(NamedTuple):
    """A copy in the folder of backups.

    Attributes:
        path: of the file.
        made_at: Unix time in seconds.
        size_bytes: of the file.
        conversations: how many it has; ``None`` if it can't be opened.
    """

    path: Path
    made_at: float
    size_bytes: int
    conversations: int | None = None


class CancelledError(Exception):
    """A backup was ended before it was whole."""


def backups_folder(database: Path) -> Path:
    """Where the backups of a database are kept."""
    return database.parent / BACKUPS


def list_backups(folder: Path, key: DataKey | None = None) -> list[Backup]:
    """The backups of a folder, the latest first.

    Args:
        folder: may be missing.
        key: with it, or for plain ones, conversations are counted.
    """
    found = [
        Backup(path, _moment(match[1]), path.stat().st_size)
        for path in folder.glob("*.db")
        if (match := _NAME.fullmatch(path.name))
    ]
    latest_first = sorted(found, key=lambda backup: -backup.made_at)
    return [backup._replace(conversations=_count(backup.path, key)) for backup in latest_first]


def is_due(folder: Path, now: float) -> bool:
    """Whether there is no backup of this day yet."""
    today = time.localtime(now)[:3]
    return all(time.localtime(moment)[:3] != today for moment in _moments(folder))


def back_up(
    database: Path,
    target: Path,
    key: DataKey | None = None,
    is_wanted: Callable[[], bool] = lambda: True,
) -> None:
    """Copy a database that is in use, and read the copy to see that it is whole.

    Args:
        database: to copy.
        target: written whole or not at all; its folder exists.
        key: of both.
        is_wanted: asked between the steps.

    Raises:
        AppError: it can't be read or written, or the copy is not whole.
        CancelledError: it was not wanted any more.
        OSError: the file can't be renamed.
    """
    unfinished = target.with_name(target.name + ".new")
    _remove(unfinished)

    def check(*_: int) -> None:
        if not is_wanted():
            raise CancelledError
        time.sleep(_PAUSE_S)

    try:
        with expected_failures(target):
            with (
                closing(connect(database, key)) as source,
                closing(connect(unfinished, key)) as copy,
            ):
                source.execute("BEGIN")  # the picture that all steps copy
                source.execute("SELECT count(*) FROM sqlite_schema").fetchone()
                source.backup(copy, pages=STEP_PAGES, progress=check)
                copy.execute("PRAGMA journal_mode = DELETE")
            check()
            if damages(unfinished, key, is_wanted):
                raise AppError(ErrorKind.BACKUP_FAILED, path=str(target))
        _sync(unfinished)
        unfinished.replace(target)
    finally:
        _remove(unfinished)


def back_up_daily(
    database: Path, key: DataKey | None, now: float, is_wanted: Callable[[], bool]
) -> Path:
    """Make the backup of a day, then let the oldest go; see ``back_up`` for what it raises."""
    folder = backups_folder(database)
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / f"conversations-{time.strftime(_STAMP, time.localtime(now))}.db"
    back_up(database, target, key, is_wanted)
    for path in to_drop(path for path in folder.iterdir() if _NAME.fullmatch(path.name)):
        path.unlink(missing_ok=True)
    return target


def to_drop(paths: Iterable[Path]) -> list[Path]:
    """The backups that rotation lets go: kept are the last of 7 days and of 4 weeks.

    Days and weeks count that have a backup, so that a long absence costs none.
    """
    stamped = [(_moment(match[1]), path) for path in paths if (match := _NAME.fullmatch(path.name))]
    days: dict[str, Path] = {}
    weeks: dict[str, Path] = {}
    for moment, path in sorted(stamped, reverse=True):
        day = time.localtime(moment)
        days.setdefault(time.strftime("%Y-%j", day), path)
        weeks.setdefault(time.strftime("%G-%V", day), path)
    kept = {*list(days.values())[:KEPT_DAYS], *list(weeks.values())[:KEPT_WEEKS]}
    return [path for _, path in stamped if path not in kept]


def damages(
    database: Path, key: DataKey | None, is_wanted: Callable[[], bool] = lambda: True
) -> list[str]:
    """What SQLite's quick check finds wrong; nothing when all is well.

    Raises:
        CancelledError: it was not wanted any more.
    """
    try:
        with closing(connect(database, key)) as opened:
            opened.set_progress_handler(lambda: not is_wanted(), _STEPS_BETWEEN)
            rows = opened.execute("PRAGMA quick_check(20)").fetchall()
    except UnicodeDecodeError as error:
        return [str(error)]
    except sqlite.DatabaseError as error:
        if not is_wanted():
            raise CancelledError from error
        if isinstance(error, sqlite.OperationalError):
            with expected_failures(database):
                raise
        return [str(error)]
    return [row[0] for row in rows if row[0] != "ok"]


def check_backup(path: Path, key: DataKey | None) -> None:
    """See that a file can take the place of the database.

    Raises:
        AppError: ``BACKUP_UNUSABLE``, ``BACKUP_LOCKED`` or ``DATABASE_NEWER``.
    """
    if is_encrypted(path) and key is None:
        raise AppError(ErrorKind.BACKUP_LOCKED, path=str(path))
    own_key = key if is_encrypted(path) else None
    try:
        with closing(connect(f"{path.absolute().as_uri()}?mode=ro", own_key, uri=True)) as opened:
            version = schema_version(opened)
            opened.execute("SELECT count(*) FROM conversations").fetchone()
            opened.execute("SELECT count(*) FROM messages LIMIT 1").fetchone()
        if damages(path, own_key):
            raise AppError(ErrorKind.BACKUP_UNUSABLE, path=str(path))
    except (sqlite.DatabaseError, OSError) as error:
        raise AppError(ErrorKind.BACKUP_UNUSABLE, path=str(path)) from error
    newest = all_migrations()[-1].version
    if version > newest:
        raise AppError(ErrorKind.DATABASE_NEWER, path=str(path), version=version)


def put_back(backup: Path, database: Path, key: DataKey | None) -> Path:
    """Put a backup in the place of a database that nobody has open.

    Args:
        backup: that ``check_backup`` accepted; it stays where it is.
        database: kept beside, under another name.
        key: that the database shall have.

    Returns:
        where the database is kept.
    """
    aside = database.with_name(f"{database.stem}.before-restore-{time.strftime(_STAMP)}.db")
    new = database.with_name(database.name + ".restored")
    _remove(new)
    try:
        with expected_failures(database):
            source_key = key if is_encrypted(backup) else None
            address = f"{backup.absolute().as_uri()}?mode=ro"
            with closing(connect(address, source_key, uri=True)) as source:
                if source_key is None and key is not None:
                    source.execute("ATTACH ? AS new KEY ?", (str(new), key.text))
                    version = schema_version(source)
                    source.execute("SELECT sqlcipher_export('new')")
                    source.execute(f"PRAGMA new.user_version = {version}")
                else:
                    with closing(connect(new, key)) as copy:
                        source.backup(copy)
            with closing(connect(database, key)) as present:
                present.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        _sync(new)
        try:
            os.link(database, aside)
        except OSError:  # a file system without second names
            shutil.copyfile(database, aside)
        for suffix in ("-wal", "-shm"):
            database.with_name(database.name + suffix).unlink(missing_ok=True)
        new.replace(database)  # at every moment a whole database stands there
    finally:
        _remove(new)
    return aside


def _count(path: Path, key: DataKey | None) -> int | None:
    own_key = key if is_encrypted(path) else None
    try:
        with closing(connect(f"{path.absolute().as_uri()}?mode=ro", own_key, uri=True)) as opened:
            sql = "SELECT count(*) FROM conversations WHERE deleted_at IS NULL"
            return int(opened.execute(sql).fetchone()[0])
    except sqlite.DatabaseError:
        return None


def _moments(folder: Path) -> list[float]:
    matches = [_NAME.fullmatch(path.name) for path in folder.glob("*.db")]
    return [_moment(match[1]) for match in matches if match]


def _moment(stamp: str) -> float:
    return time.mktime(time.strptime(stamp, _STAMP))


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)

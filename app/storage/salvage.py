"""Copies what can be read of a damaged database into a new one.

Rows are read in order of their ids. Where a page can't be read, the search for the next readable
row goes on from there in growing steps and then back in halves, so that a damaged page costs its
own rows only.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from sqlcipher3 import dbapi2 as sqlite

from app.storage.database import expected_failures, open_database, schema_version
from app.storage.keys import DataKey, connect
from app.storage.migrations import all_migrations

_TABLES = ("folders", "conversations", "messages", "journal", "drafts")
_ID = {"journal": "sequence", "drafts": "conversation_id"}
_BATCH = 100
_FURTHEST = 1 << 40
_ALIKE = 0.9
_LOST = "(not readable)"
_READ_FAILURES = (sqlite.DatabaseError, UnicodeDecodeError, OverflowError)


class Saved(NamedTuple):
    """What could be read.

    Attributes:
        conversations: that are in the new database.
        messages: that are in it.
        gaps: stretches that could not be read.
    """

    conversations: int
    messages: int
    gaps: int


def salvage(damaged: Path, target: Path, key: DataKey | None = None) -> Saved:
    """Write a new database with all that can be read of a damaged one, which is left as it is.

    Args:
        damaged: to read.
        target: of the new file, which is not there yet.
        key: of both.

    Raises:
        AppError: the new one can't be written, or nothing at all can be read
            (``DATABASE_DAMAGED``).
    """
    with expected_failures(damaged):
        with closing(_open_damaged(damaged, key)) as source:
            version = schema_version(source)
        if not 0 < version <= all_migrations()[-1].version:
            raise sqlite.DatabaseError("malformed: no version")
        steps = [step for step in all_migrations() if step.version <= version]
        with (
            closing(open_database(target, steps, key=key)) as copy,
            _with_whole_schema(damaged, copy, key) as source,
        ):
            copy.execute("PRAGMA foreign_keys = OFF")
            tables = [table for table in _TABLES if _exists(copy, table)]
            gaps = sum(_copy_table(source, copy, table) for table in tables)
            _mend(copy)
            conversations, messages = copy.execute(
                "SELECT (SELECT count(*) FROM conversations), (SELECT count(*) FROM messages)"
            ).fetchone()
    open_database(target, key=key).close()  # brings it up to date
    target.with_name(f"{target.stem}.before-{all_migrations()[-1].version}{target.suffix}").unlink(
        missing_ok=True
    )
    return Saved(conversations, messages, gaps)


def _open_damaged(path: Path, key: DataKey | None) -> sqlite.Connection:
    source = connect(path, key)
    source.execute("PRAGMA writable_schema = ON")  # tables stay readable beside a damaged one
    source.text_factory = lambda data: data.decode("utf-8", "replace")
    return source


@contextmanager
def _with_whole_schema(
    damaged: Path, copy: sqlite.Connection, key: DataKey | None
) -> Iterator[sqlite.Connection]:
    """The damaged database; if it does not know a table any more, a copy of it that does."""
    with closing(_open_damaged(damaged, key)) as source:
        lost = [table for table in _TABLES if _exists(copy, table) and not _columns(source, table)]
        if not lost:
            yield source
            return
    with TemporaryDirectory(dir=damaged.parent, prefix="salvage-") as folder:
        work = Path(folder) / damaged.name
        for suffix in ("", "-wal"):
            if (part := damaged.with_name(damaged.name + suffix)).exists():
                shutil.copyfile(part, work.with_name(work.name + suffix))
        with closing(_open_damaged(work, key)) as source, suppress(*_READ_FAILURES):
            for table in lost:
                _define(source, copy, table)
        with closing(_open_damaged(work, key)) as source:
            yield source


def _define(source: sqlite.Connection, copy: sqlite.Connection, table: str) -> None:
    """Write the definition of a table over the damaged one that is most like it."""
    (whole,) = copy.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    rows = source.execute("SELECT rowid, sql FROM sqlite_schema WHERE rootpage > 0").fetchall()
    likeness = {
        row: SequenceMatcher(None, whole, str(sql), autojunk=False).ratio() for row, sql in rows
    }
    best = max(likeness, key=lambda row: likeness[row], default=None)
    if best is not None and likeness[best] > _ALIKE:
        source.execute(
            "UPDATE sqlite_schema SET type = 'table', name = ?, tbl_name = ?, sql = ?"
            " WHERE rowid = ?",
            (table, table, whole, best),
        )


def readable_rows(
    connection: sqlite.Connection, select: str, after: int, last: int
) -> Iterator[tuple[Any, ...] | None]:
    """The rows that can be read; ``None`` for each stretch that can't.

    Args:
        connection: to a damaged database.
        select: with ``id`` as its first column and ``WHERE id > ? AND id <= ?`` at its end.
        after: only rows with greater ids.
        last: the greatest id there may be.
    """
    ordered = f"{select} ORDER BY 1 LIMIT {_BATCH}"
    while after < last:
        rows, is_whole = _read(connection, ordered, after, last)
        yield from rows
        reached = rows[-1][0] if rows else after
        is_whole = is_whole and (not rows or reached > after)  # damaged pages may lead back
        after = max(after, reached)
        if is_whole and len(rows) < _BATCH:
            return
        if is_whole:
            continue
        yield None
        after = _next_readable(connection, ordered, after, last)


def _next_readable(connection: sqlite.Connection, sql: str, after: int, last: int) -> int:
    """The id behind which reading goes on."""
    step, bad = 1, after
    while bad + step < last and not _is_readable(connection, sql, bad + step, last):
        bad, step = bad + step, step * 2
    good = min(bad + step, last)
    while good - bad > 1:
        middle = (good + bad) // 2
        if _is_readable(connection, sql, middle, last):
            good = middle
        else:
            bad = middle
    return good


def _is_readable(connection: sqlite.Connection, sql: str, after: int, last: int) -> bool:
    rows, is_whole = _read(connection, sql, after, last)
    return is_whole or bool(rows)


def _read(
    connection: sqlite.Connection, sql: str, after: int, last: int
) -> tuple[list[tuple[Any, ...]], bool]:
    """Rows until the first that can't be read, and whether there was none such."""
    rows: list[tuple[Any, ...]] = []
    try:
        with closing(connection.execute(sql, (after, last))) as cursor:
            rows.extend(iter(cursor.fetchone, None))
    except _READ_FAILURES:
        return rows, False
    return rows, True


def _copy_table(source: sqlite.Connection, copy: sqlite.Connection, table: str) -> int:
    """Copy what can be read of a table; returns how many stretches can't."""
    columns = _columns(copy, table)
    theirs = _columns(source, table)
    if len(theirs) != len(columns):
        theirs = columns
    key = columns.index(_ID.get(table, "id"))
    order = [key, *(place for place in range(len(columns)) if place != key)]
    names, marks = ", ".join(columns[place] for place in order), ", ".join("?" * len(order))
    wanted = ", ".join(_quoted(theirs[place]) for place in order)
    select = f"SELECT {wanted} FROM {table} WHERE {_quoted(theirs[key])} > ?1"  # noqa: S608
    select += f" AND {_quoted(theirs[key])} <= ?2"
    insert = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - constants
    gaps = 0
    copy.execute("BEGIN")
    for row in readable_rows(source, select, -1, _last_id(source, table)):
        if row is None:
            gaps += 1
            continue
        try:
            copy.execute(insert, row)
        except sqlite.IntegrityError:  # a damaged value
            gaps += 1
    copy.execute("COMMIT")
    return gaps


def _columns(connection: sqlite.Connection, table: str) -> list[str]:
    """The names of a table's columns, as they are there: a damaged one is still in its place."""
    try:
        return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    except _READ_FAILURES:
        return []


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _last_id(source: sqlite.Connection, table: str) -> int:
    try:
        row = source.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    except _READ_FAILURES:
        row = None
    return int(row[0]) if row else _FURTHEST


def _mend(copy: sqlite.Connection) -> None:
    """Make whole what refers to rows that are lost."""
    copy.execute("BEGIN")
    copy.execute(
        "INSERT INTO conversations (id, title, created_at, updated_at)"
        " SELECT conversation_id, ?, min(created_at), max(created_at) FROM messages"
        " WHERE conversation_id NOT IN (SELECT id FROM conversations) GROUP BY conversation_id",
        (_LOST,),
    )
    copy.execute(
        "UPDATE messages SET parent_id = (SELECT max(m.id) FROM messages m"
        " WHERE m.conversation_id = messages.conversation_id AND m.id < messages.id)"
        " WHERE parent_id IS NOT NULL AND parent_id NOT IN (SELECT id FROM messages)"
    )
    copy.execute("DELETE FROM journal WHERE message_id NOT IN (SELECT id FROM messages)")
    if _exists(copy, "folders"):
        copy.execute(
            "UPDATE conversations SET folder_id = NULL"
            " WHERE folder_id NOT IN (SELECT id FROM folders)"
        )
    copy.execute("COMMIT")


def _exists(connection: sqlite.Connection, table: str) -> bool:
    sql = "SELECT 1 FROM sqlite_schema WHERE name = ?"
    return connection.execute(sql, (table,)).fetchone() is not None

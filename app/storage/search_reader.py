"""Finds titles and messages, the latest first, on a connection that only reads.

The write-ahead log lets it read while the storage thread writes. The index names the candidates;
their texts are read and looked through until enough are found, so that a search for a word that is
everywhere costs no more than one for a rare one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from app.core.search import Filters, Hit, Place, Query, Term, first_of
from app.storage.database import expected_failures
from app.storage.keys import DataKey, connect
from app.storage.search_index import QUESTION, model_mark, month_mark
from app.storage.transactions import Transactions

MOST_TITLES = 20
INDEXED_LETTERS = 4
"""The longest beginnings of words that have an index (``0005_search.sql``)."""
_TRIED = 60
_WORTH_TRYING = 8
_MOST_MONTHS = 13
_DAY_S = 86_400.0
_CACHE_KB = 16_000
_COLUMN = {Place.QUESTIONS: QUESTION, Place.ANSWERS: "m.text", Place.THOUGHTS: "m.reasoning"}
_FROM_MESSAGES = """
    SELECT m.conversation_id, c.title, m.id, {column}, m.created_at, m.model_name, m.parent_id
    FROM {table} CROSS JOIN messages m ON m.id = {table}.rowid
    CROSS JOIN conversations c ON c.id = m.conversation_id
    WHERE {table} MATCH ? AND {table}.rowid < ? AND m.deleted_at IS NULL
    AND c.deleted_at IS NULL AND m.created_at >= ? ORDER BY {table}.rowid DESC
"""
_FROM_TITLES = """
    SELECT c.id, c.title, c.updated_at FROM search_titles
    CROSS JOIN conversations c ON c.id = search_titles.rowid
    WHERE search_titles MATCH ? AND c.deleted_at IS NULL AND c.updated_at >= ?
    ORDER BY search_titles.rowid DESC
"""
_IS_BELOW_DELETED = """
    WITH RECURSIVE above (id, parent_id, deleted_at) AS (
        SELECT id, parent_id, deleted_at FROM messages WHERE id = ?
        UNION
        SELECT m.id, m.parent_id, m.deleted_at FROM above JOIN messages m ON m.id = above.parent_id
    ) SELECT 1 FROM above WHERE deleted_at IS NOT NULL LIMIT 1
"""


class Page(NamedTuple):
    """Some hits, the latest first; those in titles, if any, before the others.

    Attributes:
        hits: what was found.
        before: for the next page; ``None`` when there is nothing more.
    """

    hits: list[Hit]
    before: int | None


class _Row(NamedTuple):
    """A row that the index names: its id, the hit if it is one, and which pieces it has."""

    key: int
    hit: Hit | None
    has: list[bool]


class SearchReader(Transactions):
    """Reads the database of a ``Store``, on any one thread at a time."""

    def __init__(self, path: Path, key: DataKey | None = None) -> None:
        """Open a database that a ``Store`` has open.

        Raises:
            AppError: it can't be read.
        """
        with expected_failures(path):
            address = f"{path.absolute().as_uri()}?mode=rw"
            connection = connect(address, key, uri=True, check_same_thread=False)
            super().__init__(connection, path)
            connection.execute("PRAGMA query_only = ON")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")

    def interrupt(self) -> None:
        """End the search that runs, from any thread: it raises ``AppError``."""
        self._connection.interrupt()

    def model_names(self) -> list[str]:
        """The models that have answered, by name; looked up among the latest answers."""
        rows = self._rows(
            "SELECT DISTINCT model_name FROM"
            " (SELECT model_name FROM messages ORDER BY id DESC LIMIT 5000) WHERE model_name <> ''"
            " ORDER BY model_name"
        )
        return [row[0] for row in rows]

    def search(
        self,
        query: Query,
        filters: Filters = Filters(),  # noqa: B008 - immutable
        *,
        limit: int = 50,
        before: int | None = None,
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> Page:
        """Find messages and, on the first page, titles that have all the words.

        Args:
            query: the words.
            filters: where to look.
            limit: on the messages.
            before: of the page before this one; default: the first page.
            is_wanted: asked now and then; the search ends when it is not.
        """
        if query.is_empty:
            return Page([], None)
        below = (1 << 62) if before is None else before
        found: list[Hit] = []
        for place in _COLUMN:
            if place in filters.places and (place is not Place.QUESTIONS or not filters.model_name):
                found += islice(self._in_messages(place, query, filters, below), limit)
            if not is_wanted():
                return Page([], None)
        found.sort(key=lambda hit: -hit.message_id)
        page, last = found[:limit], None
        if len(found) >= limit:  # thoughts and answer of one message stay on one page
            last = page[-1].message_id
            page += [hit for hit in found[limit:] if hit.message_id == last]
        titles = [] if before is not None else list(self._in_titles(query, filters))
        return Page(titles + page, last)

    def _in_titles(self, query: Query, filters: Filters) -> Iterator[Hit]:
        if Place.TITLES not in filters.places or filters.model_name:
            return
        count = 0
        with self._cursor(_FROM_TITLES, _expression(query), filters.since) as rows:
            for key, title, moment in rows:
                place = query.first_place(title)
                if place:
                    marks = tuple(query.places(title))
                    yield Hit(key, title, 0, Place.TITLES, title, marks, *place, moment)
                    count += 1
                    if count == MOST_TITLES:
                        return

    def _in_messages(
        self, place: Place, query: Query, filters: Filters, below: int
    ) -> Iterator[Hit]:
        """Hits, the latest first.

        A long beginning of a word has no index of its own, and FTS5 collects all rows of all words
        with it before it gives the first. So the rows of its first letters are looked through, for
        as long as enough of them have the whole.
        """
        lengths = [_indexed(term) for term in query.terms]
        if any(lengths):
            examined = found = 0
            having = [0] * len(lengths)
            for row in self._rows_of(place, query, filters, below, lengths):
                examined, below = examined + 1, row.key
                having = [count + has for count, has in zip(having, row.has, strict=True)]
                if row.hit is not None:
                    found += 1
                    yield row.hit
                if examined > _TRIED and found * _WORTH_TRYING < examined:
                    break
            else:
                return
            # Asked for whole are now only the words that few of those rows have.
            lengths = [
                length if 2 * count > examined else None
                for length, count in zip(lengths, having, strict=True)
            ]
        for row in self._rows_of(place, query, filters, below, lengths):
            if row.hit is not None:
                yield row.hit

    def _rows_of(
        self, place: Place, query: Query, filters: Filters, below: int, lengths: list[int | None]
    ) -> Iterator[_Row]:
        """The rows that the index names, with the hit if the text has all the pieces."""
        sql = _FROM_MESSAGES.format(column=_COLUMN[place], table=f"search_{place.value}")
        expression = _expression(query, filters, lengths)
        with self._cursor(sql, expression, below, filters.since) as rows:
            for home, title, key, text, moment, model_name, parent_id in rows:
                spans = query.found_in(text)
                where, hit = first_of(spans), None
                if where is not None and not self._is_hidden(home, parent_id):
                    snippet, marks = query.snippet(text, where[0])
                    hit = Hit(home, title, key, place, snippet, marks, *where, moment, model_name)
                yield _Row(key, hit, [span is not None for span in spans])

    def _is_hidden(self, conversation_id: int, parent_id: int | None) -> bool:
        """Whether a message follows a deleted one."""
        has_deleted = "SELECT 1 FROM messages WHERE conversation_id = ? AND deleted_at IS NOT NULL"
        if next(self._rows(f"{has_deleted} LIMIT 1", conversation_id), None) is None:
            return False
        return next(self._rows(_IS_BELOW_DELETED, parent_id), None) is not None

    def _cursor(self, sql: str, *values: object) -> closing[Any]:
        with expected_failures(self.path):
            return closing(_Rows(self, self._connection.execute(sql, values)))


class _Rows:
    """Rows one by one, their failures named; closed, they hold no reading transaction."""

    def __init__(self, reader: Transactions, cursor: Any) -> None:
        self._path, self._cursor = reader.path, cursor

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        while True:
            with expected_failures(self._path):
                row = self._cursor.fetchone()
            if row is None:
                return
            yield row

    def close(self) -> None:
        self._cursor.close()


def _indexed(term: Term) -> int | None:
    """How many letters of a term's last word have an index; ``None`` if all that are asked for."""
    return INDEXED_LETTERS if term.goes_on and len(term.words[-1]) > INDEXED_LETTERS else None


def _expression(
    query: Query, filters: Filters | None = None, lengths: Sequence[int | None] = ()
) -> str:
    """What FTS5 is asked (https://sqlite.org/fts5.html#full_text_query_syntax).

    Args:
        query: the words.
        filters: on model and time.
        lengths: for each piece, how many letters of its last word are asked for; ``None``: all.
    """
    parts = []
    for term, length in zip_longest(query.terms, lengths):
        parts += [f'"{word}"' for word in term.words[:-1]]
        last = term.words[-1]
        parts.append(f'"{last[:length]}"*' if term.goes_on else f'"{last}"')
    if filters and filters.model_name:
        parts.append(f'"{model_mark(filters.model_name)}"')
    months = _months(filters.since) if filters and filters.since else []
    if months:
        parts.append("(" + " OR ".join(f'"{month}"' for month in months) + ")")
    return " AND ".join(parts)


def _months(since: float) -> list[str]:
    """The marks of the months from a moment until now; none when they are too many to help."""
    now = time.time()
    if now - since > _MOST_MONTHS * 30 * _DAY_S:
        return []
    days = [since + day * _DAY_S for day in range(int((now - since) // _DAY_S) + 1)]
    return list(dict.fromkeys(month_mark(moment) for moment in [*days, now, now + _DAY_S]))

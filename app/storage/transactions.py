"""The few ways in which the tables are read and written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from app.storage.database import expected_failures


class Transactions:
    """Statements on one connection, whole or not at all, their failures named.

    Attributes:
        path: of the database.
    """

    def __init__(self, connection: sqlite.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection

    def close(self) -> None:
        """Close the file; all is on disk already."""
        self._connection.close()

    def _rows(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        with expected_failures(self.path):
            return iter(self._connection.execute(sql, values).fetchall())

    def _write(self, sql: str, *values: object) -> None:
        with self._transaction():
            self._connection.execute(sql, values)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with expected_failures(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

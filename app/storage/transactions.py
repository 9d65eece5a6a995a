"""The few ways in which the tables are read and written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from app.core.errors import AppError, ErrorKind
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
        with self._named_failures():
            return iter(self._connection.execute(sql, values).fetchall())

    def _write(self, sql: str, *values: object) -> None:
        with self._transaction():
            self._connection.execute(sql, values)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._named_failures():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _named_failures(self) -> Iterator[None]:
        """As ``expected_failures``; of a database that is open, only a part can be damaged."""
        try:
            with expected_failures(self.path):
                yield
        except AppError as error:
            if error.kind is not ErrorKind.DATABASE_DAMAGED:
                raise
            raise AppError(ErrorKind.CONVERSATION_DAMAGED, path=str(self.path)) from error

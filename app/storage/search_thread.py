"""Searches on a thread and a connection of its own, so that no write waits for a search.

A newer request ends the one that runs: who types never waits for what they typed before.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from app.core.errors import AppError, ErrorKind
from app.core.search import Filters, Query
from app.storage.keys import DataKey
from app.storage.search_reader import Page, SearchReader


class _Request(NamedTuple):
    query: Query
    filters: Filters
    before: int | None
    done: Callable[[Page | AppError], None]


class SearchThread:
    """Answers the latest request. Its thread begins with the first one.

    Attributes:
        model_names: that have answered lately; read behind the first search.
    """

    def __init__(self) -> None:
        self.model_names: list[str] = []
        self._changed = threading.Condition()
        self._in_use = threading.Lock()
        self._request: _Request | None = None
        self._is_running = self._is_closed = False
        self._reader: SearchReader | None = None
        self._thread = threading.Thread(target=self._run, name="search", daemon=True)

    def open(self, path: Path, key: DataKey | None) -> None:
        """Connect to a database, unless that is done; called on the storage thread.

        Raises:
            AppError: it can't be read.
        """
        if self._reader is None:
            self._reader = SearchReader(path, key)

    def search(
        self,
        query: Query,
        filters: Filters,
        before: int | None,
        done: Callable[[Page | AppError], None],
    ) -> None:
        """Search, in place of what was asked before.

        Args:
            query: the words.
            filters: where to look.
            before: of the page before; ``None``: the first page.
            done: gets the result on the search thread, unless another request comes first.
        """
        with self._changed:
            self._request = _Request(query, filters, before, done)
            self._interrupt()
            if self._thread.ident is None:
                self._thread.start()
            self._changed.notify()

    def disconnect(self) -> None:
        """Close the connection, from any thread; ``open`` makes another."""
        with self._changed:
            self._request = None
            self._interrupt()
        with self._in_use:
            if self._reader is not None:
                self._reader.close()
                self._reader = None
            self.model_names = []

    def close(self) -> None:
        """End the thread and close the connection."""
        self.disconnect()
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        if self._thread.ident is not None:
            self._thread.join()

    def _interrupt(self) -> None:
        if self._is_running and self._reader is not None:
            self._reader.interrupt()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._is_running = False
                self._changed.wait_for(lambda: self._request or self._is_closed)
                request, self._request = self._request, None
                self._is_running = request is not None
            if request is None:
                return
            with self._in_use:
                result = self._result(request)
            with self._changed:
                is_wanted = self._request is None
            if is_wanted and result is not None:
                request.done(result)
                self._read_names()

    def _read_names(self) -> None:
        with self._in_use:
            if self._reader is not None and not self.model_names and self._request is None:
                with suppress(AppError):
                    self.model_names = self._reader.model_names()

    def _result(self, request: _Request) -> Page | AppError | None:
        if self._reader is None:
            return None
        try:
            return self._reader.search(
                request.query,
                request.filters,
                before=request.before,
                is_wanted=lambda: self._request is None,
            )
        except AppError as error:
            return error
        except Exception:  # noqa: BLE001 - the edge of the thread: the caller must hear
            threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), self._thread)))
            return AppError(ErrorKind.STORAGE_FAILED)

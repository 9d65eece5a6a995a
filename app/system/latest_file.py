"""A file whose latest content is written by a thread: whoever changes it never waits."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from app.system.files import write_atomically


class LatestFile:
    """Writes contents in order; one that is overtaken by a newer one may be left out."""

    def __init__(self, path: Path, on_failure: Callable[[OSError], None]) -> None:
        """Prepare; the thread starts with the first content.

        Args:
            path: of the file.
            on_failure: told, on the thread, that a content could not be written.
        """
        self._path = path
        self._on_failure = on_failure
        self._changed = threading.Condition()
        self._content: bytes | None = None
        self._thread: threading.Thread | None = None
        self._is_closed = False

    def write(self, content: bytes) -> None:
        """Have a content written."""
        with self._changed:
            self._content = content
            self._changed.notify()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="latest-file", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Wait until the latest content is written; nothing is written afterwards."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while True:
            with self._changed:
                while self._content is None:
                    if self._is_closed:
                        return
                    self._changed.wait()
                content, self._content = self._content, None
            try:
                write_atomically(self._path, content)
            except OSError as error:
                self._on_failure(error)

"""Notices that a process that has work to do says nothing any more."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

SILENCE_S = 600.0
"""A large model on a slow disk may read 256 tokens for minutes; no honest step takes longer."""
SERVER_SILENCE_S = 1200.0
"""Of an exchange with a server, which has a patience of its own: two tries of 315 s each."""
GRACE_S = 3.0


class Watchdog:
    """Asks for a stop after a silence, for an end a little later.

    Both callbacks run on the watchdog's thread.
    """

    def __init__(
        self,
        on_silent: Callable[[], None],
        on_dead: Callable[[], None],
        *,
        silence_s: float = SILENCE_S,
        grace_s: float = GRACE_S,
    ) -> None:
        """Prepare; nothing is watched before ``watch``.

        Args:
            on_silent: after ``silence_s`` without a sign.
            on_dead: after ``grace_s`` more.
            silence_s: patience in seconds.
            grace_s: what a polite request is given.
        """
        self._on_silent = on_silent
        self._on_dead = on_dead
        self._usual_silence_s = self._silence_s = silence_s
        self._grace_s = grace_s
        self._last_sign = time.monotonic()
        self._has_work = threading.Event()
        self._is_closed = threading.Event()
        self._thread: threading.Thread | None = None

    def watch(self, silence_s: float | None = None) -> None:
        """There is work: silence matters from now on.

        Args:
            silence_s: patience with this work; ``None`` for the usual one.
        """
        self._silence_s = silence_s or self._usual_silence_s
        self._last_sign = time.monotonic()
        self._has_work.set()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="watchdog", daemon=True)
            self._thread.start()

    def hear(self) -> None:
        """There was a sign of life."""
        self._last_sign = time.monotonic()

    def rest(self) -> None:
        """All work is done."""
        self._has_work.clear()
        if self._is_closed.is_set():  # by another thread, whose end must not wait for work
            self._has_work.set()

    def close(self) -> None:
        """End the thread."""
        self._is_closed.set()
        self._has_work.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while self._has_work.wait() and not self._is_closed.is_set():
            if not self._is_silent(self._silence_s):
                continue
            self._on_silent()
            if self._is_silent(self._silence_s + self._grace_s):
                self._on_dead()
                self.rest()

    def _is_silent(self, seconds: float) -> bool:
        """Wait until there has been no sign for so long; ``False`` if there was one, or rest."""
        last_sign = self._last_sign
        left = last_sign + seconds - time.monotonic()
        if self._is_closed.wait(max(0.0, left)):
            return False
        return self._last_sign == last_sign and self._has_work.is_set()

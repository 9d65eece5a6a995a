"""The cancel of one download, felt in whatever the download is doing.

Three tools: ``check`` between steps, ``wait`` instead of sleeping, and ``call`` for what nothing
can interrupt (DNS, connecting, fsync): that runs on a thread of its own, which a cancel abandons.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

from app.core.errors import AppError, ErrorKind

T = TypeVar("T")


class DeadlineMissedError(Exception):
    """A call did not return in time; its thread has been abandoned."""


class Cancellation:
    """Whether a download shall end; may be used from any thread.

    Attributes:
        keep_partial: of the cancel: whether the bytes on disk stay for a resume.
    """

    def __init__(self) -> None:
        self.keep_partial = True
        self._lock = threading.Lock()
        self._cancelled = threading.Event()
        self._callbacks: list[Callable[[], None]] = []

    @property
    def is_cancelled(self) -> bool:
        """Whether ``cancel`` was called."""
        return self._cancelled.is_set()

    def cancel(self, *, keep_partial: bool) -> None:
        """End the download; the first call counts."""
        with self._lock:
            if self._cancelled.is_set():
                return
            self.keep_partial = keep_partial
            self._cancelled.set()
            callbacks = list(self._callbacks)
        for callback in callbacks:
            callback()

    def check(self) -> None:
        """Do nothing unless cancelled.

        Raises:
            AppError: ``CANCELLED``.
        """
        if self._cancelled.is_set():
            raise AppError(ErrorKind.CANCELLED)

    def wait(self, timeout_s: float) -> None:
        """Sleep for ``timeout_s``.

        Raises:
            AppError: ``CANCELLED``, at once.
        """
        if self._cancelled.wait(timeout_s):
            raise AppError(ErrorKind.CANCELLED)

    @contextmanager
    def on_cancel(self, callback: Callable[[], None]) -> Iterator[None]:
        """Call ``callback`` (from the cancelling thread) if the cancel comes inside the block, or
        at once if it came before.
        """
        with self._lock:
            self._callbacks.append(callback)
            was_cancelled = self._cancelled.is_set()
        try:
            if was_cancelled:
                callback()
            yield
        finally:
            with self._lock:
                self._callbacks.remove(callback)

    def call(
        self,
        function: Callable[[], T],
        *,
        deadline_s: float | None = None,
        discard: Callable[[T], None] | None = None,
    ) -> T:
        """Run something that cannot be interrupted, without waiting longer than a cancel.

        Args:
            function: runs on a thread of its own; what it raises is raised here.
            deadline_s: seconds until it is given up; ``None`` for no limit.
            discard: gets the result if nobody waits for it any more (closes a response).

        Raises:
            AppError: ``CANCELLED``.
            DeadlineMissedError: the deadline has passed.
        """
        self.check()
        call = _Call(function, discard)
        with self.on_cancel(call.wake):
            call.wait(deadline_s)
        if not call.is_done and not call.abandon():
            self.check()
            raise DeadlineMissedError
        return call.result()


class _Call(Generic[T]):
    """One function on a thread, whose result may come too late."""

    def __init__(self, function: Callable[[], T], discard: Callable[[T], None] | None) -> None:
        self._function = function
        self._discard = discard
        self._wake = threading.Event()
        self._lock = threading.Lock()
        self._is_abandoned = False
        self._results: list[T] = []
        self._error: BaseException | None = None
        self.is_done = False
        threading.Thread(target=self._run, name="interruptible-call", daemon=True).start()

    def wake(self) -> None:
        """End ``wait`` early."""
        self._wake.set()

    def wait(self, timeout_s: float | None) -> None:
        """Wait until the function has returned, ``wake`` was called or the time is over."""
        self._wake.wait(timeout_s)

    def abandon(self) -> bool:
        """Give the call up; ``True`` when it has ended just now, so that its result counts."""
        with self._lock:
            self._is_abandoned = not self.is_done
            return self.is_done

    def result(self) -> T:
        """What the function returned.

        Raises:
            BaseException: what the function raised.
        """
        if self._error is not None:
            raise self._error
        return self._results[0]

    def _run(self) -> None:
        result: list[T] = []
        error: BaseException | None = None
        try:
            result.append(self._function())
        except BaseException as raised:  # noqa: BLE001 - raised again on the thread that waits
            error = raised
        with self._lock:
            self._results, self._error, self.is_done = result, error, True
            is_late = self._is_abandoned
        self._wake.set()
        if is_late and result and self._discard is not None:
            self._discard(result[0])

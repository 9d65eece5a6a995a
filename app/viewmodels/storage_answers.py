"""The storage's answers for a thread that works through much and has to wait for each."""

from __future__ import annotations

import queue
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from app.core.errors import AppError, ErrorKind

if TYPE_CHECKING:
    from app.storage.store import Store
    from app.viewmodels.relay import StorageRelay

T = TypeVar("T")


class StorageAnswers:
    """Asks the storage from one thread, which waits; ``cancel`` ends the waiting.

    Attributes:
        is_cancelled: nothing more shall be done.
    """

    def __init__(self, storage: StorageRelay) -> None:
        self.is_cancelled = False
        self._storage = storage
        self._answers: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def ask(self, work: Callable[[Store], T]) -> T:
        """Have work done on the store; on the waiting thread.

        Raises:
            AppError: of the storage, or ``CANCELLED``.
        """
        self.check()
        self._storage.submit(work, self._answers.put)
        answer = self._answers.get()
        self.check()
        if isinstance(answer, AppError):
            raise answer
        return answer  # type: ignore[no-any-return] # the queue carries what the work returns

    def check(self) -> None:
        """End the work if it was cancelled.

        Raises:
            AppError: ``CANCELLED``.
        """
        if self.is_cancelled:
            raise AppError(ErrorKind.CANCELLED)

    def cancel(self) -> None:
        """End the work as soon as can be; from any thread."""
        self.is_cancelled = True
        self._answers.put(None)

"""Waiting between tries: longer at every failure in a row, shown, and interruptible."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TypeVar

from app.core.errors import AppError, ErrorKind
from app.hub.cancellation import Cancellation
from app.hub.failures import Failure, Patience, failure_of
from app.hub.settings import TransferSettings

T = TypeVar("T")


class BackOff:
    """Counts failures in a row and waits after each."""

    def __init__(
        self,
        settings: TransferSettings,
        cancellation: Cancellation,
        on_wait: Callable[[float, ErrorKind], None],
        *,
        most_patience: Patience,
    ) -> None:
        """Prepare.

        Args:
            settings: the times.
            cancellation: ends a wait.
            on_wait: told before every wait: seconds, and why.
            most_patience: ``BRIEF`` for requests that somebody waits for.
        """
        self._settings = settings
        self._cancellation = cancellation
        self._on_wait = on_wait
        self._most_patience = most_patience
        self._failures = 0

    def reset(self) -> None:
        """There was progress: the next failure is the first again."""
        self._failures = 0

    def wait_after(self, failure: Failure) -> None:
        """Wait before the next try.

        Raises:
            AppError: ``CANCELLED``, or the failure's kind when it is not worth another try.
        """
        self._failures += 1
        tries = self._tries(failure)
        if self._failures >= tries or failure.retry_after_s > self._settings.longest_retry_after_s:
            details: dict[str, float] = {"tries": self._failures}
            if failure.retry_after_s:
                details["retry_in_s"] = failure.retry_after_s
            if failure.status:
                details["status"] = failure.status
            raise AppError(failure.kind, **details)
        wait_s = failure.retry_after_s or self._jittered_s()
        self._on_wait(wait_s, failure.kind)
        self._cancellation.wait(wait_s)

    def insist(
        self,
        function: Callable[[], T],
        *,
        deadline_s: float | None,
        has_token: bool,
        on_try: Callable[[], None] = lambda: None,
    ) -> T:
        """Ask a server, again after each failure that is worth it.

        Args:
            function: the request; it may block.
            deadline_s: of one try.
            has_token: as in ``failure_of``.
            on_try: told before each.

        Raises:
            AppError: ``CANCELLED``, or why there is no answer.
        """
        while True:
            on_try()
            try:
                return self._cancellation.call(function, deadline_s=deadline_s)
            except AppError:
                raise
            except Exception as error:
                failure = failure_of(error, has_token=has_token)
                if failure is None:
                    raise
                self.wait_after(failure)

    def _tries(self, failure: Failure) -> int:
        if failure.patience is Patience.NONE:
            return 1
        if Patience.BRIEF in (failure.patience, self._most_patience):
            return self._settings.brief_tries
        return self._settings.patient_tries

    def _jittered_s(self) -> float:
        longest_s = min(
            self._settings.back_off_limit_s,
            self._settings.back_off_first_s * 2.0 ** min(self._failures - 1, 16),
        )
        return longest_s * random.uniform(0.5, 1.0)  # noqa: S311 - jitter, not a secret

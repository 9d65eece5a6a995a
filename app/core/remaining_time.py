"""How long a transfer will still take, said so that it does not jump about."""

from __future__ import annotations

from math import exp

_MEMORY_S = 15.0
"""Speeds older than this count little."""
_FIRST_S = 2.0
"""Nothing is said before: the first speeds mean nothing."""
_SLACK, _SLACK_S = 1.25, 3.0
"""An estimate that grows by less than these is kept: it only counts down."""


class RemainingTime:
    """Estimates from the bytes that are left and a speed that changes.

    What is said only counts down. When the transfer has become so much slower that this would be a
    lie, the higher figure is said once, and counts down from there.
    """

    def __init__(self) -> None:
        self._began: float | None = None
        self._last = 0.0
        self._rate = 0.0
        self._end: float | None = None

    def restart(self) -> None:
        """The transfer has stopped: what was said is void, what was learned of the speed is not."""
        self._began = self._end = None

    def update(self, now: float, left_bytes: int, bytes_per_s: float) -> float | None:
        """The time to say.

        Args:
            now: seconds of a clock that never goes back.
            left_bytes: to transfer.
            bytes_per_s: at present; 0 while unknown.

        Returns:
            Seconds; ``None`` while nothing can be said.
        """
        if bytes_per_s <= 0:
            return self._said(now)
        if self._began is None:
            self._began, self._last = now, now
        passed, step = now - self._began, now - self._last
        weight = 1 - exp(-step / min(_MEMORY_S, max(passed, step))) if step else 1.0
        self._rate += weight * (bytes_per_s - self._rate)
        self._last = now
        if now - self._began < _FIRST_S:
            return None
        end = now + left_bytes / self._rate
        if self._end is None or end < self._end or end - now > self._most(now):
            self._end = end
        return self._said(now)

    def _most(self, now: float) -> float:
        return _SLACK * max(0.0, (self._end or now) - now) + _SLACK_S

    def _said(self, now: float) -> float | None:
        return None if self._end is None else max(0.0, self._end - now)

"""How much a model may think, as one thing to choose."""

from __future__ import annotations

from typing import NamedTuple

from app.core.control import Thinking


class ThinkingHabit(NamedTuple):
    """How much a model may think.

    Attributes:
        thinks: whether it thinks at all.
        tokens: its thoughts are closed after so many; 0: no limit.
        seconds: its thoughts are closed after so many; 0: no limit.
    """

    thinks: bool = True
    tokens: int = 0
    seconds: int = 0

    @property
    def thinking(self) -> Thinking:
        """As the engine is told."""
        return Thinking(self.thinks, self.tokens or None, self.seconds or None)

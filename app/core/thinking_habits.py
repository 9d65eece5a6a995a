"""How much each model may think: what was chosen for it last, else what holds for all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from app.core.control import Thinking

MOST_MODELS = 100
"""Of models that were used long ago nothing is remembered."""


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


def habit_of(model: str, habits: Mapping[str, object], otherwise: ThinkingHabit) -> ThinkingHabit:
    """The habit of a model.

    Args:
        model: as the settings call it (``InstalledModel.choice``, ``Server.choice``).
        habits: of all models, as the settings file has them; damaged ones do not count.
        otherwise: of a model that has none.
    """
    match habits.get(model):
        case [bool(thinks), int(tokens), int(seconds)] if tokens >= 0 and seconds >= 0:
            return ThinkingHabit(thinks, tokens, seconds)
    return otherwise


def with_habit(model: str, habit: ThinkingHabit, habits: Mapping[str, object]) -> dict[str, object]:
    """All habits with a new one of a model."""
    others = [(name, kept) for name, kept in habits.items() if name != model]
    return dict([*others, (model, [*habit])][-MOST_MODELS:])

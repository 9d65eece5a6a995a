"""One question to a model, as all sides of a comparison are asked it, and what it took."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.messages import Role, Turn

BATCH_TOKENS = 512
"""Of all sides, as the engine's contexts are made."""
PENALTY_WINDOW_TOKENS = 256
NO_WORD_TWICE = 100.0
"""Random weights would else say one word for ever, which the engine would guess ahead."""
_BOS, _EOS = "<｜begin▁of▁sentence｜>", "<｜end▁of▁sentence｜>"


@dataclass(frozen=True)
class Question:
    """What is asked.

    Attributes:
        turns: oldest first.
        max_tokens: of the answer.
        repeat_penalty: ``NO_WORD_TWICE`` for random weights.
        reuses: whether what the cache holds is used.
    """

    turns: Sequence[Turn]
    max_tokens: int
    repeat_penalty: float = 1.0
    reuses: bool = False

    @property
    def history(self) -> str:
        """The turns as R1's template renders them, but for the last."""
        return _BOS + "".join(
            f"<｜User｜>{turn.text}"
            if turn.role is Role.USER
            else f"<｜Assistant｜>{turn.text}{_EOS}"
            for turn in self.turns[:-1]
        )

    @property
    def prompt(self) -> str:
        """All turns, and the beginning of the answer."""
        return f"{self.history}<｜User｜>{self.turns[-1].text}<｜Assistant｜><think>\n"


@dataclass(frozen=True)
class Measured:
    """What it took.

    Attributes:
        prompt_tokens: that were evaluated, not reused.
        prompt_s: evaluating them.
        steps: evaluations of one token while generating.
        generation_s: of all steps, sampling included.
        first_s: from the question to the first text.
    """

    prompt_tokens: int
    prompt_s: float
    steps: int
    generation_s: float
    first_s: float

    @property
    def prompt_speed(self) -> float:
        """Tokens a second."""
        return self.prompt_tokens / self.prompt_s

    @property
    def generation_speed(self) -> float:
        """Tokens a second."""
        return self.steps / self.generation_s

"""How an answer is to be made: how long to think, from where to go on, what to do without room."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Overflow(StrEnum):
    """What happens when the context is full in the middle of an answer."""

    END = "end"
    """The answer ends there, and can be continued."""
    SHIFT = "shift"
    """The model forgets the older half of what it wrote, and goes on."""


@dataclass(frozen=True)
class Thinking:
    """How much the model may think.

    Attributes:
        is_on: whether it thinks at all; off, it answers at once.
        budget_tokens: thoughts are closed after so many tokens; ``None``: no limit.
        budget_s: thoughts are closed after so many seconds; ``None``: no limit.
    """

    is_on: bool = True
    budget_tokens: int | None = None
    budget_s: float | None = None


@dataclass(frozen=True)
class Begun:
    """A part of an answer that is there already.

    Attributes:
        reasoning: thoughts so far.
        text: answer so far; as long as it is empty the thoughts are still open.
    """

    reasoning: str
    text: str

    @property
    def is_thinking(self) -> bool:
        """Whether the thoughts are to go on."""
        return not self.text


@dataclass(frozen=True)
class AnswerControl:
    """Everything about an answer that is neither its turns nor its sampling.

    Attributes:
        thinking: how much.
        begun: what to go on from; ``None`` starts afresh. With ``thinking`` off, begun thoughts
            are closed and the answer follows.
        overflow: what to do when the context is full.
        pauses_loops: end with ``StopReason.LOOPING`` when the model repeats itself.
        keeps_state: whether the engine may save the evaluated conversation to go back to it soon.
        instructions: what the user wants of every answer; no part of the turns.
    """

    thinking: Thinking = Thinking()
    begun: Begun | None = None
    overflow: Overflow = Overflow.END
    pauses_loops: bool = True
    keeps_state: bool = True
    instructions: str = ""

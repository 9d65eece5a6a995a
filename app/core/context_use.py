"""What the tokens of the context window are used for, and what a text will take of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from app.core.messages import AnswerFigures, Message

RESERVE_SHARE = 0.25
RESERVE_TOKENS = 2048
BYTES_PER_TOKEN = 3.6
"""Of English prose and of Chinese alike, in the vocabularies of DeepSeek-R1's relatives."""
_ENOUGH_BYTES = 200
_LATEST_ANSWERS = 6


class ContextUse(NamedTuple):
    """How a window is divided, in tokens.

    Attributes:
        history: the prompt: all that was said before.
        thoughts: of the last answer.
        answer: the last answer itself.
        total: size of the window.
        instructions: of the history, what the user wants of every answer.
    """

    history: int = 0
    thoughts: int = 0
    answer: int = 0
    total: int = 0
    instructions: int = 0

    @property
    def used(self) -> int:
        """All but the room that is left."""
        return self.history + self.thoughts + self.answer

    @property
    def room(self) -> int:
        """What is left."""
        return max(0, self.total - self.used)

    def forgets_for(self, draft_tokens: int) -> bool:
        """Whether a question of so many tokens would push the oldest messages out.

        The next prompt has no thoughts in it.
        """
        return self.history + self.answer + draft_tokens > prompt_room(self.total)


def context_use(figures: AnswerFigures | None, total: int) -> ContextUse:
    """The use of a window of so many tokens by an answer; what it dropped was its oldest part."""
    if figures is None:
        return ContextUse(total=total)
    dropped = min(figures.shifted_tokens, figures.reasoning_tokens)
    thoughts = figures.reasoning_tokens - dropped
    answer = max(0, figures.answer_tokens - (figures.shifted_tokens - dropped))
    told = figures.instruction_tokens
    return ContextUse(figures.prompt_tokens, thoughts, answer, total, told)


def about_history(messages: Iterable[Message], total: int, told_tokens: int = 0) -> ContextUse:
    """The use of a window by a conversation that no model has answered here, about.

    The next prompt has no thoughts in it, and leaves room for the answer.

    Args:
        messages: that were said.
        total: size of the window.
        told_tokens: of the instructions before them.
    """
    tokens = told_tokens + sum(about_tokens(message.prompt_text) for message in messages)
    history = min(tokens, prompt_room(total))
    return ContextUse(history=history, total=total, instructions=min(told_tokens, history))


def prompt_room(context_tokens: int) -> int:
    """So long a prompt may be; the rest of the window is for the answer."""
    reserve = max(int(context_tokens * RESERVE_SHARE), min(RESERVE_TOKENS, context_tokens // 2))
    return context_tokens - reserve


def bytes_per_token(messages: Iterable[Message]) -> float | None:
    """As measured on the latest answers of a conversation; ``None`` when there is too little.

    Bytes of UTF-8, since these vary least between scripts.
    """
    size = tokens = 0
    answers = [message for message in messages if message.figures is not None]
    for message in answers[-_LATEST_ANSWERS:]:
        assert message.figures is not None
        size += len(message.reasoning.encode()) + len(message.text.encode())
        tokens += message.figures.generated_tokens
    return size / tokens if size >= _ENOUGH_BYTES and tokens else None


def about_tokens(text: str, bytes_each: float | None = None) -> int:
    """An estimate of a text's tokens, rounded to two figures since it is no better."""
    estimate = len(text.encode(errors="replace")) / (bytes_each or BYTES_PER_TOKEN)
    return int(float(f"{estimate:.2g}")) if estimate > 10 else -int(-estimate // 1)

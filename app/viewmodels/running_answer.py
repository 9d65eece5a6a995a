"""An answer on its way from the engine to the screen and the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

from app.core.errors import AppError
from app.core.messages import AnswerFigures, Message, StopReason

if TYPE_CHECKING:
    from app.core.reasoning import Parts


class Phase(Enum):
    """What an answer is doing."""

    WAITING = auto()
    """For the model to load, or for another answer to end."""
    READING = auto()
    """The prompt is evaluated."""
    THINKING = auto()
    ANSWERING = auto()


@dataclass
class RunningAnswer:
    """An answer that streams.

    Attributes:
        message: as far as it is journalled, which is as far as it is shown.
        path: the messages before it, oldest first.
        budget_tokens: of its thoughts; ``None``: no limit.
        phase: what it is doing.
        prompt_share: of the prompt that has been read, 0 to 1.
        earlier: figures of the part that was there before it was continued.
        figures: the latest, earlier ones included.
    """

    message: Message
    path: list[Message]
    budget_tokens: int | None = None
    phase: Phase = Phase.WAITING
    prompt_share: float = 0.0
    earlier: AnswerFigures | None = None
    figures: AnswerFigures = field(default_factory=AnswerFigures)
    pending: Parts = field(default_factory=list)
    is_revealed: bool = False
    is_writing: bool = False
    has_journal_failed: bool = False
    ending: StopReason | None = None
    error: AppError | None = None

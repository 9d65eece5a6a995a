"""What the engine process drives: a model in its own memory, or a server."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from app.core.control import AnswerControl
from app.core.messages import AnswerFigures, Sampling, StopReason, Turn
from app.engine.answer_text import Listener


class Interruptions(Protocol):
    """What the user may want of the job that is running; ``JobFlags`` in the engine process."""

    def is_stopped(self) -> bool:
        """Whether it is to stop."""

    def take_answer_request(self) -> bool:
        """Whether it is to end its thoughts and answer; true once for each time it was asked."""


class AnswerSession(Protocol):
    """Answers questions, one after the other. ``tests/engine/test_contract.py`` is its law.

    Attributes:
        interruptions: of the current job; another may be put in its place between jobs.
    """

    interruptions: Interruptions

    def answer(
        self,
        turns: Sequence[Turn],
        sampling: Sampling,
        listener: Listener,
        control: AnswerControl = ...,
    ) -> tuple[StopReason, AnswerFigures]:
        """Answer the last turn; the listener hears nothing after the return.

        Args:
            turns: oldest first, the last one the user's.
            sampling: how the tokens are chosen.
            listener: gets progress and text.
            control: how long to think, from where to go on, what to do without room.

        Raises:
            AppError: there is no answer, or only its beginning, which the listener has.
        """

    def warm(
        self, turns: Sequence[Turn], *, keeps_state: bool = True, instructions: str = ""
    ) -> None:
        """Prepare for a question after these turns, if that is possible and costs nobody.

        Args:
            turns: oldest first.
            keeps_state: as in ``AnswerControl``.
            instructions: as in ``AnswerControl``.
        """

    def save_state(self) -> bool:
        """Save what would have to be computed again, if it may be; whether it is saved now."""

    def close(self) -> None:
        """Free what it holds. It is not used any more."""

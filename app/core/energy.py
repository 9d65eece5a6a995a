"""What is known of the energy that answers took, and why sometimes nothing is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NotMeasurable(StrEnum):
    """Why the energy of answers can't be measured on a machine."""

    NO_COUNTER = "no_counter"
    """The processor, or the system, has none."""
    NOT_READABLE = "not_readable"
    """The administrator alone may read it."""
    NO_GPU_COUNTER = "no_gpu_counter"
    """The model runs on a GPU that does not count."""


@dataclass(frozen=True)
class EnergyUse:
    """Of a conversation.

    Attributes:
        total_j: joules of those of its answers that were measured, all versions together.
        answers: how many those are.
        problem: why the next answer will not be measured, if it won't.
    """

    total_j: float = 0.0
    answers: int = 0
    problem: NotMeasurable | None = None

"""One row of the report: a ratio, its goal, and the figures behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """A measured ratio.

    Attributes:
        name: what is compared with what.
        ours: one figure a round.
        theirs: of the other side, from the same rounds.
        unit: of the figures.
        goal: bound of the ratio of medians.
        is_floor: whether the ratio should be at least the goal; else at most.
    """

    name: str
    ours: Sequence[float]
    theirs: Sequence[float]
    unit: str
    goal: float
    is_floor: bool

    @property
    def ratio(self) -> float:
        """Ours over theirs, of the medians."""
        return median(self.ours) / median(self.theirs)

    def __str__(self) -> str:
        """The row as it is printed."""
        met = self.ratio >= self.goal if self.is_floor else self.ratio <= self.goal
        sign = ">=" if self.is_floor else "<="
        spread = " ".join(
            f"{side} {median(values):.4g} {self.unit} ({min(values):.4g}-{max(values):.4g})"
            for side, values in (("ours", self.ours), ("theirs", self.theirs))
        )
        verdict = "met" if met else "MISSED"
        return f"{self.name}: {self.ratio:.3f} (goal {sign} {self.goal}, {verdict})\n    {spread}"


@dataclass(frozen=True)
class Bound:
    """Something measured by itself, where there is nothing to compare it with.

    Attributes:
        name: what was measured.
        values: one a round.
        unit: of the values.
        goal: most that the median may be.
    """

    name: str
    values: Sequence[float]
    unit: str
    goal: float

    def __str__(self) -> str:
        """The row as it is printed."""
        middle = median(self.values)
        verdict = "met" if middle <= self.goal else "MISSED"
        spread = f"({min(self.values):.4g}-{max(self.values):.4g}, {len(self.values)} times)"
        return (
            f"{self.name}: {middle:.4g} {self.unit} (goal <= {self.goal:g}, {verdict})\n"
            f"    {spread}"
        )

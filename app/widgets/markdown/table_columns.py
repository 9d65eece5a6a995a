"""How wide the columns of a table are; numbers only."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_STEP_PX = 4
"""Widths are multiples of it, so that a growing table rarely moves its columns."""


@dataclass
class Column:
    """What a column's cells need, in pixels.

    Attributes:
        natural: the longest cell in one line.
        unbreakable: the widest thing that cannot be broken, such as a formula.
    """

    natural: float = 0.0
    unbreakable: float = 0.0


def column_widths(
    columns: Sequence[Column], available: float, *, comfortable: float, widest: float
) -> list[int]:
    """Widths of columns without their padding.

    Args:
        columns: what they need.
        available: for all together.
        comfortable: no column that needs as much is narrower.
        widest: no column of text is wider, unless there is room.

    Returns:
        a width for each; together they may exceed what is available.
    """
    natural = [max(column.natural, column.unbreakable, 1.0) for column in columns]
    if sum(map(_rounded, natural)) <= available:
        return [_rounded(width) for width in natural]
    wanted = [
        max(min(width, widest), column.unbreakable)
        for width, column in zip(natural, columns, strict=True)
    ]
    least = [
        max(min(width, comfortable), column.unbreakable)
        for width, column in zip(wanted, columns, strict=True)
    ]
    room = available - sum(least)
    if room <= 0:
        return [_rounded(width) for width in least]
    target = natural if sum(wanted) < available else wanted
    lacking = [max(0.0, want - low) for want, low in zip(target, least, strict=True)]
    share = min(1.0, room / (sum(lacking) or 1.0))
    return [math.floor(low + lack * share) for low, lack in zip(least, lacking, strict=True)]


def _rounded(width: float) -> int:
    return math.ceil(width / _STEP_PX) * _STEP_PX

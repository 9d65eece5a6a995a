"""A text that is being written, laid over an earlier place of it, and what differs between the two.

See ``app.core.repeated_words``, which finds the places.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_VALUES = frozenset("零一二三四五六七八九十百千真假") | {
    *("true", "false", "yes", "no", "even", "odd"),
    *("vrai", "vraie", "faux", "fausse", "oui", "non", "pair", "impair"),
}
"""What a step of honest work may end with, beside figures and letters."""
_ONE_LETTER_WORDS = frozenset("aàiyoô")
_RETURN_COST = 0.5


class Change(NamedTuple):
    """A difference between two repetitions.

    Attributes:
        place: the unit.
        is_fresh: whether it stood there neither one nor two repetitions before.
        is_value: whether it is fresh, and a value that took the place of another.
        cost: what it counts for; less than 1 where a word is again what it was two repetitions
            before: one word that changes each time is two differences.
    """

    place: int
    is_fresh: bool
    is_value: bool
    cost: float


def change(unit: str, place: int, replaced: Sequence[str], earlier: Sequence[str]) -> Change:
    """What to make of a unit that is not what it was a repetition before.

    Args:
        unit: in lower case.
        place: its number.
        replaced: what stood there a repetition before.
        earlier: what stood there two repetitions before.
    """
    is_fresh = unit not in replaced and unit not in earlier
    is_value = is_fresh and _replaces_value(unit, replaced)
    is_return = unit in earlier and not _is_value(unit)
    return Change(place, is_fresh, is_value, _RETURN_COST if is_return else 1.0)


class Alignment:
    """The text that is being written, laid over an earlier place that it seems to repeat.

    Attributes:
        start: the first unit that repeats.
        partner: the earlier unit that the latest one is compared with.
        lost_at: the unit where they ceased to agree; -1 while they do.
        changes: between the two texts, in order.
        due: no use in asking before this unit; -1 when it has come to nothing.
    """

    __slots__ = ("changes", "due", "lost_at", "partner", "start")

    def __init__(self, start: int, partner: int) -> None:
        self.start = start
        self.partner = partner
        self.lost_at = -1
        self.changes: list[Change] = []
        self.due = 0

    def changes_after(self, unit: int) -> list[Change]:
        """The changes behind a unit."""
        return [change for change in self.changes if change.place > unit]

    def steps(self, after: int, lag: int, *, is_short: bool) -> int:
        """How many changes after a unit look like progress.

        One that is fresh does, if another stood there a repetition before or after.

        Args:
            after: the last unit that is not looked at.
            lag: units of one repetition.
            is_short: so does any value, and any word that changes three times running.
        """
        places = {change.place for change in self.changes}
        fresh = {change.place for change in self.changes if change.is_fresh}
        return sum(
            (is_fresh and (_has_near(fresh, place - lag) or _has_near(fresh, place + lag)))
            or (is_short and (is_value or _changes_each_time(places, place, lag)))
            for place, is_fresh, is_value, _ in self.changes_after(after)
        )


def _is_letter(unit: str) -> bool:
    return len(unit) == 1 and unit < "\u0e00"


def _is_value(unit: str) -> bool:
    is_letter = _is_letter(unit) and unit not in _ONE_LETTER_WORDS
    return is_letter or unit[0].isdigit() or unit in _VALUES


def _replaces_value(unit: str, replaced: Sequence[str]) -> bool:
    """Whether a value took the place of another; beside a letter, a word of one is a letter."""
    if _is_value(unit):
        return any(_is_value(other) or _is_letter(other) for other in replaced)
    return _is_letter(unit) and any(map(_is_value, replaced))


def _has_near(places: set[int], place: int) -> bool:
    return place in places or place - 1 in places or place + 1 in places


def _changes_each_time(places: set[int], place: int, lag: int) -> bool:
    return any(
        _has_near(places, place + first * lag) and _has_near(places, place + second * lag)
        for first, second in ((-2, -1), (-1, 1), (1, 2))
    )

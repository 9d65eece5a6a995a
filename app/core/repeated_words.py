"""Finds the place where a stream of words begins to repeat an earlier passage, changes forgiven.

``app.core.loops`` says what counts as a loop. A unit is a word, a number or, in scripts without
spaces, a character. When the last few units have stood before, the text that follows is laid over
the text that followed then; after a difference both are searched for the next agreement.
"""

from __future__ import annotations

from bisect import bisect_left

from app.core.word_alignment import Alignment, Change, change

WINDOW_UNITS = 4096
"""How far back it remembers at least: passages up to half of this are found."""
_KEY_UNITS = 4
_SYNC_UNITS = 2
_MOST_SHIFT_UNITS = 5
_SHIFTS = tuple(sorted(range(-_MOST_SHIFT_UNITS, _MOST_SHIFT_UNITS + 1), key=abs))
_MOST_LOST_UNITS = 10
_MOST_ALIGNMENTS = 6
_MOST_CHANGES, _CHANGES_WITHIN_UNITS = 12, 36
_LONGEST_AGREEMENT = 64

_TINY_WORDS, _TINY_SPAN_WORDS, _SPAN_WORDS = 3.0, 40.0, 20.0
_STEPPING_SPAN_WORDS = 60.0
_WORDS_PER_CHANGE, _WORDS_PER_STEP = 8, 20
_SHORT_WORDS = 14.0
_DISTINCT_UNITS = 8


def weight_of(unit: str) -> float:
    """What a unit counts for, in words of prose.

    Figures and single letters are what honest tables and countings are made of.
    """
    if unit[0] >= "\u0e00":
        return 0.5
    if len(unit) == 1 or unit[0].isdigit():
        return 0.25
    return 0.5 if len(unit) == 2 else 1.0


class RepeatedWords:
    """Takes units in order and says when a passage of them has been repeated too often.

    Units are numbered from the beginning of the stream; lists hold those from ``_base`` on.
    """

    def __init__(self) -> None:
        self._units: list[str] = []
        self._ends: list[int] = []  # offsets in characters
        self._sums: list[float] = []  # of weights
        self._base = 0
        self._last_key: dict[tuple[str, ...], int] = {}
        self._alignments: list[Alignment] = []

    def take(self, unit: str, weight: float, end: int) -> tuple[int, int] | None:
        """Take the next unit.

        Args:
            unit: in lower case.
            weight: see ``weight_of``.
            end: offset in characters behind it.

        Returns:
            Length in characters and number of the repetitions, if this is a loop.
        """
        now = self._base + len(self._units)
        self._units.append(unit)
        self._ends.append(end)
        self._sums.append((self._sums[-1] if self._sums else 0.0) + weight)
        found = self._advance(unit, now) if self._alignments else None
        if found is None:
            self._look_back(now)
            if len(self._units) >= 2 * WINDOW_UNITS:
                self._forget()
        return found

    def _advance(self, unit: str, now: int) -> tuple[int, int] | None:
        """Move every alignment on by one unit."""
        has_dead = False
        for alignment in self._alignments:
            alignment.partner += 1
            if alignment.lost_at >= 0:
                if not self._find_again(alignment, now):
                    has_dead = has_dead or alignment.due < 0
                    continue
            elif self._units[alignment.partner - self._base] != unit:
                alignment.lost_at = now
                continue
            lag = now - alignment.partner
            # A period ends when its last words are in sight: one may be changed.
            if now >= alignment.due and now - alignment.start >= lag * 15 // 8:
                if self._is_loop(alignment, lag):
                    period = self._ends[-1] - self._ends[-1 - lag]
                    return period, max(3, 1 + round((now - alignment.start + 1) / lag))
                alignment.due = now + max(3, lag // 32)
        if has_dead:
            self._alignments = [a for a in self._alignments if a.due >= 0]
        return None

    def _find_again(self, alignment: Alignment, now: int) -> bool:
        """Whether both texts agree again, with words changed, put in or left out between."""
        if now - alignment.lost_at < _SYNC_UNITS:
            return False
        units = self._units
        latest = units[-_SYNC_UNITS:]
        here = alignment.partner - self._base + 1
        for shift in _SHIFTS:
            end = here + shift
            if _SYNC_UNITS <= end < len(units) and units[end - _SYNC_UNITS : end] == latest:
                self._note_changes(alignment, now, shift)
                alignment.partner += shift
                alignment.lost_at = -1
                return alignment.due >= 0
        if now - alignment.lost_at > _MOST_LOST_UNITS:
            alignment.due = -1
        return False

    def _note_changes(self, alignment: Alignment, now: int, shift: int) -> None:
        lag = now - alignment.partner
        until = max(now - _SYNC_UNITS + 1, alignment.lost_at + 1)
        for place in range(alignment.lost_at, until):
            index = place - self._base
            if shift or self._units[index] != self._units[index - lag]:
                alignment.changes.append(self._change(place, lag, abs(shift)))
        changes = alignment.changes
        if len(changes) > _MOST_CHANGES:
            if changes[-_MOST_CHANGES].place > now - _CHANGES_WITHIN_UNITS:
                alignment.due = -1
            elif changes[len(changes) // 2].place < now - 4 * lag:
                del changes[: len(changes) // 2]

    def _change(self, place: int, lag: int, reach: int) -> Change:
        """What to make of a unit that is not what it was a repetition before."""
        units, index = self._units, place - self._base
        replaced = units[max(0, index - lag - reach) : max(0, index - lag + reach + 1)]
        earlier = units[max(0, index - 2 * lag - reach) : max(0, index - 2 * lag + reach + 1)]
        return change(units[index], place, replaced, earlier)

    def _is_loop(self, alignment: Alignment, lag: int) -> bool:
        """Whether enough has been repeated, with few enough changes."""
        if self._is_copied(alignment, lag):
            return True
        period_words = self._sums[-1] - self._sums[-1 - lag]
        words = _SPAN_WORDS if period_words >= _TINY_WORDS else _TINY_SPAN_WORDS
        before = self._span_start(alignment, words, lag * 15 // 8)
        if before is None:
            return False
        is_short = period_words < _SHORT_WORDS
        if is_short and alignment.changes and alignment.changes[-1].place > before:
            before = self._span_start(alignment, words, lag * 23 // 8)
        if before is not None and self._is_same(alignment, before, lag, 0.0, is_short=is_short):
            return True
        before = self._span_start(alignment, _STEPPING_SPAN_WORDS, lag * 15 // 8)
        share = 1 / _WORDS_PER_STEP
        return before is not None and self._is_same(alignment, before, lag, share, is_short=False)

    def _is_copied(self, alignment: Alignment, lag: int) -> bool:
        """Whether two periods repeat without any change; rows of a table are poor in words."""
        before = self._base + len(self._units) - 1 - lag * 15 // 8
        return (
            before >= alignment.start - 1
            and not (alignment.changes and alignment.changes[-1].place > before)
            and len(set(self._units[-lag:])) >= _DISTINCT_UNITS
        )

    def _span_start(self, alignment: Alignment, words: float, units: int) -> int | None:
        """The unit before the last that hold so many words; ``None`` if not so many repeat."""
        sums, base = self._sums, self._base
        before = bisect_left(sums, sums[-1] - words) - 1 + base
        before = min(base + len(sums) - 1 - units, before)
        return before if before >= max(base, alignment.start - 1) else None

    def _is_same(
        self, alignment: Alignment, before: int, lag: int, steps_per_word: float, *, is_short: bool
    ) -> bool:
        words = self._sums[-1] - self._sums[before - self._base]
        changes = alignment.changes_after(before)
        values = sum(change.is_value for change in changes)
        if (
            sum(change.cost for change in changes) > words / _WORDS_PER_CHANGE
            or values > words / _WORDS_PER_STEP
        ):
            return False
        steps = alignment.steps(before, lag, is_short=is_short)
        # Of words that change anywhere, some fall on one place twice.
        others = 0 if is_short or values else sum(change.is_fresh for change in changes) - steps
        return steps <= max(words * steps_per_word, others)

    def _look_back(self, now: int) -> None:
        """Lay the latest units over the last place where they stood, if nothing lies there yet."""
        key = tuple(self._units[-_KEY_UNITS:])
        place = self._last_key.get(key, -1)
        self._last_key[key] = now
        if place < self._base + _KEY_UNITS:
            return
        alignments = self._alignments
        for alignment in alignments:
            if alignment.partner == place and alignment.lost_at < 0:
                return
        if len(alignments) >= _MOST_ALIGNMENTS:  # the old ones have proved themselves
            alignments.remove(max(alignments, key=lambda a: (a.lost_at >= 0, a.start)))
        start = now - self._agreement(now, place) + 1
        alignment = Alignment(start, place)
        if start - 1 - (now - place) >= self._base:
            alignment.changes.append(self._change(start - 1, now - place, 0))
        alignments.append(alignment)

    def _agreement(self, now: int, place: int) -> int:
        """How many units up to two places agree, as far as it matters."""
        units, lag = self._units, now - place
        index, length = now - self._base, _KEY_UNITS
        most = min(_LONGEST_AGREEMENT, index - lag)
        while length < most and units[index - length] == units[index - length - lag]:
            length += 1
        return length

    def _forget(self) -> None:
        """Drop the older half of everything."""
        for values in (self._units, self._ends, self._sums):
            del values[:WINDOW_UNITS]
        self._base += WINDOW_UNITS
        first = self._base + _MOST_SHIFT_UNITS + _MOST_LOST_UNITS + _SYNC_UNITS
        self._last_key = {key: at for key, at in self._last_key.items() if at >= first}
        self._alignments = [a for a in self._alignments if a.partner >= first]

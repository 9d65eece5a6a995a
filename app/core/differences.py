"""Where two texts differ: sentences that one of them lacks, and words that were changed.

Sentences are aligned first, by those that occur once in both, then the words of sentences that
stand in the same place. No step is quadratic in the length of the texts: stretches too long to
be compared exactly are called different as a whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import accumulate

EXACT_PAIRS = 10_000
"""Pairs of parts up to which a stretch is compared exactly."""
LEAST_ALIKE = 0.4
"""Share of common characters below which two sentences are no rewording of each other."""
_SENTENCE = re.compile(
    r"(?:[^\n.!?…。！？]++|[.!?…]++(?=[^\s.!?…。！？]))*+(?:[.!?…]+\s*|[。！？]+\s*|\n+|$)"
)
_WORD = re.compile(r"[^\W_\u2e80-\uffff]+|\s+|.", re.DOTALL)


class DifferenceKind(StrEnum):
    """How a stretch differs."""

    ALONE = "alone"
    """A sentence that the other text lacks."""
    CHANGED = "changed"
    """Words in a sentence that the other text has in another wording."""


@dataclass(frozen=True)
class Difference:
    """A stretch of one text that is not in the other.

    Attributes:
        start: in characters.
        length: in characters.
        kind: how it differs.
    """

    start: int
    length: int
    kind: DifferenceKind


@dataclass(frozen=True)
class Change:
    """Whole sentences that face each other and differ, as ranges of characters.

    Attributes:
        left: in the first text; empty if the second one only adds.
        right: in the second text; empty if it only leaves out.
    """

    left: range
    right: range


@dataclass(frozen=True)
class Comparison:
    """Two texts side by side.

    Attributes:
        left: what only the first text has, in order.
        right: what only the second text has, in order.
        changes: where they differ, in order; what lies between is the same in both.
        lengths: of both texts.
        alike: share of the characters of both that are common, 0 to 1.
    """

    left: tuple[Difference, ...]
    right: tuple[Difference, ...]
    changes: tuple[Change, ...]
    lengths: tuple[int, int]
    alike: float

    def across(self, position: int, *, to_right: bool) -> int:
        """The place of the other text that faces a place of one.

        Args:
            position: in characters.
            to_right: whether it is one of the first text; else of the second.
        """
        here, there = [0], [0]
        for change in self.changes:
            sides = (change.left, change.right) if to_right else (change.right, change.left)
            here += [sides[0].start, sides[0].stop]
            there += [sides[1].start, sides[1].stop]
        ends = self.lengths if to_right else self.lengths[::-1]
        here.append(ends[0])
        there.append(ends[1])
        number = max(1, min(bisect_left(here, position), len(here) - 1))
        low, high = here[number - 1], here[number]
        share = (position - low) / (high - low) if high > low else 1.0
        return round(there[number - 1] + share * (there[number] - there[number - 1]))


@dataclass(frozen=True)
class _Gap:
    """Ranges of parts that face each other and differ."""

    a: range
    b: range


class _Side:
    """One of the texts, cut into sentences, and what of it differs."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentences, self.starts = _parts(_SENTENCE, text)
        self.differences: list[Difference] = []

    def add(self, start: int, end: int, kind: DifferenceKind) -> None:
        """Note a stretch without the white space at its ends."""
        stretch = self.text[start:end]
        words = stretch.strip()
        if words:
            start += len(stretch) - len(stretch.lstrip())
            self.differences.append(Difference(start, len(words), kind))


def compare(first: str, second: str) -> Comparison:
    """Compare two texts, sentence by sentence and then word by word."""
    a, b = _Side(first), _Side(second)
    changes = []
    for gap in _gaps(
        [part.strip() for part in a.sentences], [part.strip() for part in b.sentences]
    ):
        _compare_gap(a, b, gap)
        left = range(a.starts[gap.a.start], a.starts[gap.a.stop])
        changes.append(Change(left, range(b.starts[gap.b.start], b.starts[gap.b.stop])))
    whole = len(first) + len(second)
    lone = sum(difference.length for difference in (*a.differences, *b.differences))
    return Comparison(
        tuple(a.differences),
        tuple(b.differences),
        tuple(changes),
        (len(first), len(second)),
        1 - lone / whole if whole else 1.0,
    )


def _parts(pattern: re.Pattern[str], text: str) -> tuple[list[str], list[int]]:
    """A text cut up, and where the pieces begin; the last of these numbers is its length."""
    texts = [match[0] for match in pattern.finditer(text) if match[0]]
    return texts, [0, *accumulate(len(part) for part in texts)]


def _compare_gap(a: _Side, b: _Side, gap: _Gap) -> None:
    """Compare the words of what faces each other, or call it all different."""
    from_a, to_a = a.starts[gap.a.start], a.starts[gap.a.stop]
    from_b, to_b = b.starts[gap.b.start], b.starts[gap.b.stop]
    words_a, starts_a = _parts(_WORD, a.text[from_a:to_a])
    words_b, starts_b = _parts(_WORD, b.text[from_b:to_b])
    changes = [
        (starts_a[g.a.start], starts_a[g.a.stop], starts_b[g.b.start], starts_b[g.b.stop])
        for g in (_gaps(words_a, words_b) if gap.a and gap.b else ())
    ]
    lone = sum(end_a - start_a + end_b - start_b for start_a, end_a, start_b, end_b in changes)
    if not changes or 1 - lone / (to_a - from_a + to_b - from_b) < LEAST_ALIKE:
        a.add(from_a, to_a, DifferenceKind.ALONE)
        b.add(from_b, to_b, DifferenceKind.ALONE)
        return
    for start_a, end_a, start_b, end_b in changes:
        a.add(from_a + start_a, from_a + end_a, DifferenceKind.CHANGED)
        b.add(from_b + start_b, from_b + end_b, DifferenceKind.CHANGED)


def _gaps(a: Sequence[str], b: Sequence[str]) -> Iterator[_Gap]:
    """What differs between two sequences, in order."""
    at_a = at_b = 0
    for start_a, start_b, size in (*_matches(a, b), (len(a), len(b), 0)):
        if start_a > at_a or start_b > at_b:
            yield _Gap(range(at_a, start_a), range(at_b, start_b))
        at_a, at_b = start_a + size, start_b + size


def _matches(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Common runs (place in ``a``, place in ``b``, length), in order.

    Patience: what occurs once in both is matched first; between two such places only short
    stretches are compared exactly.
    """
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    if head:
        yield 0, 0, head
    end_a, end_b = len(a) - tail, len(b) - tail
    at_a, at_b = head, head
    for place_a, place_b in (*_unique_pairs(a, b, head, end_a, end_b), (end_a, end_b)):
        for start_a, start_b, size in _exact(a[at_a:place_a], b[at_b:place_b]):
            yield at_a + start_a, at_b + start_b, size
        if place_a < end_a and place_b < end_b:
            yield place_a, place_b, 1
        at_a, at_b = place_a + 1, place_b + 1
    if tail:
        yield end_a, end_b, tail


def _exact(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    if not a or not b or len(a) * len(b) > EXACT_PAIRS:
        return
    for match in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        if match.size:
            yield match.a, match.b, match.size


def _unique_pairs(
    a: Sequence[str], b: Sequence[str], start: int, end_a: int, end_b: int
) -> list[tuple[int, int]]:
    """The longest series of parts that occur once in both, in the same order in both."""
    count_a, count_b = Counter(a[start:end_a]), Counter(b[start:end_b])
    places = {b[place]: place for place in range(start, end_b) if count_b[b[place]] == 1}
    pairs = [
        (place, places[a[place]])
        for place in range(start, end_a)
        if count_a[a[place]] == 1 and a[place] in places
    ]
    return _rising(pairs)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs whose second numbers rise."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [place]
        last[at : at + 1] = [number]
    chain: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]

"""Finds what is meant by a few letters: beginnings of words, parts of them, initials; pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.core.words import fold

BEGINNING, WORD_BEGINNING, INSIDE, INITIALS = 100.0, 80.0, 45.0, 40.0
"""What a word counts for by where it was found."""
_WHOLE_BONUS = 10.0
_SHORTEST_INSIDE = 2
"""A single letter inside of a word says nothing."""
_GAP = re.compile(r"[\W_]")


class Match(NamedTuple):
    """How well a text fits.

    Attributes:
        score: higher is better.
        places: of the letters that were found, offsets into the text.
    """

    score: float
    places: tuple[int, ...]


def searchable(text: str) -> str:
    """A text as ``FuzzyQuery.match`` wants it: folded, words apart by spaces, one first."""
    return " " + _GAP.sub(" ", fold(text))


class FuzzyQuery:
    """What was typed.

    Attributes:
        words: of it, folded; each must be found.
    """

    def __init__(self, text: str) -> None:
        self.words = _GAP.sub(" ", fold(text)).split()

    def match(self, text: str, *, with_initials: bool = True) -> Match | None:
        """How well a text fits; ``None`` where a word is missing.

        Args:
            text: as ``searchable`` made it.
            with_initials: whether letters that stand apart count when each begins a word.
        """
        score = 0.0
        places: list[int] = []
        for word in self.words:
            found = _find(word, text) or (_initials(word, text) if with_initials else None)
            if found is None:
                return None
            score += found.score
            places += found.places
        # of two that fit alike, the shorter one
        return Match(score / max(1, len(self.words)) - len(text) / 50, tuple(sorted(places)))


def _find(word: str, text: str) -> Match | None:
    """A word in one piece."""
    place = text.find(" " + word)
    if place >= 0:
        is_whole = place + len(word) + 1 == len(text) or text[place + len(word) + 1] == " "
        score = (BEGINNING if place == 0 else WORD_BEGINNING) + is_whole * _WHOLE_BONUS
        return Match(score, tuple(range(place, place + len(word))))
    place = text.find(word) if len(word) >= _SHORTEST_INSIDE else -1
    return None if place < 0 else Match(INSIDE, tuple(range(place - 1, place - 1 + len(word))))


def _initials(word: str, text: str) -> Match | None:
    """A word whose letters begin words of the text, or follow one that does: ``nc``, ``newcon``."""
    places: list[int] = []
    last = -1
    for letter in word:
        if places and text[last + 1 : last + 2] == letter:
            last += 1
        else:
            gap = text.find(" " + letter, max(0, last))
            if gap < 0:
                return None
            last = gap + 1
        places.append(last - 1)
    return Match(INITIALS, tuple(places))

"""Notices that a stream of thoughts has begun to repeat itself.

It only says so; what is done about it is for others to decide. It knows words, not meanings: a
model that goes round in circles in ever new words is not noticed.

What counts as a loop, in words of prose (a figure or a single letter is a quarter of one, a Chinese
character half):

* A passage, three times in a row without a change: of ten words, or of eight different ones.
  A shorter one goes on until twenty words have been repeated, or forty if it is below three words:
  honest thoughts hold rows of zeros, laugh and sing refrains.
* Small changes are forgiven, one for eight words (back to what stood there before is half of one);
  below fourteen words the passage then has to come four times. Not forgiven is what steps on in the
  same place: "I try 17, no. I try 18, no." makes progress, as do tables, columns of figures, cases
  with other names and letters looked at one by one. Only where little steps on (one change for
  twenty words) and much stays (sixty words repeated: a passage of thirty-two, three times) is it a
  counter before a loop; and of words that change in ever other places, some may meet by chance.
* Sentences in any order, when a hundred words in a row have all been written three times before.
* Any characters, words or not ("0000", "hahaha", line feeds): see ``_Cycle``.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass

from app.core.repeated_words import RepeatedWords, weight_of

_EXCERPT_CHARACTERS = 80
_KEPT_CHARACTERS = 32_768
_SLICE_CHARACTERS = 256
_LONGEST_UNIT = 24
# Scripts that are written without spaces: there a unit is one character.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fff\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff"
    "\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f"
)
_SENTENCE_ENDS = ".!?\n\u3002\uff01\uff1f"
_UNIT = re.compile(
    rf"[0-9]{{1,{_LONGEST_UNIT}}}|[{_SENTENCE_ENDS}]|[{_UNSPACED}\U00020000-\U0003ffff]"
    rf"|[^\W\d_{_UNSPACED}]{{1,{_LONGEST_UNIT}}}"
)


@dataclass(frozen=True)
class Loop:
    """A passage that comes again and again.

    Attributes:
        period_characters: from the beginning of one repetition to the beginning of the next.
        repetitions: how many times it has been written, at least.
        excerpt: how its last repetition begins, white space made single.
    """

    period_characters: int
    repetitions: int
    excerpt: str


class LoopDetector:
    """Fed with a text as it streams, in pieces of any size."""

    def __init__(self) -> None:
        self._begin()

    def feed(self, text: str) -> Loop | None:
        """Take more text.

        Returns:
            A loop as soon as one is certain. Then the rest of ``text`` is dropped and the detector
            begins afresh: it speaks again when the loop has gone on for as long once more.
        """
        for at in range(0, len(text), _SLICE_CHARACTERS):
            if loop := self._feed_slice(text[at : at + _SLICE_CHARACTERS]):
                self._begin()
                return loop
        return None

    def _begin(self) -> None:
        self._text: deque[str] = deque()
        self._characters = self._kept = 0
        self._pending = ""  # a word that may go on
        self._words = RepeatedWords()
        self._sentences = _Sentences()
        self._cycle = _Cycle()

    def _feed_slice(self, text: str) -> Loop | None:
        self._text.append(text)
        self._characters += len(text)
        self._kept += len(text)
        while self._kept - len(self._text[0]) > _KEPT_CHARACTERS:
            self._kept -= len(self._text.popleft())
        found = self._take_units(text) or self._cycle.feed(text)
        if found is None:
            return None
        period, repetitions = found
        kept = "".join(self._text)
        excerpt = " ".join(kept[max(0, len(kept) - period) :].split())
        return Loop(period, repetitions, excerpt[:_EXCERPT_CHARACTERS])

    def _take_units(self, text: str) -> tuple[int, int] | None:
        held = self._pending + text
        self._pending = ""
        offset = self._characters - len(held)
        for match in _UNIT.finditer(held):
            unit, end = match[0], match.end()
            if unit in _SENTENCE_ENDS:
                found = self._sentences.end(offset + end)
            elif end == len(held) and len(unit) < _LONGEST_UNIT and unit < "\u0e00":
                self._pending = unit
                break
            else:
                unit = unit.lower()
                weight = weight_of(unit)
                found = self._sentences.take(unit, weight, offset + end)
                found = self._words.take(unit, weight, offset + end) or found
            if found:
                return found
        return None


class _Sentences:
    """Notices that nothing but old sentences come, whatever their order."""

    _WORDS = 4.0
    """Shorter ones are taken together with the next."""
    _STALE_WORDS, _STALE_TIMES = 100.0, 3
    _MOST_UNITS = 200
    _MOST_KEPT = 2048

    def __init__(self) -> None:
        self._units: list[str] = []
        self._words = self._stale_words = 0.0
        self._seen: dict[int, tuple[int, int]] = {}  # times and the last end; the oldest first

    def take(self, unit: str, weight: float, end: int) -> tuple[int, int] | None:
        """Take the next word; ``end`` is its offset in characters."""
        self._units.append(unit)
        self._words += weight
        return self.end(end) if len(self._units) == self._MOST_UNITS else None

    def end(self, end: int) -> tuple[int, int] | None:
        """End the sentence; returns distance and number of its repetitions, if this is a loop."""
        units, words = self._units, self._words
        if words < self._WORDS:
            return None
        self._units, self._words = [], 0.0
        key = hash(tuple(units))
        times, last = self._seen.pop(key, (0, 0))
        self._seen[key] = times + 1, end
        if len(self._seen) > self._MOST_KEPT:
            del self._seen[next(iter(self._seen))]
        self._stale_words = self._stale_words + words if times >= self._STALE_TIMES else 0.0
        return (end - last, times + 1) if self._stale_words >= self._STALE_WORDS else None


class _Cycle:
    """Notices that the same few characters come without end.

    300 characters with a letter among them, 600 without: rows of hyphens, empty boards and tables
    of zeros are honest.
    """

    _LONGEST = 64
    _KEY, _STRIDE = 16, 32
    _WITH_LETTERS, _WITHOUT = 300, 600

    def __init__(self) -> None:
        self._tail = ""
        self._fresh = 0

    def feed(self, text: str) -> tuple[int, int] | None:
        """Take more text; returns length and number of the repetitions, if this is a loop."""
        self._tail += text
        self._fresh += len(text)
        if self._fresh < self._STRIDE:
            return None
        self._fresh = 0
        tail = self._tail = self._tail[-self._WITHOUT - self._LONGEST :]
        at = tail.rfind(tail[-self._KEY :], 0, len(tail) - 1)
        period = len(tail) - self._KEY - at
        if at < 0 or period > self._LONGEST:
            return None
        has_letters = any(c.isalpha() for c in tail[-period:])
        span = period + (self._WITH_LETTERS if has_letters else self._WITHOUT)
        if len(tail) < span or tail[-span:-period] != tail[period - span :]:
            return None
        return period, span // period

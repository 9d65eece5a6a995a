"""Finds words in texts whatever their case and accents, with offsets into the text as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.core.messages import Channel, Message

_MARKS = "\u0300-\u036f"
"""Combining accents, which a decomposed text has behind its letters."""
_HAS_MARKS = re.compile(f"[{_MARKS}]")
_SMALL_LATIN = (0x00C0, 0x0250)
_EXTENDED_LATIN = (0x1E00, 0x1F00)
_CASED_END = 0x2000
_FULL_WIDTH = range(0xFF21, 0xFF3B)
"""Latin capitals between ideographs."""
_APOSTROPHES = {ord(quote): "'" for quote in "’‘ʼ"} | {0x00A0: " ", 0x202F: " "}


@dataclass(frozen=True)
class Hit:
    """A place where the words stand.

    Attributes:
        index: of the message in the list that was searched.
        channel: thoughts, or the question or answer.
        start: offset into that channel's source.
        length: in characters of the source.
    """

    index: int
    channel: Channel
    start: int
    length: int


class Needle:
    """Words to look for.

    Attributes:
        words: as they were typed.
    """

    def __init__(self, words: str) -> None:
        self.words = words
        self._folded = fold_letters(_HAS_MARKS.sub("", unicodedata.normalize("NFC", words)))

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be found."""
        return not self._folded

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and length of each occurrence, from the first on; they do not overlap."""
        if self.is_empty:
            return
        if not text.isascii() and _HAS_MARKS.search(text):
            yield from self._find_among_marks(text)
            return
        folded = fold_letters(text)
        start = folded.find(self._folded)
        while start >= 0:
            yield start, len(self._folded)
            start = folded.find(self._folded, start + len(self._folded))

    def hits(self, index: int, message: Message) -> Iterator[Hit]:
        """The occurrences in a message, thoughts before the answer."""
        for channel, text in (
            (Channel.REASONING, message.reasoning),
            (Channel.ANSWER, message.text),
        ):
            for start, length in self.find(text):
                yield Hit(index, channel, start, length)

    def _find_among_marks(self, text: str) -> Iterator[tuple[int, int]]:
        """Search without the combining accents; a hit covers those behind its letters."""
        places = [place for place, letter in enumerate(text) if not _HAS_MARKS.match(letter)]
        folded = fold_letters("".join(text[place] for place in places))
        places.append(len(text))
        start = folded.find(self._folded)
        while start >= 0:
            end = start + len(self._folded)
            yield places[start], places[end] - places[start]
            start = folded.find(self._folded, end)


def fold_letters(text: str) -> str:
    """Small letters without accents, one for each character of the text."""
    if text.isascii():
        return text.lower()
    return text.translate(_bases())


@lru_cache(maxsize=1)
def _bases() -> dict[int, str]:
    """Characters that stand for others, one for one: capitals, accented letters, quotes."""
    bases = dict(_APOSTROPHES)
    for code in (*range(_CASED_END), *_FULL_WIDTH):
        letter = chr(code)
        small = letter.lower()
        if len(small) == 1 and small != letter:
            bases[code] = small
    for first, end in (_SMALL_LATIN, _EXTENDED_LATIN, (0x0370, 0x0530)):
        for code in range(first, end):
            base = unicodedata.normalize("NFD", chr(code))[0].lower()
            if len(base) == 1 and base != chr(code):
                bases[code] = base
    return bases

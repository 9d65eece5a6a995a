"""Thoughts as a text widget shows them: long lines broken, and positions mapped both ways.

A line of 200,000 characters costs 28 ms each time it grows; broken into lines of some 2,000 it
costs 2 ms. The breaks are never copied: whoever selects gets the source.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

BROKEN_AT = 2_000
"""Characters after which a line is broken at the next space."""
_LATEST = 2_400
"""It is broken here if no space comes."""
# Control characters, lone surrogates, the characters that QTextDocument gives a meaning of its
# own, and all line ends but the usual one. Each is replaced by one character, to keep positions.
_TRIPS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffc]")
_REPLACEMENT = "\ufffd"
_LINE_ENDS = "\x0b\x0c\r\x85\u2028\u2029"


class ShownText:
    """A source that grows at its end, and where lines were broken to show it.

    Positions of the source count characters, those of the widget count UTF-16 units, as Qt does.

    Attributes:
        source: all of it.
    """

    def __init__(self) -> None:
        self.source = ""
        self._units = 0
        self._has_pairs = False
        self._line = 0
        self._breaks: list[int] = []
        self._shown_breaks: list[int] = []

    def append(self, text: str) -> str:
        """Take more of the source.

        Returns:
            what the widget must append.
        """
        self.source += text
        self._has_pairs = self._has_pairs or units_of(text) != len(text)
        shown: list[str] = []
        for number, line in enumerate(_TRIPS.sub(_harmless, text).split("\n")):
            if number:
                shown.append("\n")
                self._units += 1
                self._line = 0
            self._append_line(line, shown)
        return "".join(shown)

    def shown_position(self, position: int) -> int:
        """Where a character of the source stands in the widget."""
        units = units_of(self.source[:position]) if self._has_pairs else position
        return units + bisect_right(self._breaks, units)

    def source_position(self, shown: int) -> int:
        """Which character of the source stands at a position of the widget."""
        units = shown - bisect_left(self._shown_breaks, shown)
        return characters_in(self.source, units) if self._has_pairs else units

    def _append_line(self, line: str, shown: list[str]) -> None:
        while self._line + len(line) > _LATEST:
            earliest = max(0, BROKEN_AT - self._line)
            latest = max(0, _LATEST - self._line)
            cut = line.find(" ", earliest, latest) + 1 or latest
            shown.append(line[:cut])
            shown.append("\n")
            self._units += units_of(line[:cut])
            self._shown_breaks.append(self._units + len(self._breaks))
            self._breaks.append(self._units)
            self._line = 0
            line = line[cut:]
        shown.append(line)
        self._units += units_of(line)
        self._line += len(line)


def units_of(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def characters_in(text: str, units: int) -> int:
    """How many characters of a text its first UTF-16 units are."""
    if text.isascii():
        return min(units, len(text))
    start = text[:units].encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(start.decode("utf-16-le", "replace"))


def _harmless(match: re.Match[str]) -> str:
    return " " if match[0] in _LINE_ENDS else _REPLACEMENT

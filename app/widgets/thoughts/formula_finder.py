"""Where formulas stand in thoughts, which are plain text with stray dollars and half formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.widgets.markdown.maths_rules import ENVIRONMENTS, closing, dollar_end, find_end

_OPENERS = re.compile(r"`+|\\\(|\\\[|\$\$?|\\begin\{(?:" + ENVIRONMENTS + r")\*?\}")
_LONGEST = 2_000
"""Characters of a formula's source; what is longer is no formula."""


@dataclass(frozen=True, slots=True)
class Found:
    """A formula in a text.

    Attributes:
        start: where its delimiter begins, in characters.
        end: behind the closing delimiter.
        tex: without delimiters.
        is_display: whether it stands on a line of its own.
    """

    start: int
    end: int
    tex: str
    is_display: bool


def formulas_in(text: str, start: int = 0) -> Iterator[Found | None]:
    """The formulas from a place that is in none; code between backticks has none.

    Args:
        text: of the thoughts.
        start: in characters.

    Yields:
        a formula, or ``None`` after something that only looked like one, so that whoever has
        little time can pause.
    """
    position = start
    while match := _OPENERS.search(text, position):
        opener, at, inside = match[0], match.start(), match.end()
        position = inside
        if at and text[at - 1] == "\\":
            yield None
            continue
        if opener[0] == "`":
            position = _code_end(text, opener, inside)
            yield None
            continue
        end = _formula_end(text, opener, at, inside)
        stop = end + len(closing(opener))
        is_environment = opener.startswith("\\begin")
        tex = text[at:stop] if is_environment else text[inside:end].strip()
        if end < 0 or not tex:
            yield None
            continue
        position = stop
        yield Found(at, stop, tex, is_environment or opener in {"\\[", "$$"})


def _code_end(text: str, ticks: str, inside: int) -> int:
    """Where code ends: that between single ticks in its line."""
    limit = len(text)
    if len(ticks) < 3:
        line_end = text.find("\n", inside)
        limit = line_end if line_end >= 0 else limit
    end = text.find(ticks, inside, limit)
    return end + len(ticks) if end >= 0 else inside


def _formula_end(text: str, opener: str, at: int, inside: int) -> int:
    """Where the closing delimiter stands, at most a paragraph on; else -1."""
    limit = min(len(text), inside + _LONGEST)
    blank = text.find("\n\n", inside, limit)
    limit = blank if blank >= 0 else limit
    if opener != "$":
        return find_end(text, opener, inside, limit)
    before = text[at - 1] if at else " "
    if before == "$" or before.isalnum():
        return -1
    return dollar_end(text, inside, limit) if inside < limit else -1

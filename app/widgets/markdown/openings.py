"""The lists and quotes around a place in a text, and the lines that open them anew.

What follows a finished block inside lists and quotes is parsed without that block: before it stand
lines that open the same lists and quotes, each with a word that is then left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKER = r"[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)(?:[ \t]+\[[ xX]\](?=[ \t]))?)"


@dataclass(frozen=True)
class Opening:
    """A quote, or an item of a list, and the line that opens it.

    Attributes:
        at: where that line begins in the whole text.
        line: the line.
        list_id: of the item's list; nothing for a quote.
        number: of the item.
        is_empty: whether the item has ended without any content.
    """

    at: int
    line: str
    list_id: tuple[int, int] | None = None
    number: int = 0
    is_empty: bool = False

    @property
    def is_quote(self) -> bool:
        """Whether it is a quote."""
        return self.list_id is None


Path = tuple[Opening, ...]
"""From the outermost to the innermost."""


def prefix_of(path: Path) -> str:
    """Lines that open what a path says; a word and an empty line for each line of the original."""
    lines: list[str] = []
    quotes = start = 0
    while start < len(path):
        end = start + 1
        while end < len(path) and path[end].at == path[start].at:
            end += 1
        group = path[start:end]
        lead = _lead(group[0].line, quotes + len(group))
        quotes += sum(opening.is_quote for opening in group)
        word = "" if group[-1].is_empty else "x"
        lines += [lead + word, blanked(lead)]
        start = end
    return "".join(line + "\n" for line in lines)


def blanked(lead: str) -> str:
    """What stands before a line that goes on in the lists and quotes which a line has opened."""
    return re.sub(r"[^>\t]", " ", lead)


def _lead(line: str, markers: int) -> str:
    """The start of a line: so many markers, and the space to the words."""
    match = re.match(f"(?:{_MARKER}){{0,{markers}}}", line)
    lead = match[0] if match else ""
    rest = line[len(lead) :]
    words = rest.lstrip(" \t")
    return lead + (rest[: len(rest) - len(words)] if words else " ")

"""The elements of a segment in portions, so that a long one can be filled in several turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.widgets.markdown.elements import Code, Element, Paragraph, Table

_ROWS = 12
_CODE_CHARACTERS = 4_000
_PARAGRAPHS = 6

Portion = tuple[int, Sequence[Element]]
"""How many of the elements stay as they are, and those that follow."""


def portions(elements: Sequence[Element], shown: Sequence[Element] = ()) -> Iterator[Portion]:
    """What to show after each other; the last leaves all shown.

    Args:
        elements: of one segment.
        shown: what it shows of them as they were before; nothing yet if empty.
    """
    first, done = elements[0], _length(shown)
    if isinstance(first, Paragraph):
        if shown:
            yield 0, elements
            return
        for start in range(0, len(elements), _PARAGRAPHS):
            yield start, elements[start : start + _PARAGRAPHS]
        return
    if isinstance(first, Code):
        end = first.text.find("\n", done + _CODE_CHARACTERS)
        while end >= 0:
            yield 0, (replace(first, text=first.text[:end], is_closed=False),)
            end = first.text.find("\n", end + _CODE_CHARACTERS)
    elif isinstance(first, Table):
        for count in range(done + _ROWS, len(first.block.rows), _ROWS):
            block = replace(first.block, rows=first.block.rows[:count])
            yield 0, (replace(first, block=block),)
    yield 0, elements


def _length(shown: Sequence[Element]) -> int:
    """How much of a code or a table is shown, in characters or rows."""
    first = shown[0] if shown else None
    if isinstance(first, Code):
        return len(first.text)
    return len(first.block.rows) if isinstance(first, Table) else 0


def portion_count(first: Element, count: int) -> int:
    """How many portions there are, about.

    Args:
        first: of the elements.
        count: of them.
    """
    if isinstance(first, Code):
        return 1 + len(first.text) // _CODE_CHARACTERS
    if isinstance(first, Table):
        return 1 + len(first.block.rows) // _ROWS
    return 1 + count // _PARAGRAPHS

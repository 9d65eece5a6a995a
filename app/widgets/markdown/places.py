"""Where a block stands: in which lists and quotes, and the mark before it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

DEEPEST = 12
"""What is nested deeper is not indented more."""


class MarkKind(Enum):
    """What stands before an item."""

    BULLET = "bullet"
    NUMBER = "number"
    OPEN_TASK = "open task"
    DONE_TASK = "done task"


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a list's item.

    Attributes:
        list_id: the same for the items of one list: where it begins in the text, and its depth.
        number: the item's, whatever the kind.
        delimiter: ``.`` or ``)`` after a number.
        depth: 0 for a list that is in no other.
        is_first: whether it is the list's first.
        has_gap: whether it is another, after an empty line.
    """

    list_id: tuple[int, int]
    kind: MarkKind
    number: int
    delimiter: str = "."
    depth: int = 0
    is_first: bool = True
    has_gap: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where an element stands.

    Attributes:
        indent: in steps.
        quotes: the indents at which the rules of the quotes around it stand.
    """

    indent: int = 0
    quotes: tuple[int, ...] = ()

    def in_item(self) -> Place:
        """The place of what is in an item that stands here."""
        return Place(min(self.indent + 1, DEEPEST), self.quotes)

    def in_quote(self) -> Place:
        """The place of what is in a quote that stands here."""
        if self.indent >= DEEPEST:
            return self
        return Place(self.indent + 1, (*self.quotes, self.indent))


TOP = Place()
"""In no list and no quote."""

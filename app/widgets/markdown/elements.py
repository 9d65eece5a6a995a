"""What a body shows, top to bottom, and how blocks become that; pure data, no Qt.

Lists and quotes are flattened: a paragraph knows its indent, its mark and the quotes around it, so
that code, tables and display formulas inside lists get views of their own too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from app.widgets.markdown.spans import TableBlock


class Role(Enum):
    """What a paragraph is."""

    BODY = "body"
    TITLE = "h1"
    HEADING = "h2"
    SUBHEADING = "h3"
    RUN_IN = "h4"
    RULE = "rule"
    NOTE = "note"

    @property
    def is_heading(self) -> bool:
        """Whether it stands over what follows."""
        return self in {Role.TITLE, Role.HEADING, Role.SUBHEADING, Role.RUN_IN}


class Gap(Enum):
    """The space above a paragraph."""

    PARAGRAPH = "paragraph"
    AFTER_HEADING = "after heading"
    LIST = "list"
    LOOSE_ITEM = "loose item"
    TIGHT_ITEM = "tight item"
    NONE = "none"


class Shift(Enum):
    """Where a run stands in its line."""

    NONE = ""
    RAISED = "sup"
    LOWERED = "sub"


@dataclass(frozen=True, slots=True)
class Style:
    """How a run looks.

    Attributes:
        href: of a link; http or https.
        is_formula: the run's text is TeX to be set.
        is_source: the text of a formula that has no end yet.
        is_image: the alternative text of a picture.
    """

    is_bold: bool = False
    is_italic: bool = False
    is_struck: bool = False
    is_code: bool = False
    is_formula: bool = False
    is_source: bool = False
    is_image: bool = False
    shift: Shift = Shift.NONE
    href: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style."""

    text: str
    style: Style = Style()


Runs = tuple[Run, ...]


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
        list_id: the same for the items of one list.
        number: the item's, whatever the kind.
        delimiter: ``.`` or ``)`` after a number.
        depth: 0 for a list that is in no other.
    """

    list_id: tuple[int, int]
    kind: MarkKind
    number: int
    delimiter: str = "."
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where an element stands.

    Attributes:
        indent: in steps.
        quotes: the indents at which the rules of the quotes around it stand.
    """

    indent: int = 0
    quotes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a flowing text."""

    role: Role
    runs: Runs
    place: Place = Place()
    mark: Mark | None = None
    gap: Gap = Gap.PARAGRAPH

    @property
    def number(self) -> int:
        """Of the item that begins here, else 0."""
        return self.mark.number if self.mark else 0

    def has_frame_of(self, other: Paragraph) -> bool:
        """Whether only the runs differ."""
        return (self.role, self.place, self.mark, self.gap) == (
            other.role,
            other.place,
            other.mark,
            other.gap,
        )


@dataclass(frozen=True, slots=True)
class Code:
    """A block of code."""

    language: str
    text: str
    is_closed: bool
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its cells are still tokens, so that old rows need no work."""

    block: TableBlock = field(repr=False)
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Maths:
    """A display formula, or its source while it is not closed."""

    tex: str
    is_closed: bool
    place: Place = Place()


Element = Paragraph | Code | Table | Maths

"""What a body shows, top to bottom, and how blocks become that; pure data, no Qt.

Lists and quotes are flattened: a paragraph knows its indent, its mark and the quotes around it, so
that code, tables and display formulas inside lists get views of their own too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from app.widgets.markdown.places import TOP, Mark, Place
from app.widgets.markdown.source import is_right_to_left
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
    NOTES_RULE = "notes rule"

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
    NOTES = "notes"
    NOTE = "note"
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
        reason: why a formula is shown as its source.
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
    reason: str = ""

    @property
    def has_words(self) -> bool:
        """Whether a run says in which direction its paragraph is written."""
        return not (self.is_formula or self.is_source or self.is_code)


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style.

    Attributes:
        text: of a formula its TeX.
        trail: the full stop or the like behind a formula, which stays on its line.
    """

    text: str
    style: Style = Style()
    trail: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a flowing text."""

    role: Role
    runs: Runs
    place: Place = TOP
    mark: Mark | None = None
    gap: Gap = Gap.PARAGRAPH

    @property
    def number(self) -> int:
        """Of the item that begins here, else 0."""
        return self.mark.number if self.mark else 0

    @property
    def is_rtl(self) -> bool:
        """Whether its first word is written from the right; formulas and code are no words."""
        return is_right_to_left(run.text for run in self.runs if run.style.has_words)

    def has_frame_of(self, other: Paragraph) -> bool:
        """Whether only the runs differ."""
        return (self.role, self.place, self.mark, self.gap, self.is_rtl) == (
            other.role,
            other.place,
            other.mark,
            other.gap,
            other.is_rtl,
        )


@dataclass(frozen=True, slots=True)
class Code:
    """A block of code."""

    language: str
    text: str
    is_closed: bool
    place: Place = TOP


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its cells are still tokens, so that old rows need no work."""

    block: TableBlock = field(repr=False)
    place: Place = TOP


@dataclass(frozen=True, slots=True)
class Maths:
    """A display formula, or its source while it is not closed."""

    tex: str
    is_closed: bool
    place: Place = TOP


Element = Paragraph | Code | Table | Maths

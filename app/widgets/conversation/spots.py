"""Places that can be found again after messages were laid out anew; no Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Spot:
    """A line in a message.

    Attributes:
        edit: index of the text it stands in; -1 for none.
        position: in that text.
        rest: pixels from the top of that line, or of the message, down to the spot.
    """

    edit: int
    position: int
    rest: int


@dataclass(frozen=True)
class Anchor:
    """What stays where it is when heights change.

    Attributes:
        index: of the message.
        spot: in it; ``None`` while it has no widget.
        share: of its height, where there is no spot.
        offset: pixels from the top of the viewport down to it.
    """

    index: int = 0
    spot: Spot | None = None
    share: float = 0.0
    offset: int = 0

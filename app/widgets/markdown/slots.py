"""A segment where it stands, or the room for one that has no widget."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import shiboken6
from PySide6.QtWidgets import QWidget

from app.widgets.markdown.arrangement import Kind, Stretch
from app.widgets.markdown.code_segment import CodeSegment
from app.widgets.markdown.elements import Element
from app.widgets.markdown.filling import Portion, portions
from app.widgets.markdown.places import Place
from app.widgets.markdown.rough_heights import Measure, measure_of
from app.widgets.markdown.segments import FlowSegment, MathsSegment
from app.widgets.markdown.table_segment import TableSegment
from app.widgets.markdown.typography import Typography

_CHARACTERS_PER_COST = 300
_PORTION_COST = 5

Segment = FlowSegment | MathsSegment | CodeSegment | TableSegment


@dataclass
class Slot:
    """A segment, or the room for one that is too far away to be made.

    Attributes:
        stretch: the elements that it shows.
        widget: the segment; ``None`` until it is made.
        place: of the first element.
        gap: the space above.
        is_rtl: whether what it belongs to is written from the right.
        is_dirty: whether the segment has to be laid out again.
        is_undressed: whether it wears the sizes and colours of another theme.
        filling: what is still to be shown in it.
        shown: the last elements that were shown in it, while it is filled.
        is_behind: whether its elements have changed while it was being filled.
        measure: what the height depends on, once somebody has asked.
    """

    stretch: Stretch
    widget: Segment | None = None
    place: Place = field(default_factory=Place)
    gap: int = 0
    y: int = 0
    height: int = 0
    is_rtl: bool = False
    is_dirty: bool = True
    is_undressed: bool = False
    filling: Iterator[Portion] | None = None
    shown: Sequence[Element] = ()
    is_behind: bool = False
    measure: Measure | None = None

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.y + self.height

    @property
    def cost(self) -> int:
        """What it costs to lay it out: 1 for a formula, more for long texts."""
        if self.widget is None:
            return 0
        characters = sum(edit.document().characterCount() for edit in self.widget.edits)
        return 1 + characters // _CHARACTERS_PER_COST

    @property
    def is_ready(self) -> bool:
        """Whether the segment stands there as it should."""
        return self.widget is not None and not self.is_dirty

    @property
    def indent(self) -> int:
        """Steps that it is moved in; flowing text moves its paragraphs itself."""
        return 0 if self.stretch.kind is Kind.FLOW else self.place.indent

    def begin(self, elements: Sequence[Element]) -> None:
        """Show nothing yet, these elements as ``fill`` goes on."""
        self.filling, self.shown = portions(elements), ()

    def fill(
        self, elements_of: Callable[[Slot], Sequence[Element]], budget: float, until: float
    ) -> float:
        """Show more of what is still to be shown.

        Args:
            elements_of: gives all there is to show.
            budget: what it may cost.
            until: the time by ``perf_counter`` when to stop at the latest.

        Returns:
            what it has cost.
        """
        cost = 0.0
        while self.widget is not None and self.filling is not None:
            if cost and (cost >= budget or time.perf_counter() > until):
                break
            portion = next(self.filling, None)
            if portion is None:
                self.filling = portions(elements_of(self), self.shown) if self.is_behind else None
                self.is_behind = False
            else:
                self.widget.show_elements(*portion)
                self.shown = portion[1]
            cost += _PORTION_COST
            if self.filling is None:
                self.widget.describe()
        return cost

    def fit(self, width: int, typography: Typography) -> bool:
        """Lay the segment out in a width; whether its height is the real one then."""
        if self.widget is not None:
            if self.is_undressed:
                self.widget.apply(typography)
                self.is_undressed = False
            self.height = self.widget.fit(width)
            self.is_dirty = self.filling is not None
        return not self.is_dirty

    def stand(self, x: int, width: int) -> None:
        """Put the segment in its place."""
        if self.widget is None:
            return
        if self.widget.geometry().getRect() != (x, self.y, width, self.height):
            self.widget.setGeometry(x, self.y, width, self.height)
        if self.widget.isHidden():
            self.widget.show()

    def describe(self) -> None:
        """What is shown will not grow any more: say to screen readers what it is."""
        if self.widget is not None and self.filling is None:
            self.widget.describe()

    def holds(self, part: QWidget) -> bool:
        """Whether something is in the segment."""
        return self.widget is not None and (self.widget is part or self.widget.isAncestorOf(part))

    def unmake(self) -> None:
        """Delete the widget; its height is kept."""
        widget, self.widget, self.filling = self.widget, None, None
        self.is_dirty, self.is_behind = True, False
        if widget is not None:
            widget.hide()
            shiboken6.delete(widget)

    def guessed_height(
        self,
        elements_of: Callable[[Slot], Sequence[Element]],
        width: int,
        typography: Typography,
    ) -> int:
        """About how tall the segment is in a width, made or not."""
        if self.measure is None:
            self.measure = measure_of(elements_of(self))
        return self.measure.height(width, typography)


def between(slots: Sequence[Slot], heights: tuple[int, int]) -> range:
    """The slots that are between two heights, in part at least."""
    top, bottom = heights
    first = bisect_left(slots, top, key=lambda slot: slot.bottom)
    return range(first, bisect_left(slots, bottom, lo=first, key=lambda slot: slot.y))


def widened(heights: tuple[int, int], screens: int) -> tuple[int, int]:
    """The heights, with so many times their distance above and below."""
    margin = screens * (heights[1] - heights[0])
    return heights[0] - margin, heights[1] + margin


def overlaps(slot: Slot, heights: tuple[int, int]) -> bool:
    """Whether a slot touches what is between two heights."""
    return slot.y <= heights[1] and slot.bottom >= heights[0]

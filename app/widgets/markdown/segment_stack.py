"""The segments of a body, one below the other: which there are, where they stand, how tall."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

import shiboken6

from app.widgets.markdown.arrangement import Kind, Stretch, arrange, gap_px
from app.widgets.markdown.code_segment import CodeSegment
from app.widgets.markdown.elements import Element, Paragraph
from app.widgets.markdown.places import Place
from app.widgets.markdown.segments import FlowSegment, MathsSegment
from app.widgets.markdown.table_segment import TableSegment
from app.widgets.markdown.typography import Typography

_MOST_COST = 160
"""What is laid out at once takes about 30 ms."""
_CHARACTERS_PER_COST = 300

Segment = FlowSegment | MathsSegment | CodeSegment | TableSegment


@dataclass
class Slot:
    """A segment and where it stands.

    Attributes:
        stretch: the elements that it shows.
        place: of the first of them.
        gap: the space above.
        is_rtl: whether what it belongs to is written from the right.
        is_dirty: whether it has to be laid out again.
    """

    stretch: Stretch
    widget: Segment
    place: Place = field(default_factory=Place)
    gap: int = 0
    y: int = 0
    height: int = 0
    is_rtl: bool = False
    is_dirty: bool = True

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.y + self.height

    @property
    def cost(self) -> int:
        """What it costs to lay it out: 1 for a formula, more for long texts."""
        characters = sum(edit.document().characterCount() for edit in self.widget.edits)
        return 1 + characters // _CHARACTERS_PER_COST


class SegmentStack:
    """Keeps the segments in step with a growing list of elements.

    Attributes:
        slots: from the top.
        typography: gives gaps and indents.
        width: of the last ``fit``.
        has_quoted: whether a quote's rule stands beside a segment that is no text.
        is_settled: whether all heights are real.
    """

    def __init__(self, typography: Typography, make: Callable[[Kind], Segment]) -> None:
        self.slots: list[Slot] = []
        self.typography = typography
        self.width = 0
        self.has_quoted = False
        self.is_settled = True
        self._make = make
        self._first_dirty = 0

    def show(self, elements: Sequence[Element], first: int) -> None:
        """Follow a change of the elements.

        Args:
            elements: all of them.
            first: the first that may be another than before.
        """
        index = len(self.slots) - 1
        while index > 0 and self.slots[index].stretch.first >= first:
            index -= 1
        open_stretch = None
        if index >= 0 and self.slots[index].stretch.first < first:
            stretch = self.slots[index].stretch
            open_stretch = Stretch(stretch.kind, stretch.first, min(stretch.end, first))
        index = before = max(0, index)
        for stretch in arrange(elements, first, open_stretch):
            self._place(index, stretch, elements, first)
            index += 1
        self.drop_from(index)
        for slot in self.slots[before:-1]:
            slot.widget.describe()

    def fit(self, width: int, visible: tuple[int, int] = (0, 0)) -> int:
        """Lay out what is dirty, or all in another width.

        What is very long is laid out in parts: what is visible first, the others with heights that
        are estimates as long as ``is_settled`` is false; each call goes on.

        Args:
            width: of the stack.
            visible: top and bottom of what is seen.

        Returns:
            the height.
        """
        first = min(self._first_dirty, len(self.slots))
        if width != self.width:
            first = 0
            for slot in self.slots:
                slot.is_dirty = True
        self.width = width
        budget = _MOST_COST
        dirty = [slot for slot in self.slots[first:] if slot.is_dirty]
        seen = [slot for slot in dirty if slot.y <= visible[1] and slot.bottom >= visible[0]]
        for slot in chain(seen, dirty):
            if budget <= 0:
                break
            if slot.is_dirty:
                budget -= slot.cost
                slot.height = slot.widget.fit(max(1, width - self._indent_of(slot)))
                slot.is_dirty = False
        self.is_settled = budget > 0
        return self._stand(first)

    def _stand(self, first: int) -> int:
        """Put the segments from an index on below each other; where the last ends."""
        y = self.slots[first - 1].bottom if first else 0
        self._first_dirty = len(self.slots)
        for index in range(first, len(self.slots)):
            slot = self.slots[index]
            if slot.is_dirty:
                self._first_dirty = min(self._first_dirty, index)
            indent = self._indent_of(slot)
            slot.y = y + slot.gap
            x, width = 0 if slot.is_rtl else indent, max(1, self.width - indent)
            if slot.widget.geometry().getRect() != (x, slot.y, width, slot.height):
                slot.widget.setGeometry(x, slot.y, width, slot.height)
            if slot.widget.isHidden():
                slot.widget.show()
            y = slot.bottom
        return y

    def slots_from(self, top: int) -> Iterator[Slot]:
        """The slots that end below a height."""
        first = bisect_left(self.slots, top, key=lambda slot: slot.bottom)
        return islice(self.slots, first, None)

    def mark_dirty(self, is_dirty: Callable[[Segment], bool]) -> None:
        """Have those segments laid out again of which this is true; it is asked of each."""
        for index, slot in enumerate(self.slots):
            if is_dirty(slot.widget):
                slot.is_dirty = True
                self._first_dirty = min(self._first_dirty, index)

    def apply(self, typography: Typography, elements: Sequence[Element]) -> None:
        """Wear other colours or sizes."""
        self.typography = typography
        self._first_dirty = 0
        for index, slot in enumerate(self.slots):
            slot.widget.apply(typography)
            slot.is_dirty = True
            slot.gap = self._gap(index, elements)

    def drop_from(self, index: int) -> None:
        """Delete the segments from an index on."""
        for slot in self.slots[index:]:
            slot.widget.hide()
            shiboken6.delete(slot.widget)
        del self.slots[index:]
        self._first_dirty = min(self._first_dirty, index)

    def _place(self, index: int, stretch: Stretch, elements: Sequence[Element], first: int) -> None:
        """Show a stretch in the slot of an index, in the segment there if it is of the kind."""
        if index < len(self.slots) and self.slots[index].stretch.kind is not stretch.kind:
            self.drop_from(index)
        if index == len(self.slots):
            self.slots.append(Slot(stretch, self._make(stretch.kind)))
        slot = self.slots[index]
        is_same = slot.stretch == stretch and stretch.end <= first
        slot.stretch = stretch
        if is_same:
            return
        slot.place = elements[stretch.first].place
        slot.is_rtl = bool(slot.place.indent) and _is_right_to_left(elements, stretch.first)
        slot.gap = self._gap(index, elements)
        slot.is_dirty = True
        self.has_quoted |= stretch.kind is not Kind.FLOW and bool(slot.place.quotes)
        self._first_dirty = min(self._first_dirty, index)
        start = max(first, stretch.first)
        slot.widget.show_elements(start - stretch.first, elements[start : stretch.end])

    def _gap(self, index: int, elements: Sequence[Element]) -> int:
        stretch = self.slots[index].stretch
        above = self.slots[index - 1].stretch.kind if index else None
        return gap_px(stretch.kind, elements[stretch.first], above, self.typography)

    def _indent_of(self, slot: Slot) -> int:
        is_flow = slot.stretch.kind is Kind.FLOW
        return 0 if is_flow else slot.place.indent * self.typography.indent_px


def _is_right_to_left(elements: Sequence[Element], end: int) -> bool:
    """Whether the last words before an element are written from the right."""
    for index in range(end - 1, -1, -1):
        last = elements[index]
        if isinstance(last, Paragraph) and last.runs:
            return last.is_rtl
    return False

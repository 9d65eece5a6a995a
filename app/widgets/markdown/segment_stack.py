"""The segments of a body, one below the other: which there are, where they stand, how tall.

A body of many segments has widgets for those near what is seen; the others are room of about the
right height.
"""

from __future__ import annotations

import math
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from app.widgets.markdown.arrangement import (
    Kind,
    Stretch,
    arrange,
    gap_px,
    is_right_to_left_before,
)
from app.widgets.markdown.built_segments import BuiltSegments
from app.widgets.markdown.elements import Element
from app.widgets.markdown.filling import portion_count
from app.widgets.markdown.slots import Segment, Slot, between, overlaps, widened
from app.widgets.markdown.typography import Typography

_MOST_COST = 160
"""What is laid out at once takes about 30 ms."""
_SEEN_S = 0.030
_NEAR_S = 0.006
_MOST_KEPT = 64
"""So many segments all have widgets."""
_NEAR_SCREENS = 1
_FAR_SCREENS = 2
_MOST_AT_ONCE = 40
"""Portions; where a segment has more, all is done in slices."""
_MOST_DRESSED = 3
"""Portions; what is longer is filled anew in another theme, in slices."""


class SegmentStack:
    """Keeps the segments in step with a growing list of elements.

    Attributes:
        slots: from the top.
        typography: gives gaps and indents.
        width: of the last ``fit``.
        has_quoted: whether a quote's rule stands beside a segment that is no text.
        is_settled: whether all that is near has its real height.
        seen: top and bottom of what is seen, once somebody has told; before, all have widgets.
        is_long: whether there will be many segments.
        is_growing: whether much more text comes at once, so that little time is left.
        built: which slots have widgets.
    """

    def __init__(self, typography: Typography, make: Callable[[Kind], Segment]) -> None:
        self.slots: list[Slot] = []
        self.typography = typography
        self.width = 0
        self.has_quoted = False
        self.is_settled = True
        self.seen: tuple[int, int] | None = None
        self.is_long = False
        self.is_growing = False
        self.built = BuiltSegments(make)
        self._elements: Sequence[Element] = ()
        self._first_moved = 0

    @property
    def segments(self) -> list[tuple[int, Segment]]:
        """The segments that have widgets, from the top, with their indexes."""
        return self.built.of(self.slots)

    @property
    def _is_sparse(self) -> bool:
        return self.seen is not None and (self.is_long or len(self.slots) > _MOST_KEPT)

    # Content

    def show(self, elements: Sequence[Element], first: int) -> None:
        """Follow a change of the elements.

        Args:
            elements: all of them; the list is kept.
            first: the first that may be another than before.
        """
        self._elements = elements
        index = len(self.slots) - 1
        while index > 0 and self.slots[index].stretch.first >= first:
            index -= 1
        open_stretch = None
        if index >= 0 and self.slots[index].stretch.first < first:
            stretch = self.slots[index].stretch
            open_stretch = Stretch(stretch.kind, stretch.first, min(stretch.end, first))
        index = before = max(0, index)
        for stretch in arrange(elements, first, open_stretch):
            self._place(index, stretch, first)
            index += 1
        self.drop_from(index)
        for slot in self.slots[before:-1]:
            slot.describe()

    def drop_from(self, index: int) -> None:
        """Delete the segments from an index on."""
        for number in [number for number in self.built.indexes if number >= index]:
            self.built.unmake(number, self.slots[number])
        del self.slots[index:]
        self._first_moved = min(self._first_moved, index)

    def clear(self) -> None:
        """Show nothing."""
        self.drop_from(0)
        self._elements, self.is_long = (), False

    def apply(self, typography: Typography) -> None:
        """Wear other colours or sizes, from the next ``fit`` on."""
        self.typography = typography
        self._first_moved = 0
        for index, slot in enumerate(self.slots):
            slot.gap = self._gap(index)
            if slot.widget is None:
                self._guess(slot)
        for index in list(self.built.indexes):
            slot = self.slots[index]
            slot.is_dirty = slot.is_undressed = True
            if slot.filling is not None or (
                self._is_sparse and self._portions_of(slot) > _MOST_DRESSED
            ):
                self.built.unmake(index, slot)

    def _place(self, index: int, stretch: Stretch, first: int) -> None:
        """Show a stretch in the slot of an index, in the segment there if it is of the kind."""
        elements = self._elements
        if index < len(self.slots) and self.slots[index].stretch.kind is not stretch.kind:
            self.drop_from(index)
        is_new = index == len(self.slots)
        if is_new:
            self.slots.append(Slot(stretch))
        slot = self.slots[index]
        is_same = not is_new and slot.stretch == stretch and stretch.end <= first
        slot.stretch = stretch
        if is_same:
            return
        self.is_long |= self._portions_of(slot) > _MOST_AT_ONCE
        slot.place = elements[stretch.first].place
        slot.is_rtl = bool(slot.place.indent) and is_right_to_left_before(elements, stretch.first)
        slot.gap = self._gap(index)
        slot.is_dirty = True
        self.has_quoted |= stretch.kind is not Kind.FLOW and bool(slot.place.quotes)
        self._first_moved = min(self._first_moved, index)
        if is_new and not self._is_sparse:
            self.built.make(index, slot)
        if slot.widget is None:
            slot.measure = None
            self._guess(slot)
        elif slot.filling is not None:
            slot.is_behind = True
        else:
            start = max(first, stretch.first)
            slot.widget.show_elements(start - stretch.first, elements[start : stretch.end])

    # Layout

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
        first = min(self._first_moved, len(self.slots))
        if width != self.width:
            self.width = width
            first = 0
            for slot in self.slots:
                slot.is_dirty = True
                if slot.widget is None:
                    self._guess(slot)
        if self._is_sparse:
            self._stand(first)
            first = self._lay_out_near(visible)
        else:
            self._lay_out_dirty(first, visible)
        return self._stand(first)

    def is_ready(self, visible: tuple[int, int]) -> bool:
        """Whether all between two heights stands there as it should."""
        return all(self.slots[index].is_ready for index in between(self.slots, visible))

    def needs_fit(self, visible: tuple[int, int]) -> bool:
        """Whether there is work for ``fit`` where this is what is seen."""
        if not self._is_sparse:
            return not all(slot.is_ready for slot in self.slots)
        far = between(self.slots, widened(visible, _FAR_SCREENS))
        is_done = self.is_ready(widened(visible, _NEAR_SCREENS))
        return not is_done or any(index not in far for index in self.built.indexes)

    def complete(self, index: int) -> Segment:
        """The segment of a slot, made and filled now, wherever it stands."""
        while not self.slots[index].is_ready:
            self._lay_out(index, math.inf, math.inf)
        self._stand(index)
        widget = self.slots[index].widget
        assert widget is not None
        return widget

    def slots_from(self, top: int) -> Iterator[Slot]:
        """The slots that end below a height."""
        first = bisect_left(self.slots, top, key=lambda slot: slot.bottom)
        return islice(self.slots, first, None)

    def mark_dirty(self, is_dirty: Callable[[Segment], bool]) -> None:
        """Have those segments laid out again of which this is true; it is asked of each."""
        for index, widget in self.segments:
            if is_dirty(widget):
                self.slots[index].is_dirty = True
                self._first_moved = min(self._first_moved, index)

    def _lay_out_dirty(self, first: int, visible: tuple[int, int]) -> None:
        """All that is to be laid out, as far as a cost reaches, what is visible first."""
        dirty = [i for i in range(first, len(self.slots)) if not self.slots[i].is_ready]
        seen = [i for i in dirty if overlaps(self.slots[i], visible)]
        budget: float = _MOST_COST
        for index in (*seen, *dirty):
            if budget > 0 and not self.slots[index].is_ready:
                budget -= self._lay_out(index, budget, math.inf)
        self.is_settled = budget > 0 and all(self.slots[index].is_ready for index in dirty)

    def _lay_out_near(self, visible: tuple[int, int]) -> int:
        """Lay out some of what is visible or near, delete what is far; the first that moves."""
        seen = between(self.slots, visible)
        near = between(self.slots, widened(visible, _NEAR_SCREENS))
        others = sorted(near, key=lambda index: abs(2 * index - seen.start - seen.stop))
        began = time.perf_counter()
        budget: float = _MOST_COST
        moved = [len(self.slots)]
        for index in (*seen, *others):
            until = began + (_SEEN_S if index in seen and not self.is_growing else _NEAR_S)
            if budget <= 0 or time.perf_counter() > until:
                break
            if not self.slots[index].is_ready:
                moved.append(index)
                budget -= self._lay_out(index, budget, until)
        far = between(self.slots, widened(visible, _FAR_SCREENS))
        self.is_settled = self.built.drop_outside(self.slots, far) and len(moved) == 1
        return min(moved)

    def _lay_out(self, index: int, budget: float, until: float) -> float:
        """Make, fill and fit a segment, as far as cost and time reach; what it has cost."""
        slot = self.slots[index]
        if slot.widget is None:
            self.built.make(index, slot)
            slot.begin(self._elements_of(slot))
        cost = slot.fill(self._elements_of, budget, until)
        if not slot.fit(self._width_for(slot), self.typography):
            self._guess(slot, least=slot.height)
        return cost + slot.cost

    def _stand(self, first: int) -> int:
        """Put the segments from an index on below each other; where the last ends."""
        y = self.slots[first - 1].bottom if first else 0
        self._first_moved = len(self.slots)
        for index in range(first, len(self.slots)):
            slot = self.slots[index]
            slot.y = y + slot.gap
            y = slot.bottom
            if slot.is_dirty and not self._is_sparse:
                self._first_moved = min(self._first_moved, index)
            if slot.widget is not None:
                width = self._width_for(slot)
                slot.stand(0 if slot.is_rtl else self.width - width, width)
        return y

    def _width_for(self, slot: Slot) -> int:
        return max(1, self.width - slot.indent * self.typography.indent_px)

    def _elements_of(self, slot: Slot) -> Sequence[Element]:
        return self._elements[slot.stretch.first : slot.stretch.end]

    def _portions_of(self, slot: Slot) -> int:
        stretch = slot.stretch
        return portion_count(self._elements[stretch.first], stretch.end - stretch.first)

    def _guess(self, slot: Slot, least: int = 0) -> None:
        """Assume a height that is about right."""
        height = slot.guessed_height(self._elements_of, self._width_for(slot), self.typography)
        slot.height = max(least, height)

    def _gap(self, index: int) -> int:
        stretch = self.slots[index].stretch
        above = self.slots[index - 1].stretch.kind if index else None
        return gap_px(stretch.kind, self._elements[stretch.first], above, self.typography)

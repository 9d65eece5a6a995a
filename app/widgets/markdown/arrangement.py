"""Which elements share a segment, and how much space stands between segments; no widgets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from app.widgets.markdown.blocks import FlowBlock, Update
from app.widgets.markdown.elements import Code, Element, Gap, Maths, Paragraph, Role
from app.widgets.markdown.flattening import elements_of
from app.widgets.markdown.typography import Typography

_MOST_PARTS = 10
"""A paragraph of more parts goes into several texts, too."""
_MOST_PARAGRAPHS = 200
"""A longer stretch goes into a text of its own at its next paragraph outside lists."""


_NOTES_RULE = Paragraph(Role.NOTES_RULE, (), gap=Gap.NOTES)


class Kind(Enum):
    """The kinds of segments."""

    FLOW = "flow"
    CODE = "code"
    TABLE = "table"
    MATHS = "maths"


@dataclass(frozen=True)
class Stretch:
    """Elements that share a segment.

    Attributes:
        first: index of the first.
        end: index after the last.
    """

    kind: Kind
    first: int
    end: int


_GAPS_EM = {Kind.CODE: 0.95, Kind.TABLE: 0.75, Kind.MATHS: 0.6}
_LEAST_AFTER_EM = {Kind.CODE: 1.05, Kind.TABLE: 1.05, Kind.MATHS: 0.7, Kind.FLOW: 0.0}


class ElementList:
    """The elements of a growing list of blocks, the footnotes at the end.

    Attributes:
        elements: all of them.
    """

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self._starts: list[int] = []
        self._offsets: list[int] = []
        self._notes: list[tuple[int, tuple[Element, ...]]] = []
        self._main_count = 0

    def take(self, update: Update) -> int:
        """Follow an update of the blocks; the index of the first element that may be another."""
        kept = update.kept
        first = self._starts[kept] if kept < len(self._starts) else self._main_count
        del self.elements[first:], self._starts[kept:], self._offsets[kept:]
        self._offsets += update.starts
        while self._notes and self._notes[-1][0] >= kept:
            self._notes.pop()
        for block in update.tail:
            previous = self.elements[-1] if self.elements else None
            if isinstance(block, FlowBlock) and block.is_note:
                before = self._notes[-1][1][-1] if self._notes else None
                self._notes.append((len(self._starts), elements_of(block, before)))
                self._starts.append(len(self.elements))
            else:
                self._starts.append(len(self.elements))
                self.elements += elements_of(block, previous)
        self._main_count = len(self.elements)
        if self._notes and self.elements:
            self.elements.append(_NOTES_RULE)
        for _, elements in self._notes:
            self.elements += elements
        return first

    def source_of(self, first: int, end: int) -> tuple[int, int | None] | None:
        """Where in the text some elements are written.

        Args:
            first: index of the first.
            end: index after the last.

        Returns:
            start and end, ``None`` for the text's own end; ``None`` where the elements are not
            those of whole blocks.
        """
        block, behind = self._block_at(first), self._block_at(end)
        if block is None or first >= self._main_count:
            return None
        if behind is None:
            is_whole = end == self._main_count and not self._notes
            return (self._offsets[block], None) if is_whole else None
        return self._offsets[block], self._offsets[behind]

    def elements_at(self, offset: int) -> tuple[range, int, int | None]:
        """What an offset of the text became.

        Args:
            offset: in characters; there must be a block.

        Returns:
            indexes of elements, and start and end of their block in the text.
        """
        block = max(0, bisect_right(self._offsets, offset) - 1)
        is_last = block + 1 == len(self._offsets)
        bounds = self._offsets[block], None if is_last else self._offsets[block + 1]
        first = self._main_count + 1  # the notes stand behind their rule
        for number, elements in self._notes:
            if number == block:
                return range(first, first + len(elements)), *bounds
            first += len(elements)
        end = self._main_count if is_last else self._starts[block + 1]
        return range(self._starts[block], max(end, self._starts[block] + 1)), *bounds

    def _block_at(self, element: int) -> int | None:
        """The block that begins with an element."""
        block = bisect_right(self._starts, element) - 1
        return block if block >= 0 and self._starts[block] == element else None


def kind_of(element: Element) -> Kind:
    """The kind of segment that shows an element."""
    if isinstance(element, Paragraph):
        return Kind.FLOW
    if isinstance(element, Code):
        return Kind.CODE
    return Kind.MATHS if isinstance(element, Maths) else Kind.TABLE


def arrange(
    elements: Sequence[Element], first: int, open_stretch: Stretch | None
) -> Iterator[Stretch]:
    """The stretches from an element on.

    Args:
        elements: all.
        first: where to begin.
        open_stretch: the one that ends before ``first``; it comes first, extended if it can be.
    """
    current = open_stretch
    for index in range(first, len(elements)):
        element = elements[index]
        if current and _joins(element, current, index):
            current = Stretch(current.kind, current.first, index + 1)
            continue
        if current:
            yield current
        current = Stretch(kind_of(element), index, index + 1)
    if current:
        yield current


def _joins(element: Element, stretch: Stretch, index: int) -> bool:
    if stretch.kind is not Kind.FLOW or not isinstance(element, Paragraph):
        return False
    length = index - stretch.first
    if element.gap is Gap.NONE and length >= _MOST_PARTS:
        return False
    is_free = element.mark is None and not element.place.indent
    return not is_free or length < _MOST_PARAGRAPHS


def is_right_to_left_before(elements: Sequence[Element], end: int) -> bool:
    """Whether the last words before an element are written from the right."""
    for index in range(end - 1, -1, -1):
        last = elements[index]
        if isinstance(last, Paragraph) and last.runs:
            return last.is_rtl
    return False


def gap_px(kind: Kind, element: Element, before: Kind | None, typography: Typography) -> int:
    """The space above a segment.

    Args:
        kind: of the segment.
        element: its first.
        before: the kind of the segment above, if any.
        typography: the sizes.
    """
    if before is None:
        return 0
    own = _GAPS_EM.get(kind, 0.0) * typography.em
    if isinstance(element, Paragraph):
        own = typography.gap_px(element)
    return round(max(own, _LEAST_AFTER_EM[before] * typography.em))

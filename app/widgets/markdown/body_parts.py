"""The texts of a body by number, whether they have widgets or not, and what their source is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextCursor

from app.widgets.markdown.arrangement import ElementList
from app.widgets.markdown.blocks import StreamingParser
from app.widgets.markdown.code_segment import CodeSegment, Switches
from app.widgets.markdown.segment_edit import SegmentEdit
from app.widgets.markdown.segment_stack import SegmentStack

_MOST_SEARCHED = 4
"""Texts that are made to find words of one block."""


@dataclass(frozen=True)
class Written:
    """What a stretch of the source has become.

    Attributes:
        edits: the texts that show it.
        source: of the block that it belongs to.
        start: where that begins in the whole source.
        is_whole: whether the texts show all of the block.
    """

    edits: Sequence[SegmentEdit]
    source: str
    start: int
    is_whole: bool


class BodyParts:
    """A look at the parts of a body; good until its text changes."""

    def __init__(self, stack: SegmentStack, elements: ElementList, parser: StreamingParser) -> None:
        self._stack = stack
        self._list = elements
        self._parser = parser

    @property
    def count(self) -> int:
        """How many texts there are, with widgets or without."""
        return len(self._stack.slots)

    @property
    def edits(self) -> list[tuple[int, SegmentEdit]]:
        """The texts that have widgets, with their numbers."""
        return [(index, segment.edits[0]) for index, segment in self._stack.segments]

    @property
    def are_all_made(self) -> bool:
        """Whether all texts have widgets."""
        return len(self._stack.segments) == self.count

    def top(self, number: int) -> int:
        """Where a text begins, in the body's coordinates."""
        return self._stack.slots[min(number, self.count - 1)].y if self.count else 0

    def make(self, number: int) -> SegmentEdit:
        """The text of a number; made if it had no widget, until it is found to be far away."""
        return self._stack.complete(number).edits[0]

    def selected(self, first: int, last: int, *, is_markdown: bool) -> list[str]:
        """The selected parts; what is between them and has no widget is given as its source.

        Args:
            first: number of the text where the selection begins.
            last: number of the text where it ends.
            is_markdown: or words.
        """
        texts = []
        for number in range(first, last + 1):
            slot = self._stack.slots[number]
            if slot.widget is not None and slot.filling is None:
                texts.append(slot.widget.selected(is_markdown=is_markdown))
                continue
            bounds = self._list.source_of(slot.stretch.first, slot.stretch.end)
            if bounds is not None:
                texts.append(self._parser.text[bounds[0] : bounds[1]].strip("\n"))
                continue
            segment = self._stack.complete(number)
            cursor = QTextCursor(segment.edits[0].document())
            cursor.select(QTextCursor.SelectionType.Document)
            segment.edits[0].setTextCursor(cursor)
            texts.append(segment.selected(is_markdown=is_markdown))
        return texts

    def written(self, offset: int) -> Written | None:
        """What the block at an offset of the source has become; its texts are made.

        Args:
            offset: in characters.
        """
        if not self.count:
            return None
        numbers, source, start = self._place(offset)
        is_whole = len(numbers) <= _MOST_SEARCHED
        if not is_whole:
            middle = _at_share(numbers, offset - start, source)
            numbers = range(max(numbers[0], middle - 1), min(numbers[-1], middle + 1) + 1)
        return Written([self.make(number) for number in numbers], source, start, is_whole)

    def top_of_source(self, offset: int) -> int | None:
        """About where the source at an offset is shown, in the body's coordinates.

        Args:
            offset: in characters.
        """
        if not self.count:
            return None
        numbers, source, start = self._place(offset)
        return self.top(_at_share(numbers, offset - start, source))

    def _place(self, offset: int) -> tuple[range, str, int]:
        """The texts of the block at an offset, its source, and where that begins."""
        elements, start, end = self._list.elements_at(offset)
        first = self._index_of(elements[0])
        last = min(self._index_of(elements[-1]), self.count - 1)
        return range(first, last + 1), self._parser.text[start:end], start

    def _index_of(self, element: int) -> int:
        """The number of the text that shows an element."""
        return bisect_left(self._stack.slots, element + 1, key=lambda slot: slot.stretch.end)

    @property
    def switches(self) -> dict[int, Switches]:
        """What the reader has switched on in blocks of code, by element."""
        found = dict(self._stack.built.switches)
        for index, segment in self._stack.segments:
            if isinstance(segment, CodeSegment) and any(segment.switches):
                found[self._stack.slots[index].stretch.first] = segment.switches
        return found

    @switches.setter
    def switches(self, switches: dict[int, Switches]) -> None:
        """Switch them on again, best before the text is set."""
        self._stack.built.switches = dict(switches)


def _at_share(numbers: range, offset: int, source: str) -> int:
    """The number at a share of a block."""
    share = min(1.0, max(0.0, offset / max(1, len(source))))
    return numbers[round(share * (len(numbers) - 1))]

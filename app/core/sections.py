"""The sidebar's order: pinned conversations, folders, then days, months and years; pure.

Rows are counted from the top: each section has one for its heading and, unless it is folded, one
for each conversation. All look-ups are by bisection, so their time does not grow with the list.
"""

from __future__ import annotations

import datetime
import itertools
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from app.core.conversation import Conversation, Folder

RECENT_MONTHS = 12
"""So many months back a month is a section; before that, a year is."""


class SectionKind(IntEnum):
    """What holds the conversations of a section together, from the top."""

    PINNED = 0
    FOLDER = 1
    TODAY = 2
    YESTERDAY = 3
    LAST_WEEK = 4
    MONTH = 5
    YEAR = 6


class SectionKey(NamedTuple):
    """Names a section.

    Attributes:
        kind: of section.
        folder_id: of a folder; else 0.
        year: of a month or a year; else 0.
        month: 1 to 12 of a month; else 0.
    """

    kind: SectionKind
    folder_id: int = 0
    year: int = 0
    month: int = 0


PINNED = SectionKey(SectionKind.PINNED)


@dataclass(eq=False)
class Section:
    """A heading and what stands below it.

    Attributes:
        key: its name.
        folder: if it is one.
        conversations: in order.
    """

    key: SectionKey
    folder: Folder | None = None
    conversations: list[Conversation] = field(default_factory=list)

    @property
    def is_folded(self) -> bool:
        """Whether only the heading is shown."""
        return self.folder is not None and self.folder.is_folded

    @property
    def hides_unread(self) -> bool:
        """Whether an answer that nobody has read is folded away in it."""
        return self.is_folded and any(c.is_unread for c in self.conversations)

    @property
    def row_count(self) -> int:
        """Rows that it takes, the heading among them."""
        return 1 if self.is_folded else 1 + len(self.conversations)

    @property
    def rank(self) -> tuple[int, ...]:
        """Sorts sections from the top."""
        position = self.folder.position if self.folder else 0
        kind, folder_id, year, month = self.key
        return kind, position, folder_id, -year, -month

    def order_of(self, conversation: Conversation) -> tuple[float, int]:
        """Sorts conversations from the top: by the time of the pin, or of the last message."""
        moment = conversation.updated_at
        if self.key == PINNED and conversation.pinned_at is not None:
            moment = conversation.pinned_at
        return -moment, -conversation.id

    def position_of(self, conversation: Conversation) -> int:
        """Where a conversation stands, or would."""
        order = self.order_of(conversation)
        return bisect_left(self.conversations, order, key=self.order_of)

    def runs_for(
        self, conversations: Iterable[Conversation]
    ) -> list[tuple[int, list[Conversation]]]:
        """Where new conversations belong: places from the bottom, each with those that go there."""
        placed = [(self.position_of(c), c) for c in sorted(conversations, key=self.order_of)]
        runs = [
            (place, [conversation for _, conversation in run])
            for place, run in itertools.groupby(placed, key=lambda pair: pair[0])
        ]
        runs.reverse()
        return runs


class Calendar:
    """Says to which section of time a moment belongs, in local time."""

    def __init__(self, today: datetime.date) -> None:
        self.today = today
        starts = [
            (today, SectionKey(SectionKind.TODAY)),
            (today - datetime.timedelta(days=1), SectionKey(SectionKind.YESTERDAY)),
            (today - datetime.timedelta(days=6), SectionKey(SectionKind.LAST_WEEK)),
        ]
        month = starts[-1][0].replace(day=1)
        for _ in range(RECENT_MONTHS):
            starts.append((month, SectionKey(SectionKind.MONTH, 0, month.year, month.month)))
            month = (month - datetime.timedelta(days=1)).replace(day=1)
        starts.reverse()
        midnight = datetime.time()
        self._starts = [datetime.datetime.combine(d, midnight).timestamp() for d, _ in starts]
        self._keys = [key for _, key in starts]

    def section(self, moment: float) -> SectionKey:
        """The section of a Unix time."""
        index = bisect_right(self._starts, moment) - 1
        if index >= 0:
            return self._keys[index]
        return SectionKey(SectionKind.YEAR, 0, time.localtime(max(0.0, moment)).tm_year)


class Sections:
    """All sections, in order, and the rows they make.

    Attributes:
        sections: from the top; change them, then call ``recount``.
        row_count: of all.
    """

    def __init__(self, folders: Iterable[Folder], today: datetime.date) -> None:
        self.calendar = Calendar(today)
        self.sections = [Section(folder_key(folder.id), folder) for folder in folders]
        self.sections.sort(key=lambda section: section.rank)
        self._by_key = {section.key: section for section in self.sections}
        self.row_count = 0
        self.recount()

    def recount(self) -> None:
        """Look again where each section begins."""
        counts = (section.row_count for section in self.sections)
        *self._starts, self.row_count = itertools.accumulate(counts, initial=0)

    def get(self, key: SectionKey) -> Section | None:
        """The section of a name, if there is one."""
        return self._by_key.get(key)

    def key_for(self, conversation: Conversation) -> SectionKey:
        """Where a conversation belongs."""
        if conversation.pinned_at is not None:
            return PINNED
        if conversation.folder_id is not None:
            key = folder_key(conversation.folder_id)
            if key in self._by_key:
                return key
        return self.calendar.section(conversation.updated_at)

    def index_for(self, section: Section) -> int:
        """Among the sections, the place of one that is or will be there."""
        return bisect_left(self.sections, section.rank, key=lambda other: other.rank)

    def add(self, section: Section) -> None:
        """Put a section into its place."""
        self.sections.insert(self.index_for(section), section)
        self._by_key[section.key] = section
        self.recount()

    def remove(self, section: Section) -> None:
        """Take a section out."""
        self.sections.remove(section)
        del self._by_key[section.key]
        self.recount()

    def start_of(self, section: Section) -> int:
        """The row of a heading that is there, or of the one that would be put there."""
        index = self.index_for(section)
        return self._starts[index] if index < len(self._starts) else self.row_count

    def at(self, row: int) -> tuple[Section, int]:
        """The section of a row, and the position in it: -1 for the heading."""
        index = bisect_right(self._starts, row) - 1
        return self.sections[index], row - self._starts[index] - 1

    @property
    def headings(self) -> Sequence[int]:
        """The rows of all headings, from the top."""
        return self._starts

    def names(self, first: int, last: int) -> Iterator[tuple[int, str]]:
        """Rows from one to before another, with their titles or their folders' names."""
        for start, section in zip(self._starts, self.sections, strict=True):
            if start + section.row_count <= first or start >= last:
                continue
            if start >= first and section.folder is not None:
                yield start, section.folder.name
            skipped = max(0, first - start - 1)
            shown = [] if section.is_folded else section.conversations[skipped : last - start - 1]
            for row, conversation in enumerate(shown, start + 1 + skipped):
                yield row, conversation.title

    def row_of(self, conversation: Conversation) -> int | None:
        """The row of a conversation that is there; ``None`` if its folder is folded."""
        section = self._by_key[self.key_for(conversation)]
        if section.is_folded:
            return None
        return self.start_of(section) + 1 + section.position_of(conversation)


def folder_key(folder_id: int) -> SectionKey:
    """The name of a folder's section."""
    return SectionKey(SectionKind.FOLDER, folder_id)

"""The sidebar's order, against the plainest way to make it."""

from __future__ import annotations

import datetime
import time

from hypothesis import given
from hypothesis import strategies as st

from app.core.conversation import Conversation, Folder
from app.core.sections import (
    PINNED,
    Calendar,
    Section,
    SectionKey,
    SectionKind,
    Sections,
    folder_key,
)

TODAY = datetime.date(2026, 3, 10)


def at(year: int, month: int, day: int, hour: int = 12) -> float:
    return time.mktime((year, month, day, hour, 0, 0, 0, 0, -1))


def test_days_months_and_years() -> None:
    section = Calendar(TODAY).section
    assert section(at(2026, 3, 10, 0)) == SectionKey(SectionKind.TODAY)
    assert section(at(2026, 3, 9, 23)) == SectionKey(SectionKind.YESTERDAY)
    assert section(at(2026, 3, 8)) == SectionKey(SectionKind.LAST_WEEK)
    assert section(at(2026, 3, 4, 0)) == SectionKey(SectionKind.LAST_WEEK)
    assert section(at(2026, 3, 3, 23)) == SectionKey(SectionKind.MONTH, 0, 2026, 3)
    assert section(at(2025, 12, 31, 23)) == SectionKey(SectionKind.MONTH, 0, 2025, 12)
    assert section(at(2025, 4, 1, 0)) == SectionKey(SectionKind.MONTH, 0, 2025, 4)
    assert section(at(2025, 3, 31)) == SectionKey(SectionKind.YEAR, 0, 2025)
    assert section(-5e9).kind is SectionKind.YEAR


def test_a_time_to_come_is_today() -> None:
    assert Calendar(TODAY).section(at(2027, 1, 1)).kind is SectionKind.TODAY


CONVERSATIONS = st.lists(
    st.builds(
        lambda moment, pin, folder: Conversation(0, "t", 0.0, moment, None, pin, folder),
        st.integers(int(at(2023, 1, 1)), int(at(2026, 3, 10))).map(float),
        st.one_of(st.none(), st.none(), st.floats(1, 9)),
        st.sampled_from([None, None, 1, 2, 77]),
    ),
    max_size=60,
).map(lambda made: [c._replace(id=number) for number, c in enumerate(made, 1)])
FOLDERS = [Folder(1, "One", 1), Folder(2, "Two", 0, is_folded=True)]


def plain_rows(conversations: list[Conversation]) -> list[SectionKey | int]:
    """What the sidebar shows, by sorting everything."""
    calendar = Calendar(TODAY)
    by_time = sorted(conversations, key=lambda c: (c.updated_at, c.id), reverse=True)
    pinned = [c for c in by_time if c.pinned_at is not None]
    pinned.sort(key=lambda c: (c.pinned_at or 0.0, c.id), reverse=True)
    loose = [c for c in by_time if c.pinned_at is None]
    rows: list[SectionKey | int] = []
    if pinned:
        rows += [PINNED, *(c.id for c in pinned)]
    rows.append(folder_key(2))
    rows += [folder_key(1), *(c.id for c in loose if c.folder_id == 1)]
    for conversation in loose:
        if conversation.folder_id not in (1, 2):
            key = calendar.section(conversation.updated_at)
            if key not in rows:
                rows.append(key)
            rows.append(conversation.id)
    return rows


@given(CONVERSATIONS)
def test_rows_are_those_of_plain_sorting(conversations: list[Conversation]) -> None:
    order = Sections(FOLDERS, TODAY)
    for conversation in conversations:
        key = order.key_for(conversation)
        section = order.get(key)
        if section is None:
            section = Section(key)
            order.add(section)
        section.conversations.insert(section.position_of(conversation), conversation)
    order.recount()
    rows: list[SectionKey | int] = []
    for row in range(order.row_count):
        section, position = order.at(row)
        rows.append(section.key if position < 0 else section.conversations[position].id)
        if position >= 0:
            assert order.row_of(section.conversations[position]) == row
    assert rows == plain_rows(conversations)
    assert [row for row, name in order.names(0, order.row_count) if name == "t"] == [
        row for row in range(order.row_count) if order.at(row)[1] >= 0
    ]

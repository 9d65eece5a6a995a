"""What the rows of the sidebar are called, and what a screen reader says for them."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale

from app.core.conversation import Conversation
from app.core.sections import Section, SectionKind
from app.core.translatable import mark
from app.viewmodels.language import say, say_count

_NAMES = {
    SectionKind.PINNED: mark("Pinned"),
    SectionKind.TODAY: mark("Today"),
    SectionKind.YESTERDAY: mark("Yesterday"),
    SectionKind.LAST_WEEK: mark("Last 7 days"),
}


def section_name(section: Section) -> str:
    """What stands in the heading of a section."""
    key = section.key
    if section.folder is not None:
        return section.folder.name
    if key.kind is SectionKind.MONTH:
        month = QLocale().standaloneMonthName(key.month)
        return say("{month} {year}", month=month[:1].upper() + month[1:], year=_year(key.year))
    return say(_NAMES[key.kind]) if key.kind in _NAMES else _year(key.year)


def _year(year: int) -> str:
    """Its digits in no groups."""
    return QLocale().toString(QDate(year, 1, 1), "yyyy")


def row_description(section: Section, conversation: Conversation | None) -> str:
    """All that is to be seen in a row, in words."""
    name = section_name(section)
    if conversation is not None:
        marks = [conversation.title, name]
        if conversation.is_unread:
            marks.append(say("unread answer"))
        if conversation.has_draft:
            marks.append(say("has a draft"))
        return say(", ", "between the parts of a list").join(marks)
    if section.folder is None:
        return name
    marks = [name, say("folder"), count_of(len(section.conversations))]
    if section.is_folded:
        marks.append(say("folded"))
    if section.hides_unread:
        marks.append(say("unread answer in it"))
    return say(", ", "between the parts of a list").join(marks)


def count_of(number: int) -> str:
    """So many conversations, in words."""
    return say_count("%n conversations", number)

"""What the rows of the sidebar are called, and what a screen reader says for them."""

from __future__ import annotations

from app.core.conversation import Conversation
from app.core.sections import Section, SectionKind
from app.widgets import wording

_NAMES = {
    SectionKind.PINNED: "Pinned",
    SectionKind.TODAY: "Today",
    SectionKind.YESTERDAY: "Yesterday",
    SectionKind.LAST_WEEK: "Last 7 days",
}
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def section_name(section: Section) -> str:
    """What stands in the heading of a section."""
    key = section.key
    if section.folder is not None:
        return section.folder.name
    if key.kind is SectionKind.MONTH:
        return f"{_MONTHS[key.month - 1]} {key.year}"
    return _NAMES.get(key.kind, str(key.year))


def row_description(section: Section, conversation: Conversation | None) -> str:
    """All that is to be seen in a row, in words."""
    name = section_name(section)
    if conversation is not None:
        marks = [conversation.title, name]
        if conversation.is_unread:
            marks.append("unread answer")
        if conversation.has_draft:
            marks.append("has a draft")
        return ", ".join(marks)
    if section.folder is None:
        return name
    marks = [name, "folder", count_of(len(section.conversations))]
    if section.is_folded:
        marks.append("folded")
    if section.hides_unread:
        marks.append("unread answer in it")
    return ", ".join(marks)


def count_of(number: int) -> str:
    """So many conversations, in words."""
    return "1 conversation" if number == 1 else f"{wording.count(number)} conversations"

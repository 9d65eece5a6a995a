"""A conversation: a tree of messages of which one path is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.messages import Message

TITLE_CHARACTERS = 60
NEW_CONVERSATION = 0
"""The id under which the draft of a conversation that does not exist yet is kept."""


@dataclass(frozen=True)
class Conversation:
    """What the sidebar knows of a conversation.

    Attributes:
        id: unique in the database.
        title: shown in the sidebar; never empty.
        created_at: Unix time in seconds.
        updated_at: Unix time of the last message, in seconds.
        leaf_id: the last message of the path that is shown; ``None`` when empty.
    """

    id: int
    title: str
    created_at: float
    updated_at: float
    leaf_id: int | None = None


def path_to(messages: Iterable[Message], leaf_id: int | None) -> list[Message]:
    """The messages from the root to a leaf, oldest first.

    A parent that is missing (a damaged record) or that leads back to itself ends the path there:
    what can be read is shown.
    """
    by_id = {message.id: message for message in messages}
    path: list[Message] = []
    seen: set[int] = set()
    current = leaf_id
    while current is not None and current in by_id and current not in seen:
        seen.add(current)
        path.append(by_id[current])
        current = by_id[current].parent_id
    path.reverse()
    return path


def title_from_question(question: str) -> str:
    """A sidebar title: the first line of a question, cut at a word's end.

    Returns an empty string for a question without a visible character.
    """
    line = " ".join(next(iter(question.strip().splitlines()), "").split())
    if len(line) <= TITLE_CHARACTERS:
        return line
    cut = line[:TITLE_CHARACTERS]
    head, space, _ = cut.rpartition(" ")
    return (head if space and len(head) >= TITLE_CHARACTERS // 2 else cut).rstrip(" ,;:.") + "…"

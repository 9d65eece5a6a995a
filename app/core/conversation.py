"""A conversation as the sidebar knows it; its messages: ``app.core.message_tree``."""

from __future__ import annotations

from typing import NamedTuple

TITLE_CHARACTERS = 60
NEW_CONVERSATION = 0
"""The id under which the draft of a conversation that does not exist yet is kept."""


class Conversation(NamedTuple):
    """What the sidebar knows of a conversation.

    Attributes:
        id: unique in the database.
        title: shown in the sidebar; never empty.
        created_at: Unix time in seconds.
        updated_at: Unix time of the last message, in seconds.
        leaf_id: the last message of the path that is shown; ``None`` when empty.
        pinned_at: Unix time at which it was pinned; ``None`` when it is not.
        folder_id: the folder it lies in; ``None`` for none.
        is_unread: an answer ended in it while something else was shown.
        has_draft: something stands in its composer.
    """

    id: int
    title: str
    created_at: float
    updated_at: float
    leaf_id: int | None = None
    pinned_at: float | None = None
    folder_id: int | None = None
    is_unread: bool = False
    has_draft: bool = False


class Folder(NamedTuple):
    """A folder of conversations.

    Attributes:
        id: unique in the database.
        name: shown in the sidebar; never empty.
        position: in the sidebar, from the top.
        is_folded: what is in it is hidden.
    """

    id: int
    name: str
    position: int = 0
    is_folded: bool = False


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

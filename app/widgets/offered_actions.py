"""What can be done with a message, and what of that is offered for which message."""

from __future__ import annotations

from enum import Enum, auto

from app.core.messages import Message, Role, StopReason
from app.core.translatable import mark


class MessageAction(Enum):
    """What can be done with a message."""

    COPY = auto()
    """Its text as it reads."""
    COPY_MARKDOWN = auto()
    """Its text as the model wrote it."""
    EDIT = auto()
    """Put it in other words, as another version."""
    REGENERATE = auto()
    """Answer again, as another version."""
    CONTINUE = auto()
    """Go on where an answer was cut."""
    BRANCH = auto()
    """Go on from here in another conversation."""
    COMPARE = auto()
    """See two versions side by side."""
    EXPORT = auto()
    """Write it, or its conversation, to a file."""
    DELETE = auto()
    DETAILS = auto()
    """See how the answer was made."""


FOR_QUESTIONS = {
    MessageAction.COPY: ("copy", mark("Copy the question")),
    MessageAction.EDIT: ("pencil", mark("Edit the question")),
    MessageAction.BRANCH: ("git-branch", mark("Go on from here in a new conversation")),
    MessageAction.DELETE: ("trash-2", mark("Delete the question and what follows")),
}
FOR_ANSWERS = {
    MessageAction.COPY: ("copy", mark("Copy the answer")),
    MessageAction.REGENERATE: ("refresh-cw", mark("Answer again")),
    MessageAction.CONTINUE: ("step-forward", mark("Continue this answer")),
    MessageAction.COMPARE: ("columns-2", mark("Compare the versions")),
    MessageAction.BRANCH: ("git-branch", mark("Go on from here in a new conversation")),
    MessageAction.DETAILS: ("info", mark("How this answer was made")),
    MessageAction.COPY_MARKDOWN: ("copy", mark("Copy as Markdown")),
    MessageAction.EDIT: ("pencil", mark("Edit the answer…")),
    MessageAction.EXPORT: ("download", mark("Export…")),
    MessageAction.DELETE: ("trash-2", mark("Delete the answer and what follows")),
}
IN_MENU = (
    MessageAction.COPY_MARKDOWN,
    MessageAction.EDIT,
    MessageAction.EXPORT,
    MessageAction.DELETE,
)
"""Of an answer, behind the dots: rare, or not to be hit by accident."""
_NEEDS_TEXT = (MessageAction.COPY, MessageAction.COPY_MARKDOWN)


def offered_actions(
    message: Message, versions: tuple[int, ...] = (), *, is_last: bool = True
) -> tuple[MessageAction, ...]:
    """What can be done with a message, in the order in which it is shown.

    Args:
        message: nothing is offered while it streams.
        versions: ids of all messages that stand in its place, its own among them.
        is_last: whether nothing follows it.
    """
    if message.role is Role.USER:
        return tuple(FOR_QUESTIONS)
    if message.stop_reason is None:
        return ()
    missing = set() if message.text else set(_NEEDS_TEXT)
    if message.stop_reason is StopReason.END_OF_ANSWER or not is_last:
        missing.add(MessageAction.CONTINUE)
    if len(versions) < 2:
        missing.add(MessageAction.COMPARE)
    return tuple(action for action in FOR_ANSWERS if action not in missing)

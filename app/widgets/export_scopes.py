"""What an export can take in: an answer, the shown conversation, a selection, all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from app.core.transcripts.file_names import file_stem
from app.viewmodels.language import say, say_count

if TYPE_CHECKING:
    from app.core.conversation import Conversation


class Scope(NamedTuple):
    """A choice of what is exported.

    Attributes:
        label: what it is called.
        conversations: which; ``None`` for all.
        answer_id: the message of the one conversation that is exported alone, with its question.
    """

    label: str
    conversations: tuple[Conversation, ...] | None = None
    answer_id: int | None = None

    @property
    def conversation_ids(self) -> tuple[int, ...] | None:
        """Of the conversations; ``None`` for all."""
        if self.conversations is None:
            return None
        return tuple(conversation.id for conversation in self.conversations)

    @property
    def is_single(self) -> bool:
        """Whether it is one conversation, or a part of one."""
        return self.conversations is not None and len(self.conversations) == 1

    @property
    def file_stem(self) -> str:
        """A name for the file, without its ending."""
        if self.conversations is not None and self.is_single:
            return file_stem(self.conversations[0].title)
        return f"Penseur {datetime.now().astimezone():%Y-%m-%d}"


def offered_scopes(
    shown: Conversation | None,
    chosen: Sequence[Conversation] = (),
    answer_id: int | None = None,
) -> list[Scope]:
    """All choices, the likeliest first.

    Args:
        shown: the conversation in the window, if it has been saved.
        chosen: those that are selected.
        answer_id: an answer in the shown one that was asked for.
    """
    scopes = []
    if answer_id is not None and shown is not None:
        scopes.append(Scope(say("This answer and its question"), (shown,), answer_id))
    if len(chosen) > 1:
        scopes.append(Scope(say_count("The %n selected conversations", len(chosen)), tuple(chosen)))
    elif chosen:
        scopes.append(Scope(say("“{title}”", title=chosen[0].title), tuple(chosen)))
    if shown is not None and shown not in chosen:
        scopes.append(Scope(say("“{title}”", title=shown.title), (shown,)))
    return [*scopes, Scope(say("All conversations"))]

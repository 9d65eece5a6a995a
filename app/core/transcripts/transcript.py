"""A whole conversation by itself: its messages as a tree, its times, where it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.core.message_tree import MessageTree
from app.core.messages import Message
from app.core.presets import NOTHING_CHOSEN, Preset

UNTITLED = "Conversation"


@dataclass(frozen=True)
class Transcript:
    """A conversation as it is exported or imported.

    Attributes:
        title: never empty.
        created_at: Unix time in seconds.
        updated_at: Unix time of the last message, in seconds.
        messages: parents before their children; the ids are unique in here only.
        leaf_id: end of the path that is shown.
        origin: the same for every export of one conversation, from whichever program; else empty.
        title_is_typed: whether the title was chosen by a person, and is never replaced.
        title_is_made: whether a model made it.
        pinned_at: Unix time in seconds since when it is pinned; ``None`` if it is not.
        folder: name of the folder that it lies in; empty for none.
        preset: what was chosen for its answers.
    """

    title: str
    created_at: float
    updated_at: float
    messages: tuple[Message, ...] = ()
    leaf_id: int | None = None
    origin: str = ""
    title_is_typed: bool = False
    title_is_made: bool = False
    pinned_at: float | None = None
    folder: str = ""
    preset: Preset = NOTHING_CHOSEN

    @property
    def path(self) -> list[Message]:
        """The messages that are shown, oldest first."""
        return MessageTree(self.messages).path_to(self.leaf_id)

    def with_path_only(self) -> Transcript:
        """Without the versions that are not shown."""
        return replace(self, messages=tuple(self.path))

    def with_answer_only(self, message_id: int) -> Transcript:
        """One message and the question before it, as a conversation of its own."""
        path = MessageTree(self.messages).path_to(message_id)[-2:]
        if path:
            path[0] = replace(path[0], parent_id=None)
        leaf_id = path[-1].id if path else None
        return replace(self, messages=tuple(path), leaf_id=leaf_id, origin="")

    def without_thoughts(self) -> Transcript:
        """With the answers alone."""
        return replace(
            self, messages=tuple(replace(message, reasoning="") for message in self.messages)
        )

"""The messages of one conversation as a tree: paths, versions, branches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.core.messages import Message


class MessageTree:
    """Finds its way among messages that follow one another.

    Messages with the same parent are versions: of a question when it was edited, of an answer
    when it was made again. The order of ids is the order in which they were made.
    """

    def __init__(self, messages: Iterable[Message] = ()) -> None:
        self._by_id: dict[int, Message] = {}
        self._children: dict[int | None, list[int]] = {}
        for message in messages:
            self.put(message)

    def __contains__(self, message_id: int | None) -> bool:
        """Whether a message is there."""
        return message_id in self._by_id

    def __iter__(self) -> Iterator[Message]:
        """All messages, in no order that means anything."""
        return iter(self._by_id.values())

    def __getitem__(self, message_id: int | None) -> Message:
        """A message.

        Raises:
            KeyError: it is not there.
        """
        if message_id is None:
            raise KeyError(message_id)
        return self._by_id[message_id]

    @property
    def newest_id(self) -> int | None:
        """The message that was made last."""
        return max(self._by_id, default=None)

    def put(self, message: Message) -> None:
        """Add a message, or put a newer state in its place."""
        if message.id not in self._by_id:
            self._children.setdefault(message.parent_id, []).append(message.id)
        self._by_id[message.id] = message

    def remove(self, message_id: int) -> None:
        """Take a message out; what follows it can't be reached any more."""
        message = self._by_id.pop(message_id)
        self._children[message.parent_id].remove(message_id)

    def path_to(self, leaf_id: int | None) -> list[Message]:
        """The messages from the root to a leaf, oldest first.

        A parent that is missing (a damaged record) or that leads back to itself ends the path
        there: what can be read is shown.
        """
        path: list[Message] = []
        seen: set[int] = set()
        current = leaf_id
        while current is not None and current in self._by_id and current not in seen:
            seen.add(current)
            path.append(self._by_id[current])
            current = self._by_id[current].parent_id
        path.reverse()
        return path

    def versions(self, message_id: int) -> tuple[int, ...]:
        """The versions of a message, itself among them, oldest first."""
        return tuple(sorted(self._children[self._by_id[message_id].parent_id]))

    def leaf_below(self, message_id: int) -> int:
        """The end of the path that leads on from a message by what was made last."""
        seen: set[int] = set()
        while (children := self._children.get(message_id)) and message_id not in seen:
            seen.add(message_id)
            message_id = max(children)
        return message_id

    def leaf_without(self, message_id: int) -> int | None:
        """Where to go when a message is deleted: its nearest version, else what it followed."""
        versions = self.versions(message_id)
        place = versions.index(message_id)
        others = versions[:place][-1:] or versions[place + 1 :][:1]
        return self.leaf_below(others[0]) if others else self._by_id[message_id].parent_id

"""From the nodes of another program's tree to questions and answers.

There an answer may be many nodes: thoughts, calls of tools, text, one below the other. Here it is
one message, below its question. Where such a run forks, each way is a version of the whole answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.core.messages import Message, Role, StopReason
from app.core.transcripts.skipping import Notes, SkipReason, UnfitError

_ROOM_CHARACTERS = 1_000_000
_MOST_COPIES = 4
"""Forks in the middle of answers may repeat their beginnings so often; more is an attack."""


@dataclass
class Node:
    """A node of the other tree.

    Attributes:
        parent: the node that it follows; empty or unknown for a first one.
        role: who wrote it; ``None`` if it says nothing, as calls of tools do.
        created_at: Unix time in seconds; 0 if unknown.
        stop_reason: of a part of an answer; the last part's counts.
    """

    parent: str
    role: Role | None = None
    text: str = ""
    reasoning: str = ""
    created_at: float = 0.0
    model_name: str = ""
    stop_reason: StopReason = StopReason.END_OF_ANSWER


@dataclass
class _Run:
    """The parts of one answer down to a node.

    Attributes:
        message_id: of the answer that ends here, once it is made.
    """

    nodes: list[str] = field(default_factory=list)
    message_id: int | None = None


@dataclass(frozen=True)
class _Visit:
    node: str
    parent_id: int | None
    run: _Run | None


class _Walk:
    """Makes the messages, parents first."""

    def __init__(self, nodes: Mapping[str, Node], fallback_time: float) -> None:
        self.messages: list[Message] = []
        self.message_of: dict[str, int] = {}
        self._nodes = nodes
        self._time = fallback_time
        size = sum(len(node.text) + len(node.reasoning) for node in nodes.values())
        self._room = _ROOM_CHARACTERS + _MOST_COPIES * size
        self._children: dict[str, list[str]] = {}
        for name, node in nodes.items():
            parent = node.parent if node.parent in nodes else ""
            self._children.setdefault(parent, []).append(name)

    def run(self) -> int:
        """Walk from the roots; how many nodes can't be reached."""
        waiting = [_Visit(name, None, None) for name in reversed(self._children.get("", []))]
        seen = 0
        while waiting:
            visit = waiting.pop()
            seen += 1
            waiting += reversed(self._visit(visit))
        return len(self._nodes) - seen

    def _visit(self, visit: _Visit) -> list[_Visit]:
        node = self._nodes[visit.node]
        parent_id, run = visit.parent_id, visit.run
        if node.role is Role.USER:
            if run is not None:
                parent_id, run = self._answer(run, parent_id), None
            parent_id = self._add(Role.USER, node.text, "", node, parent_id)
            self.message_of[visit.node] = parent_id
        elif node.role is Role.ASSISTANT:
            run = _Run([*(run.nodes if run else ()), visit.node])
            self._room -= len(run.nodes)
        children = self._children.get(visit.node, []) if visit.node else []
        if not children and run is not None:
            self._answer(run, parent_id)
        return [_Visit(child, parent_id, run) for child in children]

    def _answer(self, run: _Run, parent_id: int | None) -> int:
        if run.message_id is None:
            parts = [self._nodes[name] for name in run.nodes]
            text = "\n\n".join(part.text for part in parts if part.text)
            reasoning = "\n\n".join(part.reasoning for part in parts if part.reasoning)
            run.message_id = self._add(Role.ASSISTANT, text, reasoning, parts[-1], parent_id)
            for name in run.nodes:
                self.message_of.setdefault(name, run.message_id)
        return run.message_id

    def _add(self, role: Role, text: str, reasoning: str, node: Node, parent_id: int | None) -> int:
        self._room -= len(text) + len(reasoning)
        if self._room < 0:
            raise UnfitError(SkipReason.DAMAGED, "its branches repeat each other without end")
        self._time = node.created_at or self._time
        is_answer = role is Role.ASSISTANT
        message = Message(
            len(self.messages) + 1,
            0,
            parent_id,
            role,
            text,
            reasoning,
            self._time,
            model_name=node.model_name if is_answer else "",
            stop_reason=node.stop_reason if is_answer else None,
        )
        self.messages.append(message)
        return message.id


def messages_of(
    nodes: Mapping[str, Node], current: str, fallback_time: float, notes: Notes
) -> tuple[tuple[Message, ...], int | None]:
    """The messages of a tree, and the end of the path that is shown.

    Args:
        nodes: by name, versions of one message in the order of their making; no name is empty.
        current: the node that the other program showed last.
        fallback_time: for messages without a time.
        notes: takes what is left out.

    Raises:
        UnfitError: there is nothing in it, or too much.
    """
    walk = _Walk(nodes, fallback_time)
    lost = walk.run()
    notes.add(SkipReason.UNREACHABLE, lost)
    if not walk.messages:
        raise UnfitError(SkipReason.EMPTY)
    seen = set[str]()
    while current in nodes and current not in walk.message_of and current not in seen:
        seen.add(current)
        current = nodes[current].parent
    return tuple(walk.messages), walk.message_of.get(current, walk.messages[-1].id)

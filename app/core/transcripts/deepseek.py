"""Reads a conversation of DeepSeek's data export (``conversations.json``).

The shape is not documented by its maker. It was taken from what public tools read in real exports
(``main.py`` of github.com/Eternity-LLM/transfer) and from the answer of the same service in
``samples/`` of github.com/ceyaima/deepseek-exporter: a ``mapping`` as ChatGPT's, whose messages are
``fragments`` of the types REQUEST, THINK, RESPONSE and others. Older ones have ``content`` and
``reasoning_content`` instead.
"""

from __future__ import annotations

from typing import Any

from app.core.messages import Role, StopReason
from app.core.transcripts.branches import Node, messages_of
from app.core.transcripts.chatgpt import in_order_of_versions
from app.core.transcripts.shapes import id_of, line_of, list_of, object_of, text_of, time_of
from app.core.transcripts.skipping import Notes, SkipReason
from app.core.transcripts.transcript import UNTITLED, Transcript

ORIGIN = "deepseek"


def is_deepseek(data: dict[str, Any]) -> bool:
    """Whether an object has the shape."""
    nodes = object_of(data.get("mapping")).values()
    messages = [object_of(object_of(node).get("message")) for node in nodes]
    return any(
        "fragments" in message or isinstance(message.get("content"), str) for message in messages
    )


def read(data: dict[str, Any], notes: Notes) -> Transcript:
    """The conversation; what was written last is shown.

    Args:
        data: the object.
        notes: takes what is left out.

    Raises:
        UnfitError: there is nothing in it.
    """
    mapping = object_of(data.get("mapping"))
    created_at = time_of(data.get("inserted_at"))
    nodes: dict[str, Node] = {}
    for name in in_order_of_versions(mapping):
        nodes[name] = _node(object_of(mapping[name]), notes)
    _give_roles(nodes)
    newest = max(nodes, key=lambda name: nodes[name].created_at, default="")
    messages, leaf_id = messages_of(nodes, newest, created_at, notes)
    name = id_of(data.get("id"))
    return Transcript(
        line_of(data.get("title")) or UNTITLED,
        created_at or messages[0].created_at,
        time_of(data.get("updated_at")) or messages[-1].created_at,
        messages,
        leaf_id,
        f"{ORIGIN}:{name}" if name else "",
        title_is_typed=True,
    )


def _node(data: dict[str, Any], notes: Notes) -> Node:
    message = object_of(data.get("message"))
    node = Node(
        id_of(data.get("parent")),
        created_at=time_of(message.get("inserted_at")),
        model_name=line_of(message.get("model")),
    )
    notes.add(SkipReason.ATTACHMENT, len(list_of(message.get("files"))))
    if message.get("status") in ("INCOMPLETE", "WIP"):
        node.stop_reason = StopReason.INTERRUPTED
    if "fragments" in message:
        _take_fragments(node, list_of(message.get("fragments")), notes)
    else:
        node.text = text_of(message.get("content"))
        node.reasoning = text_of(message.get("reasoning_content"))
        roles = {"USER": Role.USER, "ASSISTANT": Role.ASSISTANT}
        node.role = roles.get(text_of(message.get("role")).upper())
    return node


def _take_fragments(node: Node, fragments: list[Any], notes: Notes) -> None:
    texts: list[str] = []
    thoughts: list[str] = []
    for fragment in map(object_of, fragments):
        kind, content = text_of(fragment.get("type")), text_of(fragment.get("content"))
        if kind == "REQUEST":
            node.role = Role.USER
            texts.append(content)
        elif kind in ("THINK", "RESPONSE"):
            node.role = node.role or Role.ASSISTANT
            (thoughts if kind == "THINK" else texts).append(content)
        else:  # what it searched, read or advised
            notes.add(SkipReason.TOOL_CALL)
    node.text = "\n\n".join(text for text in texts if text.strip())
    node.reasoning = "\n\n".join(thought for thought in thoughts if thought.strip())


def _give_roles(nodes: dict[str, Node]) -> None:
    """Older exports do not say who wrote a message: questions and answers alternate."""
    for name in nodes:
        unknown: list[str] = []
        here = name
        seen = set[str]()
        while here in nodes and here not in seen and _is_unknown(nodes[here]):
            seen.add(here)
            unknown.append(here)
            here = nodes[here].parent
        above = nodes[here].role if here in nodes else None
        for below in reversed(unknown):
            is_answer = above is Role.USER or bool(nodes[below].reasoning)
            above = nodes[below].role = Role.ASSISTANT if is_answer else Role.USER


def _is_unknown(node: Node) -> bool:
    return node.role is None and bool(node.text or node.reasoning)

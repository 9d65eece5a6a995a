"""Reads a conversation of ChatGPT's data export (``conversations.json``).

The shape is not documented by its maker. It was taken from two descriptions of real exports,
``docs/chatgpt-data-export-format.md`` of github.com/mitkury/chatgpt-export-parser and the README of
github.com/josephjohncox/chatgpt-json-to-md, and from exports that people have published: a
``mapping`` of nodes with ``parent`` and ``children``, each with a message or none.
"""

from __future__ import annotations

from typing import Any

from app.core.messages import Role, StopReason
from app.core.transcripts.branches import Node, messages_of
from app.core.transcripts.shapes import id_of, line_of, list_of, object_of, text_of, time_of
from app.core.transcripts.skipping import Notes, SkipReason
from app.core.transcripts.transcript import UNTITLED, Transcript

ORIGIN = "chatgpt"
_ROLES = {"user": Role.USER, "assistant": Role.ASSISTANT}
_CONTEXTS = {"user_editable_context", "model_editable_context"}
"""What the person told ChatGPT about themselves; not a part of the conversation."""
_TOOLS = {"execution_output", "tether_quote", "tether_browsing_display", "computer_output"}
_RECAP = "reasoning_recap"
"""Only says how long it thought."""


def is_chatgpt(data: dict[str, Any]) -> bool:
    """Whether an object has the shape."""
    nodes = object_of(data.get("mapping")).values()
    messages = [object_of(object_of(node).get("message")) for node in nodes]
    return any("author" in message or "content" in message for message in messages)


def read(data: dict[str, Any], notes: Notes) -> Transcript:
    """The conversation.

    Args:
        data: the object.
        notes: takes what is left out.

    Raises:
        UnfitError: there is nothing in it.
    """
    mapping = object_of(data.get("mapping"))
    created_at = time_of(data.get("create_time"))
    nodes = {name: _node(object_of(mapping[name]), notes) for name in in_order_of_versions(mapping)}
    model_name = line_of(data.get("default_model_slug"))
    for node in nodes.values():
        node.model_name = node.model_name or model_name
    messages, leaf_id = messages_of(nodes, id_of(data.get("current_node")), created_at, notes)
    name = id_of(data.get("conversation_id")) or id_of(data.get("id"))
    return Transcript(
        line_of(data.get("title")) or UNTITLED,
        created_at or messages[0].created_at,
        time_of(data.get("update_time")) or messages[-1].created_at,
        messages,
        leaf_id,
        f"{ORIGIN}:{name}" if name else "",
        title_is_typed=True,
    )


def in_order_of_versions(mapping: dict[str, Any]) -> list[str]:
    """The names of the nodes, those with one parent as it lists them."""
    ranks: dict[str, int] = {}
    for node in mapping.values():
        for rank, child in enumerate(list_of(object_of(node).get("children"))):
            ranks.setdefault(id_of(child), rank)
    return sorted((name for name in mapping if name), key=lambda name: ranks.get(name, 0))


def _node(data: dict[str, Any], notes: Notes) -> Node:
    message = object_of(data.get("message"))
    content = object_of(message.get("content"))
    metadata = object_of(message.get("metadata"))
    node = Node(id_of(data.get("parent")), created_at=time_of(message.get("create_time")))
    if not message or metadata.get("is_visually_hidden_from_conversation") is True:
        return node
    role = text_of(object_of(message.get("author")).get("role"))
    kind = text_of(content.get("content_type"))
    if role in ("system", "developer") or kind in _CONTEXTS:
        if _parts(content, Notes()):
            notes.add(SkipReason.SYSTEM_PROMPT)
        return node
    is_for_tool = text_of(message.get("recipient")) not in ("", "all")
    if role not in _ROLES or is_for_tool or kind in _TOOLS:
        notes.add(SkipReason.TOOL_CALL)
        return node
    node.role = _ROLES[role]
    node.model_name = line_of(metadata.get("model_slug"))
    if message.get("status") == "in_progress":
        node.stop_reason = StopReason.INTERRUPTED
    if kind == "thoughts":
        node.reasoning = _thoughts(content)
    elif kind != _RECAP:
        node.text = _parts(content, notes)
    is_bare = node.role is Role.USER and not node.text
    node.role = None if is_bare else node.role
    return node


def _thoughts(content: dict[str, Any]) -> str:
    """Each thought with its heading."""
    parts = []
    for thought in map(object_of, list_of(content.get("thoughts"))):
        summary, text = line_of(thought.get("summary")), text_of(thought.get("content")).strip()
        parts.append("\n".join(part for part in (summary, text) if part))
    return "\n\n".join(part for part in parts if part)


def _parts(content: dict[str, Any], notes: Notes) -> str:
    """The texts of a message; pictures and sounds are left out."""
    texts = []
    for part in list_of(content.get("parts")):
        if isinstance(part, str):
            texts.append(text_of(part))
            continue
        transcribed = text_of(object_of(part).get("text"))
        if transcribed:
            texts.append(transcribed)
        else:
            notes.add(SkipReason.ATTACHMENT)
    texts.append(text_of(content.get("text")))
    return "\n\n".join(text for text in texts if text.strip())

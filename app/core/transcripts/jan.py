"""Reads a thread of Jan (``threads/<id>/thread.json`` and ``messages.jsonl``).

Sources: ``docs/docs/specs/threads.md`` and ``messages.md`` of github.com/janhq/jan, and the shapes
that its tests convert: content of the types ``text``, ``reasoning``, ``tool_call`` and
``image_url``, thoughts of older versions in ``<think>``.
"""

from __future__ import annotations

from typing import Any

from app.core.messages import Role, StopReason
from app.core.transcripts.branches import Node, messages_of
from app.core.transcripts.shapes import id_of, line_of, list_of, object_of, text_of, time_of
from app.core.transcripts.skipping import Notes, SkipReason
from app.core.transcripts.think_tags import split_tags
from app.core.transcripts.transcript import UNTITLED, Transcript

ORIGIN = "jan"
_ROLES = {"user": Role.USER, "assistant": Role.ASSISTANT}


def read(thread: dict[str, Any], lines: list[dict[str, Any]], notes: Notes) -> Transcript:
    """The conversation.

    Args:
        thread: of ``thread.json``; may be empty.
        lines: of ``messages.jsonl``, as many as can be read.
        notes: takes what is left out.

    Raises:
        UnfitError: there is nothing in it.
    """
    created_at = time_of(thread.get("created")) or time_of(thread.get("created_at"))
    nodes: dict[str, Node] = {}
    last = ""
    for number, line in enumerate(lines):
        name = id_of(line.get("id")) or f"line {number}"
        if name in nodes:
            name = f"{name} {number}"
        metadata = object_of(line.get("metadata"))
        parent = id_of(metadata.get("parentId")) if "parentId" in metadata else last
        nodes[name] = _node(parent, line, notes)
        last = name
    messages, leaf_id = messages_of(nodes, last, created_at, notes)
    name = id_of(thread.get("id")) or id_of(lines[0].get("thread_id"))
    first = line_of(messages[0].text)
    return Transcript(
        line_of(thread.get("title")) or first[:60] or UNTITLED,
        created_at or messages[0].created_at,
        time_of(thread.get("updated")) or messages[-1].created_at,
        messages,
        leaf_id,
        f"{ORIGIN}:{name}" if name else "",
        title_is_typed=True,
    )


def _node(parent: str, line: dict[str, Any], notes: Notes) -> Node:
    node = Node(
        parent,
        _ROLES.get(text_of(line.get("role"))),
        created_at=time_of(line.get("created_at")),
        model_name=_model_of(line),
    )
    if node.role is None:
        notes.add(SkipReason.SYSTEM_PROMPT)
        return node
    texts: list[str] = []
    thoughts: list[str] = []
    for part in map(object_of, list_of(line.get("content"))):
        kind = text_of(part.get("type"))
        if kind in ("text", "reasoning"):
            value = text_of(object_of(part.get("text")).get("value"))
            (thoughts if kind == "reasoning" else texts).append(value)
        else:
            is_tool = kind == "tool_call"
            notes.add(SkipReason.TOOL_CALL if is_tool else SkipReason.ATTACHMENT)
    node.text = "\n\n".join(text for text in texts if text.strip())
    node.reasoning = "\n\n".join(thought for thought in thoughts if thought.strip())
    if node.role is Role.ASSISTANT and not node.reasoning:
        node.reasoning, node.text = split_tags(node.text)
    if line.get("status") in ("stopped", "error"):
        is_error = line.get("status") == "error"
        node.stop_reason = StopReason.FAILED if is_error else StopReason.STOPPED
    return node


def _model_of(line: dict[str, Any]) -> str:
    metadata = object_of(line.get("metadata"))
    return line_of(metadata.get("modelId")) or line_of(metadata.get("model"))

"""Reads a conversation of LM Studio (``conversations/…/*.conversation.json``).

LM Studio calls the files internal (github.com/lmstudio-ai/lmstudio-js, issue 152) and describes
them nowhere. The shape is what version 0.3 and later write, and what public readers of it use:
messages in a row, each with ``versions`` and the one ``currentlySelected``; a version is
``singleStep`` with ``content``, or ``multiStep`` whose ``steps`` of the type ``contentBlock`` are
thoughts if their ``style`` is of the type ``thinking``.
"""

from __future__ import annotations

from typing import Any

from app.core.messages import Role, StopReason
from app.core.transcripts.branches import Node, messages_of
from app.core.transcripts.shapes import line_of, list_of, object_of, text_of, time_of
from app.core.transcripts.skipping import Notes, SkipReason
from app.core.transcripts.think_tags import split_tags
from app.core.transcripts.transcript import UNTITLED, Transcript

ORIGIN = "lm-studio"
_ROLES = {"user": Role.USER, "assistant": Role.ASSISTANT}
_STOPS = {
    "userStopped": StopReason.STOPPED,
    "maxPredictedTokensReached": StopReason.TOKEN_LIMIT,
    "contextLengthReached": StopReason.CONTEXT_FULL,
    "failed": StopReason.FAILED,
}
"""``LLMPredictionStopReason`` of lmstudio-js; the others end an answer as it should."""


def is_lm_studio(data: dict[str, Any]) -> bool:
    """Whether an object has the shape."""
    return any("versions" in object_of(item) for item in list_of(data.get("messages")))


def read(data: dict[str, Any], notes: Notes) -> Transcript:
    """The conversation; what follows a message follows the version that is selected.

    Args:
        data: the object.
        notes: takes what is left out.

    Raises:
        UnfitError: there is nothing in it.
    """
    created_at = time_of(data.get("createdAt"))
    if text_of(data.get("systemPrompt")).strip():
        notes.add(SkipReason.SYSTEM_PROMPT)
    nodes: dict[str, Node] = {}
    current = ""
    for number, item in enumerate(map(object_of, list_of(data.get("messages")))):
        versions = [object_of(version) for version in list_of(item.get("versions"))]
        parent = current
        for place, version in enumerate(versions):
            name = f"{number}.{place}"
            nodes[name] = _node(parent, version, notes)
            if place == 0 or place == item.get("currentlySelected"):
                current = name
    messages, leaf_id = messages_of(nodes, current, created_at, notes)
    first = line_of(messages[0].text)
    return Transcript(
        line_of(data.get("name")) or first[:60] or UNTITLED,
        created_at,
        time_of(data.get("userLastMessagedAt")) or created_at,
        messages,
        leaf_id,
        f"{ORIGIN}:{created_at:.3f}" if created_at else "",
        title_is_typed=True,
    )


def _node(parent: str, version: dict[str, Any], notes: Notes) -> Node:
    node = Node(parent, _ROLES.get(text_of(version.get("role"))))
    if node.role is None:
        notes.add(SkipReason.SYSTEM_PROMPT)
        return node
    node.model_name = line_of(object_of(version.get("senderInfo")).get("senderName"))
    thoughts: list[str] = []
    texts = [_text(version.get("content"), notes)]
    for step in map(object_of, list_of(version.get("steps"))):
        kind = text_of(step.get("type"))
        if kind == "contentBlock":
            is_thought = object_of(step.get("style")).get("type") == "thinking"
            (thoughts if is_thought else texts).append(_text(step.get("content"), notes))
            stats = object_of(object_of(step.get("genInfo")).get("stats"))
            stop = text_of(stats.get("stopReason"))
            node.stop_reason = _STOPS.get(stop, StopReason.END_OF_ANSWER)
        elif kind == "toolStatus":
            notes.add(SkipReason.TOOL_CALL)
    node.text = "\n\n".join(text for text in texts if text.strip())
    node.reasoning = "\n\n".join(thought for thought in thoughts if thought.strip())
    if node.role is Role.ASSISTANT and not node.reasoning:
        node.reasoning, node.text = split_tags(node.text)
    return node


def _text(content: object, notes: Notes) -> str:
    texts = []
    for part in map(object_of, list_of(content)):
        kind = text_of(part.get("type"))
        if kind == "text":
            texts.append(text_of(part.get("text")))
        else:
            is_tool = kind.startswith("toolCall")
            notes.add(SkipReason.TOOL_CALL if is_tool else SkipReason.ATTACHMENT)
    return "".join(texts)

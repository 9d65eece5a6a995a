"""Reads a conversation of Open WebUI's export ("Export chats", or one chat as JSON).

The shape is that of ``ChatModel`` in ``backend/open_webui/models/chats.py`` and of the messages
that ``src/lib/components/chat/Chat.svelte`` of github.com/open-webui/open-webui keeps:
``chat.history`` with ``messages`` by id (``parentId``, ``childrenIds``) and ``currentId``; thoughts
are folded into the content (see ``think_tags``).
"""

from __future__ import annotations

from typing import Any

from app.core.messages import Role, StopReason
from app.core.transcripts.branches import Node, messages_of
from app.core.transcripts.shapes import id_of, line_of, list_of, object_of, text_of, time_of
from app.core.transcripts.skipping import Notes, SkipReason
from app.core.transcripts.think_tags import split_details, split_tags
from app.core.transcripts.transcript import UNTITLED, Transcript

ORIGIN = "open-webui"
_ROLES = {"user": Role.USER, "assistant": Role.ASSISTANT}


def is_open_webui(data: dict[str, Any]) -> bool:
    """Whether an object has the shape."""
    return "messages" in object_of(_chat(data).get("history"))


def read(data: dict[str, Any], notes: Notes) -> Transcript:
    """The conversation.

    Args:
        data: the object.
        notes: takes what is left out.

    Raises:
        UnfitError: there is nothing in it.
    """
    chat = _chat(data)
    history = object_of(chat.get("history"))
    listed = object_of(history.get("messages"))
    created_at = time_of(data.get("created_at")) or time_of(chat.get("timestamp"))
    if text_of(chat.get("system")).strip():
        notes.add(SkipReason.SYSTEM_PROMPT)
    nodes = {name: _node(object_of(listed[name]), notes) for name in _in_order(listed) if name}
    messages, leaf_id = messages_of(nodes, id_of(history.get("currentId")), created_at, notes)
    name = id_of(data.get("id")) or id_of(chat.get("id"))
    return Transcript(
        line_of(data.get("title")) or line_of(chat.get("title")) or UNTITLED,
        created_at or messages[0].created_at,
        time_of(data.get("updated_at")) or messages[-1].created_at,
        messages,
        leaf_id,
        f"{ORIGIN}:{name}" if name else "",
        title_is_typed=True,
    )


def _chat(data: dict[str, Any]) -> dict[str, Any]:
    """The chat itself; an export of all puts each into an envelope."""
    return object_of(data.get("chat")) or data


def _in_order(listed: dict[str, Any]) -> list[str]:
    ranks: dict[str, int] = {}
    for message in listed.values():
        for rank, child in enumerate(list_of(object_of(message).get("childrenIds"))):
            ranks.setdefault(id_of(child), rank)
    return sorted(listed, key=lambda name: ranks.get(name, 0))


def _node(message: dict[str, Any], notes: Notes) -> Node:
    role = _ROLES.get(text_of(message.get("role")))
    notes.add(SkipReason.ATTACHMENT, len(list_of(message.get("files"))))
    node = Node(
        id_of(message.get("parentId")),
        role,
        _content(message.get("content"), notes),
        created_at=time_of(message.get("timestamp")),
        model_name=line_of(message.get("modelName")) or line_of(message.get("model")),
    )
    if role is Role.ASSISTANT:
        node.reasoning, node.text, calls = split_details(node.text)
        if not node.reasoning:
            node.reasoning, node.text = split_tags(node.text)
        notes.add(SkipReason.TOOL_CALL, calls)
        if message.get("done") is False:
            node.stop_reason = StopReason.INTERRUPTED
        if message.get("error"):
            node.stop_reason = StopReason.FAILED
    elif role is None:
        notes.add(SkipReason.SYSTEM_PROMPT)
    return node


def _content(content: object, notes: Notes) -> str:
    """A text, or a list of texts and pictures."""
    if not isinstance(content, list):
        return text_of(content)
    parts = [object_of(part) for part in content]
    texts = [text_of(part.get("text")) for part in parts]
    notes.add(SkipReason.ATTACHMENT, sum(not text for text in texts))
    return "\n\n".join(text for text in texts if text)

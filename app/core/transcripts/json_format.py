"""Conversations as JSON, complete: ``resources/schemas/conversation.schema.json`` describes it.

A file holds one conversation or an array of them. Every conversation names its format and version,
so that each can be read by itself.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import msgspec

from app.core.kept_presets import read_preset
from app.core.messages import AnswerFigures, Message, Role, Sampling, StopReason
from app.core.presets import chosen
from app.core.transcripts.shapes import text_of
from app.core.transcripts.skipping import SkipReason, UnfitError
from app.core.transcripts.transcript import UNTITLED, Transcript

FORMAT = "penseur-conversation"
VERSION = 1
_LARGEST = 2**63 - 1
"""The database's integers."""
_NOT_WRITTEN = ("conversation_id", "attachments")  # those of a question are written apart


class _File(msgspec.Struct):
    """A conversation as it is written; the order is that of the keys."""

    format: str
    version: int
    origin: str
    title: str
    title_is_typed: bool
    created_at: float
    updated_at: float
    shown: int | None
    messages: list[dict[str, Any]]
    title_is_made: bool = False
    pinned_at: float | None = None
    folder: str = ""
    preset: dict[str, Any] = {}


def write(transcript: Transcript) -> bytes:
    """The conversation as one JSON object, to be read by people too."""
    record = _File(
        FORMAT,
        VERSION,
        transcript.origin,
        transcript.title,
        transcript.title_is_typed,
        transcript.created_at,
        transcript.updated_at,
        transcript.leaf_id,
        [_record_of(message) for message in transcript.messages],
        transcript.title_is_made,
        transcript.pinned_at,
        transcript.folder,
        chosen(transcript.preset),
    )
    return msgspec.json.format(msgspec.json.encode(record), indent=2)


def is_ours(data: dict[str, Any]) -> bool:
    """Whether an object says that it is such a conversation."""
    return data.get("format") == FORMAT


def read(data: dict[str, Any]) -> Transcript:
    """The conversation, exactly as it was written.

    Args:
        data: the object.

    Raises:
        UnfitError: it is not what the schema says, or of a newer version.
    """
    if isinstance(data.get("version"), int) and data["version"] > VERSION:
        raise UnfitError(SkipReason.NEWER_FORMAT)
    try:
        record = msgspec.convert(data, _File)
        messages = tuple(
            msgspec.convert({**item, "conversation_id": 0}, Message) for item in record.messages
        )
    except (msgspec.ValidationError, RecursionError) as error:
        raise UnfitError(SkipReason.DAMAGED, str(error)) from error
    _check(record, messages)
    return Transcript(
        text_of(record.title).strip() or UNTITLED,
        record.created_at,
        record.updated_at,
        tuple(_settled(message) for message in messages),
        record.shown,
        text_of(record.origin),
        record.title_is_typed,
        record.title_is_made,
        record.pinned_at,
        " ".join(text_of(record.folder).split()),
        read_preset(record.preset),
    )


def _record_of(message: Message) -> dict[str, Any]:
    """A message without what a question can't have and what is not known."""
    record: dict[str, Any] = msgspec.to_builtins(message)
    for name in _NOT_WRITTEN:
        del record[name]
    if message.role is Role.USER:
        files = [{"name": each.name, "text": each.text} for each in message.attachments]
        kept = {name: value for name, value in record.items() if value not in (None, "", False)}
        kept |= {"parent_id": message.parent_id, "text": message.text}
        return kept | ({"attachments": files} if files else {})
    return record


def _check(record: _File, messages: tuple[Message, ...]) -> None:
    """The tree is one, and all numbers fit into the database."""
    known: set[int | None] = {None}
    for place, message in enumerate(messages):
        if message.parent_id not in known or message.id in known:
            raise UnfitError(SkipReason.DAMAGED, f"wrong id or parent - at `$.messages[{place}]`")
        known.add(message.id)
        for values in (message, message.sampling, message.figures):
            if values is not None and not _is_small(values):
                raise UnfitError(SkipReason.DAMAGED, f"too large - at `$.messages[{place}]`")
    if record.shown not in known:
        raise UnfitError(SkipReason.DAMAGED, "unknown message - at `$.shown`")
    if not messages:
        raise UnfitError(SkipReason.EMPTY)


def _is_small(values: Message | Sampling | AnswerFigures) -> bool:
    numbers = (getattr(values, field.name) for field in fields(values))
    return all(abs(number) <= _LARGEST for number in numbers if isinstance(number, int))


def _settled(message: Message) -> Message:
    """An answer that was being written when it was exported ends there."""
    is_open = message.role is Role.ASSISTANT and message.stop_reason is None
    return replace(message, stop_reason=StopReason.INTERRUPTED) if is_open else message

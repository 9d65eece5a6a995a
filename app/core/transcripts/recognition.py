"""Finds out which program wrote a conversation, and has it read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from app.core.transcripts import (
    chatgpt,
    deepseek,
    jan,
    json_format,
    lm_studio,
    open_webui,
)
from app.core.transcripts.shapes import line_of
from app.core.transcripts.skipping import Notes, Skipped, SkipReason, UnfitError
from app.core.transcripts.splitting import MOST_ITEM_BYTES, Item, Stream, split
from app.core.transcripts.transcript import Transcript

_Reader = Callable[[dict[str, Any], Notes], Transcript]
_READERS: tuple[tuple[Callable[[dict[str, Any]], bool], _Reader], ...] = (
    (json_format.is_ours, lambda data, _notes: json_format.read(data)),
    (deepseek.is_deepseek, deepseek.read),
    (chatgpt.is_chatgpt, chatgpt.read),
    (open_webui.is_open_webui, open_webui.read),
    (lm_studio.is_lm_studio, lm_studio.read),
)
_LONGEST_TITLE = 60


@dataclass(frozen=True)
class Outcome:
    """What became of one conversation of a file.

    Attributes:
        transcript: it; ``None`` if it can't be imported.
        skipped: what was left out.
    """

    transcript: Transcript | None
    skipped: tuple[Skipped, ...] = ()


def read_stream(stream: Stream, where: str, most_bytes: int = MOST_ITEM_BYTES) -> Iterator[Outcome]:
    """The conversations of a file, one at a time.

    Args:
        stream: the file.
        where: its name, for the list of what is left out.
        most_bytes: of one conversation.
    """
    for item in split(stream, most_bytes):
        yield read_item(item, where)


def read_item(item: Item, where: str) -> Outcome:
    """One conversation of a file, of whichever shape."""
    place = f"{where}, no. {item.number}" if item.number > 1 else where
    if item.problem is not None:
        return Outcome(None, (Skipped(place, item.problem),))
    try:
        data = decode(item.data)
    except UnfitError as unfit:
        return Outcome(None, (Skipped(place, unfit.reason, detail=unfit.detail),))
    return read_object(data, where, place)


def read_object(data: dict[str, Any], where: str, place: str) -> Outcome:
    """One conversation that has been decoded.

    Args:
        data: the object.
        where: the file's name.
        place: the file's name and the number in it.
    """
    reader = next((read for fits, read in _READERS if fits(data)), None)
    if reader is None:
        return Outcome(None, (Skipped(place, SkipReason.NOT_A_CONVERSATION),))
    title = line_of(data.get("title")) or line_of(data.get("name"))
    if title:
        place = f"{where}, “{title[:_LONGEST_TITLE]}”"
    return _read(lambda notes: reader(data, notes), place)


def read_jan(thread: bytes, messages: bytes, where: str) -> Outcome:
    """A thread of Jan from its two files.

    Args:
        thread: ``thread.json``; may be empty.
        messages: ``messages.jsonl``.
        where: the folder's name, for the list of what is left out.
    """
    notes = Notes()
    lines = []
    for line in messages.splitlines():
        try:
            lines += [decode(line)] if line.strip() else []
        except UnfitError:
            notes.add(SkipReason.BROKEN_LINE)
    if not lines:
        return Outcome(None, (Skipped(where, SkipReason.EMPTY), *notes.skipped(where)))
    try:
        head = decode(thread) if thread.strip() else {}
    except UnfitError:
        head = {}
    outcome = _read(lambda inner: jan.read(head, lines, inner), where)
    return Outcome(outcome.transcript, (*notes.skipped(where), *outcome.skipped))


def decode(data: bytes) -> dict[str, Any]:
    """The JSON object of some bytes.

    Raises:
        UnfitError: it is broken, or none.
    """
    try:
        try:
            value = msgspec.json.decode(data)
        except (msgspec.DecodeError, UnicodeDecodeError):
            value = json.loads(data)  # allows halves of characters, which real exports hold
    except (ValueError, RecursionError) as error:
        raise UnfitError(SkipReason.DAMAGED, _reason(error)) from error
    if not isinstance(value, dict):
        raise UnfitError(SkipReason.NOT_A_CONVERSATION)
    return value


def _read(read: Callable[[Notes], Transcript], place: str) -> Outcome:
    notes = Notes()
    try:
        transcript = read(notes)
    except UnfitError as unfit:
        return Outcome(None, (Skipped(place, unfit.reason, detail=unfit.detail),))
    return Outcome(transcript, tuple(notes.skipped(place)))


def _reason(error: Exception) -> str:
    """Where JSON is broken; never what stands there."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos}"
    return "nested too deeply" if isinstance(error, RecursionError) else "not valid UTF-8"

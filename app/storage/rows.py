"""Between database rows and the values of ``core``: column lists and conversions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from functools import lru_cache
from typing import Any

from app.core.attachments import pack, unpack
from app.core.messages import AnswerFigures, Channel, Message, Role, Sampling, StopReason

REVEAL = "reveal"
"""A journal row that makes thoughts of all the text before it."""
# An attribute and the column that keeps it, in the order of MESSAGE_COLUMNS.
_SAMPLING = {f.name: "requested_seed" if f.name == "seed" else f.name for f in fields(Sampling)}
_FIGURES = {f.name: f.name for f in fields(AnswerFigures)}
_PLAIN = {
    f.name: f.name
    for f in fields(Message)
    if f.name not in ("role", "sampling", "figures", "stop_reason")
}
MESSAGE_COLUMNS = [*_PLAIN, "role", "stop_reason", *_SAMPLING.values(), *_FIGURES.values()]


_ROLES = {role.value: role for role in Role}
_REASONS: dict[str | None, StopReason | None] = {None: None, **{r.value: r for r in StopReason}}
_BEFORE_ROLE = [f.name for f in fields(Message)].index("role")
_ROLE = len(_PLAIN)
_EDITED = _ROLE - 2  # two members behind those that are made of several columns
_ATTACHED = _ROLE - 1
_SAMPLED = _ROLE + 2
_FIGURED = _SAMPLED + len(_SAMPLING)
_END = len(MESSAGE_COLUMNS)


@lru_cache(maxsize=64)
def _sampling(values: tuple[Any, ...]) -> Sampling:
    """Of many answers it is the same one."""
    return Sampling(*values)


def message_from_row(row: tuple[Any, ...]) -> Message:
    """A message from its ``MESSAGE_COLUMNS``, whatever may follow them in the row.

    By position: a long conversation has 10,000.

    Raises:
        LookupError: a role or a reason is none (a damaged row).
    """
    sampling, figures = row[_SAMPLED:_FIGURED], row[_FIGURED:_END]
    return Message(  # type: ignore[call-arg] # as many as it has fields
        *row[:_BEFORE_ROLE],
        _ROLES[row[_ROLE]],
        *row[_BEFORE_ROLE:_EDITED],
        None if sampling[0] is None else _sampling(sampling),
        None if figures[0] is None else AnswerFigures(*figures),
        _REASONS[row[_ROLE + 1]],
        bool(row[_EDITED]),
        unpack(row[_ATTACHED]) if row[_ATTACHED] else (),
    )


def new_message_values(message: Message) -> dict[str, Any]:
    """Columns and values of a message that is to be inserted; its id is the database's choice."""
    values = {name: getattr(message, name) for name in _PLAIN if name != "id"}
    values["role"] = message.role.value
    values["attachments"] = pack(message.attachments)
    if message.sampling is not None:
        values |= {column: getattr(message.sampling, name) for name, column in _SAMPLING.items()}
    return values


def figures_values(figures: AnswerFigures) -> dict[str, Any]:
    """Columns and values of an answer's figures."""
    return {column: getattr(figures, name) for name, column in _FIGURES.items()}


def answer_values(message: Message) -> dict[str, Any]:
    """Columns and values of what an answer has when it has ended."""
    values: dict[str, Any] = figures_values(message.figures) if message.figures else {}
    if message.stop_reason is not None:
        values["stop_reason"] = message.stop_reason.value
    return values


def joined_journal(rows: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Thoughts and answer from (channel, text) rows of the journal, in order."""
    reasoning: list[str] = []
    answer: list[str] = []
    for channel, text in rows:
        if channel == REVEAL:
            reasoning, answer = reasoning + answer, []
        else:
            (reasoning if channel == Channel.REASONING.value else answer).append(text)
    return "".join(reasoning), "".join(answer)

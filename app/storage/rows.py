"""Between database rows and the values of ``core``: column lists and conversions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

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


def message_from_row(row: tuple[Any, ...]) -> Message:
    """A message from its ``MESSAGE_COLUMNS``."""
    cells = dict(zip(MESSAGE_COLUMNS, row, strict=True))
    sampling = {name: cells[column] for name, column in _SAMPLING.items()}
    figures = {name: cells[column] for name, column in _FIGURES.items()}
    reason = cells["stop_reason"]
    return Message(
        **{name: cells[name] for name in _PLAIN},
        role=Role(cells["role"]),
        sampling=None if sampling["temperature"] is None else Sampling(**sampling),
        figures=None if figures["prompt_tokens"] is None else AnswerFigures(**figures),
        stop_reason=None if reason is None else StopReason(reason),
    )


def new_message_values(message: Message) -> dict[str, Any]:
    """Columns and values of a message that is to be inserted; its id is the database's choice."""
    values = {name: getattr(message, name) for name in _PLAIN if name != "id"}
    values["role"] = message.role.value
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

"""What the engine's own code costs per token, after llama.cpp has made it; processor time."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import cycle, islice
from typing import TypeVar

from app.core.messages import AnswerFigures
from app.core.reasoning import Parts, ReasoningParser
from app.engine.answer_text import AnswerText, Listener
from tests.benchmarks.rows import Bound, Row
from tests.helpers.traces import stored_traces

ROUNDS = 15
TOKENS = 8000
END_TOKENS = 1000
GOAL_US = 20
_CHARACTERS_PER_TOKEN = 4
_Piece = TypeVar("_Piece", str, bytes)


def measure() -> list[Bound | Row]:
    """The parser alone; everything between a token and its event; that at the end of 8,000."""
    parser, all_of_it, first, last = [], [], [], []
    for _ in range(ROUNDS):
        parser.append(_cost(_new_parser().feed, _texts())[0])
        whole, beginning, end = _cost(_new_text().take, [text.encode() for text in _texts()])
        all_of_it.append(whole)
        first.append(beginning)
        last.append(end)
    name = f"tokens {TOKENS - END_TOKENS}-{TOKENS} over 0-{END_TOKENS}"
    return [
        Bound("reasoning parser", parser, "us a token", GOAL_US),
        Bound("decoding, parser, loop detector, batches", all_of_it, "us a token", GOAL_US),
        Row(f"the latter, {name}", last, first, "us a token", 1.5, is_floor=False),
    ]


def _cost(take: Callable[[_Piece], object], pieces: list[_Piece]) -> tuple[float, ...]:
    """Microseconds a token: of all, of the first thousand, of the last."""
    marks = [0.0] * (len(pieces) + 1)
    marks[0] = time.process_time()
    for number, piece in enumerate(pieces, 1):
        take(piece)
        marks[number] = time.process_time()
    clock_us = _clock_us()
    spans = ((0, len(pieces)), (0, END_TOKENS), (len(pieces) - END_TOKENS, len(pieces)))
    return tuple((marks[b] - marks[a]) / (b - a) * 1e6 - clock_us for a, b in spans)


def _clock_us() -> float:
    """What a look at the clock takes."""
    began = time.process_time()
    for _ in range(TOKENS):
        time.process_time()
    return (time.process_time() - began) / TOKENS * 1e6


def _texts() -> list[str]:
    """Honest thoughts as tokens; they differ, so that no loop is found."""
    text = "".join(trace.text for trace in stored_traces())
    starts = range(0, len(text), _CHARACTERS_PER_TOKEN)
    tokens = [text[start : start + _CHARACTERS_PER_TOKEN] for start in starts]
    return list(islice(cycle(tokens), TOKENS))


def _new_parser() -> ReasoningParser:
    return ReasoningParser(starts_thinking=True)


def _new_text() -> AnswerText:
    listener = Listener(lambda _done, _total: None, _ignore)
    return AnswerText(
        AnswerFigures(), listener, opens_thinking=True, begun=None, watches_loops=True
    )


def _ignore(parts: Parts, figures: AnswerFigures, revealed: bool) -> None:
    """Nobody reads it."""

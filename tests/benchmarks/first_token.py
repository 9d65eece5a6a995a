"""The first token of turn 5: what a person waits for in a conversation.

Four exchanges are there, their answers as R1's template sends them back, without thoughts. The
engine has read them in idle time, so only the new question should be left to evaluate. A server
has the thoughts in its cache and must read the last answer again.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from app.core.messages import Role, Turn
from app.engine.loading import default_threads
from tests.benchmarks.measured import NO_WORD_TWICE, Question
from tests.benchmarks.models import r1_shaped_model
from tests.benchmarks.rows import Row
from tests.benchmarks.worker import Worker
from tests.benchmarks.yardstick import BARE, PEER, Yardstick

ROUNDS = 5
CONTEXT_TOKENS = 4096
EXCHANGES = 4
THOUGHT_TOKENS = 40
_ANSWER = "The sum of the numbers is in the list, and the largest of them comes first. " * 4
_QUESTION = "And now the same for {} apples and twelve pears, what is it?"


def measure() -> Row:
    """Over evaluating the new question alone, in the bare loop."""
    sides = _rounds()
    name = "first token of turn 5 over the bare evaluation of its question, 1.5B"
    return Row(name, sides[""], sides[BARE], "s", 1.2, is_floor=False)


def measure_peer() -> Row:
    """Over the same turn on xllamacpp."""
    sides = _rounds()
    name = "first token of turn 5 over the same turn on xllamacpp, 1.5B"
    return Row(name, sides[""], sides[PEER], "s", 1.0, is_floor=False)


@functools.cache
def _rounds() -> dict[str, list[float]]:
    """Seconds from the question to the first text, each side in turns."""
    model = r1_shaped_model()
    threads = default_threads(model.stat().st_size)
    found: dict[str, list[float]] = {"": [], PEER: [], BARE: []}
    with (
        Worker(model, threads=threads, context_tokens=CONTEXT_TOKENS) as ours,
        Yardstick(PEER, model, threads=threads, context_tokens=CONTEXT_TOKENS) as peer,
        Yardstick(BARE, model, threads=threads, context_tokens=CONTEXT_TOKENS) as bare,
    ):
        for number in range(ROUNDS + 1):
            turns = _exchanges(number)
            asked = _asked([*turns, Turn(Role.USER, _QUESTION.format(number))])
            for side in (ours, peer):  # the answer to turn 4 is in the cache, thoughts and all
                side.ask(_asked(turns[:-1]))
            ours.warm(turns)
            mine, theirs, least = ours.ask(asked), peer.ask(asked), bare.ask(asked)
            assert abs(mine.prompt_tokens - least.prompt_tokens) <= 2, (mine, least)
            for name, measured in (("", mine), (PEER, theirs), (BARE, least)):
                found[name].append(measured.first_s)
    return {name: seconds[1:] for name, seconds in found.items()}


def _asked(turns: Sequence[Turn]) -> Question:
    return Question(turns, THOUGHT_TOKENS, NO_WORD_TWICE, reuses=True)


def _exchanges(number: int) -> list[Turn]:
    turns = []
    for exchange in range(EXCHANGES):
        turns.append(Turn(Role.USER, f"{number}.{exchange} " + _QUESTION.format(exchange)))
        turns.append(Turn(Role.ASSISTANT, _ANSWER))
    return turns

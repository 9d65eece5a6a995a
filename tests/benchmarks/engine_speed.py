"""How fast the engine reads and writes, over other programs on the same file.

Threads, prompt, context, batches, cache and greedy sampling are the same. The sides are asked in
turns, so what else the machine does meets all of them.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import NamedTuple

from app.core.messages import Role, Turn
from app.engine.loading import default_threads
from tests.benchmarks.measured import NO_WORD_TWICE, Measured, Question
from tests.benchmarks.models import r1_shaped_model, shipped_model
from tests.benchmarks.rows import Row
from tests.benchmarks.worker import Worker
from tests.benchmarks.yardstick import BARE, PEER, Yardstick

GOAL = 0.98
CONTEXT_TOKENS = 4096
_PASSAGE = "What is twelve plus thirteen? "
_NAMES = {PEER: "xllamacpp", BARE: "the bare loop"}


class _Plan(NamedTuple):
    """What a model is asked.

    Attributes:
        name: of the model.
        passages: length of the prompt, 20 tokens each.
        question: whose answer is timed.
        max_tokens: of that answer.
        repeat_penalty: while it is made.
        rounds: after one that only warms up.
    """

    name: str
    passages: int
    question: str
    max_tokens: int
    repeat_penalty: float
    rounds: int


_SHIPPED = _Plan("shipped model", 90, "What is 9999 + 9876?", 400, 1.0, 15)
_LARGE = _Plan("1.5B Q4_K_M", 25, "Go on.", 96, NO_WORD_TWICE, 5)


def measure_shipped_prompt() -> Row:
    """Reading, the shipped model, over xllamacpp."""
    return _prompt_row(_SHIPPED, PEER)


def measure_shipped_generation() -> Row:
    """Writing, the shipped model, over xllamacpp."""
    return _generation_row(_SHIPPED, PEER)


def measure_shipped_bare_generation() -> Row:
    """Writing, the shipped model, over the bare loop of the same build.

    A token takes a quarter of a millisecond, of which sampling, parsing and events take their part;
    of R1's they take a hundredth of that share.
    """
    return _generation_row(_SHIPPED, BARE)


def measure_large_prompt() -> Row:
    """Reading, 1.5B, over xllamacpp."""
    return _prompt_row(_LARGE, PEER)


def measure_large_generation() -> Row:
    """Writing, 1.5B, over xllamacpp."""
    return _generation_row(_LARGE, PEER)


def measure_bare_prompt() -> Row:
    """Reading, 1.5B, over the bare loop of the same build."""
    return _prompt_row(_LARGE, BARE)


def measure_bare_generation() -> Row:
    """Writing, 1.5B, over the bare loop of the same build."""
    return _generation_row(_LARGE, BARE)


def _prompt_row(plan: _Plan, other: str) -> Row:
    sides = _rounds(plan)
    ours, theirs = ([m.prompt_speed for m, _ in sides[side]] for side in ("", other))
    return Row(f"prompt over {_NAMES[other]}, {plan.name}", ours, theirs, "tokens/s", GOAL, True)


def _generation_row(plan: _Plan, other: str) -> Row:
    sides = _rounds(plan)
    ours, theirs = ([m.generation_speed for _, m in sides[side]] for side in ("", other))
    name = f"generation over {_NAMES[other]}, {plan.name}"
    return Row(name, ours, theirs, "tokens/s", GOAL, True)


@functools.cache
def _rounds(plan: _Plan) -> dict[str, list[tuple[Measured, Measured]]]:
    """A long prompt and an answer, from each side in turns; the engine's name is empty."""
    model = shipped_model() if plan.name == _SHIPPED.name else r1_shaped_model()
    threads = default_threads(model.stat().st_size)
    with (
        Worker(model, threads=threads, context_tokens=CONTEXT_TOKENS) as ours,
        _yardstick(PEER, model, threads) as peer,
        _yardstick(BARE, model, threads) as bare,
    ):
        sides: dict[str, Worker | Yardstick] = {"": ours, PEER: peer, BARE: bare}
        found: dict[str, list[tuple[Measured, Measured]]] = {name: [] for name in sides}
        for number in range(plan.rounds + 1):
            text = f"{number}. {_PASSAGE * plan.passages}"  # begins differently: nothing is reused
            long = Question([Turn(Role.USER, text)], 1)
            short = Question([Turn(Role.USER, plan.question)], plan.max_tokens, plan.repeat_penalty)
            for name, side in sides.items():
                found[name].append((side.ask(long), side.ask(short)))
            read = {measured[-1][0].prompt_tokens for measured in found.values()}
            assert max(read) - min(read) < 8, read  # the template's beginning may be reused
    return {name: measured[1:] for name, measured in found.items()}


def _yardstick(module: str, model: Path, threads: int) -> Yardstick:
    return Yardstick(module, model, threads=threads, context_tokens=CONTEXT_TOKENS)

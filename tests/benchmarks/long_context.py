"""Generation far into a conversation over generation at its beginning.

Attention itself costs more with every token, on every engine: what is kept is said without a goal.
The goal is that ours loses no more than others do.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from app.core.messages import Role, Turn
from app.engine.loading import default_threads
from tests.benchmarks.measured import NO_WORD_TWICE, Question
from tests.benchmarks.models import r1_shaped_model
from tests.benchmarks.rows import Row
from tests.benchmarks.worker import Worker
from tests.benchmarks.yardstick import BARE, PEER, Yardstick

ROUNDS = 4
CONTEXT_TOKENS = 10_240
NEAR_TOKENS, FAR_TOKENS = 100, 8000
ANSWER_TOKENS = 48
_PASSAGE = "What is twelve plus thirteen? "
_PASSAGE_TOKENS = 20


def measure() -> list[Row | str]:
    """The share of its speed that each side keeps, and ours over the others'."""
    model = r1_shaped_model()
    threads = default_threads(model.stat().st_size)
    sizes = {"threads": threads, "context_tokens": CONTEXT_TOKENS}
    with (
        Worker(model, **sizes) as ours,
        Yardstick(PEER, model, **sizes) as peer,
        Yardstick(BARE, model, **sizes) as bare,
    ):
        sides = (ours, peer, bare)
        near = _speeds(sides, NEAR_TOKENS)
        far = _speeds(sides, FAR_TOKENS)
    kept = [[b / a for a, b in zip(*pair, strict=True)] for pair in zip(near, far, strict=True)]
    name = f"generation at token {FAR_TOKENS} over token {NEAR_TOKENS}, 1.5B"
    shares = ", ".join(
        f"{side} {median(of_side):.3f}"
        for side, of_side in zip(("ours", "xllamacpp", "the bare loop"), kept, strict=True)
    )
    return [
        f"{name}: {shares} (ours {median(far[0]):.4g} over {median(near[0]):.4g} tokens/s)",
        Row(f"{name}: that over xllamacpp's", kept[0], kept[1], "of its speed", 0.98, True),
        Row(f"{name}: that over the bare loop's", kept[0], kept[2], "of its speed", 0.98, True),
    ]


def _speeds(sides: Sequence[Worker | Yardstick], depth: int) -> list[list[float]]:
    """Tokens a second behind a prompt of a length; each side in turns."""
    text = _PASSAGE * (depth // _PASSAGE_TOKENS)
    question = Question([Turn(Role.USER, text)], ANSWER_TOKENS, NO_WORD_TWICE, reuses=True)
    for side in sides:  # evaluates the prompt; the rounds find it in the cache
        side.ask(question)
    speeds: list[list[float]] = [[] for _ in sides]
    for _ in range(ROUNDS):
        for side, found in zip(sides, speeds, strict=True):
            found.append(side.ask(question).generation_speed)
    return speeds

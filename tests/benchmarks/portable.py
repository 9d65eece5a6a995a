"""The portable build's speed on the processor, over the build for this machine.

``PENSEUR_PORTABLE_VENV`` names an environment with its wheel (``packaging/llama_cpp/README.md``).
Both sides are asked in turns, on one thread: with more, what else the machine does counts double.
"""

from __future__ import annotations

import os
from pathlib import Path

from app.core.messages import Role, Turn
from tests.benchmarks.measured import NO_WORD_TWICE, Measured, Question
from tests.benchmarks.models import r1_shaped_model, shipped_model
from tests.benchmarks.rows import Row
from tests.benchmarks.worker import Worker

GOAL = 0.95
CONTEXT_TOKENS = 4096
_PASSAGE = "What is twelve plus thirteen? "


def measure() -> list[Row] | str:
    """Reading and writing, with the shipped model and with 1.5B."""
    venv = os.environ.get("PENSEUR_PORTABLE_VENV")
    if not venv:
        return "portable build over this machine's: not measured, PENSEUR_PORTABLE_VENV is not set"
    os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    command = [str(Path(venv) / "bin" / "python"), "-P", "-m", "app", "--engine"]
    sums = Question([Turn(Role.USER, "What is 9999 + 9876?")], 400)
    words = Question([Turn(Role.USER, "Go on.")], 64, NO_WORD_TWICE)
    return [
        *_rows("shipped model", shipped_model(), command, 90, sums, 15),
        *_rows("1.5B Q4_K_M", r1_shaped_model(), command, 25, words, 3),
    ]


def _rows(
    name: str, model: Path, command: list[str], passages: int, short: Question, rounds: int
) -> list[Row]:
    """Two rows.

    Args:
        name: of the model.
        model: its file.
        command: of the portable engine.
        passages: length of the prompt, 20 tokens each.
        short: the question whose answer is timed.
        rounds: after one that only warms up.
    """
    with (
        Worker(model, command, threads=1, context_tokens=CONTEXT_TOKENS) as ours,
        Worker(model, threads=1, context_tokens=CONTEXT_TOKENS) as theirs,
    ):
        found: dict[Worker, list[tuple[Measured, Measured]]] = {ours: [], theirs: []}
        for number in range(rounds + 1):
            text = f"{number}. {_PASSAGE * passages}"  # begins differently: nothing is reused
            long = Question([Turn(Role.USER, text)], 1)
            for side, measured in found.items():
                measured.append((side.ask(long), side.ask(short)))
    reads, writes = (
        [[both[kind] for both in found[side][1:]] for side in (ours, theirs)] for kind in (0, 1)
    )
    our_reads, their_reads = ([one.prompt_speed for one in side] for side in reads)
    our_words, their_words = ([one.generation_speed for one in side] for side in writes)
    read, wrote = (f"portable over native, {what}, {name}" for what in ("prompt", "generation"))
    return [
        Row(read, our_reads, their_reads, "tokens/s", GOAL, True),
        Row(wrote, our_words, their_words, "tokens/s", GOAL, True),
    ]

"""How long after Stop an answer has ended: in the midst of a prompt, of thoughts, of an answer."""

from __future__ import annotations

import random
import time

from app.core.messages import Channel, Role, Turn
from app.engine import protocol
from app.engine.loading import default_threads
from tests.benchmarks.measured import NO_WORD_TWICE, Question
from tests.benchmarks.models import r1_shaped_model
from tests.benchmarks.rows import Bound
from tests.benchmarks.worker import Worker

ROUNDS = 20
CONTEXT_TOKENS = 4096
PROMPT_GOAL_MS, TEXT_GOAL_MS = 300, 100
_LONGEST_DELAY_S = 0.5
_PASSAGE = "What is twelve plus thirteen? "


def measure() -> list[Bound]:
    """With 1.5B; the moments are drawn by lot, the same at each run."""
    model = r1_shaped_model()
    rng = random.Random(1)
    threads = default_threads(model.stat().st_size)
    stages = ((None, 80), (Channel.REASONING, 0), (Channel.ANSWER, 0))
    with Worker(model, threads=threads, context_tokens=CONTEXT_TOKENS) as worker:
        reading, thinking, answering = (
            [_stop(worker, rng, _question(number, passages), reaches) for number in range(ROUNDS)]
            for reaches, passages in stages
        )
    return [
        Bound("stop while a prompt is read, 1.5B", reading, "ms", PROMPT_GOAL_MS),
        Bound("stop while it thinks, 1.5B", thinking, "ms", TEXT_GOAL_MS),
        Bound("stop while it answers, 1.5B", answering, "ms", TEXT_GOAL_MS),
    ]


def _question(number: int, passages: int) -> Question:
    return Question([Turn(Role.USER, f"{number} {_PASSAGE * passages}")], 2000, NO_WORD_TWICE)


def _stop(worker: Worker, rng: random.Random, question: Question, reaches: Channel | None) -> float:
    """Milliseconds from the stop to the final event.

    Args:
        worker: answers.
        rng: draws the moment.
        question: its prompt is long if the stop is to come while it is read.
        reaches: text of this channel has come before the stop; ``None``: it comes before any.
    """
    job = worker.start(question)
    if reaches is Channel.ANSWER:
        worker.link.answer_now(job)

    def is_there(event: protocol.Event) -> bool:
        match event:
            case protocol.PromptProgress():
                return event.job == job and reaches is None
            case protocol.TextGenerated():
                assert reaches is not None, "the prompt was too short"
                return event.job == job and any(channel is reaches for channel, _ in event.parts)
            case _:
                return False

    worker.events.until(is_there)
    time.sleep(rng.uniform(0, _LONGEST_DELAY_S))
    began = time.perf_counter()
    worker.link.stop(job)
    worker.events.to_the_end_of(job)
    return (time.perf_counter() - began) * 1000

"""Generation with guesses from the text so far over generation without, in one process.

Processor time, one thread: what else the machine does counts little. The shipped model spends its
time on attention, which a batch does not share (two tokens at once cost as much as two one by one):
guesses can't pay there and must cost nothing. A model of 50 M random weights that repeats itself
stands for large models that quote.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from app.core.control import AnswerControl
from app.core.messages import AnswerFigures, Role, Sampling, Turn
from app.core.reasoning import Parts
from app.engine.answer_text import Listener
from app.engine.llama_cpp import LlamaModel
from app.engine.session import Session, Undisturbed
from app.system.paths import resources_dir
from tests.benchmarks.rows import Row
from tests.helpers.random_model import SLOW, write_random_model

ROUNDS = 12
NO_LOSS, GAIN = 0.97, 1.3
GREEDY = Sampling(temperature=0)
EDIT = "Write 12 + 30 as Python."
NEW = "What is 9876 + 5432?"


def measure_edit() -> Row:
    """The shipped model: a program that is in the conversation already, with another number."""
    model = LlamaModel(_shipped(), context_tokens=4096, threads=1)
    answer = _Texts()
    Session(model, Undisturbed()).answer([Turn(Role.USER, EDIT)], GREEDY, answer.listener)
    turns = [
        Turn(Role.USER, EDIT),
        Turn(Role.ASSISTANT, answer.text),
        Turn(Role.USER, EDIT.replace("12", "13")),
    ]
    row = _compare("an edit of code that is there, shipped model", model, turns, NO_LOSS)
    model.close()
    return row


def measure_new() -> Row:
    """The shipped model: a sum, of which nothing was there before."""
    model = LlamaModel(_shipped(), context_tokens=4096, threads=1)
    row = _compare("nothing repeats, shipped model", model, [Turn(Role.USER, NEW)], NO_LOSS)
    model.close()
    return row


def measure_repeating() -> Row:
    """A larger model that repeats itself."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_random_model(Path(folder) / "Slow-Q8_0.gguf", _shipped(), SLOW)
        model = LlamaModel(path, context_tokens=1024, threads=1)
    sampling = Sampling(temperature=0.02, top_k=2, max_tokens=150)
    turns = [Turn(Role.USER, "Go on.")]
    row = _compare("all repeats, 50 M random weights", model, turns, GAIN, sampling)
    model.close()
    return row


class _Texts:
    """A listener that keeps the answer."""

    def __init__(self) -> None:
        self.text = ""
        self.listener = Listener(lambda _done, _total: None, self._take)

    def _take(self, parts: Parts, _figures: AnswerFigures, _revealed: bool) -> None:
        self.text += "".join(text for channel, text in parts if channel == "answer")


def _shipped() -> Path:
    return next((resources_dir() / "models").glob("*.gguf"))


def _compare(
    name: str,
    model: LlamaModel,
    turns: Sequence[Turn],
    goal: float,
    sampling: Sampling = GREEDY,
) -> Row:
    """Tokens a second with guesses and without, in turns."""
    ours: list[float] = []
    theirs: list[float] = []
    sessions = (
        (Session(model, Undisturbed()), ours),
        (Session(model, Undisturbed(), speculates=False), theirs),
    )
    control = AnswerControl(pauses_loops=False)
    for _ in range(ROUNDS):
        for session, speeds in sessions:
            session.warm([Turn(Role.USER, "Hello")])  # the same prompt is evaluated each time
            began = time.process_time()
            _, figures = session.answer(turns, sampling, _Texts().listener, control)
            speeds.append(figures.generated_tokens / (time.process_time() - began))
    return Row(f"guesses over none: {name}", ours, theirs, "tokens/s", goal, is_floor=True)

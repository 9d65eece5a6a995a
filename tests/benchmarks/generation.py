"""Generation through the whole program over the bare llama.cpp loop on the same file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.core.messages import Role, Turn
from app.engine.loading import default_threads
from tests.benchmarks.measured import Question
from tests.benchmarks.models import shipped_model
from tests.benchmarks.rows import Row
from tests.benchmarks.yardstick import BARE, Yardstick
from tests.helpers.person import Person, paths_below

QUESTION = "What is 9999 + 9876?"
ROUNDS = 60


def measure() -> Row:
    """Ask the same question in turns: in the window, with the text on the screen, and bare."""
    path = shipped_model()
    threads = default_threads(path.stat().st_size)
    asked = Question([Turn(Role.USER, QUESTION)], max_tokens=1000)
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    ours, theirs = [], []
    with (
        tempfile.TemporaryDirectory() as folder,
        Yardstick(BARE, path, threads=threads, context_tokens=4096) as bare,
    ):
        person = Person(application, paths_below(Path(folder)))
        person.program.change_settings(temperature=0.0)
        person.wait_for_model()
        for _ in range(ROUNDS):
            person.program.chat.start_conversation()
            figures = person.ask_and_wait(QUESTION).figures
            assert figures is not None
            ours.append(figures.tokens_per_s)
            measured = bare.ask(asked)
            assert measured.steps == figures.generated_tokens
            theirs.append(measured.generation_speed)
        person.leave()
    name = "generation, whole program over bare llama.cpp loop, shipped model"
    return Row(name, ours, theirs, "tokens/s", 0.97, is_floor=True)

"""Generation through the whole program over the bare llama.cpp loop on the same file."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.core.messages import Sampling
from app.engine.loading import default_threads
from app.system.paths import resources_dir
from tests.benchmarks.rows import Row
from tests.helpers.person import Person, paths_below

QUESTION = "What is 9999 + 9876?"
ROUNDS = 60


def measure() -> Row:
    """Ask the same question in turns: in the window, with the text on the screen, and bare."""
    path = next((resources_dir() / "models").glob("*.gguf"))
    command = [sys.executable, "-m", "tests.benchmarks.bare_loop", str(path)]
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    ours, theirs = [], []
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            [*command, str(default_threads(path.stat().st_size)), QUESTION],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as bare,
    ):
        assert bare.stdin is not None
        assert bare.stdout is not None
        person = Person(application, paths_below(Path(folder)))
        person.program.chat.sampling = Sampling(temperature=0)
        person.wait_for_model()
        for _ in range(ROUNDS):
            person.program.chat.start_conversation()
            figures = person.ask_and_wait(QUESTION).figures
            assert figures is not None
            ours.append(figures.tokens_per_s)
            bare.stdin.write("go\n")
            bare.stdin.flush()
            tokens, seconds = bare.stdout.readline().split()
            assert int(tokens) == figures.generated_tokens
            theirs.append(int(tokens) / float(seconds))
        person.leave()
        bare.stdin.close()
    name = "generation, whole program over bare llama.cpp loop, shipped model"
    return Row(name, ours, theirs, "tokens/s", 0.97, is_floor=True)

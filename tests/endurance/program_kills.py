"""Kills the whole program at random moments; the next start must find what was on the screen.

The program is the real one, from its ``main`` on. It is made to talk with itself: questions,
answers now, stops, continuations, other answers, on one database from kill to kill; files are
attached at any moment. It prints what its window shows after each change. Whatever it has printed
before a kill (SIGKILL, its window's process only) must be in the database when that is opened next,
and its engine must be gone.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import psutil

from app.core.attachments import unpack
from app.core.messages import Message
from app.storage.store import open_store
from app.system.paths import Paths
from tests.endurance.engine_kills import install_slow_model
from tests.helpers.person import paths_below
from tests.helpers.random_model import SLOW, write_random_model

ROUNDS = 200
LONGEST_S = 2.0
"""Of a program's life after its first message, or now and then after its start."""
_READY = '"ready"\n'
_ORPHAN_S = 20
_PATIENCE_S = 90
_TALK = """
import json, random, sys
from PySide6.QtCore import QTimer
import app.main as program
from app.core.messages import Role
from app.viewmodels.models import ModelState
from app.viewmodels.running_answer import Phase

rng = random.Random(sys.argv[1])
QUESTIONS = ["What is 9999 + 9876?", "Compte de 1 à 20.", "What is twelve plus thirteen? " * 25]

class Talking(program.Penseur):
    def start(self, request=None):
        super().start(request)
        self.change_settings(max_tokens=600)
        self.chat.message_added.connect(self.tell)
        self.chat.message_changed.connect(self.tell)
        self.answers.ended.connect(lambda _: QTimer.singleShot(rng.randrange(60), self.go_on))
        self.models.current_changed.connect(self.begin)
        self.has_begun = self.has_attached = False
        self.meddler = QTimer(self.window)
        self.meddler.timeout.connect(self.meddle)
        self.meddler.start(150)
        print(json.dumps("ready"), flush=True)

    def tell(self, message):
        print(json.dumps([message.id, message.conversation_id, message.reasoning, message.text]),
              flush=True)

    def attach(self):
        if not hasattr(self.window, "attachments"):
            return
        attaching = self.window.attachments.attaching
        if not self.has_attached:
            self.has_attached = True
            attaching.changed.connect(self.tell_files)
        note = self.paths.data / f"note-{rng.randrange(1 << 40)}.txt"
        note.write_text("seven")
        attaching.attach([note])

    def tell_files(self):
        print(json.dumps({"files": [file.name for file in self.chat.attachments]}), flush=True)

    def begin(self):
        slow = [model for model in self.models.installed if not model.is_shipped]
        if self.models.state is not ModelState.READY or self.has_begun:
            return
        self.has_begun = True
        if slow and rng.random() < 0.7:
            self.models.use(slow[0])
        self.go_on()

    def go_on(self):
        last = self.chat.messages[-1] if self.chat.messages else None
        choice = rng.random()
        if last is not None and choice < 0.15:
            self.chat.start_conversation()
        elif last is not None and choice < 0.4 and last.role is Role.ASSISTANT:
            self.chat.continue_answer(last.id)
        elif last is not None and choice < 0.55:
            self.chat.regenerate(last.id)
        if not self.chat.is_busy:
            self.chat.send(rng.choice(QUESTIONS))

    def meddle(self):
        choice = rng.random()
        if choice < 0.2:
            self.chat.answer_now()
        elif choice < 0.3:
            self.chat.stop()
        elif choice < 0.6:
            self.attach()

program.Penseur = Talking
sys.exit(program.main([]))
"""


@dataclass(frozen=True)
class Shown:
    """A message as the window showed it last."""

    conversation_id: int
    reasoning: str
    text: str

    @property
    def whole(self) -> str:
        """Thoughts and answer; what was shown as one may turn out to be the other."""
        return self.reasoning + self.text


def run_round(paths: Paths, home: Path, rng: random.Random) -> Counter[str]:
    """Start the program, kill it, open its database.

    Args:
        paths: of its folders.
        home: that they are in.
        rng: draws what it does and when it is killed.

    Returns:
        how the messages that it showed stand in the database, and how many files do.
    """
    environment = {**os.environ, "PENSEUR_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _TALK, str(rng.random())]
    with (
        tempfile.TemporaryFile("w+") as screen,
        subprocess.Popen(command, env=environment, stdout=screen) as program,
    ):
        try:
            family = _wait(program, rng, screen.fileno())
        finally:
            program.kill()
        program.wait()
        screen.seek(0)
        lines = screen.read().split("\n")[:-1]  # the last may have been cut
    _, orphans = psutil.wait_procs(family, timeout=_ORPHAN_S)
    assert not orphans, orphans
    return _check(paths, lines)


def _wait(
    program: subprocess.Popen[bytes], rng: random.Random, screen: int
) -> list[psutil.Process]:
    """Let it live for a while; returns its children at the end."""
    least = 0 if rng.random() < 0.1 else len(_READY)
    began = time.monotonic()
    while os.fstat(screen).st_size <= least:
        assert program.poll() is None, "it did not start"
        assert time.monotonic() - began < _PATIENCE_S, "it does not begin to talk"
        _let_pass(program, 0.02)
    _let_pass(program, rng.uniform(0, LONGEST_S))
    assert program.poll() is None, "it ended by itself"
    return psutil.Process(program.pid).children(recursive=True)


def _let_pass(program: subprocess.Popen[bytes], seconds: float) -> None:
    try:
        program.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def _check(paths: Paths, lines: list[str]) -> Counter[str]:
    shown: dict[int, Shown] = {}
    files: set[str] = set()
    for line in lines:
        told = json.loads(line)
        if isinstance(told, dict):
            files |= set(told["files"])
        elif told != "ready":
            number, *state = told
            shown[number] = Shown(*state)
    store = open_store(paths.database)
    assert store.damaged is None
    kept: dict[int, Message] = {
        message.id: message
        for home in {state.conversation_id for state in shown.values()}
        for message in store.messages(home)
    }
    packed = store._rows(
        "SELECT attachments FROM drafts UNION ALL SELECT attachments FROM messages"
    )
    assert files <= {file.name for (each,) in packed for file in unpack(each)}, files
    store.close()
    ends: Counter[str] = Counter({"file": len(files)} if files else {})
    for number, state in shown.items():
        found = kept[number]
        whole = found.reasoning + found.text
        assert found.reasoning.startswith(state.reasoning), (state, found)
        assert whole.startswith(state.whole) or found.text.startswith(state.text), (state, found)
        ends[str(found.stop_reason or "question")] += 1
    assert not shown or ends, shown
    return ends


def run() -> str:
    """All rounds; returns the line to print."""
    from tests.benchmarks.models import shipped_model

    seed = random.randrange(1 << 32)
    print(f"program_kills: seed {seed}", flush=True)
    rng = random.Random(seed)
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        model = write_random_model(Path(folder) / "slow.gguf", shipped_model(), SLOW)
        home = Path(folder) / "home"
        paths = paths_below(home)
        install_slow_model(paths, lambda path: Path(shutil.copy(model, path)))
        for _ in range(ROUNDS):
            ends += run_round(paths, home, rng)
    counts = ", ".join(f"{count} {end}" for end, count in ends.most_common())
    return f"program_kills: {ROUNDS} kills, all that was shown is there ({counts})"


if __name__ == "__main__":
    print(run())

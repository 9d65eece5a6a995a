"""Kills the engine at random moments of conversations in the window; nothing may be lost.

A round asks, kills the process (SIGKILL) while it loads, reads, thinks, answers, is told to answer
now, goes on with a cut answer or reads ahead in idle time, and asks again, which must work. When
the program has ended, its database is opened anew: it must hold the text that was shown, to the
last character.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.core.messages import Message, Role, StopReason
from app.storage.store import open_store
from app.system.paths import Paths
from app.viewmodels.models import ModelState
from app.viewmodels.running_answer import Phase
from tests.helpers.person import Person, paths_below
from tests.helpers.random_model import SLOW, write_random_model

ROUNDS = 210
ROUNDS_A_PROGRAM = 21
STAGES = ("loading", "reading", "thinking", "answer now", "answering", "going on", "idle")
_LONGEST_DELAY_MS = 120
_MOST_TOKENS = 120
_QUESTION = "What is 9999 + 9876?"
_LONG_QUESTION = "What is twelve plus thirteen? " * 60
_WORKS = (StopReason.END_OF_ANSWER, StopReason.TOKEN_LIMIT)
_CUT = (StopReason.INTERRUPTED, StopReason.STOPPED, StopReason.TOKEN_LIMIT)


class KilledEngines:
    """One program, its window, and the rounds in it.

    Attributes:
        shown: the last state of each message that the window was given.
        ends: how the answers ended whose engine was killed.
    """

    def __init__(self, application: QApplication, paths: Paths, rng: random.Random) -> None:
        self._paths = paths
        self._rng = rng
        self._person = Person(application, paths)
        self._chat = self._person.program.chat
        self._person.program.change_settings(max_tokens=_MOST_TOKENS)
        self.shown: dict[int, Message] = {}
        self.ends: Counter[str] = Counter()
        self._chat.message_changed.connect(self._on_shown)
        self._chat.message_added.connect(self._on_shown)
        self._person.wait_for_model()
        if self._rng.random() < 0.7:
            self._person.use_model("Slow-Random")

    def run_round(self, stage: str) -> None:
        """Kill the engine at a stage, and ask again."""
        self._chat.start_conversation()
        if stage == "loading":
            self._kill_while_loading()
        elif stage == "idle":
            self._person.ask_and_wait(_QUESTION)
            self._kill_soon()
        elif stage == "going on":
            self._kill_while_going_on()
        else:
            self._kill_while_answering(stage)
        self._person.wait_until(lambda: self._chat.running is None, "the end of the answer")
        if self._chat.messages:
            self.ends[str(self._chat.messages[-1].stop_reason)] += 1
        self._ask_again(stage)

    def leave(self) -> None:
        """End the program, and compare the database with what was shown."""
        self._person.leave()
        store = open_store(self._paths.database)
        assert not store.interrupted
        kept = {
            message.id: message
            for home in {message.conversation_id for message in self.shown.values()}
            for message in store.messages(home)
        }
        store.close()
        for number, message in self.shown.items():
            found = kept[number]
            assert (found.reasoning, found.text) == (message.reasoning, message.text), found
            assert found.stop_reason == message.stop_reason

    def _kill_while_loading(self) -> None:
        self._kill()
        self._person.ask(_QUESTION)  # loads the model again
        self._kill_soon()

    def _kill_while_answering(self, stage: str) -> None:
        long = stage == "reading"
        self._person.program.chat.send(_LONG_QUESTION if long else _QUESTION)
        if stage in ("answer now", "answering"):
            self._wait_for(Phase.THINKING)
            self._chat.answer_now()
        if stage == "answering":
            self._wait_for(Phase.ANSWERING)
        elif stage == "thinking":
            self._wait_for(Phase.THINKING)
        elif stage == "reading":
            self._wait_for(Phase.READING)
        self._kill_soon()

    def _kill_while_going_on(self) -> None:
        self._person.ask(_QUESTION)
        self._wait_for(Phase.THINKING)
        self._chat.stop()
        message = self._person.wait_for_answer()
        if message.stop_reason in _CUT:
            self._chat.continue_answer(message.id)
            self._kill_soon()

    def _ask_again(self, stage: str) -> None:
        models = self._person.program.models
        answer = self._person.ask_and_wait(_QUESTION)
        assert answer.stop_reason in _WORKS, (stage, answer)
        assert models.state is ModelState.READY, (stage, models.state)

    def _wait_for(self, phase: Phase) -> None:
        """Until an answer has come so far, or has ended."""
        phases = list(Phase)
        least = phases.index(phase)

        def is_there() -> bool:
            now = self._chat.phase
            is_begun = bool(self._chat.messages) and self._chat.messages[-1].role is Role.ASSISTANT
            return is_begun and (now is None or phases.index(now) >= least)

        self._person.wait_until(is_there, phase.name)

    def _kill_soon(self) -> None:
        """After a moment that is drawn by lot; returns when it is dead."""
        is_over: list[bool] = []
        moment = int(_LONGEST_DELAY_MS * self._rng.random() ** 2)
        QTimer.singleShot(moment, lambda: is_over.append(True))
        self._person.wait_until(lambda: bool(is_over), "the moment")
        self._kill()

    def _kill(self) -> None:
        engine = self._person.program.engine
        pid = engine.pid
        if pid is not None:
            os.kill(pid, signal.SIGKILL)
        self._person.wait_until(lambda: engine.pid != pid or pid is None, "its death")

    def _on_shown(self, message: Message) -> None:
        before = self.shown.get(message.id)
        if before is not None:  # what was shown once stays, be it moved to the thoughts
            assert (message.reasoning + message.text).startswith(before.reasoning)
        self.shown[message.id] = message


def run_rounds(
    application: QApplication, paths: Paths, stages: list[str], rng: random.Random
) -> Counter[str]:
    """Rounds in one program; returns how the answers ended."""
    killed = KilledEngines(application, paths, rng)
    for stage in stages:
        killed.run_round(stage)
    killed.leave()
    return killed.ends


def install_slow_model(paths: Paths, write: Callable[[Path], Path]) -> None:
    """Install a model that needs some time for everything."""
    folder = paths.models / "someone" / "slow"
    folder.mkdir(parents=True)
    write(folder / "Slow-Random-Q8_0.gguf")


def run() -> str:
    """All rounds; returns the line to print."""
    from tests.benchmarks.models import shipped_model

    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication([])
    seed = random.randrange(1 << 32)
    print(f"engine_kills: seed {seed}", flush=True)
    rng = random.Random(seed)
    stages = [STAGES[number % len(STAGES)] for number in range(ROUNDS)]
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        model = write_random_model(Path(folder) / "slow.gguf", shipped_model(), SLOW)
        for start in range(0, ROUNDS, ROUNDS_A_PROGRAM):
            paths = paths_below(Path(folder) / str(start))
            install_slow_model(paths, lambda path: Path(shutil.copy(model, path)))
            ends += run_rounds(application, paths, stages[start : start + ROUNDS_A_PROGRAM], rng)
    counts = ", ".join(f"{count} {end}" for end, count in ends.most_common())
    return f"engine_kills: {ROUNDS} kills, no text lost, every next question answered ({counts})"


if __name__ == "__main__":
    print(run())

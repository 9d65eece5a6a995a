"""The whole program in its own processes: what it loads, connects to, and leaves when killed."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from app.core.messages import StopReason
from app.storage.store import open_store
from tests.helpers.person import paths_below

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_S = 90


@contextmanager
def running(*command: str, home: Path) -> Iterator[subprocess.Popen[str]]:
    """A Python program of ours with its own home; killed with its children at the end."""
    environment = {**os.environ, "PENSEUR_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    try:
        yield process
    finally:
        family = [psutil.Process(process.pid)] if process.poll() is None else []
        for member in [*family, *(c for p in family for c in p.children(recursive=True))]:
            member.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


_IMPORTS = """
import json, sys
from PySide6.QtWidgets import QApplication
from app.system.paths import default_paths
from tests.helpers.person import Person
paths = default_paths()
paths.ensure()
application = QApplication([])
person = Person(application, paths)
person.wait_for_model()
person.ask_and_wait("What is 1 + 1?")
person.program.show_models_window()
person.leave()
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def test_the_window_loads_neither_the_engine_nor_the_hub_library(tmp_path: Path) -> None:
    with running(sys.executable, "-c", _IMPORTS, home=tmp_path) as process:
        assert process.stdout is not None
        modules = set(json.loads(process.stdout.readline()))
    assert "PySide6" in modules
    assert not modules & {"llama_cpp", "huggingface_hub", "httpx2", "numpy", "jinja2", "keyring"}


_CHILDREN_WITHOUT_QT = """
import sys
sys.argv = ["penseur", "--help"]
import app.__main__
import app.engine.process, app.hub.process, app.ask
assert not [name for name in sys.modules if name.startswith("PySide6")]
print("clean")
"""


def test_the_other_processes_load_no_qt(tmp_path: Path) -> None:
    with running(sys.executable, "-c", _CHILDREN_WITHOUT_QT, home=tmp_path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "clean\n"


_CHAT = """
from PySide6.QtWidgets import QApplication
from app.system.paths import default_paths
from tests.helpers.person import Person
paths = default_paths()
paths.ensure()
application = QApplication([])
person = Person(application, paths)
person.wait_for_model()
person.ask_and_wait("What is 12 + 30?")
person.ask_and_wait("And plus 3?")
person.program.show_models_window()
person.leave()
print("done", flush=True)
"""
# A connection leaves the machine's own processes only through these families of addresses.
_CONNECT = re.compile(r"connect\(\d+, \{sa_family=(AF_\w+)")


def test_no_process_makes_a_connection(tmp_path: Path) -> None:
    """Start, chat, look at the catalog, close: every system call of all processes is watched."""
    trace = tmp_path / "trace"
    calls = "trace=execve,connect,sendto,sendmsg,bind"
    command = ["strace", "-f", "-qq", "-e", calls, "-o", str(trace)]
    with running(*command, sys.executable, "-c", _CHAT, home=tmp_path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "done\n"
        process.wait(PATIENCE_S)
    text = trace.read_text(errors="replace")
    families = set(_CONNECT.findall(text))
    assert families <= {"AF_UNIX"}, sorted(families)
    assert "AF_INET" not in text
    assert '"--engine"' in text, "the engine was watched, too"


_ASK = """
import sys
from PySide6.QtWidgets import QApplication
from app.system.paths import default_paths
from tests.helpers.person import Person
paths = default_paths()
paths.ensure()
application = QApplication([])
person = Person(application, paths)
person.wait_for_model()
person.choose(person.window.models_menu, "Slow-Random")
person.wait_for_model()
def show(message):
    if message.reasoning:
        print(len(message.reasoning), flush=True)
person.program.chat.message_changed.connect(show)
person.ask("Go on.")
application.exec()
"""


@pytest.mark.parametrize("round_number", range(3))
def test_a_kill_loses_nothing_that_was_on_the_screen(
    tmp_path: Path, slow_model: Path, round_number: int
) -> None:
    paths = paths_below(tmp_path)
    (paths.models / slow_model.name).symlink_to(slow_model)
    with running(sys.executable, "-c", _ASK, home=tmp_path) as process:
        assert process.stdout is not None
        for _ in range(5 + 4 * round_number):
            process.stdout.readline()
        children = psutil.Process(process.pid).children(recursive=True)
        os.kill(process.pid, signal.SIGKILL)
        shown = [int(line) for line in process.stdout.read().split()]
        psutil.wait_procs(children, timeout=PATIENCE_S)
        assert not any(child.is_running() for child in children), "the engine outlives the window"
    store = open_store(paths.database)
    question, answer = store.messages(store.conversations()[0].id)
    store.close()
    assert question.text == "Go on."
    assert answer.stop_reason is StopReason.INTERRUPTED
    assert answer.model_name == "Slow-Random"
    assert len(answer.reasoning) >= max(shown, default=1)


def test_without_a_screen_the_program_says_how_to_see_it(tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {k: v for k, v in os.environ.items() if k not in hidden}
    result = subprocess.run(
        [sys.executable, "-m", "app"],
        cwd=ROOT,
        env={**environment, "PENSEUR_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert "xvfb-run" in result.stderr

"""``penseur ask``: what goes to which stream, where the question comes from, how it ends."""

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

from app.system.paths import resources_dir
from tests.helpers.person import paths_below

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_S = 60


def ask(
    home: Path, *arguments: str, typed: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "app", "ask", *arguments],
        cwd=ROOT,
        env={**os.environ, "PENSEUR_HOME": str(home)},
        input=typed,
        stdin=subprocess.DEVNULL if typed is None else None,
        capture_output=True,
        timeout=PATIENCE_S,
        check=False,
    )


@contextmanager
def asking(home: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """In a group of its own, as a shell starts it, so that Ctrl+C reaches all its processes."""
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "ask", *arguments],
        cwd=ROOT,
        env={**os.environ, "PENSEUR_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def test_thoughts_go_to_stderr_and_the_answer_to_stdout(tmp_path: Path) -> None:
    result = ask(tmp_path, "What is 12 + 30?", "--temperature", "0")
    assert result.returncode == 0
    assert b"\\boxed{42}" in result.stdout
    assert b"boxed" not in result.stderr
    assert b"carry" in result.stderr
    assert b"carry" not in result.stdout
    assert b"\033" not in result.stdout + result.stderr, "colours are for terminals"
    assert result.stdout.endswith(b"\n")


def test_the_question_comes_from_a_pipe_and_the_answer_is_json(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes("Température".encode("utf-16"))
    attached = ("--attach", str(tmp_path / "note.txt"))
    answers = [
        json.loads(
            ask(tmp_path, *more, "--json", "--seed", "3", typed=b"What is 12 + 30?\n").stdout
        )
        for more in ((), ("-", *attached))
    ]
    assert answers[0]["model"] == "Penseur-Demo"
    assert answers[0]["stop_reason"] == "end_of_answer"
    assert answers[0]["seed"] == 3
    assert "carry" in answers[0]["thoughts"]
    assert answers[1]["prompt_tokens"] > answers[0]["prompt_tokens"] + 20, "the file was read, too"


def test_mistakes_and_failures_are_told_apart(tmp_path: Path) -> None:
    nothing = ask(tmp_path)
    assert (nothing.returncode, nothing.stdout) == (2, b"")
    assert b"no question" in nothing.stderr
    unknown = ask(tmp_path, "Hello", "--model", "nonsense")
    assert (unknown.returncode, unknown.stdout) == (1, b"")
    assert b"There is no model nonsense here. Choose one of: Penseur-Demo" in unknown.stderr
    (tmp_path / "bad.gguf").write_bytes(b"not a model")
    broken = ask(tmp_path, "Hello", "--model", str(tmp_path / "bad.gguf"))
    assert broken.returncode == 1
    assert broken.stderr == (
        b"penseur: bad.gguf is not a GGUF model. Choose another model, or download it again.\n"
    )


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    failed = ask(tmp_path, "Hello", "--data-dir", str(tmp_path / "file"))
    assert (failed.returncode, failed.stdout) == (1, b"")
    assert failed.stderr.startswith(b"penseur: Penseur can't write to ")
    assert failed.stderr.count(b"\n") == 1


def test_an_answer_that_is_cut_is_another_end(tmp_path: Path) -> None:
    result = ask(tmp_path, "What is 12 + 30?", "--max-tokens", "4")
    assert result.returncode == 3
    assert b"--max-tokens" in result.stderr


def test_failures_are_said_in_the_language_of_the_settings(tmp_path: Path) -> None:
    if not (resources_dir() / "translations" / "penseur_fr.qm").exists():
        pytest.skip("the languages are not built: make test builds them")
    paths_below(tmp_path).settings.write_text(json.dumps({"language": "fr"}))
    (tmp_path / "bad.gguf").write_bytes(b"not a model")
    said = ask(tmp_path, "Hello", "--model", str(tmp_path / "bad.gguf")).stderr.decode()
    assert said.startswith("penseur: bad.gguf n")
    assert "is not a GGUF model" not in said


def test_ctrl_c_stops_cleanly(tmp_path: Path, slow_model: Path) -> None:
    with asking(tmp_path, "Go on.", "--model", str(slow_model)) as process:
        assert process.stderr is not None
        assert len(process.stderr.read(20)) == 20, "it writes"
        children = psutil.Process(process.pid).children()
        os.killpg(process.pid, signal.SIGINT)
        said = process.stderr.read()
        assert process.wait(PATIENCE_S) == 130
    assert b"Traceback" not in said
    _, alive = psutil.wait_procs(children, timeout=PATIENCE_S)
    assert children
    assert not alive
    assert "Traceback" not in (tmp_path / "logs" / "engine.log").read_text()


def test_a_reader_that_has_seen_enough_ends_it(tmp_path: Path) -> None:
    with asking(tmp_path, "What is 12 + 30?", "--temperature", "0") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(PATIENCE_S) == 1
        process.stdout = None
    assert b"Traceback" not in said
    assert b"Exception" not in said


def test_a_model_is_chosen_by_a_part_of_its_name(tmp_path: Path, slow_model: Path) -> None:
    """As is the model that the window used last."""
    paths = paths_below(tmp_path)
    (paths.models / slow_model.name).symlink_to(slow_model)
    options = ("--json", "--max-tokens", "2")
    named = json.loads(ask(tmp_path, "Hi", "--model", "slow", *options).stdout)
    assert named["model"] == "Slow-Random"
    paths.settings.write_text(json.dumps({"model_path": str(paths.models / slow_model.name)}))
    used = json.loads(ask(tmp_path, "Hi", *options).stdout)
    assert used["model"] == "Slow-Random"


def test_options_of_the_program_may_stand_before_it(tmp_path: Path) -> None:
    home = tmp_path / "stick"
    result = subprocess.run(
        [
            sys.executable,
            "-m",
            "app",
            "--offline",
            "--data-dir",
            str(home),
            "ask",
            "What is 1 + 2?",
        ],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE_S,
        check=True,
    )
    assert b"3" in result.stdout
    assert (home / "logs" / "engine.log").exists()


def test_help_names_the_exit_codes(tmp_path: Path) -> None:
    result = ask(tmp_path, "--help")
    assert result.returncode == 0
    assert re.search(rb"130\s+interrupted", result.stdout)
    assert b"--no-thinking" in result.stdout


def test_help_is_all_in_the_language_of_its_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")
    said = ask(tmp_path, "--help").stdout.decode()
    assert said.startswith("utilisation")
    for english in ("usage", "positional", "show ", "answer"):
        assert english not in said


def test_it_may_be_told_to_use_no_network_which_it_never_does(tmp_path: Path) -> None:
    assert b"3" in ask(tmp_path, "--offline", "What is 1 + 2?").stdout

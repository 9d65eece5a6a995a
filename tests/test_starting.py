"""Starts of the program: its command line, a second start, what stands in the way of one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from app import __version__
from app.core.start_request import StartRequest, decode, encode
from app.system.instance import socket_name
from app.viewmodels.instance import Answer, call_first
from tests.helpers.person import paths_below

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_S = 60


def environment(home: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "PENSEUR_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", **more}


@contextmanager
def started(home: Path, *arguments: str, code: str = "") -> Iterator[subprocess.Popen[str]]:
    """The program, as a person starts it; killed with its children at the end."""
    what = ["-c", code] if code else ["-m", "app"]
    process = subprocess.Popen(
        [sys.executable, *what, *arguments],
        cwd=ROOT,
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        family = [psutil.Process(process.pid)] if process.poll() is None else []
        for member in [*family, *(c for p in family for c in p.children(recursive=True))]:
            member.kill()
        process.communicate()


def wait_until(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.02)


def start_again(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        cwd=ROOT,
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


# Runs the program itself, and prints what later starts ask for and what becomes of the window.
_WATCHED = """
import sys
from app import main
from app.widgets.desktop import manners
carry_out = manners.DesktopManners.carry_out
def watched(self, request):
    carry_out(self, request)
    window = self._program.window
    print("called", [file.name for file in request.files], window.isMinimized(), flush=True)
    installed = self._program.installed()
    installed.model_added.connect(lambda model: print("added", model.name, flush=True))
manners.DesktopManners.carry_out = watched
answer_starts = manners.DesktopManners.answer_starts
def listening(self, request):
    answer_starts(self, request)
    if request.asks_quickly:
        shown = self.quick_ask.isVisible(), "window", self._program.window.isVisible()
        print("quick", *shown, flush=True)
        return
    self._program.window.showMinimized()
    print("listening", flush=True)
manners.DesktopManners.answer_starts = listening
sys.exit(main.main(sys.argv[1:]))
"""


def test_a_second_start_raises_the_window_and_hands_over_its_files(
    tmp_path: Path, slow_model: Path
) -> None:
    with started(tmp_path, code=_WATCHED) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "listening\n"
        second = start_again(tmp_path, str(slow_model))
        assert second.returncode == 0, second.stderr
        assert first.stdout.readline() == f"called ['{slow_model.name}'] False\n"
        assert first.stdout.readline() == "added Slow-Random\n"


def test_a_killed_program_stands_in_nobodys_way(tmp_path: Path) -> None:
    """Its lock and its socket are left: the next start takes both over."""
    with started(tmp_path, code=_WATCHED) as first:
        assert first.stdout is not None
        first.stdout.readline()
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
    assert (tmp_path / "data" / "running.lock").exists()
    assert Path(socket_name(tmp_path / "data")).exists()
    with started(tmp_path, code=_WATCHED) as next_one:
        assert next_one.stdout is not None
        assert next_one.stdout.readline() == "listening\n"
        assert start_again(tmp_path).returncode == 0


def test_a_program_that_hangs_is_named(tmp_path: Path) -> None:
    with started(tmp_path, code=_WATCHED) as first:
        assert first.stdout is not None
        first.stdout.readline()
        os.kill(first.pid, signal.SIGSTOP)
        try:
            with started(tmp_path) as second:  # it shows a message box
                assert second.stderr is not None
                said = second.stderr.readline()
        finally:
            os.kill(first.pid, signal.SIGCONT)
    assert "does not answer" in said
    assert str(first.pid) in said


def _lock_by(process_id: int, name: str, home: Path, *, host: str = "") -> Path:
    """A lock as Qt writes it."""
    lock = paths_below(home).data / "running.lock"
    here = os.uname().nodename
    lock.write_text(f"{process_id}\n{name}\n{host or here}\n")
    return lock


def test_a_lock_whose_number_was_given_to_another_process_is_taken_over(tmp_path: Path) -> None:
    """After its owner has died, the system may give its number to anything."""
    other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        lock = _lock_by(other.pid, Path(sys.executable).resolve().name, tmp_path)
        before = time.time() - 3600
        os.utime(lock, (before, before))
        with started(tmp_path, code=_WATCHED) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "listening\n"
    finally:
        other.communicate(b"\n")


def test_a_folder_that_another_computer_uses_is_left_alone(tmp_path: Path) -> None:
    lock = _lock_by(os.getpid(), "penseur", tmp_path, host="elsewhere")
    with started(tmp_path) as process:
        assert process.stderr is not None
        assert "on the computer elsewhere" in process.stderr.readline()
    assert lock.read_text().splitlines()[2] == "elsewhere"
    assert not (tmp_path / "data" / "conversations.db").exists()


def test_a_program_that_cannot_be_reached_is_named(tmp_path: Path) -> None:
    """It has the lock and listens nowhere that we know of: another user's, for example."""
    other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        _lock_by(other.pid, Path(sys.executable).resolve().name, tmp_path)
        with started(tmp_path) as process:
            assert process.stderr is not None
            said = process.stderr.readline()
    finally:
        other.communicate(b"\n")
    assert f"process {other.pid}" in said
    assert "--data-dir" in said


def test_a_start_for_a_quick_question_shows_nothing_else(tmp_path: Path) -> None:
    """A second one hides its window; without an icon the program then ends."""
    paths_below(tmp_path).settings.write_text('{"was_welcomed": true}')
    with started(tmp_path, "--quick-ask", code=_WATCHED) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "quick True window False\n"
        assert start_again(tmp_path, "--quick-ask").returncode == 0
        assert process.wait(PATIENCE_S) == 0


def test_nobody_is_called_where_nobody_listens(tmp_path: Path) -> None:
    assert call_first(tmp_path, StartRequest(), patience_ms=100) is Answer.ABSENT


def test_users_and_folders_have_sockets_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert socket_name(tmp_path / "a") != socket_name(tmp_path / "b")
    folder = Path(socket_name(tmp_path)).parent
    assert folder.stat().st_mode & 0o077 == 0
    assert folder.stat().st_uid == os.getuid()


def test_a_socket_folder_that_others_can_enter_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / f"penseur-{os.getuid()}").mkdir(mode=0o777)
    (tmp_path / f"penseur-{os.getuid()}").chmod(0o777)
    with pytest.raises(OSError, match="somebody else"):
        socket_name(tmp_path)


@pytest.mark.parametrize(
    "line",
    [b"", b"{}", b"[1]", b"\xff", b'{"files": [1], "asks_quickly": true, "activation_token": ""}'],
)
def test_what_is_no_request_is_none(line: bytes) -> None:
    assert decode(line) is None


def test_a_request_comes_over_as_it_was() -> None:
    odd = Path(os.fsdecode(b"/tmp/a\xffb\n.gguf"))
    request = StartRequest((odd, Path("/tmp/é.txt")), True, "token")
    assert decode(encode(request)) == request
    assert b"\n" not in encode(request)
    assert request.models == [odd]
    assert request.texts == [Path("/tmp/é.txt")]


# The command line


def test_version_and_help_are_printed_without_a_screen(tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {k: v for k, v in environment(tmp_path).items() if k not in hidden}
    said = [
        subprocess.run(
            [sys.executable, "-m", "app", option],
            cwd=ROOT,
            env=bare,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=True,
        ).stdout
        for option in ("--version", "--help")
    ]
    assert said[0] == f"Penseur {__version__}\n"
    assert all(option in said[1] for option in ("--data-dir", "--offline", "--quick-ask", "FILE"))
    assert not (tmp_path / "data").exists()


def test_an_unknown_option_is_refused(tmp_path: Path) -> None:
    result = start_again(tmp_path, "--nonsense")
    assert result.returncode == 2
    assert "--nonsense" in result.stderr


def test_everything_is_kept_in_the_folder_that_was_named(tmp_path: Path) -> None:
    """Also what the child processes write."""
    folder = tmp_path / "stick"
    with started(tmp_path / "home", "--data-dir", str(folder), code=_WATCHED) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "listening\n"
        wait_until((folder / "logs" / "engine.log").exists, "the engine's log")
        assert start_again(tmp_path / "home", "--data-dir", str(folder)).returncode == 0
    assert (folder / "data" / "conversations.db").exists()
    assert not (tmp_path / "home").exists()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with started(tmp_path / "home", "--data-dir", str(tmp_path / "file" / "below")) as process:
        assert process.stderr is not None
        assert "file/below" in process.stderr.readline()
    shutil.rmtree(tmp_path / "home", ignore_errors=True)

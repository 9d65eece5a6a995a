"""Moving the models folder: whole, cancelled, cut short, onto bad disks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.errors import AppError, ErrorKind
from app.system import model_folders
from app.system.model_folders import (
    CancelledError,
    FolderMove,
    MoveJournal,
    load_journal,
    save_journal,
)
from tests.helpers.folder_moves import RUN, contents, fill


def nothing(_done: int) -> None:
    pass


def never() -> bool:
    return False


@pytest.fixture(params=[True, False], ids=["renamed", "copied"])
def move(request: pytest.FixtureRequest, tmp_path: Path) -> FolderMove:
    fill(tmp_path / "old")
    return FolderMove(tmp_path / "old", tmp_path / "new", renames=request.param)


@pytest.fixture
def copying(tmp_path: Path) -> FolderMove:
    fill(tmp_path / "old")
    return FolderMove(tmp_path / "old", tmp_path / "new", renames=False)


def test_all_files_arrive_and_the_old_folder_goes(move: FolderMove) -> None:
    before = contents(move.source)
    told: list[int] = []
    total = move.check()
    move.copy(told.append, never)
    assert contents(move.target) == before
    assert move.delete_originals()
    assert not move.source.exists()
    assert told == sorted(told)
    assert told[-1] == total == sum(len(data) for data in before.values())


def test_the_locks_of_downloads_stay_behind(move: FolderMove) -> None:
    lock = move.source / ".downloads" / "abc.lock"
    lock.write_bytes(b"")
    move.copy(nothing, never)
    assert move.delete_originals()
    assert not (move.target / ".downloads" / "abc.lock").exists()


def cancel_after(calls: int) -> Callable[[], bool]:
    left = iter(range(calls))
    return lambda: next(left, None) is None


@pytest.mark.parametrize("calls", [0, 1, 3])
def test_a_cancelled_move_leaves_nothing_in_the_new_folder(move: FolderMove, calls: int) -> None:
    before = contents(move.source)
    with pytest.raises(CancelledError):
        move.copy(nothing, cancel_after(calls))
    move.undo()
    assert contents(move.source) == before
    assert contents(move.target) == {}


def test_what_is_there_is_not_copied_again(copying: FolderMove) -> None:
    with pytest.raises(CancelledError):
        copying.copy(nothing, cancel_after(5))
    (first, *_) = (path for path in copying.target.rglob("*.gguf"))
    node = first.stat().st_ino
    copying.copy(nothing, never)
    assert first.stat().st_ino == node
    assert contents(copying.target) == contents(copying.source)


def test_a_damaged_begin_of_a_copy_is_noticed(copying: FolderMove) -> None:
    name = next(iter(contents(copying.source)))
    begun = copying.target / name.parent / f".{name.name}.moving"
    begun.parent.mkdir(parents=True)
    begun.write_bytes(b"X" * 10)
    with pytest.raises(AppError) as caught:
        copying.copy(nothing, never)
    assert caught.value.kind is ErrorKind.COPY_DIFFERS
    assert not begun.exists()
    assert contents(copying.target) == {}


def test_only_what_was_copied_is_deleted(copying: FolderMove) -> None:
    copying.copy(nothing, never)
    (copying.source / "late.gguf").write_bytes(b"GGUF, arrived meanwhile")
    changed = next(copying.source.rglob("*.gguf"))
    changed.write_bytes(changed.read_bytes() + b"more")
    assert not copying.delete_originals()
    assert {path.name for path in contents(copying.source)} == {"late.gguf", changed.name}


@pytest.mark.parametrize("target", ["old/inside", ".", "old"])
def test_folders_inside_one_another_are_refused(tmp_path: Path, target: str) -> None:
    fill(tmp_path / "old")
    with pytest.raises(AppError) as caught:
        FolderMove(tmp_path / "old", tmp_path / target).check()
    assert caught.value.kind is ErrorKind.MODELS_FOLDER_UNSUITABLE


def test_a_disk_that_is_too_small_is_told_before(
    copying: FolderMove, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_folders, "MARGIN_BYTES", 1 << 62)
    with pytest.raises(AppError) as caught:
        copying.check()
    assert caught.value.kind is ErrorKind.DISK_FULL
    assert int(caught.value.details["needed_bytes"]) > 1 << 60


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on the size of files")
def test_a_disk_that_fills_up_is_told(copying: FolderMove) -> None:
    program = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"
    )
    done = subprocess.run(
        [sys.executable, "-c", program + RUN, copying.source, copying.target],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "disk_full" in done.stderr
    assert contents(copying.source)


def test_the_journal_outlives_the_program(tmp_path: Path) -> None:
    path = tmp_path / "move.json"
    assert load_journal(path) is None
    save_journal(path, MoveJournal("/a", "/b"))
    assert load_journal(path) == MoveJournal("/a", "/b")
    path.write_text("{")
    assert load_journal(path) is None
    with pytest.raises(AppError):
        save_journal(tmp_path / "missing" / "move.json", MoveJournal("/a", "/b"))


def test_kills_at_any_moment_lose_nothing(tmp_path: Path) -> None:
    from tests.endurance.model_moves import run_rounds

    kills, rounds = run_rounds(tmp_path, rounds=1, seed=3)
    assert rounds == 1
    assert kills >= 1
    shutil.rmtree(tmp_path, ignore_errors=True)

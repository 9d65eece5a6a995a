"""Tests of what reports of mistakes tell, and of what they do not."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.system.crash_report import describe, describe_end, watch_for_end

SECRET = "my private question about the neighbours"


def _caught(run: str) -> BaseException:
    try:
        exec(run, {"SECRET": SECRET})
    except Exception as error:  # noqa: BLE001 - whatever it is
        return error
    raise AssertionError(run)


@pytest.mark.parametrize(
    "run",
    [
        "raise ValueError(SECRET)",
        "{}[SECRET]",
        "int(SECRET)",
        "SECRET.encode('utf-16').decode('ascii')",
        "open(SECRET)",
        "raise RuntimeError(SECRET)",
        "raise AttributeError(repr(SECRET + SECRET))",
        "try:\n    int(SECRET)\nexcept ValueError as error:\n    raise KeyError(SECRET) from error",
        "try:\n    int(SECRET)\nexcept ValueError:\n    {}[SECRET]",
        "assert not SECRET, SECRET",
    ],
)
def test_a_report_holds_no_text_of_the_users(run: str, tmp_path: Path) -> None:
    report = describe(_caught(run), "MainThread", tmp_path)
    assert "private" not in report
    assert "neighbours" not in report


def test_a_report_says_what_happened_and_where(tmp_path: Path) -> None:
    error = _caught("None.title")
    report = describe(error, "storage", tmp_path)
    assert "AttributeError: 'NoneType' object has no attribute 'title'" in report
    assert "In thread storage" in report
    assert re.search(r"PySide6-Essentials \d+\.\d+", report)
    assert re.search(r"Penseur \d+\.\d+", report)


def test_the_causes_of_an_exception_are_told(tmp_path: Path) -> None:
    run = (
        "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    raise OSError(28, 'x') from error"
    )
    report = describe(_caught(run), "MainThread", tmp_path)
    assert report.index("ZeroDivisionError") < report.index("OSError: ENOSPC")


def test_the_ends_of_logs_are_in_it_and_the_home_folder_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / "engine.log").write_text(f"old line\n{'x' * 20_000}\nloading {tmp_path}/m.gguf\n")
    report = describe_end("Fatal Python error: Segmentation fault", tmp_path)
    assert "loading ~/m.gguf" in report
    assert str(tmp_path) not in report
    assert "old line" not in report


def test_a_fault_is_told_at_the_next_start_once(tmp_path: Path) -> None:
    run = (
        "import sys, faulthandler; from pathlib import Path;"
        "from app.system.crash_report import watch_for_end;"
        "kept = watch_for_end(Path(sys.argv[1]));"
        "faulthandler._sigsegv()"
    )
    subprocess.run([sys.executable, "-c", run, str(tmp_path)], check=False, capture_output=True)
    file, before = watch_for_end(tmp_path)
    assert file is not None
    file.close()
    assert "Segmentation fault" in before
    file, before = watch_for_end(tmp_path)
    assert file is not None
    file.close()
    assert before == ""


def test_only_the_latest_dumps_are_kept(tmp_path: Path) -> None:
    for day in range(9):
        (tmp_path / f"fault-2026010{day}-120000.txt").write_text("old")
    (tmp_path / "fault.txt").write_text("new")
    file, _ = watch_for_end(tmp_path)
    assert file is not None
    file.close()
    kept = sorted(path.name for path in tmp_path.glob("fault-*.txt"))
    assert len(kept) == 5
    assert (tmp_path / kept[-1]).read_text() == "new"

"""Child processes: the right program, and frames that survive anything."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest

from app.system.child_process import read_frame, role_command, write_frame


def test_a_folder_named_app_is_not_taken_for_ours(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("raise SystemExit('a stranger ran')")
    root = str(Path(__file__).parents[2])
    result = subprocess.run(
        [*role_command("--version")],
        cwd=tmp_path,
        env={"PYTHONPATH": root, "QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "stranger" not in result.stderr
    assert result.stdout.startswith("Penseur ")


def test_frames_come_back() -> None:
    stream = io.BytesIO()
    for payload in (b"", b"a", b"b" * 100_000):
        write_frame(stream, payload)
    stream.seek(0)
    assert [read_frame(stream) for _ in range(4)] == [b"", b"a", b"b" * 100_000, None]


@pytest.mark.parametrize("data", [b"", b"\0", b"\0\0\0\5abc", b"\xff\xff\xff\xffabc"])
def test_half_a_frame_is_the_end(data: bytes) -> None:
    assert read_frame(io.BytesIO(data)) is None

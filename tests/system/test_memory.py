"""Free memory, and the limits that a container or a slice sets."""

from __future__ import annotations

from pathlib import Path

import psutil

from app.system.memory import available_bytes, reserve_bytes

MB = 10**6


def limit(folder: Path, most: str, used: int, inactive_file: int = 0) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "memory.max").write_text(f"{most}\n")
    (folder / "memory.current").write_text(f"{used}\n")
    (folder / "memory.stat").write_text(f"anon 5\ninactive_file {inactive_file}\n")


def test_without_limits_it_is_what_the_system_has(tmp_path: Path) -> None:
    free = available_bytes(tmp_path, tmp_path / "no such file")
    assert 0 < free <= psutil.virtual_memory().total
    own = tmp_path / "cgroup"
    own.write_text("4:memory:/elsewhere\n")  # of version 1
    assert available_bytes(tmp_path, own) > 100 * MB


def test_the_tightest_limit_counts_and_files_can_be_given_back(tmp_path: Path) -> None:
    root, own = tmp_path / "fs", tmp_path / "cgroup"
    own.write_text("0::/user.slice/app.scope\n")
    limit(root / "user.slice", f"{90 * MB}", 60 * MB, inactive_file=10 * MB)
    limit(root / "user.slice" / "app.scope", "max", 20 * MB)
    assert available_bytes(root, own) == 40 * MB
    limit(root / "user.slice" / "app.scope", f"{30 * MB}", 25 * MB)
    assert available_bytes(root, own) == 5 * MB
    limit(root / "user.slice" / "app.scope", f"{30 * MB}", 35 * MB)
    assert available_bytes(root, own) == 0


def test_a_little_is_left_to_others() -> None:
    assert 0 < reserve_bytes() <= 512 * 2**20

"""What is known of this computer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from app.core.speed import MachineSpeed, Measured
from app.system.machine import (
    encode_runs,
    held_bytes,
    load_runs,
    load_speed,
    physical_cores,
    processor_name,
    save_speed,
    total_bytes,
)
from app.system.memory import available_bytes


def test_a_measurement_holds_for_its_processor_alone(tmp_path: Path) -> None:
    path = tmp_path / "machine.json"
    assert load_speed(path) is None
    speed = MachineSpeed(4e10, 2e11, processor_name(), physical_cores())
    save_speed(path, speed)
    assert load_speed(path) == speed
    save_speed(path, MachineSpeed(4e10, 2e11, "Another one", physical_cores()))
    assert load_speed(path) is None
    path.write_text("[1")
    assert load_speed(path) is None


def test_runs_outlive_the_program(tmp_path: Path) -> None:
    path = tmp_path / "speeds.json"
    runs = {"R1:47": Measured(5e9, (7.5, 8.0))}
    path.write_bytes(encode_runs(runs))
    assert load_runs(path) == runs
    path.write_text('{"R1": 5}')
    assert load_runs(path) == {}


def test_memory_is_told() -> None:
    assert processor_name()
    assert total_bytes() >= available_bytes() > 0
    assert held_bytes(None) == 0


def test_what_a_process_holds_counts_without_its_mapped_files(tmp_path: Path) -> None:
    size = 64 << 20
    (tmp_path / "mapped").write_bytes(bytes(size))
    program = f"""
import mmap, sys
file = open({str(tmp_path / "mapped")!r}, "rb")
mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
sum(mapped[:: mmap.PAGESIZE])
own = b"x" * ({size} if sys.argv[1] == "own" else 1)
print("ready", flush=True)
sys.stdin.read()
"""
    held = {}
    for kind in ("own", "mapped"):
        with subprocess.Popen(
            [sys.executable, "-c", program, kind], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            held[kind] = held_bytes(process.pid)
            process.communicate()
    assert abs(held["own"] - held["mapped"] - size) < size // 4
    if os.name == "posix" and sys.platform == "linux":
        assert held["mapped"] < size

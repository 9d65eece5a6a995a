"""What this computer is, and what a probe has measured of it; free memory for a model."""

from __future__ import annotations

import os
import platform
import sys
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

import msgspec
import psutil

from app.core.speed import MachineSpeed, Measured
from app.system.files import write_atomically

_CPU_INFO = Path("/proc/cpuinfo")
_NOT_BUSY = {"idle", "iowait", "guest", "guest_nice"}
"""Of the times that ``psutil`` tells; guests are in the time of users, too."""


@cache
def processor_name() -> str:
    """The product's name, for example ``AMD Ryzen 7 5800X``; the kind where it is not known."""
    with suppress(OSError):
        for line in _CPU_INFO.read_text(errors="replace").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()


def physical_cores() -> int:
    """As many threads a large model gets (``app.engine.loading.default_threads``)."""
    return psutil.cpu_count(logical=False) or os.cpu_count() or 1


def total_bytes() -> int:
    """Memory of the computer."""
    return int(psutil.virtual_memory().total)


def held_bytes(pid: int | None) -> int:
    """Memory that the end of a process would make available.

    Files that it has mapped, as llama.cpp does with weights, count as available already.
    """
    if pid is None:
        return 0
    try:
        memory = psutil.Process(pid).memory_info()
    except psutil.Error:
        return 0
    if sys.platform == "linux":
        return max(0, int(memory.rss - memory.shared))
    return int(getattr(memory, "private", memory.rss))


class BusyTime:
    """How much of the processors' time goes to other processes than this one, from now on."""

    def __init__(self) -> None:
        self._began = time.monotonic(), _busy_s(), time.process_time()

    def share(self) -> float:
        """Of the time of all processors since the beginning, 0 to 1; it is told in steps of 10 ms.

        What a hypervisor took away counts, too.
        """
        began, busy_s, own_s = self._began
        all_s = (time.monotonic() - began) * (psutil.cpu_count() or 1)
        others_s = _busy_s() - busy_s - (time.process_time() - own_s)
        return min(1.0, max(0.0, others_s / all_s)) if all_s > 0 else 0.0


def _busy_s() -> float:
    times = psutil.cpu_times()._asdict()
    return float(sum(times[name] for name in times.keys() - _NOT_BUSY))


def load_speed(path: Path) -> MachineSpeed | None:
    """What was measured here before; ``None`` for another processor, or before the probe."""
    try:
        speed = msgspec.json.decode(path.read_bytes(), type=MachineSpeed)
    except (OSError, msgspec.MsgspecError):
        return None
    is_same = (speed.processor, speed.threads) == (processor_name(), physical_cores())
    return speed if is_same and speed.read_bytes_per_s > 0 else None


def save_speed(path: Path, speed: MachineSpeed) -> None:
    """Keep a measurement.

    Raises:
        OSError: the file cannot be written.
    """
    write_atomically(path, msgspec.json.encode(speed))


def load_runs(path: Path) -> dict[str, Measured]:
    """How models have run here, by their keys; nothing from a missing or damaged file."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Measured])
    except (OSError, msgspec.MsgspecError):
        return {}


def encode_runs(runs: dict[str, Measured]) -> bytes:
    """As ``load_runs`` reads them."""
    return msgspec.json.encode(runs)

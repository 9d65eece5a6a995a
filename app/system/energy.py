"""Measures the energy that answers take, from the counters of the processor and of NVIDIA's GPUs.

Method: the counters are read before and after an answer, and what the machine would have taken
anyway is subtracted: its power in some idle seconds before, times the seconds of the answer. What
other programs begin meanwhile is counted, too; memory counts where the processor has a counter for
it, screen, disks and power supply do not.

Sources: the Linux kernel's "Power Capping Framework" (``Documentation/power/powercap``): zones
``intel-rapl:N`` (AMD's as well), their ``energy_uj`` and the value at which it starts again from
zero; NVML's ``nvmlDeviceGetTotalEnergyConsumption``. Since CVE-2020-8694 most systems let the
administrator alone read the former.
"""

from __future__ import annotations

import ctypes
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.core.energy import NotMeasurable

POWERCAP = Path("/sys/class/powercap")
REST_S = 5.0
"""How long the machine's idle power is measured after each work."""
LEAST_REST_S = 1.0
"""A shorter rest says nothing."""
_SAMPLE_S = 30.0
"""A counter starts again from zero after minutes: it must be read more often than that."""
_NVML = "nvml.dll" if sys.platform == "win32" else "libnvidia-ml.so.1"


class Counter(Protocol):
    """Something that counts joules."""

    def read_j(self) -> float:
        """Joules since the first reading.

        Raises:
            OSError: it can't be read any more.
        """


class RaplZone:
    """One of the kernel's counters of a processor or of its memory."""

    def __init__(self, folder: Path) -> None:
        """Read it for the first time.

        Raises:
            OSError: it can't be read.
        """
        self._file = folder / "energy_uj"
        # It counts up to this value, then starts from zero.
        self._range_uj = int((folder / "max_energy_range_uj").read_text()) + 1
        self._last_uj = int(self._file.read_text())
        self._total_uj = 0

    def read_j(self) -> float:
        """Joules since the first reading."""
        now_uj = int(self._file.read_text())
        self._total_uj += (now_uj - self._last_uj) % self._range_uj
        self._last_uj = now_uj
        return self._total_uj / 1e6


class NvidiaGpu:
    """NVML's counter of a GPU, in millijoules since its driver was loaded."""

    def __init__(self, library: ctypes.CDLL, handle: ctypes.c_void_p) -> None:
        self._library = library
        self._handle = handle

    def read_j(self) -> float:
        """Joules since the driver was loaded."""
        energy_mj = ctypes.c_ulonglong()
        ask = self._library.nvmlDeviceGetTotalEnergyConsumption
        if ask(self._handle, ctypes.byref(energy_mj)):
            raise OSError("this GPU does not count its energy")
        return energy_mj.value / 1000


def processor_counters(folder: Path = POWERCAP) -> list[RaplZone]:
    """The counters of all processors, and of the memory where it is not in them.

    Args:
        folder: where the kernel shows them.

    Raises:
        PermissionError: there are some that this user may not read.
    """
    counters = []
    for zone in sorted(folder.glob("intel-rapl:*")):
        # "core" and "uncore" are parts of "package-0"; "psys" is the whole with parts of the board.
        try:
            name = (zone / "name").read_text().strip()
            if re.fullmatch(r"package-\d+.*|dram", name):
                counters.append(RaplZone(zone))
        except PermissionError:
            raise
        except (OSError, ValueError):  # a zone that is switched off
            continue
    return counters


def gpu_counters(library_name: str = _NVML) -> list[NvidiaGpu]:
    """The counters of NVIDIA's GPUs; empty without its driver, or when they do not count."""
    try:
        library = ctypes.CDLL(library_name)
        if library.nvmlInit_v2():
            return []
        count = ctypes.c_uint()
        library.nvmlDeviceGetCount_v2(ctypes.byref(count))
        gpus = []
        for index in range(count.value):
            handle = ctypes.c_void_p()
            library.nvmlDeviceGetHandleByIndex_v2(ctypes.c_uint(index), ctypes.byref(handle))
            gpus.append(NvidiaGpu(library, handle))
            gpus[-1].read_j()
    except (OSError, AttributeError):
        return []
    return gpus


class EnergyMeter:
    """Joules of one work at a time, above what the machine takes at rest.

    Attributes:
        problem: why nothing can be measured, if nothing can.
    """

    def __init__(
        self,
        counters: Sequence[Counter],
        problem: NotMeasurable | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin with a rest.

        Args:
            counters: to be added up.
            problem: why there are none.
            clock: seconds.
        """
        self._counters = counters
        self.problem = problem if problem or counters else NotMeasurable.NO_COUNTER
        self._clock = clock
        self._idle_w: float | None = None
        self._last = self._work = self._rest = _Reading(clock(), 0.0)
        self._is_resting = self._is_working = False
        self.rest()

    def rest(self) -> None:
        """The machine idles from now on."""
        self._is_working, self._is_resting = False, self._read()
        self._rest = self._last

    def end_rest(self) -> None:
        """The machine has idled until now: its power at rest is known, if that was long enough."""
        if self._is_resting and self._read():
            joules, seconds = self._last.since(self._rest)
            if seconds >= LEAST_REST_S:
                self._idle_w = joules / seconds
        self._is_resting = False

    def begin(self) -> None:
        """A work begins."""
        self.end_rest()
        self._is_working = self._read()
        self._work = self._last

    def keep_count(self) -> None:
        """The work goes on; to be called every minute or more often, and cheap."""
        if self._is_working and self._clock() - self._last.at_s >= _SAMPLE_S:
            self._is_working = self._read()

    def end(self) -> float | None:
        """The work has ended.

        Returns:
            its joules; ``None`` when they could not be measured, or there was no rest before.
        """
        was_counted = self._is_working and self._read()
        self._is_working = False
        if not was_counted or self._idle_w is None:
            return None
        joules, seconds = self._last.since(self._work)
        return max(0.0, joules - self._idle_w * seconds)

    def _read(self) -> bool:
        """Whether all counters could be read."""
        if self.problem is not None:
            return False
        try:
            total_j = sum(counter.read_j() for counter in self._counters)
        except (OSError, ValueError):
            self.problem = NotMeasurable.NOT_READABLE
            return False
        self._last = _Reading(self._clock(), total_j)
        return True


@dataclass(frozen=True)
class _Reading:
    """What all counters said together."""

    at_s: float
    total_j: float

    def since(self, earlier: _Reading) -> tuple[float, float]:
        """Joules and seconds."""
        return self.total_j - earlier.total_j, self.at_s - earlier.at_s


def meter_for(*, uses_gpu: bool, powercap: Path = POWERCAP) -> EnergyMeter:
    """A meter of all that computes.

    Args:
        uses_gpu: whether the model runs on GPUs, in part or all.
        powercap: where the kernel shows the processor's counters.
    """
    try:
        counters: list[Counter] = [*processor_counters(powercap)]
    except PermissionError:
        return EnergyMeter([], NotMeasurable.NOT_READABLE)
    if counters and uses_gpu:
        gpus = gpu_counters()
        if not gpus:
            return EnergyMeter([], NotMeasurable.NO_GPU_COUNTER)
        counters += gpus
    return EnergyMeter(counters)

"""The energy of a work, from a tree of counters as the kernel shows it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.core.energy import NotMeasurable
from app.system.energy import EnergyMeter, gpu_counters, meter_for, processor_counters

RANGE_UJ = 1_000_000_000


class Machine:
    """Zones of a powercap tree, and a clock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now_s = 100.0
        self._used_uj: dict[str, int] = {}

    def add_zone(self, zone: str, name: str, used_uj: int = 0) -> None:
        (self.folder / zone).mkdir(parents=True)
        (self.folder / zone / "name").write_text(f"{name}\n")
        (self.folder / zone / "max_energy_range_uj").write_text(f"{RANGE_UJ - 1}\n")
        self._used_uj[zone] = used_uj
        self.run(0, {})

    def run(self, seconds: float, watts: dict[str, float]) -> None:
        """Let time pass while zones take some power; a counter starts again at its range."""
        self.now_s += seconds
        for zone in self._used_uj:
            self._used_uj[zone] += int(watts.get(zone, 0) * seconds * 1e6)
            count = self._used_uj[zone] % RANGE_UJ
            (self.folder / zone / "energy_uj").write_text(f"{count}\n")

    def meter(self) -> EnergyMeter:
        return EnergyMeter(processor_counters(self.folder), clock=lambda: self.now_s)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = Machine(tmp_path / "powercap")
    made.add_zone("intel-rapl:0", "package-0", used_uj=RANGE_UJ - 5_000_000)
    return made


CPU = "intel-rapl:0"


def test_what_the_machine_takes_at_rest_is_subtracted(machine: Machine) -> None:
    meter = machine.meter()
    machine.run(5, {CPU: 4})
    meter.begin()
    machine.run(10, {CPU: 24})
    assert meter.end() == pytest.approx(200)


def test_a_counter_that_starts_again_from_zero_is_followed(machine: Machine) -> None:
    meter = machine.meter()
    machine.run(2, {CPU: 4})  # it starts again after 5 J, and every 1,000 J
    meter.begin()
    for _ in range(100):
        machine.run(31, {CPU: 30})
        meter.keep_count()
    assert meter.end() == pytest.approx(100 * 31 * 26)


def test_each_rest_is_measured_anew(machine: Machine) -> None:
    meter = machine.meter()
    machine.run(5, {CPU: 4})
    meter.end_rest()  # what follows is no rest of ours any more
    machine.run(3600, {CPU: 90})
    meter.begin()
    machine.run(10, {CPU: 24})
    assert meter.end() == pytest.approx(200)
    meter.rest()
    machine.run(5, {CPU: 14})
    meter.begin()
    machine.run(10, {CPU: 24})
    assert meter.end() == pytest.approx(100)


def test_less_than_at_rest_is_nothing(machine: Machine) -> None:
    meter = machine.meter()
    machine.run(5, {CPU: 20})
    meter.begin()
    machine.run(5, {CPU: 10})
    assert meter.end() == 0


def test_without_a_rest_before_it_nothing_is_claimed(machine: Machine) -> None:
    meter = machine.meter()
    machine.run(0.5, {CPU: 4})
    meter.begin()
    machine.run(10, {CPU: 24})
    assert meter.end() is None
    assert meter.problem is None


def test_packages_and_memory_are_added_and_their_parts_are_not(machine: Machine) -> None:
    machine.add_zone("intel-rapl:1", "package-1")
    machine.add_zone("intel-rapl:0:0", "core")
    machine.add_zone("intel-rapl:0:1", "dram")
    machine.add_zone("intel-rapl:2", "psys")
    meter = machine.meter()
    machine.run(5, {})
    meter.begin()
    machine.run(
        10,
        {CPU: 10, "intel-rapl:1": 5, "intel-rapl:0:0": 9, "intel-rapl:0:1": 1, "intel-rapl:2": 99},
    )
    assert meter.end() == pytest.approx(160)


def test_a_machine_without_counters_says_so(tmp_path: Path) -> None:
    meter = meter_for(uses_gpu=False, powercap=tmp_path / "nothing")
    meter.begin()
    assert meter.end() is None
    assert meter.problem is NotMeasurable.NO_COUNTER


def test_a_counter_for_the_administrator_alone_says_so() -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to others
        folder = Path(name)
        folder.chmod(0o755)
        machine = Machine(folder)
        machine.add_zone(CPU, "package-0")
        (folder / CPU / "energy_uj").chmod(0)
        with as_nobody():
            meter = meter_for(uses_gpu=False, powercap=folder)
    assert meter.problem is NotMeasurable.NOT_READABLE


@contextmanager
def as_nobody() -> Iterator[None]:
    """The administrator may read everything: be somebody else."""
    is_administrator = os.geteuid() == 0
    if is_administrator:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_administrator:
            os.seteuid(0)


def test_a_gpu_without_a_counter_makes_it_unmeasurable(machine: Machine) -> None:
    if gpu_counters():
        pytest.skip("this machine has an NVIDIA GPU that counts")
    assert meter_for(uses_gpu=True, powercap=machine.folder).problem is NotMeasurable.NO_GPU_COUNTER
    assert meter_for(uses_gpu=False, powercap=machine.folder).problem is None


def test_a_counter_that_goes_away_ends_the_measurement(machine: Machine) -> None:
    meter = machine.meter()
    machine.run(5, {CPU: 4})
    meter.begin()
    (machine.folder / CPU / "energy_uj").unlink()
    assert meter.end() is None
    assert meter.problem is NotMeasurable.NOT_READABLE


def test_there_is_no_gpu_where_its_driver_is_not() -> None:
    assert gpu_counters("no such library") == []


NVML = """
int nvmlInit_v2(void) { return 0; }
int nvmlDeviceGetCount_v2(unsigned *count) { *count = 2; return 0; }
int nvmlDeviceGetHandleByIndex_v2(unsigned index, void **device) {
    *device = (void *)(0x7f0000000000ul + index); /* wider than an int */
    return 0;
}
int nvmlDeviceGetTotalEnergyConsumption(void *device, unsigned long long *energy_mj) {
    *energy_mj = 5000000000500ull + ((unsigned long)device - 0x7f0000000000ul) * 1000;
    return COUNTS;
}
"""


@pytest.mark.parametrize(("status", "joules"), [(0, [5e9 + 0.5, 5e9 + 1.5]), (3, [])])
def test_nvidias_library_is_called_as_its_header_says(
    tmp_path: Path, status: int, joules: list[float]
) -> None:
    """A library with the functions of nvml.h stands in for the driver."""
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("there is no C compiler")
    source, library = tmp_path / "nvml.c", tmp_path / "libnvml.so"
    source.write_text(NVML)
    subprocess.run(
        [compiler, "-shared", "-fPIC", f"-DCOUNTS={status}", "-o", library, source], check=True
    )
    assert [gpu.read_j() for gpu in gpu_counters(str(library))] == joules

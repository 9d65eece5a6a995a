"""Downloading a large model from a Hub on loopback: beside curl, and at the speed of a network.

The server is the Hub of the tests, told to hand whole megabytes to the kernel, so that it spends
its time there. Curl writes the same file to the same folder, and its file is brought to the disk,
too. Ours does more: it hashes, verifies and moves into place.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from app.hub.link import HubLink
from tests.benchmarks.rows import Bound, Row
from tests.helpers.loopback_hub import Fault, LoopbackHub, Route, gguf_bytes
from tests.hub.support import FILE, REPO, Recorder

_BLOCK_BYTES, _BLOCKS = 64_000_000, 12
SIZE_BYTES = _BLOCK_BYTES * _BLOCKS
ROUNDS = 5
NETWORK_BYTES_PER_S = 12_500_000
"""100 Mbit/s."""
WATCHED_S = 4.0
WARM_UP_BYTES = 5_000_000
_SEND_BYTES = 4_000_000


@dataclass(frozen=True)
class Setup:
    """A Hub with a model, and where downloads go."""

    hub: LoopbackHub
    folder: Path
    recorder: Recorder
    link: HubLink


def measure_throughput() -> Row:
    """Both sides, one after the other, from the first byte that is asked for."""
    ours, theirs = [], []
    with _setup() as setup:
        for number in range(ROUNDS):
            megabytes = SIZE_BYTES / 1e6
            theirs.append(megabytes / _time_curl(setup))
            ours.append(megabytes / _time_ours(setup, setup.folder / f"Models{number}"))
    return Row("download, hash, sync: ours over curl", ours, theirs, "MB/s", 0.5, is_floor=True)


def measure_cpu() -> Bound:
    """The share of a core that the process takes while 100 Mbit/s arrive."""
    shares = []
    with _setup() as setup:
        setup.hub.add_fault(Fault(Route.FILE, bytes_per_s=NETWORK_BYTES_PER_S, times=None))
        for number in range(ROUNDS):
            shares.append(_cpu_share(setup, setup.folder / f"Models{number}"))
    return Bound("download process at 100 Mbit/s", shares, "% of a core", 10.0)


@contextmanager
def _setup() -> Iterator[Setup]:
    os.environ["NO_PROXY"] = "127.0.0.1"
    recorder = Recorder()
    with (
        tempfile.TemporaryDirectory() as name,
        LoopbackHub(send_bytes=_SEND_BYTES) as hub,
    ):
        hub.add_file(REPO, FILE, gguf_bytes(_BLOCK_BYTES) * _BLOCKS)
        link = HubLink(recorder, Path(name) / "log")
        try:
            yield Setup(hub, Path(name), recorder, link)
        finally:
            link.close()


def _time_curl(setup: Setup) -> float:
    target = setup.folder / "curl.gguf"
    command = ["curl", "--silent", "--fail", "--output", str(target), setup.hub.address(REPO, FILE)]
    began = time.perf_counter()
    subprocess.run(command, check=True)
    _sync(target)
    elapsed_s = time.perf_counter() - began
    target.unlink()
    return elapsed_s


def _time_ours(setup: Setup, models: Path) -> float:
    asked = len(setup.hub.requests(Route.FILE))
    job = setup.link.start_download(REPO, FILE, models, endpoint=setup.hub.endpoint)
    setup.hub.wait_until(lambda: len(setup.hub.requests(Route.FILE)) > asked)
    began = time.perf_counter()
    finished = setup.recorder.finished(job)
    elapsed_s = time.perf_counter() - began
    Path(finished.path).unlink()
    return elapsed_s


def _cpu_share(setup: Setup, models: Path) -> float:
    job = setup.link.start_download(REPO, FILE, models, endpoint=setup.hub.endpoint)
    child = psutil.Process().children()[-1]
    recorder = setup.recorder
    recorder.wait_until(lambda: any(e.done_bytes > WARM_UP_BYTES for e in recorder.progress(job)))
    before, began = child.cpu_times(), time.perf_counter()
    first_bytes = setup.hub.bytes_sent
    wanted_bytes = first_bytes + WATCHED_S * NETWORK_BYTES_PER_S
    setup.hub.wait_until(lambda: setup.hub.bytes_sent >= wanted_bytes, timeout_s=60)
    after, elapsed_s = child.cpu_times(), time.perf_counter() - began
    setup.link.cancel(job, keep_partial=False)
    setup.recorder.failed(job)
    return 100 * (after.user + after.system - before.user - before.system) / elapsed_s


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())

"""Kills downloads at random moments; each goes on where it was and ends in the right bytes.

Three kinds of kill (SIGKILL), round by round: the download process under a window that lives on;
the window alone, whose download process must then end by itself; both at once. The window and every
next start of it go on by themselves. The server counts what it sends: what was sent twice must stay
below a hundredth.
"""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec
import psutil

from app.system.downloads_file import SavedDownload, encode_downloads
from app.system.paths import Paths
from tests.helpers.loopback_hub import Fault, LoopbackHub, Route, gguf_bytes
from tests.helpers.person import paths_below

ROUNDS = 75
KINDS = ("the download process", "the window", "both")
LONGEST_S = 1.5
"""Of a round, from the first byte that it asks for, or now and then from its start."""
BYTES_PER_S = 20_000_000
MOST_SENT_TWICE = 0.01
REPO = "someone/Endless-R1-GGUF"
_BLOCK_BYTES = 48_000_000
_BLOCKS = 8
_PATIENCE_S = 90


@dataclass(frozen=True)
class Model:
    """What is downloaded."""

    name: str
    size_bytes: int
    sha256: str


class KilledDownloads:
    """One home of the program, one Hub, and the rounds.

    Attributes:
        model: that is being downloaded.
        kills: by what was killed.
        finished_bytes: of the models that are complete.
    """

    def __init__(self, hub: LoopbackHub, paths: Paths, rng: random.Random, size: int) -> None:
        self._hub, self._paths, self._rng, self._size = hub, paths, rng, size
        self.kills: Counter[str] = Counter()
        self.finished_bytes = 0
        self._number = 0
        self._asked = 0
        self._family: list[psutil.Process] = []
        paths.settings.write_bytes(msgspec.json.encode({"hub_endpoint": hub.endpoint}))
        self.model = self._begin_next()

    @property
    def sent_twice_bytes(self) -> int:
        """What the server sent without need, once no download is under way."""
        return self._hub.bytes_sent - self.finished_bytes

    def run_round(self, kind: str) -> None:
        """Start the program, kill, and see that no file is in its place that is not whole."""
        with self._program() as program:
            at_the_start = self._rng.random() < 0.15
            if not at_the_start:
                self._wait_for_request(program)
            moment = time.monotonic() + self._rng.uniform(0, LONGEST_S)
            while time.monotonic() < moment and not self._is_in_place():
                _let_pass(program, 0.01)
            if kind == KINDS[0]:
                self._kill_downloader(program)
                self._wait_for_request(program)  # from the process that takes its place
            self._end(program, with_downloader=kind == KINDS[2])
        self.kills[kind] += 1
        self._look()

    def end(self) -> None:
        """Let the last one come to its end."""
        with self._program() as program:
            began = time.monotonic()
            while not self._is_in_place():
                assert program.poll() is None, "the program ended by itself"
                assert time.monotonic() - began < _PATIENCE_S, "it does not end"
                _let_pass(program, 0.05)
            self._end(program)
        self._look()

    @contextmanager
    def _program(self) -> Iterator[subprocess.Popen[bytes]]:
        """The program, which goes on with the download; all its processes are gone afterwards."""
        home = {"PENSEUR_HOME": str(self._paths.data.parent), "QT_QPA_PLATFORM": "offscreen"}
        self._asked = len(self._hub.requests(Route.FILE))
        with subprocess.Popen(
            [sys.executable, "-m", "app"], env={**os.environ, "NO_PROXY": "127.0.0.1", **home}
        ) as program:
            try:
                yield program
            finally:
                program.kill()
        _, orphans = psutil.wait_procs(self._family, timeout=20)
        assert not orphans, orphans

    def _wait_for_request(self, program: subprocess.Popen[bytes]) -> None:
        began = time.monotonic()
        while len(self._hub.requests(Route.FILE)) == self._asked and not self._is_in_place():
            assert program.poll() is None, "it did not start"
            assert time.monotonic() - began < _PATIENCE_S, "it does not download"
            _let_pass(program, 0.01)

    def _kill_downloader(self, program: subprocess.Popen[bytes]) -> None:
        self._asked = len(self._hub.requests(Route.FILE))
        for child in psutil.Process(program.pid).children():
            with suppress(psutil.NoSuchProcess):
                if "--downloader" in child.cmdline():
                    child.kill()

    def _end(self, program: subprocess.Popen[bytes], *, with_downloader: bool = False) -> None:
        self._family = psutil.Process(program.pid).children(recursive=True)
        program.kill()
        for child in self._family if with_downloader else []:
            with suppress(psutil.NoSuchProcess):
                child.kill()

    def _is_in_place(self) -> bool:
        return (self._paths.models / REPO / self.model.name).exists()

    def _look(self) -> None:
        """A file that is in its place is whole; then the next model's turn has come."""
        path = self._paths.models / REPO / self.model.name
        if not path.exists():
            return
        with path.open("rb") as file:
            assert hashlib.file_digest(file, "sha256").hexdigest() == self.model.sha256
        path.unlink()
        self.finished_bytes += self.model.size_bytes
        self.model = self._begin_next()

    def _begin_next(self) -> Model:
        self._number += 1
        blocks = max(1, self._size // _BLOCK_BYTES)
        data = gguf_bytes(self._size // blocks, self._number) * blocks
        name = f"R1-{self._number}-Q4_0.gguf"
        self._paths.downloads.write_bytes(encode_downloads([SavedDownload(REPO, name)]))
        return Model(name, len(data), self._hub.add_file(REPO, name, data))


@contextmanager
def killed_downloads(
    folder: Path, rng: random.Random, size_bytes: int
) -> Iterator[KilledDownloads]:
    """A Hub that is as slow as a good network, and a home for the program."""
    with LoopbackHub() as hub:
        hub.add_fault(Fault(Route.FILE, bytes_per_s=BYTES_PER_S, times=None))
        yield KilledDownloads(hub, paths_below(folder / "home"), rng, size_bytes)


def _let_pass(program: subprocess.Popen[bytes], seconds: float) -> None:
    with suppress(subprocess.TimeoutExpired):
        program.wait(seconds)


def run(rounds: int = ROUNDS) -> str:
    """All rounds; returns the line to print."""
    seed = random.randrange(1 << 32)
    print(f"downloads: seed {seed}", flush=True)
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        killed_downloads(Path(folder), random.Random(seed), _BLOCK_BYTES * _BLOCKS) as killed,
    ):
        for number in range(rounds):
            killed.run_round(KINDS[number % len(KINDS)])
        killed.end()
        share = killed.sent_twice_bytes / killed.finished_bytes
        assert share < MOST_SENT_TWICE, share
        counts = ", ".join(f"{kind}: {count}" for kind, count in killed.kills.items())
        return (
            f"downloads: {killed.kills.total()} kills ({counts}), "
            f"{killed.finished_bytes / 1e6:.0f} MB arrived right, {100 * share:.3f} % sent twice "
            f"({killed.sent_twice_bytes / killed.kills.total() / 1e3:.1f} kB a kill)"
        )


if __name__ == "__main__":
    print(run())

"""Kills the move of a models folder at random moments: every file must be whole in one of the two
folders, and the move must end well when it is begun again.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from tests.helpers.folder_moves import RUN, contents, fill

ROUNDS = 60
LARGEST_BYTES = 30_000_000
LONGEST_S = 0.25
_MOST_KILLS = 6
"""In one round; then it may end."""


def run() -> str:
    """Make all rounds; returns a line with their counts."""
    with tempfile.TemporaryDirectory() as folder:
        kills, rounds = run_rounds(Path(folder), rounds=ROUNDS, seed=random.randrange(1 << 30))
    return f"model moves: {kills} kills in {rounds} moves, nothing lost"


def run_rounds(folder: Path, *, rounds: int, seed: int) -> tuple[int, int]:
    """Move some folders, killed again and again; returns the numbers of kills and of moves."""
    chance = random.Random(seed)
    kills = 0
    for number in range(rounds):
        source, target = folder / f"old{number}", folder / f"new{number}"
        fill(source, LARGEST_BYTES, seed + number)
        wanted = contents(source)
        for attempt in range(_MOST_KILLS + 1):
            wait_s = chance.uniform(0, LONGEST_S) if attempt < _MOST_KILLS else None
            if _move(source, target, wait_s):
                break
            kills += 1
            left, moved = contents(source), contents(target)
            for name, data in wanted.items():
                assert data in (left.get(name), moved.get(name)), f"{name} is lost"
        assert contents(target) == wanted, "the move has not ended well"
        assert not source.exists(), "the old folder is still there"
        for path in wanted:
            (target / path).unlink()
    return kills, rounds


def _move(source: Path, target: Path, wait_s: float | None) -> bool:
    """Move in a process of its own, killed after a while; ``True`` if it was quicker."""
    command = [sys.executable, "-c", RUN, str(source), str(target)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()  # it begins
        if wait_s is not None:
            timer = threading.Timer(wait_s, process.kill)
            timer.start()
        code = process.wait()
        if wait_s is not None:
            timer.cancel()
            timer.join()
    return code == 0

"""Start to a usable window with 100,000 conversations over the same with none."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.large_store import large_store
from tests.benchmarks.rows import Row
from tests.benchmarks.startup import _OURS, _WATCH

ROUNDS = 9


def measure() -> Row:
    """Start both in turns; the first round of each only warms the disk cache."""
    full = large_store().parent.parent
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as empty:
        for _ in range(ROUNDS + 1):
            ours.append(_start(full))
            theirs.append(_start(Path(empty)))
    name = "start to a usable window with a large store over an empty one"
    return Row(name, ours[1:], theirs[1:], "s", 1.15, is_floor=False)


def _start(home: Path) -> float:
    """Seconds from the start of a process to the time that it prints."""
    began = time.time()
    result = subprocess.run(
        [sys.executable, "-c", _WATCH + _OURS],
        env={**os.environ, "PENSEUR_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(result.stdout.split()[0]) - began

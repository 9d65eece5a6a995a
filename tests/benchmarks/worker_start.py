"""From nothing to a loaded model: our process over xllamacpp's, and over the bare load.

Each is a new process; the file is in the system's cache.
"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from app.engine.loading import default_threads
from tests.benchmarks.models import r1_shaped_model, shipped_model
from tests.benchmarks.rows import Row
from tests.benchmarks.worker import Worker
from tests.benchmarks.yardstick import BARE, PEER, Yardstick

ROUNDS = 5
CONTEXT_TOKENS = 4096


def measure() -> list[Row]:
    """With both models."""
    return [*_rows("shipped model", shipped_model()), *_rows("1.5B", r1_shaped_model())]


def _rows(name: str, model: Path) -> list[Row]:
    sizes = {"threads": default_threads(model.stat().st_size), "context_tokens": CONTEXT_TOKENS}
    ours, peer, bare = [], [], []
    for _ in range(ROUNDS + 1):
        ours.append(_seconds(functools.partial(Worker, model, **sizes)))
        peer.append(_seconds(functools.partial(Yardstick, PEER, model, **sizes)))
        bare.append(_seconds(functools.partial(Yardstick, BARE, model, **sizes)))
    name = f"start to loaded, {name}"
    return [
        Row(f"{name}, over xllamacpp", ours[1:], peer[1:], "s", 1.2, is_floor=False),
        Row(f"{name}, over the bare loop", ours[1:], bare[1:], "s", 1.2, is_floor=False),
    ]


def _seconds(start: Callable[[], AbstractContextManager[object]]) -> float:
    began = time.perf_counter()
    with start():
        return time.perf_counter() - began

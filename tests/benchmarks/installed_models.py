"""Time to list 200 installed models: found on the disk, then with what is kept of their headers."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from app.system.header_cache import HeaderCache
from app.system.installed_models import find_models, once_each
from app.system.paths import resources_dir
from tests.benchmarks.rows import Bound

MODELS = 200
ROUNDS = 15
HEAD_BYTES = 64 * 1024


def measure() -> list[Bound]:
    """List them again and again, as the program does on its worker thread."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _install(root / "models")
        models, headers = root / "models", root / "headers.json"
        listed = [_timed(models, None) for _ in range(ROUNDS)]
        unread = [_timed(models, root / f"{number}.json") for number in range(ROUNDS)]
        _list(models, headers)
        known = [_timed(models, headers) for _ in range(ROUNDS)]
    name = f"{MODELS} installed models"
    return [
        Bound(f"{name}, listed", listed, "ms", 100),
        Bound(f"{name}, listed with their headers", known, "ms", 100),
        Bound(f"{name}, headers read for the first time", unread, "ms", 300),
    ]


def _install(folder: Path) -> None:
    """Each in a folder of its publisher's; beginning as a model does."""
    head = next((resources_dir() / "models").glob("*.gguf")).read_bytes()[:HEAD_BYTES]
    for number in range(MODELS):
        path = folder / f"publisher{number % 20}" / f"repo{number}" / f"R1-{number}B-Q4_K_M.gguf"
        path.parent.mkdir(parents=True)
        path.write_bytes(head)


def _list(folder: Path, headers: Path | None) -> None:
    found = once_each(find_models([folder]))
    assert len(found) == MODELS
    if headers is not None:
        cache = HeaderCache(headers)
        facts = [cache.facts_of(model.path) for model in found]
        assert all(facts)
        cache.save()


def _timed(folder: Path, headers: Path | None) -> float:
    began = time.perf_counter()
    _list(folder, headers)
    return 1000 * (time.perf_counter() - began)

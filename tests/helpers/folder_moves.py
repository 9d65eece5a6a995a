"""A models folder with what such a folder holds, and a program that moves it."""

from __future__ import annotations

import random
from pathlib import Path

RUN = """
import sys
from pathlib import Path
from app.system.model_folders import FolderMove
move = FolderMove(Path(sys.argv[1]), Path(sys.argv[2]), renames=False)
move.check()
print("begins", flush=True)
move.copy(lambda done: None, lambda: False)
move.delete_originals()
"""
"""Copies, then deletes; arguments: old and new folder."""


def fill(folder: Path, size_bytes: int = 50_000, seed: int = 1) -> None:
    """Two models, one of them in parts, and a download that has not ended."""
    chance = random.Random(seed)
    names = (
        "one/repo/R1-Q4_0.gguf",
        "two/repo/R1-Q8_0-00001-of-00002.gguf",
        "two/repo/R1-Q8_0-00002-of-00002.gguf",
        ".downloads/abc.part",
    )
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"GGUF" + chance.randbytes(chance.randrange(size_bytes)))


def contents(folder: Path) -> dict[Path, bytes]:
    """All files with their bytes, without those of a copy that is not whole."""
    return {
        path.relative_to(folder): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".moving"
    }

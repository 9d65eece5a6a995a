"""The models that are measured: the one that ships, and one of the size that people use."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from app.system.paths import resources_dir
from tests.helpers.random_model import R1_1_5B, write_random_model

_LARGE_NAME = "R1-Shape-Random-1.5B-Q4_K_M.gguf"


def shipped_model() -> Path:
    """The one that comes with the program: 5 MB, run on one thread."""
    return next((resources_dir() / "models").glob("*.gguf"))


def r1_shaped_model() -> Path:
    """Random weights in the shape of DeepSeek-R1-Distill-Qwen-1.5B; 1.1 GB, written once.

    It lies in the user's cache folder; ``PENSEUR_BENCHMARKS`` names another one.
    """
    usual = platformdirs.user_cache_path("penseur-benchmarks")
    folder = Path(os.environ.get("PENSEUR_BENCHMARKS") or usual)
    path = folder / _LARGE_NAME
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = folder / f"{_LARGE_NAME}.{os.getpid()}"
        write_random_model(unfinished, shipped_model(), R1_1_5B)
        unfinished.replace(path)
    return path

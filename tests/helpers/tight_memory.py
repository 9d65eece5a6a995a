"""A model whose cache is what takes the memory, and an engine that may take only so much."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import psutil

from tests.helpers.random_model import Shape

MIB = 2**20
WIDE = Shape(width=640, layers=11, heads=10, kv_heads=10, feed_forward=2560, context_tokens=32_768)
"""Its weights take 70 MB, its cache up to 920 MB."""
CACHE_TOKEN_BYTES = WIDE.layers * WIDE.width * 2 * 2  # keys and values of two bytes


def limited(command: Sequence[str], limit_bytes: int) -> list[str]:
    """A command whose process can't have a larger address space."""
    return ["sh", "-c", f'ulimit -v {limit_bytes // 1024}; exec "$@"', "sh", *command]


def limit_for_16k(pid: int | None, model: Path) -> int:
    """A limit under which 16,384 tokens of context fit beside the model, and 32,768 do not.

    Args:
        pid: of an engine that has loaded a tiny model.
        model: of the shape ``WIDE``.
    """
    room = CACHE_TOKEN_BYTES * 24_000 + 100 * MIB
    return int(psutil.Process(pid).memory_info().vms) + model.stat().st_size + room

"""How much slower this machine is, just now, than the one on which limits of time were chosen."""

from __future__ import annotations

import time

_USUAL_S = 0.010
"""Of processor time for the work below, where limits were chosen: an idle AMD EPYC of 2024."""


def slowness() -> float:
    """By how much a limit in seconds of processor time is to be multiplied; 1 or more.

    A core that shares its caches and its clock with a busy one is slower, too, so ask beside what
    is measured.
    """
    return max(1.0, min(_work_s() for _ in range(3)) / _USUAL_S)


def _work_s() -> float:
    began = time.thread_time()
    lines = {number: f"line {number}" for number in range(100_000)}
    "".join(sorted(lines.values()))
    return time.thread_time() - began

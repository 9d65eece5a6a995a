"""A conversation of 500 and of 10,000 messages: time to see it, frames while scrolling, memory.

Each size is a process of its own, ``conversation_process``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from statistics import median, quantiles

SIZES = (500, 10_000)
OPEN_GOALS_MS = {500: 100, 10_000: 200}
FRAME_GOAL_MS = 33


@dataclass(frozen=True)
class Figures:
    """What one process measured.

    Attributes:
        open_ms: of each opening, until the end of the conversation is painted.
        frame_ms: time between two frames, one behind the other.
        frame_work_ms: of those, what the GUI thread computed.
        memory_mb: resident, above that of the process with a short conversation.
        widgets: messages that had a widget at the end.
    """

    open_ms: list[float]
    frame_ms: list[float]
    frame_work_ms: list[float]
    memory_mb: float
    widgets: int


@dataclass(frozen=True)
class Report:
    """The figures of all sizes, with their goals."""

    figures: dict[int, Figures]

    def __str__(self) -> str:
        """A few lines for each size."""
        lines = []
        for size, figures in self.figures.items():
            opened, goal = median(figures.open_ms), OPEN_GOALS_MS[size]
            frame = quantiles(figures.frame_ms, n=100)[98]
            work = quantiles(figures.frame_work_ms, n=100)[98]
            spread = f"{min(figures.open_ms):.0f}-{max(figures.open_ms):.0f}"
            lines += [
                f"view with {size} messages",
                f"    opened in {opened:.0f} ms ({spread}) {_verdict(opened, goal)}",
                f"    99th percentile of frames: {frame:.0f} ms {_verdict(frame, FRAME_GOAL_MS)}",
                f"    of what their thread computes: {work:.0f} ms",
                f"    memory +{figures.memory_mb:.0f} MB, {figures.widgets} widgets of messages",
            ]
        return "\n".join(lines)


def measure() -> Report:
    """Measure each size in its process."""
    figures = {}
    for size in SIZES:
        command = [sys.executable, "-m", "tests.benchmarks.conversation_process", str(size)]
        result = subprocess.run(command, capture_output=True, text=True, check=True)
        figures[size] = Figures(**json.loads(result.stdout))
    return Report(figures)


def _verdict(figure: float, goal: float) -> str:
    return f"(goal <= {goal}, {'met' if figure <= goal else 'MISSED'})"

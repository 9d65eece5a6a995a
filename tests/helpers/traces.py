"""Honest traces of thoughts that are kept: written by hand, and by the shipped model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data" / "traces"


@dataclass(frozen=True)
class Trace:
    """Thoughts that go on to an end.

    Attributes:
        kind: what they are about.
        text: the whole.
    """

    kind: str
    text: str


def stored_traces() -> list[Trace]:
    """The hand-written ones and those of the shipped model."""
    traces = []
    for path in sorted(FOLDER.glob("*.txt")):
        for part in path.read_text("utf-8").split("=== ")[1:]:
            kind, _, text = part.partition("\n")
            traces.append(Trace(f"{path.stem} {kind}", text.strip()))
    return traces

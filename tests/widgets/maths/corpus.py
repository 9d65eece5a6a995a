"""The formulas of ``tests/data/formulas.txt``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parents[2] / "data"


@dataclass(frozen=True)
class Example:
    """A formula, and the name of its accepted picture, or empty."""

    tex: str
    name: str = ""


def read_corpus() -> list[Example]:
    """All examples, in the order of the file."""
    lines = (DATA / "formulas.txt").read_text(encoding="utf-8").splitlines()
    examples = []
    for line in lines:
        if line and not line.startswith("#"):
            name, separator, tex = line.partition(" :: ")
            examples.append(Example(tex, name) if separator else Example(line))
    return examples

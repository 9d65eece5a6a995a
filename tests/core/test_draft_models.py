"""Which model may guess for another."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.draft_models import find_draft
from app.core.model_files import InstalledModel


def installed(name: str, size_bytes: int) -> InstalledModel:
    return InstalledModel(Path(f"{name}.gguf"), name, "Q4_K_M", size_bytes)


LARGE = installed("large", 4700)
SMALL = installed("small", 1100)
SMALLER = installed("smaller", 700)
HALF = installed("half", 2300)
FOREIGN = installed("foreign", 5)
VOCABULARIES = {"foreign.gguf": "another", "unreadable.gguf": None}


def vocabulary_of(path: Path) -> str | None:
    return VOCABULARIES.get(path.name, "qwen")


@pytest.mark.parametrize(
    ("models", "expected"),
    [
        ([LARGE, SMALL, FOREIGN], SMALL),
        ([LARGE, SMALL, SMALLER, HALF], SMALLER),
        ([LARGE, HALF, FOREIGN], None),
        ([LARGE, installed("unreadable", 9)], None),
        ([LARGE], None),
        ([], None),
    ],
)
def test_the_smallest_of_the_same_vocabulary_guesses(
    models: list[InstalledModel], expected: InstalledModel | None
) -> None:
    assert find_draft(models, LARGE, vocabulary_of) == expected


def test_a_file_that_can_t_be_read_has_no_draft() -> None:
    unreadable = installed("unreadable", 10_000)
    assert find_draft([SMALL], unreadable, lambda _path: None) is None

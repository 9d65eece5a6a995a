"""Which model may guess for another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.draft_models import draft_candidates, find_draft
from app.core.model_files import InstalledModel, Origin


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
        ([LARGE, replace(SMALL, origin=Origin.SHIPPED)], None),
        ([LARGE], None),
        ([], None),
    ],
)
def test_the_smallest_of_the_same_vocabulary_guesses(
    models: list[InstalledModel], expected: InstalledModel | None
) -> None:
    found = find_draft(draft_candidates(models, LARGE), LARGE.path, vocabulary_of)
    assert found == (expected.path if expected else None)


def test_a_file_that_can_t_be_read_has_no_draft() -> None:
    assert find_draft([SMALL.path], Path("unreadable.gguf"), vocabulary_of) is None

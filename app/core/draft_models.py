"""Which of the models at hand could guess for another: small, and of the same vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from app.core.model_files import InstalledModel

LARGEST_SHARE = 0.3
"""A draft takes this share of the other's time or less; 1.5B for 7B is 0.24 of its bytes."""


def draft_candidates(models: Iterable[InstalledModel], model: InstalledModel) -> list[Path]:
    """The files that are small enough to guess for a model, the smallest first.

    The model that comes with the program has a vocabulary of its own and is left out.

    Args:
        models: installed.
        model: the one that answers.
    """
    most = LARGEST_SHARE * model.size_bytes
    small = [one for one in models if one.size_bytes <= most and not one.is_shipped]
    return [one.path for one in sorted(small, key=lambda one: one.size_bytes)]


def find_draft(
    candidates: Iterable[Path], path: Path, vocabulary_of: Callable[[Path], str | None]
) -> Path | None:
    """The first of some files that has the vocabulary of another.

    Args:
        candidates: that could guess.
        path: of the model that answers.
        vocabulary_of: a name of a file's vocabulary, the same for the same tokens; ``None`` when
            the file can't be read.
    """
    wanted: str | None = None
    for candidate in candidates:
        wanted = wanted or vocabulary_of(path)
        if wanted is None:
            return None
        if vocabulary_of(candidate) == wanted:
            return candidate
    return None

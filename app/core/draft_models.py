"""Which of the models at hand could guess for another: small, and of the same vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from app.core.model_files import InstalledModel

LARGEST_SHARE = 0.3
"""A draft takes this share of the other's time or less; 1.5B for 7B is 0.24 of its bytes."""


def find_draft(
    models: Iterable[InstalledModel],
    model: InstalledModel,
    vocabulary_of: Callable[[Path], str | None],
) -> InstalledModel | None:
    """The smallest model that can guess what another will say.

    Args:
        models: installed.
        model: the one that answers.
        vocabulary_of: a name of a file's vocabulary, the same for the same tokens; ``None`` when
            the file can't be read. Asked only of files that are small enough.
    """
    small = [one for one in models if one.size_bytes <= LARGEST_SHARE * model.size_bytes]
    if not small or (wanted := vocabulary_of(model.path)) is None:
        return None
    fitting = (one for one in small if vocabulary_of(one.path) == wanted)
    return min(fitting, key=lambda one: one.size_bytes, default=None)

"""Finds the models that lie on this machine."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.core.model_files import (
    GGUF_MAGIC,
    InstalledModel,
    Origin,
    parse_model_file_name,
    part_paths,
)

_NO_CHAT = "mmproj"
"""How the files of vision adapters begin, which are no models of their own."""


def find_models(
    folders: Iterable[Path], origin: Origin = Origin.DOWNLOADED
) -> list[InstalledModel]:
    """All complete GGUF models below some folders, by name, then size.

    A split model counts once, as its first part, and only when all its parts are there. Hidden
    folders (running downloads) are left out, and so is what is not a GGUF.

    Args:
        folders: searched with their sub-folders; a missing one is empty. One may be a file.
        origin: of what lies there.
    """
    found = [
        model
        for folder in folders
        for path in _gguf_files(folder)
        if (model := read_model(path, origin)) is not None
    ]
    return sorted(found, key=_order)


def find_other_programs_models(home: Path | None = None) -> list[InstalledModel]:
    """Models that the Hub's shared cache and LM Studio keep, so that nobody downloads them twice.

    Args:
        home: of the user; default: theirs, with the environment's ``HF_HUB_CACHE`` and ``HF_HOME``.
    """
    lm_studio = [
        (home or Path.home()) / ".lmstudio" / "models",
        (home or Path.home()) / ".cache" / "lm-studio" / "models",
    ]
    cached = [
        model
        for path in _snapshot_files(_hub_cache(home))
        if (model := read_model(path, Origin.HUGGING_FACE)) is not None
    ]
    return [*sorted(_one_each(cached), key=_order), *find_models(lm_studio, Origin.LM_STUDIO)]


def read_model(path: Path, origin: Origin) -> InstalledModel | None:
    """A model by its file, or ``None`` when it is no GGUF, a later part, or lacks parts."""
    name = parse_model_file_name(path.name)
    if name.part != 1 or name.model_name.lower().startswith(_NO_CHAT):
        return None
    try:
        with path.open("rb") as file:
            if file.read(len(GGUF_MAGIC)) != GGUF_MAGIC:
                return None
        size_bytes = sum(part.stat().st_size for part in part_paths(path))
    except OSError:
        return None
    return InstalledModel(path, name.model_name, name.quantisation, size_bytes, origin)


def _order(model: InstalledModel) -> tuple[str, int]:
    return model.name.lower(), model.size_bytes


def _gguf_files(folder: Path) -> list[Path]:
    if folder.is_file():
        return [folder] if folder.suffix == ".gguf" else []
    if not folder.is_dir():
        return []
    return [
        path
        for path in sorted(folder.rglob("*.gguf"))
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]


def _hub_cache(home: Path | None) -> Path:
    """As huggingface_hub finds it (its ``constants.py``)."""
    if home is None:
        if cache := os.environ.get("HF_HUB_CACHE"):
            return Path(cache)
        if base := os.environ.get("HF_HOME"):
            return Path(base) / "hub"
        home = Path.home()
    return home / ".cache" / "huggingface" / "hub"


def _snapshot_files(cache: Path) -> Iterator[Path]:
    """The files of all snapshots, by the names that they have there.

    They are links to blobs without a name: never resolved, or the parts of a split model would
    not find one another.
    """
    if cache.is_dir():
        yield from sorted(cache.glob("models--*/snapshots/*/**/*.gguf"))


def _one_each(models: Iterable[InstalledModel]) -> Iterator[InstalledModel]:
    """Without those that are another snapshot's name for the same blob."""
    seen: set[tuple[int, int]] = set()
    for model in models:
        status = model.path.stat()
        if (status.st_dev, status.st_ino) not in seen:
            seen.add((status.st_dev, status.st_ino))
            yield model

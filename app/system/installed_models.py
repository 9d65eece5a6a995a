"""Finds the models that lie on this machine."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from app.core.model_files import GGUF_MAGIC, InstalledModel, parse_model_file_name


def find_models(folders: Iterable[Path], *, shipped: bool = False) -> list[InstalledModel]:
    """All complete GGUF models below some folders, by name, then size.

    A split model counts once, as its first part, and only when all its parts are there. Hidden
    folders (running downloads) are left out, and so is what is not a GGUF.

    Args:
        folders: searched with their sub-folders; a missing one is empty.
        shipped: mark them as having come with the program.
    """
    found = [
        model
        for folder in folders
        for path in _gguf_files(folder)
        if (model := _read(path, shipped=shipped)) is not None
    ]
    return sorted(found, key=lambda model: (model.name.lower(), model.size_bytes))


def _gguf_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [
        path
        for path in sorted(folder.rglob("*.gguf"))
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]


def _read(path: Path, *, shipped: bool) -> InstalledModel | None:
    name = parse_model_file_name(path.name)
    if name.part != 1:
        return None
    parts = [path] if name.parts == 1 else _parts(path, name.parts)
    try:
        with path.open("rb") as file:
            if file.read(len(GGUF_MAGIC)) != GGUF_MAGIC:
                return None
        size_bytes = sum(part.stat().st_size for part in parts)
    except OSError:
        return None
    return InstalledModel(path, name.model_name, name.quantisation, size_bytes, shipped)


def _parts(first: Path, count: int) -> list[Path]:
    stem = first.name.removesuffix(f"-00001-of-{count:05d}.gguf")
    return [first.with_name(f"{stem}-{n:05d}-of-{count:05d}.gguf") for n in range(1, count + 1)]

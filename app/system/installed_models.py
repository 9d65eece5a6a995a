"""Finds the models that lie on this machine."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.core.errors import AppError, ErrorKind
from app.core.gguf_header import HeaderError, HeaderReader
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


def find_downloaded(folder: Path, new_folder: Path | None) -> list[InstalledModel]:
    """Downloaded models, also while their folder moves.

    Args:
        folder: of the models.
        new_folder: where a move takes them; ``None`` when there is none.
    """
    found = find_models([folder])
    if new_folder is None or new_folder == folder:
        return found
    known = {model.path.relative_to(folder) for model in found}
    taken = find_models([new_folder])
    return [*found, *(m for m in taken if m.path.relative_to(new_folder) not in known)]


def once_each(models: Iterable[InstalledModel]) -> list[InstalledModel]:
    """By path, the first of each: a place that was added may hold what is listed already."""
    found: dict[Path, InstalledModel] = {}
    for model in models:
        found.setdefault(model.path, model)
    return list(found.values())


def find_other_programs_models(home: Path | None = None) -> list[InstalledModel]:
    """Models that the Hub's shared cache and LM Studio keep, so that nobody downloads them twice.

    Args:
        home: of the user; default: theirs, with the environment's ``HF_HUB_CACHE`` and ``HF_HOME``.
    """
    base = home or user_home()
    lm_studio = [base / ".lmstudio" / "models", base / ".cache" / "lm-studio" / "models"]
    cached = [
        model
        for path in _snapshot_files(_hub_cache(home))
        if (model := read_model(path, Origin.HUGGING_FACE)) is not None
    ]
    return [*sorted(_one_each(cached), key=_order), *find_models(lm_studio, Origin.LM_STUDIO)]


def user_home() -> Path:
    """Where other programs keep their models."""
    return Path.home()


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


def check_model(path: Path, origin: Origin = Origin.ADDED) -> InstalledModel:
    """A model that a person has named by any of its files, after a look at its headers.

    Raises:
        AppError: what is wrong with it: ``MODEL_FILE_MISSING``, ``MODEL_FILE_NOT_GGUF``,
            ``MODEL_FILE_INCOMPLETE``, ``MODEL_PARTS_MISSING`` or ``MODEL_IS_ADAPTER``.
    """
    name = parse_model_file_name(path.name)
    if name.model_name.lower().startswith(_NO_CHAT):
        raise AppError(ErrorKind.MODEL_IS_ADAPTER, path=path.name)
    if path.is_file() and path.suffix != ".gguf":
        raise AppError(ErrorKind.MODEL_FILE_NOT_GGUF, path=path.name)
    later = f"-{name.part:05d}-of-{name.parts:05d}.gguf"
    first = (
        path
        if name.part == 1
        else path.with_name(f"{path.name.removesuffix(later)}-00001-of-{name.parts:05d}.gguf")
    )
    parts = part_paths(first)
    missing = [part for part in parts if not part.is_file()]
    if missing and (len(parts) == 1 or not path.is_file()):
        raise AppError(ErrorKind.MODEL_FILE_MISSING, path=str(path))
    if missing:
        raise AppError(ErrorKind.MODEL_PARTS_MISSING, path=missing[0].name, count=len(missing))
    for part in parts:
        _check_header(part)
    model = read_model(first, origin)
    if model is None:
        raise AppError(ErrorKind.MODEL_FILE_NOT_GGUF, path=str(first))
    return model


def _check_header(path: Path) -> None:
    """See that a file is a GGUF and as long as its tensors say."""
    try:
        with path.open("rb") as file:
            if file.read(len(GGUF_MAGIC)) != GGUF_MAGIC:
                raise AppError(ErrorKind.MODEL_FILE_NOT_GGUF, path=path.name)
            file.seek(0)
            reader = HeaderReader(file)
            for _ in reader.fields(lambda _name: False):
                pass
            last = max((tensor.offset for tensor in reader.tensors()), default=0)
            least = reader.read_bytes + last
    except OSError as error:
        raise AppError(ErrorKind.MODEL_FILE_MISSING, path=str(path)) from error
    except HeaderError as error:
        raise AppError(ErrorKind.MODEL_FILE_INCOMPLETE, path=path.name) from error
    if path.stat().st_size < least:
        raise AppError(ErrorKind.MODEL_FILE_INCOMPLETE, path=path.name)


def _order(model: InstalledModel) -> tuple[str, int]:
    return model.name.lower(), model.size_bytes


def _gguf_files(folder: Path) -> list[Path]:
    """Nothing from what can't be read: one bad disk hides no other's models."""
    try:
        return _files_below(folder)
    except OSError:
        return []


def _files_below(folder: Path) -> list[Path]:
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
        home = user_home()
    return home / ".cache" / "huggingface" / "hub"


def _snapshot_files(cache: Path) -> list[Path]:
    """The files of all snapshots, by the names that they have there.

    They are links to blobs without a name: never resolved, or the parts of a split model would
    not find one another.
    """
    try:
        return sorted(cache.glob("models--*/snapshots/*/**/*.gguf")) if cache.is_dir() else []
    except OSError:
        return []


def _one_each(models: Iterable[InstalledModel]) -> Iterator[InstalledModel]:
    """Without those that are another snapshot's name for the same blob."""
    seen: set[tuple[int, int]] = set()
    for model in models:
        try:
            status = model.path.stat()
        except OSError:  # it went just now
            continue
        if (status.st_dev, status.st_ino) not in seen:
            seen.add((status.st_dev, status.st_ino))
            yield model

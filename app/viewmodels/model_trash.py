"""Moves the files of a model to the trash of the operating system."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFile

from app.core.errors import AppError, ErrorKind
from app.core.model_files import InstalledModel, Origin


def move_to_trash(model: InstalledModel, stop_at: Path) -> None:
    """Move all files of a model to the trash; folders that are empty then go, too.

    In the Hub's cache names are links: the trash gets what they point to, and of the names those
    go that pointed there, in all snapshots. Other files of the repository stay.

    Args:
        model: to be deleted.
        stop_at: a folder that stays, even when it is empty.

    Raises:
        AppError: ``TRASH_FAILED``; what was moved before is in the trash.
    """
    for part in model.parts:
        if model.origin is Origin.HUGGING_FACE and part.is_symlink():
            blob = part.resolve()
            names = _names_of(blob, part)
            _trash(blob)
            for name in names:
                name.unlink(missing_ok=True)
        else:
            _trash(part)
    if model.origin is Origin.DOWNLOADED:
        _remove_empty(model.path.parent, stop_at)


def _trash(path: Path) -> None:
    # In PySide6 the result is the answer alone, or with the place in the trash.
    result: object = QFile.moveToTrash(str(path))
    if not (result[0] if isinstance(result, tuple) else result):
        raise AppError(ErrorKind.TRASH_FAILED, path=path.name)


def _names_of(blob: Path, name: Path) -> list[Path]:
    """All links to a blob in the snapshots of its repository."""
    snapshots = next((p for p in name.parents if p.name == "snapshots"), name.parent)
    return [link for link in _links(snapshots.rglob("*")) if link.resolve() == blob]


def _links(paths: Iterable[Path]) -> list[Path]:
    return [path for path in paths if path.is_symlink()]


def _remove_empty(folder: Path, stop_at: Path) -> None:
    with suppress(OSError):  # what is not empty stays
        while folder != stop_at and folder.is_relative_to(stop_at):
            folder.rmdir()
            folder = folder.parent

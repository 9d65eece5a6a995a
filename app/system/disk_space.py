"""Room on a volume, and the largest file that its format can hold."""

from __future__ import annotations

import shutil
from pathlib import Path

import psutil

_FAT_FORMATS = frozenset({"vfat", "fat", "fat32", "msdos"})
# FAT stores sizes in 32 bits (Microsoft, "FAT: General Overview of On-Disk Format").
FAT_FILE_LIMIT_BYTES = 2**32 - 1


def existing_folder(path: Path) -> Path:
    """The nearest folder at or above ``path`` that exists."""
    for folder in (path, *path.parents):
        if folder.is_dir():
            return folder
    return Path(path.anchor or ".")


def free_bytes(path: Path) -> int:
    """Bytes that this user can still write on the volume of ``path``, which need not exist yet.

    Raises:
        OSError: the volume is gone.
    """
    return shutil.disk_usage(existing_folder(path)).free


def file_limit_bytes(path: Path) -> int | None:
    """The largest file that the volume of ``path`` can hold; ``None`` for no practical limit."""
    folder = existing_folder(path).resolve()
    best, file_system = Path(), ""
    try:
        partitions = psutil.disk_partitions(all=False)
    except OSError:  # some sandboxes hide the table
        return None
    for partition in partitions:
        mount = Path(partition.mountpoint)
        if folder.is_relative_to(mount) and len(mount.parts) >= len(best.parts):
            best, file_system = mount, partition.fstype
    return FAT_FILE_LIMIT_BYTES if file_system.lower() in _FAT_FORMATS else None

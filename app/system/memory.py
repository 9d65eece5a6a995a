"""How much memory a program can still take on this machine."""

from __future__ import annotations

from pathlib import Path

import psutil

_CGROUPS = Path("/sys/fs/cgroup")
_OWN_CGROUP = Path("/proc/self/cgroup")
_MOST_RESERVE_BYTES = 512 * 2**20


def available_bytes(cgroups: Path = _CGROUPS, own_cgroup: Path = _OWN_CGROUP) -> int:
    """Memory that can be taken without swapping.

    In a container or a systemd slice with a limit, where the kernel would end the process, it is
    what the limit leaves.

    Args:
        cgroups: where the tree of control groups is mounted.
        own_cgroup: the file that says to which one this process belongs.
    """
    free = psutil.virtual_memory().available
    return max(0, min([free, *_left_by_limits(cgroups, own_cgroup)]))


def reserve_bytes() -> int:
    """What a program should leave to the others: a sixteenth of the memory, at most 512 MiB."""
    return min(_MOST_RESERVE_BYTES, psutil.virtual_memory().total // 16)


def _left_by_limits(cgroups: Path, own_cgroup: Path) -> list[int]:
    """Of each limited control group that we are in (Linux, Admin guide: Control Group v2)."""
    try:
        lines = own_cgroup.read_text().splitlines()
    except OSError:
        return []
    unified = [line.removeprefix("0::").lstrip("/") for line in lines if line.startswith("0::")]
    if not unified:
        return []
    folder = cgroups / unified[0]
    left = []
    while folder.is_relative_to(cgroups):
        try:
            limit = int((folder / "memory.max").read_text())
            used = int((folder / "memory.current").read_text())
            left.append(limit - used + _reclaimable_bytes(folder))
        except (OSError, ValueError):  # the root has no limit, and "max" is none
            pass
        folder = folder.parent
    return left


def _reclaimable_bytes(folder: Path) -> int:
    """Pages of files count as used, and are given back when needed."""
    for line in (folder / "memory.stat").read_text().splitlines():
        name, _, value = line.partition(" ")
        if name == "inactive_file":
            return int(value)
    return 0

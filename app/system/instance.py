"""Where the running program listens for later starts, and whether the one that locks is gone."""

from __future__ import annotations

import getpass
import os
import sys
import tempfile
import zlib
from pathlib import Path

import psutil

_MARGIN_S = 60.0
"""Clocks are corrected a little now and then."""


def socket_name(data: Path) -> str:
    """The name of the local socket of the program that uses a data folder.

    It differs between users, and only its owner can come near it.

    Raises:
        OSError: there is no safe place for it.
    """
    # hashlib would load OpenSSL: 4 MB for a name
    digest = f"{zlib.crc32(os.fsencode(data.resolve())):08x}"
    if sys.platform == "win32":
        return f"penseur-{getpass.getuser()}-{digest}"
    return str(_own_folder() / f"penseur-{digest}.socket")


def _own_folder() -> Path:
    """The user's folder for sockets; in the shared one for temporary files, a folder of theirs."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime and _is_private(Path(runtime)):
        return Path(runtime)
    folder = Path(tempfile.gettempdir()) / f"penseur-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if not _is_private(folder):
        raise PermissionError(f"{folder} belongs to somebody else")
    return folder


def _is_private(folder: Path) -> bool:
    try:
        status = folder.lstat()
    except OSError:
        return False
    return folder.is_dir() and status.st_uid == os.getuid() and not status.st_mode & 0o077


def is_owner_gone(lock: Path, process_id: int) -> bool:
    """Whether the process that has a lock's number began after the lock was made.

    Then the one that locked has died, and another got its number, for example after a restart of
    the computer.
    """
    try:
        return psutil.Process(process_id).create_time() > lock.stat().st_mtime + _MARGIN_S
    except psutil.NoSuchProcess:
        return True
    except (psutil.Error, OSError):
        return False

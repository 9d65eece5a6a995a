"""One byte a job in a file that the window and the engine share: 1 means stop.

llama.cpp asks the byte itself, through libc's ``strlen`` as its abort callback (a byte of 1 before
a zero has length 1, a byte of 0 has length 0): no Python runs, no lock is taken while it computes.
The window clears a job's byte before it sends the job, so a stop that comes early is not lost.
"""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import Any

SLOTS = 256
WARM_SLOT = 0
"""Reserved for the engine's own idle work."""
_BYTES_PER_SLOT = 2


class StopFlags:
    """The mapped file. Slot ``n`` is bytes ``2n`` (the flag) and ``2n + 1`` (always 0)."""

    def __init__(self, path: Path) -> None:
        """Open the file, making it when it is missing.

        Raises:
            OSError: it can neither be opened nor made.
        """
        size = SLOTS * _BYTES_PER_SLOT
        if not path.exists() or path.stat().st_size != size:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(bytes(size))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), size)
        self._base: Any = None

    def slot_for(self, job: int) -> int:
        """The slot of a job; never the reserved one."""
        return 1 + job % (SLOTS - 1)

    def clear(self, slot: int) -> None:
        """Let the slot's next job run."""
        self._map[slot * _BYTES_PER_SLOT] = 0

    def request(self, slot: int) -> None:
        """Ask the slot's job to stop."""
        self._map[slot * _BYTES_PER_SLOT] = 1

    def is_requested(self, slot: int) -> bool:
        """Whether the slot's job was asked to stop."""
        return self._map[slot * _BYTES_PER_SLOT] != 0

    def address(self, slot: int) -> int:
        """Address of the slot's byte in this process, for C code; valid until ``close``."""
        import ctypes  # only the engine needs it

        if self._base is None:
            self._base = ctypes.c_char.from_buffer(self._map)
        return ctypes.addressof(self._base) + slot * _BYTES_PER_SLOT

    def close(self) -> None:
        """Unmap the file. No address may be in use any more."""
        self._base = None
        self._map.close()

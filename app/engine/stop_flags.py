"""Four bytes a job in a file that the window and the engine share: stop, and answer now.

llama.cpp asks the first byte itself, through libc's ``strlen`` as its abort callback (a byte of 1
before a zero has length 1, a byte of 0 has length 0): no Python runs, no lock is taken while it
computes. The window clears a job's bytes before it sends the job, so a stop that comes early is
not lost.
"""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import Any

SLOTS = 256
WARM_SLOT = 0
"""Reserved for the engine's own idle work."""
# A slot's bytes: abort the computation, always 0, stop is wanted, an answer is wanted now.
_ABORT, _STOP, _ANSWER_NOW = 0, 2, 3
_BYTES_PER_SLOT = 4


class StopFlags:
    """The mapped file."""

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
        start = slot * _BYTES_PER_SLOT
        self._map[start : start + _BYTES_PER_SLOT] = bytes(_BYTES_PER_SLOT)

    def request(self, slot: int) -> None:
        """Ask the slot's job to stop."""
        self._set(slot, _STOP)

    def request_answer(self, slot: int) -> None:
        """Ask the slot's job to end its thoughts and answer."""
        self._set(slot, _ANSWER_NOW)

    def is_requested(self, slot: int) -> bool:
        """Whether the slot's job was asked to stop."""
        return self._map[slot * _BYTES_PER_SLOT + _STOP] != 0

    def take_answer_request(self, slot: int) -> bool:
        """Whether the slot's job was asked to answer now; asks only once, and computes on."""
        start = slot * _BYTES_PER_SLOT
        if not self._map[start + _ANSWER_NOW]:
            return False
        self._map[start + _ANSWER_NOW] = 0
        self._map[start + _ABORT] = 0
        if self._map[start + _STOP]:  # asked for after the abort was cleared, or before
            self._map[start + _ABORT] = 1
        return True

    def address(self, slot: int) -> int:
        """Address of the slot's first byte in this process, for C code; valid until ``close``."""
        import ctypes  # only the engine needs it

        if self._base is None:
            self._base = ctypes.c_char.from_buffer(self._map)
        return ctypes.addressof(self._base) + slot * _BYTES_PER_SLOT

    def close(self) -> None:
        """Unmap the file. No address may be in use any more."""
        self._base = None
        self._map.close()

    def _set(self, slot: int, reason: int) -> None:
        """The reason first, then the byte that llama.cpp asks: never an abort without a reason."""
        start = slot * _BYTES_PER_SLOT
        self._map[start + reason] = 1
        self._map[start + _ABORT] = 1


class JobFlags:
    """The flags of the job that is running, as its loop asks for them."""

    def __init__(self, flags: StopFlags, slot: int) -> None:
        self._flags = flags
        self._slot = slot

    def is_stopped(self) -> bool:
        """Whether it is to stop."""
        return self._flags.is_requested(self._slot)

    def take_answer_request(self) -> bool:
        """Whether it is to end its thoughts and answer; true once for each time it was asked."""
        return self._flags.take_answer_request(self._slot)

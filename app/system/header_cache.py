"""What the headers of installed models say, read once for each file."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import msgspec

from app.core.gguf_facts import GgufFacts, read_facts
from app.core.gguf_header import HeaderError
from app.system.files import write_atomically


class _Known(msgspec.Struct, frozen=True):
    """Of one file; ``facts`` is ``None`` where the header could not be read."""

    size_bytes: int
    time_ns: int
    facts: GgufFacts | None


class HeaderCache:
    """Facts by path; a file that has changed is read again. Belongs to one thread."""

    def __init__(self, path: Path) -> None:
        """Read what is kept.

        Args:
            path: of the file that outlives the program; a damaged one counts as empty.
        """
        self._path = path
        self._known: dict[str, _Known] = {}
        self._used: dict[str, _Known] = {}
        with suppress(OSError, msgspec.MsgspecError):
            self._known = msgspec.json.decode(path.read_bytes(), type=dict[str, _Known])

    def facts_of(self, path: Path) -> GgufFacts | None:
        """What a file's header says; ``None`` where it can't be read."""
        try:
            status = path.stat()
            known = self._known.get(str(path))
            stamp = (status.st_size, status.st_mtime_ns)
            if known is None or (known.size_bytes, known.time_ns) != stamp:
                known = _Known(*stamp, _read(path))
        except OSError:
            return None
        self._used[str(path)] = known
        return known.facts

    def save(self) -> None:
        """Keep what was asked for since it was last saved, and no other."""
        used, self._used = self._used, {}
        if used != self._known:
            self._known = used
            with suppress(OSError):  # it is read again the next time
                write_atomically(self._path, msgspec.json.encode(used))


def _read(path: Path) -> GgufFacts | None:
    try:
        with path.open("rb") as file:
            return read_facts(file)
    except HeaderError:
        return None

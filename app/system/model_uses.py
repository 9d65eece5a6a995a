"""When each model was used last, as it outlives the program."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

import msgspec

from app.system.latest_file import LatestFile


class ModelUses:
    """Unix times by the models' paths; written by a thread."""

    def __init__(self, path: Path) -> None:
        """Prepare; the file is read when it is first needed, a damaged one counts as empty.

        Args:
            path: of the file.
        """
        self._path = path
        self._file = LatestFile(path, lambda _error: None)  # no loss that must be told

    @cached_property
    def _times(self) -> dict[str, float]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, float])
        except (OSError, msgspec.MsgspecError):
            return {}

    def last(self, model: Path) -> float | None:
        """When a model was used last; ``None`` for never."""
        return self._times.get(str(model))

    def note(self, model: Path) -> None:
        """A model is used now."""
        self._times[str(model)] = time.time()
        self._save()

    def follow_moved_files(self, move: Callable[[Path], Path]) -> None:
        """Models lie elsewhere now; ``move`` says where."""
        times = {str(move(Path(path))): used for path, used in self._times.items()}
        self._times.clear()
        self._times.update(times)
        self._save()

    def close(self) -> None:
        """See that all is saved."""
        self._file.close()

    def _save(self) -> None:
        self._file.write(msgspec.json.encode(self._times))

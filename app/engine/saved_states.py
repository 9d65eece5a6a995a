"""Evaluated conversations as files: going back to one does not mean to read it all again.

A file is what llama.cpp writes, the tokens, and a seal. llama.cpp believes whatever it reads (a
truncated file ends the process, a flipped bit changes the answers), so a file is given to it only
after its checksum was verified. The files hold conversations: whoever forgets one clears the folder
(``app.system.states_folder``).
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import struct
import tempfile
import time
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.engine.llama_cpp import LlamaModel
from app.system.disk_space import free_bytes

LIMIT_BYTES = 2_000_000_000
FREE_SHARE = 0.1
"""Of the room on the disk, no more than this is used."""
_MAGIC = b"PENSEUR\n"
_VERSION = 1
# Behind the tokens: magic, version, tokens, bytes of llama.cpp's part, origin, and two SHA-256: of
# llama.cpp's part, and of the tokens and all fields before.
_FIELDS = struct.Struct("<8sIIQ32s32s")
_SEAL_BYTES = _FIELDS.size + 32
_EDGE_BYTES = 65536
_OLD_PART_S = 3600


@dataclass(frozen=True)
class SavedState:
    """A file whose seal is whole.

    Attributes:
        tokens: what was evaluated.
        payload_bytes: size of llama.cpp's part, which comes first.
        payload_digest: its SHA-256.
        origin: digest of the model and of what else must be the same.
    """

    path: Path
    tokens: list[int]
    payload_bytes: int
    payload_digest: bytes
    origin: bytes


class SavedStates:
    """The saved states of one model, in a folder that it shares with those of others."""

    def __init__(
        self, folder: Path, model: LlamaModel, model_file: Path, limit_bytes: int = LIMIT_BYTES
    ) -> None:
        """Prepare; the folder is made when something is saved.

        Args:
            folder: of all models' states.
            model: loaded.
            model_file: that it was loaded from.
            limit_bytes: of all files together; the least recently used go first.
        """
        self._folder = folder
        self._model = model
        self._limit_bytes = limit_bytes
        self._origin = _origin(model_file, model.fit.plan.cache_type.value)
        self._known: dict[Path, SavedState] = {}

    def find(self, tokens: Sequence[int], *, longer_than: int) -> SavedState | None:
        """The state with the longest common beginning.

        Args:
            tokens: to be evaluated.
            longer_than: least length of the common beginning that is worth while.
        """
        best, most = None, longer_than
        try:
            states = self._states()
        except OSError:  # a disk that is gone
            return None
        for state in states:
            common = common_prefix(state.tokens, tokens)
            if common > most and len(state.tokens) <= self._model.context_tokens:
                best, most = state, common
        return best

    def restore(self, state: SavedState) -> bool:
        """Put a state into the model's cache; on ``False`` the cache is to be cleared.

        A damaged file is deleted.
        """
        try:
            whole = _digest(state.path, state.payload_bytes) == state.payload_digest
            is_restored = whole and self._model.load_cache(state.path)
        except OSError:  # gone, or on a disk that is
            is_restored = False
        if is_restored:
            with contextlib.suppress(OSError):  # a disk that is only read
                os.utime(state.path)
            return True
        self._delete(state.path)
        return False

    def save(self, tokens: Sequence[int]) -> bool:
        """Save the model's cache.

        Args:
            tokens: that it holds, all of them.

        Returns:
            whether it is saved now; there may be no room, or no disk.
        """
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            shorter = []
            for state in self._states():
                common = common_prefix(state.tokens, tokens)
                if common == len(tokens):
                    os.utime(state.path)
                    return True
                if common == len(state.tokens):
                    shorter.append(state.path)
            size = self._model.cache_bytes() + 4 * len(tokens) + _SEAL_BYTES
            if not self._make_room(size):
                return False
            if not self._write(tokens):
                return False
        except OSError:
            return False
        for path in shorter:
            self._delete(path)
        return True

    def _write(self, tokens: Sequence[int]) -> bool:
        """Not flushed to the disk: of a file that is lost half-way the checksum tells."""
        descriptor, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
        os.close(descriptor)
        part = Path(name)
        try:
            size = self._model.save_cache(part)
            if not size or part.stat().st_size != size:  # the disk is full
                return False
            packed = array("i", tokens).tobytes()
            fields = _FIELDS.pack(
                _MAGIC, _VERSION, len(tokens), size, self._origin, _digest(part, size)
            )
            with part.open("ab") as file:
                file.write(packed + fields + hashlib.sha256(packed + fields).digest())
            key = hashlib.sha256(self._origin + packed).hexdigest()[:32]
            part.replace(self._folder / f"{key}.state")
        finally:
            part.unlink(missing_ok=True)
        return True

    def _states(self) -> list[SavedState]:
        """Those of this model; what is no whole state of any model is deleted."""
        found = {}
        for path in self._folder.glob("*.state"):
            state = self._known.get(path) or read_state(path)
            if state is None:
                self._delete(path)
            else:
                found[path] = state
        self._known = found
        return [state for state in found.values() if state.origin == self._origin]

    def _make_room(self, size_bytes: int) -> bool:
        """Delete the least recently used until there is room."""
        now = time.time()
        for part in self._folder.glob("*.part"):
            if now - part.stat().st_mtime > _OLD_PART_S:
                part.unlink(missing_ok=True)
        files = [(path, path.stat()) for path in self._folder.glob("*.state")]
        used = sum(status.st_size for _, status in files)
        limit = min(self._limit_bytes, int(FREE_SHARE * (free_bytes(self._folder) + used)))
        if size_bytes > limit:
            return False
        for path, status in sorted(files, key=lambda file: file[1].st_mtime_ns):
            if used + size_bytes <= limit:
                break
            self._delete(path)
            used -= status.st_size
        return True

    def _delete(self, path: Path) -> None:
        self._known.pop(path, None)
        try:
            path.unlink(missing_ok=True)
        except OSError:  # kept open by another program, or a folder: it stays
            return


def read_state(path: Path) -> SavedState | None:
    """Read tokens and seal; ``None`` if the seal is broken or of another version."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _SEAL_BYTES))
            seal = file.read(_SEAL_BYTES)
            if len(seal) < _SEAL_BYTES:
                return None
            fields, digest = seal[: _FIELDS.size], seal[_FIELDS.size :]
            magic, version, count, payload_bytes, origin, payload_digest = _FIELDS.unpack(fields)
            whole_bytes = payload_bytes + 4 * count + _SEAL_BYTES
            if magic != _MAGIC or version != _VERSION or whole_bytes != size:
                return None
            file.seek(payload_bytes)
            packed = file.read(4 * count)
    except OSError:
        return None
    if hashlib.sha256(packed + fields).digest() != digest:
        return None
    return SavedState(path, list(array("i", packed)), payload_bytes, payload_digest, origin)


def common_prefix(first: Sequence[int], second: Sequence[int]) -> int:
    """How many tokens two texts begin with in common."""
    shorter = min(len(first), len(second))
    if first[:shorter] == second[:shorter]:
        return shorter
    return next(index for index in range(shorter) if first[index] != second[index])


def _origin(model_file: Path, cache_type: str) -> bytes:
    """Digest of what a state depends on: the model and the kind of its cache.

    The model is told by its name, size, time and edges: to read all of it would take as long as
    what is to be saved.
    """
    status = model_file.stat()
    with model_file.open("rb") as file:
        edges = file.read(_EDGE_BYTES)
        file.seek(max(0, status.st_size - _EDGE_BYTES))
        edges += file.read(_EDGE_BYTES)
    facts = (model_file.name, status.st_size, status.st_mtime_ns, cache_type)
    return hashlib.sha256(repr(facts).encode() + edges).digest()


def _digest(path: Path, size_bytes: int) -> bytes:
    """SHA-256 of the beginning of a file."""
    digest = hashlib.sha256()
    left = size_bytes
    with path.open("rb") as file:
        while left > 0 and (block := file.read(min(left, 1 << 20))):
            digest.update(block)
            left -= len(block)
    return digest.digest()

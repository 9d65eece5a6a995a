"""Reads which vocabulary a GGUF has, from its header alone (format: ggml/docs/gguf.md)."""

from __future__ import annotations

import hashlib
import struct
from functools import lru_cache
from pathlib import Path
from typing import IO

from app.core.model_files import GGUF_MAGIC

_TOKENS, _TOKEN_TYPES = "tokenizer.ggml.tokens", "tokenizer.ggml.token_type"
_UNUSED_TOKEN = 5  # llama.h, LLAMA_TOKEN_TYPE_UNUSED
_STRING, _ARRAY, _INT32 = 8, 9, 5
_SIZES = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
_MOST = 1 << 24
"""More of anything, or a longer text, than a sound header has."""


def vocabulary_of(path: Path) -> str | None:
    """A name of the file's vocabulary, equal for two files when all tokens that are used are equal.

    Models of one family differ in how many unused tokens follow the last one; these do not count.

    Returns:
        ``None`` when the file is missing, no GGUF, damaged or without tokens.
    """
    try:
        status = path.stat()
    except OSError:
        return None
    return _read(path, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=64)
def _read(path: Path, _size: int, _mtime_ns: int) -> str | None:
    try:
        with path.open("rb") as file:
            return _vocabulary(file)
    except (OSError, ValueError, struct.error, UnicodeDecodeError):
        return None


def _vocabulary(file: IO[bytes]) -> str | None:
    magic, version, _tensors, fields = struct.unpack("<4sIQQ", file.read(24))
    if magic != GGUF_MAGIC or version < 2:
        return None
    tokens: list[bytes] = []
    types: tuple[int, ...] = ()
    for _ in range(_sane(fields)):
        name = _text(file).decode()
        (kind,) = struct.unpack("<I", file.read(4))
        if kind != _ARRAY:
            _skip(file, kind, 1)
            continue
        item, count = struct.unpack("<IQ", file.read(12))
        if name == _TOKENS and item == _STRING:
            tokens = [_text(file) for _ in range(_sane(count))]
        elif name == _TOKEN_TYPES and item == _INT32:
            types = struct.unpack(f"<{_sane(count)}i", file.read(4 * count))
        else:
            _skip(file, item, _sane(count))
        if tokens and types:
            break
    used = len(tokens)
    while 0 < used <= len(types) and types[used - 1] == _UNUSED_TOKEN:
        used -= 1
    if not used:
        return None
    digest = hashlib.sha256()
    for token in tokens[:used]:
        digest.update(len(token).to_bytes(8, "little") + token)
    return digest.hexdigest()


def _sane(count: int) -> int:
    if count > _MOST:
        raise ValueError(count)
    return count


def _text(file: IO[bytes]) -> bytes:
    (length,) = struct.unpack("<Q", file.read(8))
    text = file.read(_sane(length))
    if len(text) < length:
        raise ValueError(length)
    return text


def _skip(file: IO[bytes], kind: int, count: int) -> None:
    if kind == _STRING:
        for _ in range(count):
            _text(file)
    elif kind in _SIZES:
        file.seek(_SIZES[kind] * count, 1)
    else:
        raise ValueError(kind)

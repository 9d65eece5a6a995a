"""Reads which vocabulary a GGUF has, from its header alone."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import IO

from app.core.gguf_header import HeaderError, HeaderReader, Value

_TOKENS, _TOKEN_TYPES = b"tokenizer.ggml.tokens", b"tokenizer.ggml.token_type"
_UNUSED_TOKEN = 5  # llama.h, LLAMA_TOKEN_TYPE_UNUSED


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
    except (OSError, HeaderError):
        return None


def _vocabulary(file: IO[bytes]) -> str | None:
    found: dict[bytes, Value] = {}
    for name, value in HeaderReader(file).fields((_TOKENS, _TOKEN_TYPES).__contains__):
        if value is not None:
            found[name] = value
        if len(found) == 2:
            break
    tokens, types = found.get(_TOKENS), found.get(_TOKEN_TYPES, ())
    if not isinstance(tokens, list) or not isinstance(types, tuple):
        return None
    used = len(tokens)
    while 0 < used <= len(types) and types[used - 1] == _UNUSED_TOKEN:
        used -= 1
    if not used:
        return None
    digest = hashlib.sha256()
    for token in tokens[:used]:
        digest.update(len(token).to_bytes(8, "little") + token)
    return digest.hexdigest()

"""llama.cpp's start in this process, its log, and what its last words mean when a load fails."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import llama_cpp as C  # noqa: N812 - the C API, named as such at every call

from app.core.errors import AppError, ErrorKind
from app.engine.backends import load_processor_part

_DEBUG_LEVEL, _ERROR_LEVEL, _CONTINUED_LEVEL = 1, 4, 5  # ggml.h, enum ggml_log_level
# What llama.cpp prints when a load fails, and what it means; the first match counts.
_LOAD_FAILURES = (
    ("file bounds, model is corrupted or incomplete", ErrorKind.MODEL_FILE_INCOMPLETE),
    ("failed to read", ErrorKind.MODEL_FILE_INCOMPLETE),
    ("invalid magic", ErrorKind.MODEL_FILE_NOT_GGUF),
    ("unknown model architecture", ErrorKind.MODEL_ARCHITECTURE_UNKNOWN),
    ("unknown pre-tokenizer", ErrorKind.MODEL_TOKENIZER_UNKNOWN),
    ("unknown tokenizer", ErrorKind.MODEL_TOKENIZER_UNKNOWN),
    ("failed to allocate", ErrorKind.OUT_OF_MEMORY),
    ("unable to allocate", ErrorKind.OUT_OF_MEMORY),
    ("mmap failed", ErrorKind.OUT_OF_MEMORY),
    ("out of memory", ErrorKind.OUT_OF_MEMORY),
)


class LlamaLog:
    """llama.cpp's log: to standard error, which is the log file, and its errors kept.

    Attributes:
        errors: lines since they were last cleared.
        measured: lines of a dry run, which go nowhere else; ``None`` when none is under way.
        kernels: that compute on the processor, chosen from several; empty when there is no choice.
    """

    def __init__(self) -> None:
        self.errors: list[str] = []
        self.measured: list[str] | None = None
        self.kernels = ""
        self._level = 0
        self._callback = C.llama_log_callback(self._on_line)
        C.llama_log_set(self._callback, ctypes.c_void_p(0))

    def _on_line(self, level: int, text: bytes, _data: object) -> None:
        if level != _CONTINUED_LEVEL:
            self._level = level
        if self._level <= _DEBUG_LEVEL:
            return
        line = text.decode("utf-8", "replace")
        if self._level == _ERROR_LEVEL:
            self.errors.append(line.strip())
        if self.measured is not None:
            self.measured.append(line)
        else:
            sys.stderr.write(line)


_log: LlamaLog | None = None


def start_llama() -> LlamaLog:
    """Initialise llama.cpp once in this process and take over its log."""
    global _log  # noqa: PLW0603 - C state of the whole process
    if _log is None:
        os.environ["GGML_NO_BACKTRACE"] = "1"  # an abort would start a debugger
        _log = LlamaLog()
        _log.kernels = load_processor_part()
        C.llama_backend_init()
    return _log


def load_failure(path: Path, errors: Sequence[str]) -> AppError:
    """The kind of failure that the log's errors speak of."""
    text = "\n".join(errors)
    kind = next(
        (kind for needle, kind in _LOAD_FAILURES if needle in text), ErrorKind.MODEL_LOAD_FAILED
    )
    return AppError(kind, path=str(path))

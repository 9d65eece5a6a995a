"""What llama.cpp computes with: its libraries, and those of its backends that lie beside them.

A portable build (``packaging/llama_cpp/build_portable.sh``) has kernels for each generation of
processors and the GPUs' backends as libraries of their own, which a Python package has to load
itself. In a build for one machine they are built in: nothing is loaded here then.
"""

from __future__ import annotations

import ctypes
import os
from functools import cache
from pathlib import Path
from typing import NamedTuple

import llama_cpp as C  # noqa: N812 - the C API, named as such at every call
from llama_cpp._ctypes_extensions import load_shared_library

_PROCESSOR_PART = "ggml-cpu-"
_GPU_PARTS = ("cuda", "metal", "vulkan")


class Libraries(NamedTuple):
    """ggml's functions.

    Attributes:
        registry: of backends and what they compute on.
        base: what all backends have in common.
    """

    registry: ctypes.CDLL
    base: ctypes.CDLL


def load_processor_part() -> str:
    """Load the kernels that suit this processor best; to be called before llama.cpp begins.

    Returns:
        their name, for example ``haswell``; empty when kernels for one machine are built in.
    """
    parts = sorted(library_folder().glob(f"*{_PROCESSOR_PART}*"))
    if not parts:
        return ""
    best = max(parts, key=_score)
    libraries().registry.ggml_backend_load(os.fsencode(best))
    return best.stem.partition(_PROCESSOR_PART)[2]


@cache
def load_gpu_parts() -> None:
    """Load the GPUs' backends, which start the GPUs' drivers: not before a GPU is wanted.

    Without a driver, or the library that finds it, no GPU is found; the log says why.
    """
    for name in _GPU_PARTS:
        load_part(name)


def load_part(name: str) -> int:
    """Load a backend if it lies beside the libraries; its address, or 0.

    Args:
        name: as its file has it.
    """
    file_name = f"ggml-{name}.dll" if os.name == "nt" else f"libggml-{name}.so"  # on macOS, too
    path = library_folder() / file_name
    if not path.exists():
        return 0
    return int(libraries().registry.ggml_backend_load(os.fsencode(path)) or 0)


def library_folder() -> Path:
    """Where the bindings have their libraries."""
    return Path(C.__path__[0]) / "lib"  # no __file__: see app.engine.bindings


@cache
def libraries() -> Libraries:
    """The libraries with the types of what ``app.engine`` calls (ggml-backend.h)."""
    registry, base = (load_shared_library(name, library_folder()) for name in ("ggml", "ggml-base"))
    pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t
    for library, name, result, *arguments in (
        (registry, "ggml_backend_dev_count", number),
        (registry, "ggml_backend_dev_get", pointer, number),
        (registry, "ggml_backend_reg_by_name", pointer, text),
        (registry, "ggml_backend_load", pointer, text),
        (base, "ggml_backend_dev_type", ctypes.c_int, pointer),
        (base, "ggml_backend_dev_name", text, pointer),
        (base, "ggml_backend_dev_description", text, pointer),
        (base, "ggml_backend_dev_memory", None, pointer, pointer, pointer),
        (base, "ggml_backend_reg_dev_count", number, pointer),
        (base, "ggml_backend_reg_dev_get", pointer, pointer, number),
        (base, "ggml_backend_reg_get_proc_address", pointer, pointer, text),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return Libraries(registry, base)


def _score(part: Path) -> int:
    """How well kernels suit this processor; 0 for those that it can't run."""
    try:
        return int(ctypes.CDLL(str(part)).ggml_backend_score())
    except OSError:
        return 0

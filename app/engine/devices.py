"""The GPUs that llama.cpp can use here, and their free memory (ggml-backend.h, through ctypes)."""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass
from pathlib import Path

import llama_cpp as C  # noqa: N812 - the C API, named as such at every call
from llama_cpp._ctypes_extensions import load_shared_library

CPU = "cpu"
"""In place of a device's name: none of the GPUs."""
_GPU, _INTEGRATED_GPU = 1, 2  # enum ggml_backend_dev_type


@dataclass(frozen=True)
class Device:
    """A GPU.

    Attributes:
        name: as ggml calls it, for example ``CUDA0``; settings choose by it.
        description: the product's name.
        free_bytes: of its memory.
        shares_memory: it works in the computer's own memory.
        handle: address of ggml's object, as long as the process lives.
    """

    name: str
    description: str
    free_bytes: int
    shares_memory: bool
    handle: int


def list_devices() -> list[Device]:
    """All GPUs; those inside the processor only when there is no other."""
    if not C.llama_supports_gpu_offload():
        return []
    found = all_devices()
    wanted = _GPU if any(kind == _GPU for kind, _ in found) else _INTEGRATED_GPU
    return [device for kind, device in found if kind == wanted]


def choose_devices(name: str) -> list[Device]:
    """The GPUs to use.

    Args:
        name: of one of them; ``CPU`` for none; empty for all. One that is gone counts as empty.
    """
    if name == CPU:
        return []
    found = list_devices()
    return [device for device in found if device.name == name] or found


def all_devices() -> list[tuple[int, Device]]:
    """What ggml has found, processors included, each with its ``ggml_backend_dev_type``."""
    folder = Path(C.__file__).parent / "lib"
    registry, base = (load_shared_library(name, folder) for name in ("ggml", "ggml-base"))
    registry.ggml_backend_dev_count.restype = ctypes.c_size_t
    registry.ggml_backend_dev_get.argtypes = [ctypes.c_size_t]
    registry.ggml_backend_dev_get.restype = ctypes.c_void_p
    count = registry.ggml_backend_dev_count()
    return [_describe(base, registry.ggml_backend_dev_get(index)) for index in range(count)]


def _describe(base: ctypes.CDLL, handle: int) -> tuple[int, Device]:
    base.ggml_backend_dev_type.argtypes = [ctypes.c_void_p]
    base.ggml_backend_dev_type.restype = ctypes.c_int
    kind = int(base.ggml_backend_dev_type(handle))
    texts = []
    for ask in (base.ggml_backend_dev_name, base.ggml_backend_dev_description):
        ask.argtypes, ask.restype = [ctypes.c_void_p], ctypes.c_char_p
        texts.append((ask(handle) or b"").decode("utf-8", "replace"))
    free, total = ctypes.c_size_t(), ctypes.c_size_t()
    base.ggml_backend_dev_memory.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]
    base.ggml_backend_dev_memory.restype = None
    base.ggml_backend_dev_memory(handle, ctypes.byref(free), ctypes.byref(total))
    # Metal calls itself a GPU and works in the computer's memory.
    shares = kind != _GPU or sys.platform == "darwin"
    return kind, Device(texts[0], texts[1], free.value, shares, handle)

"""What llama.cpp can compute on: GPUs, and those of peers (ggml-backend.h, through ctypes)."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import llama_cpp as C  # noqa: N812 - the C API, named as such at every call

from app.engine.backends import libraries, load_gpu_parts, load_part

CPU = "cpu"
"""In place of a device's name: none of the GPUs."""
CPU_KIND, _GPU, _INTEGRATED_GPU = 0, 1, 2  # enum ggml_backend_dev_type
PEER_SHARE = 0.8
"""Of the memory that a peer reports; one without a GPU reports all it has, taken or not
(ggml-cpu.cpp, ``ggml_backend_cpu_device_get_memory``)."""


@dataclass(frozen=True)
class Device:
    """A GPU, or what a peer computes on.

    Attributes:
        name: as ggml calls it, for example ``CUDA0``; settings choose by it.
        description: the product's name; of a peer its address.
        free_bytes: of its memory.
        shares_memory: it works in the computer's own memory.
        handle: address of ggml's object, as long as the process lives.
        is_peer: it is not of this computer.
    """

    name: str
    description: str
    free_bytes: int
    shares_memory: bool
    handle: int
    is_peer: bool = False


def list_devices(chosen: str = "") -> list[Device]:
    """All GPUs; those inside the processor only when there is no other.

    Args:
        chosen: in the settings; for ``CPU`` nothing is listed, and no driver started: a broken one
            would end the process.
    """
    if chosen == CPU:
        return []
    load_gpu_parts()
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
    found = list_devices(name)
    return [device for device in found if device.name == name] or found


def all_devices() -> list[tuple[int, Device]]:
    """What ggml has found, processors included, each with its ``ggml_backend_dev_type``."""
    registry = libraries().registry
    count = registry.ggml_backend_dev_count()
    return [_describe(registry.ggml_backend_dev_get(index)) for index in range(count)]


# Peers


def can_use_peers() -> bool:
    """Whether the RPC backend is there; ``packaging/llama_cpp/build_rpc.sh`` makes it."""
    return _rpc_backend() is not None


def peer_devices(peers: Sequence[str]) -> list[Device]:
    """What some peers compute on; connects to them.

    A peer that does not answer ends the process: see ``app.engine.peers.answering``.

    Args:
        peers: addresses as ``host:port``.
    """
    base = libraries().base
    add = _rpc_function("ggml_backend_rpc_add_server", ctypes.c_void_p, ctypes.c_char_p)
    devices = []
    for peer in peers:
        backend = add(peer.encode())
        count = base.ggml_backend_reg_dev_count(backend) if backend else 0
        for index in range(count):
            _, found = _describe(base.ggml_backend_reg_dev_get(backend, index))
            free_bytes = int(PEER_SHARE * found.free_bytes)
            devices.append(Device(found.name, peer, free_bytes, False, found.handle, is_peer=True))
    return devices


def serve_as_peer(address: str, threads: int) -> None:
    """Compute for whoever connects, one after the other; returns only if it can't listen.

    Args:
        address: where to listen, an IPv4 number and a port.
        threads: of the processor, which computes where there is no GPU.
    """
    serve = _rpc_function(
        "ggml_backend_rpc_start_server",
        None,
        *(ctypes.c_char_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_size_t, ctypes.c_void_p),
    )
    handles = [device.handle for device in list_devices()]
    handles = handles or [device.handle for kind, device in all_devices() if kind == CPU_KIND][:1]
    array = (ctypes.c_void_p * len(handles))(*handles)
    serve(address.encode(), None, threads, len(handles), ctypes.cast(array, ctypes.c_void_p))


@cache
def _rpc_backend() -> int | None:
    """The backend that the bindings were built with, or the library beside them."""
    return libraries().registry.ggml_backend_reg_by_name(b"RPC") or load_part("rpc") or None


def _rpc_function(name: str, result: type | None, *arguments: type) -> Callable[..., Any]:
    base = libraries().base
    address = base.ggml_backend_reg_get_proc_address(_rpc_backend(), name.encode())
    return ctypes.CFUNCTYPE(result, *arguments)(address)


# Their descriptions


def _describe(handle: int) -> tuple[int, Device]:
    base = libraries().base
    kind = int(base.ggml_backend_dev_type(handle))
    name, description = (
        (ask(handle) or b"").decode("utf-8", "replace")
        for ask in (base.ggml_backend_dev_name, base.ggml_backend_dev_description)
    )
    free, total = ctypes.c_size_t(), ctypes.c_size_t()
    base.ggml_backend_dev_memory(handle, ctypes.byref(free), ctypes.byref(total))
    # Metal calls itself a GPU and works in the computer's memory.
    shares = kind != _GPU or sys.platform == "darwin"
    return kind, Device(name, description, free.value, shares, handle)

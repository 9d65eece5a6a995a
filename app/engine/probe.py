"""Measures what bounds a model on this machine's processor, with the operation that does it.

Generation multiplies each quantised matrix with one vector, a prompt with a batch of them: the
probe lets ggml do both, with the threads that a large model gets.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from app.core.speed import MachineSpeed
from app.engine.backends import libraries
from app.engine.devices import CPU_KIND, all_devices
from app.engine.llama_log import start_llama
from app.engine.loading import SMALL_MODEL_BYTES, default_threads
from app.system.machine import BusyTime, processor_name
from app.system.memory import available_bytes

_Q4_K, _F32 = 12, 0  # ggml.h, enum ggml_type
_Q4_K_BYTES = 144 / 256  # of a weight (ggml-common.h, block_q4_K)
COLUMNS, BATCH = 4096, 512
READ_ROWS, PRODUCT_ROWS = 56_000, 1024
"""129 MB, more than most caches hold; and little enough for the slowest processors."""
PIECES = 4
"""Short passes: on a busy machine some of them have all processors to themselves."""
_CONTEXT_BYTES = 4 << 20
"""For the descriptions of graphs and tensors."""
_LEAST_FREE_BYTES = 1_000_000_000
_MEASURE_S = 0.06
"""For each product; the fastest pass of each piece counts."""
_LEAST_ROUNDS = 2


class ProbeInterruptedError(Exception):
    """There is something to do that a person waits for."""


class _InitParameters(ctypes.Structure):
    _fields_ = (  # ggml.h, struct ggml_init_params
        ("mem_size", ctypes.c_size_t),
        ("mem_buffer", ctypes.c_void_p),
        ("no_alloc", ctypes.c_bool),
    )


def probe_machine(is_interrupted: Callable[[], bool], threads: int = 0) -> MachineSpeed | None:
    """Measure for about 0.4 s; ``None`` when there is no memory for it.

    Args:
        is_interrupted: asked between passes.
        threads: to use; 0: as many as a large model gets.

    Raises:
        ProbeInterruptedError: ``is_interrupted`` said so.
    """
    start_llama()
    if available_bytes() < _LEAST_FREE_BYTES:
        return None
    threads = threads or default_threads(SMALL_MODEL_BYTES)
    others = BusyTime()
    read_s = _fastest_s(READ_ROWS, 1, threads, is_interrupted)
    batch_s = _fastest_s(PRODUCT_ROWS, BATCH, threads, is_interrupted)
    return MachineSpeed(
        read_bytes_per_s=READ_ROWS * COLUMNS * _Q4_K_BYTES / read_s,
        multiply_adds_per_s=PRODUCT_ROWS * COLUMNS * BATCH / batch_s,
        processor=processor_name(),
        threads=threads,
        busy_share=others.share(),
    )


def _fastest_s(rows: int, vectors: int, threads: int, is_interrupted: Callable[[], bool]) -> float:
    """With all threads, or with one where other programs are in the way of several."""
    return min(_Product(rows, vectors, count).fastest_s(is_interrupted) for count in {1, threads})


@dataclass(frozen=True)
class _Product:
    """A matrix of 4 bits a weight, times some vectors."""

    rows: int
    vectors: int
    threads: int

    def fastest_s(self, is_interrupted: Callable[[], bool]) -> float:
        """Seconds for all pieces, the fastest pass of each."""
        base = _typed_base()
        processor = next(device.handle for kind, device in all_devices() if kind == CPU_KIND)
        backend = base.ggml_backend_dev_init(processor, None)
        context = base.ggml_init(_InitParameters(_CONTEXT_BYTES, None, True))
        buffer = None
        try:
            self._set_threads(backend)
            graphs = self._graphs(context)
            buffer = base.ggml_backend_alloc_ctx_tensors(context, backend)
            base.ggml_backend_buffer_clear(buffer, 1)  # else all pages would be the same one

            def run(graph: int) -> float:
                if is_interrupted():
                    raise ProbeInterruptedError
                began = time.perf_counter()
                base.ggml_backend_graph_compute(backend, graph)
                return time.perf_counter() - began

            rounds = [[run(graph) for graph in graphs] for _ in range(_LEAST_ROUNDS)]
            ends_at = time.perf_counter() + _MEASURE_S
            while time.perf_counter() < ends_at:
                rounds.append([run(graph) for graph in graphs])
            fastest: list[float] = [min(passes) for passes in zip(*rounds, strict=True)]
            return sum(fastest)
        finally:
            if buffer:
                base.ggml_backend_buffer_free(buffer)
            base.ggml_free(context)
            base.ggml_backend_free(backend)

    def _graphs(self, context: int) -> list[int]:
        """One for each piece of the matrix."""
        base = _typed_base()
        vectors = base.ggml_new_tensor_2d(context, _F32, COLUMNS, self.vectors)
        graphs = []
        for _ in range(PIECES):
            matrix = base.ggml_new_tensor_2d(context, _Q4_K, COLUMNS, self.rows // PIECES)
            graph = base.ggml_new_graph(context)
            base.ggml_build_forward_expand(graph, base.ggml_mul_mat(context, matrix, vectors))
            graphs.append(graph)
        return graphs

    def _set_threads(self, backend: int) -> None:
        base = _typed_base()
        registry = base.ggml_backend_dev_backend_reg(base.ggml_backend_get_device(backend))
        address = base.ggml_backend_reg_get_proc_address(registry, b"ggml_backend_set_n_threads")
        if address:
            ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_int)(address)(backend, self.threads)


@cache
def _typed_base() -> ctypes.CDLL:
    """The library with the types of what is used here (ggml.h, ggml-backend.h)."""
    base = libraries().base
    pointer, number = ctypes.c_void_p, ctypes.c_int64
    for name, result, *arguments in (
        ("ggml_init", pointer, _InitParameters),
        ("ggml_free", None, pointer),
        ("ggml_new_tensor_2d", pointer, pointer, ctypes.c_int, number, number),
        ("ggml_mul_mat", pointer, pointer, pointer, pointer),
        ("ggml_new_graph", pointer, pointer),
        ("ggml_build_forward_expand", None, pointer, pointer),
        ("ggml_backend_dev_init", pointer, pointer, ctypes.c_char_p),
        ("ggml_backend_get_device", pointer, pointer),
        ("ggml_backend_dev_backend_reg", pointer, pointer),
        ("ggml_backend_alloc_ctx_tensors", pointer, pointer, pointer),
        ("ggml_backend_buffer_clear", None, pointer, ctypes.c_uint8),
        ("ggml_backend_buffer_free", None, pointer),
        ("ggml_backend_graph_compute", ctypes.c_int, pointer, pointer),
        ("ggml_backend_free", None, pointer),
    ):
        function = getattr(base, name)
        function.restype, function.argtypes = result, arguments
    return base

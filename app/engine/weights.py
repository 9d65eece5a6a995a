"""Makes llama.cpp's own objects: the weights of a model, a context for them."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Sequence
from pathlib import Path

import llama_cpp as C  # noqa: N812 - the C API, named as such at every call

from app.core.errors import AppError, ErrorKind
from app.core.fit import CacheType
from app.engine.devices import Device
from app.engine.llama_log import load_failure, start_llama

BATCH_TOKENS = 512
_GGML_TYPES = {CacheType.F16: C.GGML_TYPE_F16, CacheType.Q8_0: C.GGML_TYPE_Q8_0}


def load_weights(
    path: Path, devices: Sequence[Device], gpu_layers: int, *, is_dry: bool = False
) -> C.llama_model_p:
    """Load a file.

    Args:
        path: the GGUF, or the first part of a split one.
        devices: GPUs that take layers, those of peers among them.
        gpu_layers: how many they take together.
        is_dry: no memory is taken; for ``make_context``, which then tells its sizes to the log.

    Raises:
        AppError: why it can't be loaded.
    """
    log = start_llama()
    log.errors.clear()
    parameters = C.llama_model_default_params()
    handles = [gpu.handle for gpu in devices] if gpu_layers else []
    array = (ctypes.c_void_p * (len(handles) + 1))(*handles)  # ends with NULL
    parameters.devices = ctypes.cast(array, ctypes.c_void_p)
    parameters.n_gpu_layers = gpu_layers
    if is_dry:
        parameters.no_alloc = True
        parameters.load_mode = C.LLAMA_LOAD_MODE_NONE  # with a mapping it would abort
    model = C.llama_model_load_from_file(os.fsencode(path), parameters)
    if not model:
        raise load_failure(path, log.errors)
    return model


def make_context(
    model: C.llama_model_p, tokens: int, cache_type: CacheType, threads: int
) -> C.llama_context_p:
    """Make a context of one sequence.

    Raises:
        AppError: ``OUT_OF_MEMORY``.
    """
    parameters = C.llama_context_default_params()
    parameters.n_ctx = tokens
    parameters.n_batch = parameters.n_ubatch = BATCH_TOKENS
    parameters.n_threads = parameters.n_threads_batch = threads
    parameters.flash_attn_type = C.LLAMA_FLASH_ATTN_TYPE_AUTO
    parameters.type_k = parameters.type_v = _GGML_TYPES[cache_type]
    parameters.no_perf = True
    context = C.llama_init_from_model(model, parameters)
    if not context:
        raise AppError(ErrorKind.OUT_OF_MEMORY, context_tokens=tokens)
    return context


def try_out(model: C.llama_model_p, context: C.llama_context_p) -> None:
    """Evaluate one token: some GPU backends take their memory only then."""
    token = (C.llama_token * 1)(max(0, C.llama_vocab_bos(C.llama_model_get_vocab(model))))
    status = C.llama_decode(context, C.llama_batch_get_one(token, 1))
    if status:
        C.llama_free(context)
        raise AppError(ErrorKind.DECODE_FAILED, status=status)
    C.llama_memory_clear(C.llama_get_memory(context), True)


def offloadable_layers(model: C.llama_model_p) -> int:
    """All layers, and the output's."""
    return int(C.llama_model_n_layer(model)) + 1


def head_length(model: C.llama_model_p) -> int:
    """Numbers in a key of one attention head."""
    return int(C.llama_model_n_embd(model)) // max(1, int(C.llama_model_n_head(model)))

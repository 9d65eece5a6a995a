"""Loads a model and makes its context: checks, fit to the memory, retreat."""

from __future__ import annotations

import itertools
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NotRequired, TypedDict, Unpack

import llama_cpp as C  # noqa: N812 - the C API, named as such at every call
import psutil

from app.core.errors import AppError, ErrorKind
from app.core.fit import (
    LEAST_CONTEXT_TOKENS,
    CacheType,
    Fit,
    Footprint,
    Plan,
    Room,
    believable_context,
    fit,
    room_beside,
    smaller_plans,
)
from app.core.load_options import ALL_LAYERS
from app.core.model_files import GGUF_MAGIC, parse_model_file_name
from app.engine.devices import Device, choose_devices, list_devices, peer_devices
from app.engine.llama_log import LlamaLog, start_llama
from app.engine.weights import head_length, load_weights, make_context, offloadable_layers, try_out
from app.system.memory import available_bytes, reserve_bytes

SHORT_HEAD = 64
"""With shorter heads than this a KV cache in Q8_0 makes prompts take four times as long, and its
keys can't be shifted: llama.cpp ends the process (both tried with heads of 32)."""
SMALL_MODEL_BYTES = 64_000_000
"""A model smaller than this runs on one thread of the CPU, and its memory is not measured first."""
DEVICE_RESERVE_BYTES = 512 * 2**20
"""Left free on each GPU, for the screen and for what a backend takes beside its buffers."""
_MIB = 2**20
# What a dry run prints of its sizes (llama-kv-cache.cpp, llama-memory-recurrent.cpp,
# llama-context.cpp), in MiB.
_CACHE_SIZE = re.compile(r"^llama_(?:kv_cache|memory)\w*: size = +([\d.]+) MiB", re.MULTILINE)
_SCRATCH_SIZE = re.compile(r"(?:compute|output) buffer size = +([\d.]+) MiB")


@dataclass(frozen=True)
class Loaded:
    """What llama.cpp has made.

    Attributes:
        model, context: its own objects.
        fit: how it was loaded, and what had been wanted.
        can_shift: whether its cache can be moved to make room.
        room_left: memory for another model beside it; ``None`` when it was not measured.
    """

    model: C.llama_model_p
    context: C.llama_context_p
    fit: Fit
    can_shift: bool = True
    room_left: Room | None = None


def default_threads(model_bytes: int) -> int:
    """How many threads serve a model best.

    The physical cores (hyper-threads slow llama.cpp down), but one for a very small model: its
    threads would wait for each other at every step, and on a busy machine without end (measured
    with 5 MB on two cores of which one was taken: 2,300 tokens/s with one thread, 50 with two).

    Args:
        model_bytes: size of the weights.
    """
    if model_bytes < SMALL_MODEL_BYTES:
        return 1
    return psutil.cpu_count(logical=False) or os.cpu_count() or 1


class How(TypedDict):
    """How a model is to be loaded.

    Attributes:
        context_tokens: wanted; no more than the model was trained for is made.
        threads: 0 chooses (``default_threads``); no more than the processor has are used.
        cache_type: wanted for the KV cache.
        gpu_layers: wanted on GPUs; ``ALL_LAYERS``: as many as they can hold.
        device: name of a GPU, ``devices.CPU`` for none, empty for all.
        peers: computers that take a part of the model; each has answered just now.
        free_bytes: memory that may be taken; ``None``: what the machine has.
        beside: memory that another model has left; it is loaded as wanted there, or not at all.
    """

    context_tokens: int
    threads: NotRequired[int]
    cache_type: NotRequired[CacheType]
    gpu_layers: NotRequired[int]
    device: NotRequired[str]
    peers: NotRequired[Sequence[str]]
    free_bytes: NotRequired[int | None]
    beside: NotRequired[Room | None]


def load(path: Path, **how: Unpack[How]) -> Loaded:
    """Load a model as well as the memory allows.

    Args:
        path: the GGUF, or the first part of a split one.
        how: wishes.

    Raises:
        AppError: the file is missing, not a GGUF, incomplete, of an unknown kind, or too large
            for the memory.
    """
    start_llama()
    _check_file(path)
    peers, beside = how.get("peers", ()), how.get("beside")
    order = _Order(
        path, how["context_tokens"], how.get("threads", 0), how.get("cache_type", CacheType.F16)
    )
    if is_small_model(path) and not peers:
        plan = Plan(order.context_tokens, order.cache_type)
        return _load_or_retreat(order, plan, None, Room(0))
    device = how.get("device", "")
    has_gpu = bool(list_devices(device)) and not peers
    devices = [*(peer_devices(peers) if peers else ()), *choose_devices(device)]
    layers = how.get("gpu_layers", ALL_LAYERS)
    most_layers = sys.maxsize if layers == ALL_LAYERS else layers
    order = replace(order, devices=devices, has_gpu=has_gpu, most_layers=most_layers)
    footprint, wanted = _measure(path, order.context_tokens)
    if beside is not None:
        return _load_beside(order, footprint, beside, wanted)
    room = _room(devices, how.get("free_bytes"))
    plan = fit(footprint, room, wanted, order.cache_type, most_layers)
    loaded = _load_or_retreat(order, plan, footprint, room)
    left = room_beside(footprint, room, loaded.fit.plan)
    return replace(loaded, room_left=replace(left, device_bytes=0) if peers else left)


def _room(devices: Sequence[Device], free_bytes: int | None) -> Room:
    return Room(
        available_bytes() if free_bytes is None else free_bytes,
        reserve_bytes() if free_bytes is None else 0,
        sum(max(0, device.free_bytes - DEVICE_RESERVE_BYTES) for device in devices),
        any(device.shares_memory for device in devices),
    )


def _load_beside(order: _Order, footprint: Footprint, room: Room, wanted_tokens: int) -> Loaded:
    plan = fit(footprint, room, wanted_tokens)
    if plan.context_tokens < wanted_tokens or plan.cache_type is not CacheType.F16:
        raise AppError(ErrorKind.OUT_OF_MEMORY)
    return _load(order, plan)


@dataclass(frozen=True)
class _Order:
    """What is to be loaded, whatever the plan."""

    path: Path
    context_tokens: int
    threads: int
    cache_type: CacheType = CacheType.F16
    devices: Sequence[Device] = ()
    has_gpu: bool = False  # be it used or not; with peers it makes no difference
    most_layers: int = sys.maxsize


def _load_or_retreat(order: _Order, plan: Plan, footprint: Footprint | None, room: Room) -> Loaded:
    """Load by a plan, or by the first of the smaller ones that works."""
    failure = AppError(ErrorKind.OUT_OF_MEMORY)
    plans = [plan]
    if order.cache_type is CacheType.Q8_0:  # not every kind of model can have it
        plans.append(replace(plan, cache_type=CacheType.F16))
    for attempt in itertools.chain(plans, smaller_plans(plan, footprint, room)):
        try:
            return _load(order, attempt)
        except AppError as error:
            if error.kind is not ErrorKind.OUT_OF_MEMORY and not attempt.gpu_layers:
                raise
            sys.stderr.write(f"{attempt} failed: {error}\n")
            failure = error
    raise failure


def _load(order: _Order, plan: Plan) -> Loaded:
    model = load_weights(order.path, order.devices, plan.gpu_layers)
    try:
        trained = C.llama_model_n_ctx_train(model)
        tokens = believable_context(plan.context_tokens, trained)
        has_short_heads = head_length(model) < SHORT_HEAD
        if has_short_heads and order.cache_type is CacheType.Q8_0:  # a wish, not for lack of memory
            plan = replace(plan, cache_type=CacheType.F16)
        wanted_threads = min(order.threads, os.cpu_count() or order.threads)
        threads = wanted_threads or default_threads(int(C.llama_model_size(model)))
        context = make_context(model, tokens, plan.cache_type, threads)
        if plan.gpu_layers:
            try_out(model, context)
    except BaseException:
        C.llama_model_free(model)
        raise
    made = replace(plan, context_tokens=int(C.llama_n_ctx(context)))
    layers = min(offloadable_layers(model), order.most_layers) if order.has_gpu else 0
    wanted = believable_context(order.context_tokens, trained)
    can_shift = made.cache_type is CacheType.F16 or not has_short_heads
    return Loaded(model, context, Fit(made, wanted, layers, order.cache_type), can_shift)


# The dry run


def _measure(path: Path, context_tokens: int) -> tuple[Footprint, int]:
    """What a model needs, from a load that takes no memory, and the context to want of it."""
    log = start_llama()
    log.measured = []
    try:
        model = load_weights(path, [], 0, is_dry=True)
        try:
            wanted = believable_context(context_tokens, C.llama_model_n_ctx_train(model))
            ends = (LEAST_CONTEXT_TOKENS, max(wanted, 2 * LEAST_CONTEXT_TOKENS))
            (cache, scratch), (more_cache, more_scratch) = (
                _context_bytes(model, tokens, log) for tokens in ends
            )
            weights, layers = int(C.llama_model_size(model)), offloadable_layers(model)
        finally:
            C.llama_model_free(model)
    finally:
        log.measured = None
    more_tokens = ends[1] - ends[0]
    cache_token_bytes = max(0.0, (more_cache - cache) / more_tokens)
    scratch_token_bytes = max(0.0, (more_scratch - scratch) / more_tokens)
    fixed = cache + scratch - (cache_token_bytes + scratch_token_bytes) * ends[0]
    footprint = Footprint(
        weights, layers, cache_token_bytes, max(0, int(fixed)), scratch_token_bytes
    )
    return footprint, wanted


def _context_bytes(model: C.llama_model_p, tokens: int, log: LlamaLog) -> tuple[float, float]:
    """Sizes of a context's cache and of its scratch."""
    lines: list[str] = []
    log.measured = lines
    C.llama_free(make_context(model, tokens, CacheType.F16, 1))
    text = "".join(lines)
    cache = sum(float(size) for size in _CACHE_SIZE.findall(text))
    scratch = sum(float(size) for size in _SCRATCH_SIZE.findall(text))
    return cache * _MIB, scratch * _MIB


# Files


def is_small_model(path: Path) -> bool:
    """Whether a file is so small that its time goes into other things than its weights."""
    return parse_model_file_name(path.name).parts == 1 and path.stat().st_size < SMALL_MODEL_BYTES


def _check_file(path: Path) -> None:
    try:
        with path.open("rb") as file:
            magic = file.read(len(GGUF_MAGIC))
    except OSError as error:
        raise AppError(ErrorKind.MODEL_FILE_MISSING, path=str(path)) from error
    if magic != GGUF_MAGIC:
        raise AppError(ErrorKind.MODEL_FILE_NOT_GGUF, path=str(path))

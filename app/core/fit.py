"""Fits a model into memory: size of the context, precision of the cache, layers on the GPU.

Pure arithmetic on what a dry run has measured; ``app.engine.loading`` measures, loads, and comes
back for the next smaller plan when a load fails all the same.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from app.core.errors import AppError, ErrorKind

LEAST_CONTEXT_TOKENS = 2048
"""No less is made for lack of memory: a question with its thoughts would not fit."""
STEP_TOKENS = 1024
"""Smaller contexts are multiples of this."""
Q8_0_SHARE = 34 / 64
"""A block of 32 values takes 34 bytes in Q8_0, 64 in f16 (ggml-common.h, ``block_q8_0``)."""


class CacheType(StrEnum):
    """Precision of the KV cache. On a CPU ``Q8_0`` halves the speed of long prompts."""

    F16 = "f16"
    Q8_0 = "q8_0"


class Retreat(StrEnum):
    """What is less than wanted, for lack of memory or since the model can't have it."""

    SMALLER_CONTEXT = "smaller_context"
    QUANTISED_CACHE = "quantised_cache"
    UNQUANTISED_CACHE = "unquantised_cache"
    FEWER_GPU_LAYERS = "fewer_gpu_layers"
    CPU_ONLY = "cpu_only"


@dataclass(frozen=True)
class Footprint:
    """What a model needs.

    Attributes:
        weights_bytes: all tensors.
        layers: that a GPU can take, the output layer included.
        cache_token_bytes: of one token in an f16 cache, over all layers.
        compute_bytes: scratch of a computation with an empty context.
        compute_token_bytes: what each token of the context adds to it.
    """

    weights_bytes: int
    layers: int
    cache_token_bytes: float
    compute_bytes: int = 0
    compute_token_bytes: float = 0.0


@dataclass(frozen=True)
class Room:
    """What there is.

    Attributes:
        host_bytes: free memory of the computer.
        host_reserve_bytes: of it, better left to other programs.
        device_bytes: free memory of the GPUs, their reserve taken off; 0 without a GPU.
        is_shared: the GPU's memory is the computer's own.
    """

    host_bytes: int
    host_reserve_bytes: int = 0
    device_bytes: int = 0
    is_shared: bool = False


@dataclass(frozen=True)
class Plan:
    """How a model is to be loaded."""

    context_tokens: int
    cache_type: CacheType = CacheType.F16
    gpu_layers: int = 0


@dataclass(frozen=True)
class Fit:
    """How a model was loaded, and what had been wanted.

    Attributes:
        plan: what was made.
        wanted_context_tokens: no more than the model was trained for.
        offloadable_layers: that the GPUs could have taken, no more than wanted; 0 without a GPU.
        wanted_cache_type: of the KV cache.
    """

    plan: Plan
    wanted_context_tokens: int
    offloadable_layers: int = 0
    wanted_cache_type: CacheType = CacheType.F16

    @property
    def is_on_gpu(self) -> bool:
        """Whether a GPU of this computer computes a part of it; one of a peer does not count."""
        return bool(self.plan.gpu_layers and self.offloadable_layers)

    @property
    def retreats(self) -> list[Retreat]:
        """What is less than wanted."""
        plan, found = self.plan, []
        if plan.context_tokens < self.wanted_context_tokens:
            found.append(Retreat.SMALLER_CONTEXT)
        if plan.cache_type is not self.wanted_cache_type:
            is_less = plan.cache_type is CacheType.Q8_0
            found.append(Retreat.QUANTISED_CACHE if is_less else Retreat.UNQUANTISED_CACHE)
        if plan.gpu_layers < self.offloadable_layers:
            found.append(Retreat.FEWER_GPU_LAYERS if plan.gpu_layers else Retreat.CPU_ONLY)
        return found


def believable_context(wanted_tokens: int, trained_tokens: int) -> int:
    """The context to ask for: no more than the model was trained for, if its file is credible.

    Args:
        wanted_tokens: by the user.
        trained_tokens: as the file has it; damaged ones say anything.
    """
    return min(wanted_tokens, trained_tokens) if trained_tokens >= 256 else wanted_tokens


def fit(
    footprint: Footprint,
    room: Room,
    wanted_tokens: int,
    cache_type: CacheType = CacheType.F16,
    most_layers: int = sys.maxsize,
) -> Plan:
    """The best plan that fits.

    The context comes first, then the GPU's layers: as many as it can take with that context. Only
    when the least context does not fit is the cache quantised, and only then is the reserve used.

    Args:
        footprint: of the model.
        room: free memory.
        wanted_tokens: size of the context.
        cache_type: wanted for the KV cache.
        most_layers: wanted on the GPU.

    Raises:
        AppError: ``OUT_OF_MEMORY`` with ``needed_bytes`` of the smallest plan and
            ``available_bytes``.
    """
    least = min(LEAST_CONTEXT_TOKENS, wanted_tokens)
    smallest = _plan(footprint, room, least, CacheType.Q8_0, most_layers)
    plans = [
        *(
            _plan(footprint, room, tokens, cache_type, most_layers)
            for tokens in _contexts(wanted_tokens)
        ),
        smallest,
    ]
    for plan in plans:
        if host_bytes(footprint, room, plan) <= room.host_bytes - room.host_reserve_bytes:
            return plan
    needed = host_bytes(footprint, room, smallest)
    if needed <= room.host_bytes:
        return smallest
    raise AppError(
        ErrorKind.OUT_OF_MEMORY, needed_bytes=needed, available_bytes=max(0, room.host_bytes)
    )


def smaller_plans(plan: Plan, footprint: Footprint | None, room: Room) -> Iterator[Plan]:
    """What to try when a plan has failed, one after the other.

    Half the layers on the GPU; the CPU alone, fitted to its memory; half the context down to the
    least; a quantised cache.

    Args:
        plan: that failed.
        footprint: of the model; ``None`` when it was not measured.
        room: free memory.

    Raises:
        AppError: ``OUT_OF_MEMORY``: without the GPU the model does not fit.
    """
    if plan.gpu_layers > 1:
        yield replace(plan, gpu_layers=plan.gpu_layers // 2)
    if plan.gpu_layers:
        plan = replace(plan, gpu_layers=0)
        if footprint is not None:
            no_gpu = replace(room, device_bytes=0)
            plan = fit(footprint, no_gpu, plan.context_tokens, plan.cache_type)
        yield plan
    while plan.context_tokens > LEAST_CONTEXT_TOKENS:
        plan = replace(plan, context_tokens=max(LEAST_CONTEXT_TOKENS, plan.context_tokens // 2))
        yield plan
    if plan.cache_type is CacheType.F16:
        yield replace(plan, cache_type=CacheType.Q8_0)


def host_bytes(footprint: Footprint, room: Room, plan: Plan) -> int:
    """How much of the computer's memory a plan takes."""
    layers = 0 if room.is_shared else plan.gpu_layers
    share = 1 - layers / footprint.layers if footprint.layers else 1.0
    cache = _cache_bytes(footprint, plan.context_tokens, plan.cache_type)
    scratch = _compute_bytes(footprint, plan.context_tokens)
    return int(share * (footprint.weights_bytes + cache) + scratch)


def room_beside(footprint: Footprint, room: Room, plan: Plan) -> Room:
    """What a loaded model leaves to another one."""
    on_device = 0.0
    if plan.gpu_layers and footprint.layers:
        cache = _cache_bytes(footprint, plan.context_tokens, plan.cache_type)
        share = plan.gpu_layers / footprint.layers
        scratch = _compute_bytes(footprint, plan.context_tokens)
        on_device = share * (footprint.weights_bytes + cache) + scratch
    return replace(
        room,
        host_bytes=max(0, room.host_bytes - host_bytes(footprint, room, plan)),
        device_bytes=max(0, int(room.device_bytes - on_device)),
    )


def _plan(
    footprint: Footprint,
    room: Room,
    context_tokens: int,
    cache_type: CacheType,
    most_layers: int,
) -> Plan:
    """As many layers on the GPU as it can take with such a cache, and as are wanted there."""
    cache = _cache_bytes(footprint, context_tokens, cache_type)
    layer_bytes = (footprint.weights_bytes + cache) / max(1, footprint.layers)
    for_layers = room.device_bytes - _compute_bytes(footprint, context_tokens)
    layers = max(0, min(footprint.layers, most_layers, int(for_layers // max(1, layer_bytes))))
    return Plan(context_tokens, cache_type, layers)


def _contexts(wanted_tokens: int) -> Iterator[int]:
    """The wanted context, then ever smaller ones down to the least."""
    yield wanted_tokens
    largest = (wanted_tokens - 1) // STEP_TOKENS * STEP_TOKENS
    yield from range(largest, LEAST_CONTEXT_TOKENS - 1, -STEP_TOKENS)


def _cache_bytes(footprint: Footprint, context_tokens: int, cache_type: CacheType) -> float:
    share = 1.0 if cache_type is CacheType.F16 else Q8_0_SHARE
    return footprint.cache_token_bytes * context_tokens * share


def _compute_bytes(footprint: Footprint, context_tokens: int) -> float:
    return footprint.compute_bytes + footprint.compute_token_bytes * context_tokens

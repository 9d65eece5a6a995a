"""What to expect of a model on this machine, in the terms of the person who chooses it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.core.errors import AppError
from app.core.fit import CacheType, Footprint, Room, fit
from app.core.gguf_facts import GgufFacts
from app.core.speed import (
    TYPICAL_THOUGHT_TOKENS,
    MachineSpeed,
    SpeedHistory,
    expected_tokens_per_s,
    on_gpu_key,
    token_bytes,
)

GOOD_TOKENS_PER_S = 5.0
"""As fast as most people read; what is slower feels slow."""
SHORT_THOUGHT_S = 150.0
"""A finer quantisation or a larger model is recommended only while thoughts take no longer."""
_SOUND_BITS = 4.5
"""Below about this many bits a parameter, R1's reasoning suffers visibly (Q4_K_M has 4.8)."""
_SCRATCH_BYTES = 400_000_000
"""Buffers of a computation with batches of 512 tokens and a vocabulary of 152,000."""
_CACHE_8B_TOKEN_BYTES = 131_072
"""Of a model with 8 billion parameters: 32 layers, 8 heads of 128 keys and values, f16."""


class Verdict(StrEnum):
    """How a model will run."""

    RUNS_WELL = "runs_well"
    RUNS_SLOWLY = "runs_slowly"
    DOES_NOT_FIT = "does_not_fit"


@dataclass(frozen=True)
class Needs:
    """What a download would need.

    Attributes:
        key: under which its speed is remembered.
        weights_bytes: of all its files.
        parameters_billion: in all.
        active_billion: at work for one token; less than all in a mixture of experts.
        facts: from its header, when that was read.
    """

    key: str
    weights_bytes: int
    parameters_billion: float
    active_billion: float = 0.0
    facts: GgufFacts | None = None

    @property
    def active_bytes(self) -> float:
        """Weights that are read for each token."""
        active = self.active_billion or self.parameters_billion
        share = active / self.parameters_billion if self.parameters_billion else 1.0
        return self.weights_bytes * min(1.0, share)

    @property
    def cache_token_bytes(self) -> float:
        """Of a token in the cache; estimated from the size while the header is not known."""
        if self.facts is not None and self.facts.cache_token_bytes:
            return self.facts.cache_token_bytes
        return _CACHE_8B_TOKEN_BYTES * float((max(0.1, self.parameters_billion) / 8) ** 0.42)

    @property
    def bits(self) -> float:
        """Of a parameter."""
        return 8 * self.weights_bytes / max(1.0, self.parameters_billion * 1e9)

    @property
    def token_bytes(self) -> float:
        """Read for one token."""
        return token_bytes(self.active_bytes, self.cache_token_bytes)

    @property
    def footprint(self) -> Footprint:
        """For ``app.core.fit``."""
        layers = self.facts.layers + 1 if self.facts is not None and self.facts.layers else 33
        return Footprint(self.weights_bytes, layers, self.cache_token_bytes, _SCRATCH_BYTES)


@dataclass(frozen=True)
class Machine:
    """What there is to run on.

    Attributes:
        room: free memory, with what the model that is loaded now would give back.
        total_bytes: memory of the computer.
        speed: of its processor; ``None`` before the probe.
    """

    room: Room
    total_bytes: int
    speed: MachineSpeed | None = None


@dataclass(frozen=True)
class Expectation:
    """What to expect.

    Attributes:
        verdict: in one word.
        tokens_per_s: of generation; ``None`` when nothing is known: before the probe, or on a GPU
            on which the model has not run yet.
        gpu_share: of its layers that the GPU takes, 0 to 1.
        missing_bytes: of memory, for it to fit now.
        fits_when_free: it would fit if other programs were closed.
        is_measured: the speed is corrected by its own runs.
        has_small_context: it runs with a smaller context than wanted.
    """

    verdict: Verdict
    tokens_per_s: float | None = None
    gpu_share: float = 0.0
    missing_bytes: int = 0
    fits_when_free: bool = False
    is_measured: bool = False
    has_small_context: bool = False

    @property
    def thinking_s(self) -> float | None:
        """What a typical question thinks for, in seconds."""
        return TYPICAL_THOUGHT_TOKENS / self.tokens_per_s if self.tokens_per_s else None


def expect(
    needs: Needs, machine: Machine, context_tokens: int, history: SpeedHistory
) -> Expectation:
    """Judge a download before it is made.

    Args:
        needs: of the model.
        machine: to run it on.
        context_tokens: wanted.
        history: of models that have run here.
    """
    footprint = needs.footprint
    try:
        plan = fit(footprint, machine.room, context_tokens)
    except AppError as error:
        needed = int(error.details["needed_bytes"])
        missing = needed - int(error.details["available_bytes"])
        usable = machine.total_bytes - machine.room.host_reserve_bytes + machine.room.device_bytes
        return Expectation(
            Verdict.DOES_NOT_FIT, missing_bytes=missing, fits_when_free=needed <= usable
        )
    gpu_share = min(1.0, plan.gpu_layers / footprint.layers)
    speed = _tokens_per_s(needs, machine.speed, history, on_gpu=gpu_share > 0)
    is_small = plan.context_tokens < context_tokens or plan.cache_type is not CacheType.F16
    is_fast = speed >= GOOD_TOKENS_PER_S if speed is not None else gpu_share in (0.0, 1.0)
    return Expectation(
        Verdict.RUNS_WELL if is_fast and not is_small else Verdict.RUNS_SLOWLY,
        speed,
        gpu_share,
        is_measured=history.has_run(on_gpu_key(needs.key) if gpu_share else needs.key),
        has_small_context=is_small,
    )


def recommended(choices: Sequence[tuple[Needs, Expectation]]) -> int | None:
    """Which quantisation of a model to take: its index.

    Of those that run well, the finest whose thoughts are short; else the smallest sound one that
    runs well, or slowly; where no sound one fits, the largest that does.
    """
    good = _indices(choices, Verdict.RUNS_WELL)
    quick = [i for i in good if _is_quick(choices[i][1])]
    if quick and choices[quick[-1]][0].bits >= _SOUND_BITS:
        return quick[-1]
    fitting = [*good, *_indices(choices, Verdict.RUNS_SLOWLY)]
    sound = [i for i in fitting if choices[i][0].bits >= _SOUND_BITS]
    if sound:
        return sound[0]
    return max(fitting, key=lambda i: choices[i][0].weights_bytes, default=None)


def _indices(choices: Sequence[tuple[Needs, Expectation]], verdict: Verdict) -> list[int]:
    """Of the choices with a verdict, the smallest first."""
    found = [i for i, (_, expectation) in enumerate(choices) if expectation.verdict is verdict]
    return sorted(found, key=lambda i: choices[i][0].weights_bytes)


def best_model(choices: Iterable[tuple[Needs, Expectation] | None]) -> int | None:
    """Which of several models to recommend: its index.

    Args:
        choices: the recommended quantisation of each; ``None`` where none fits.

    Returns:
        The largest that is sound and thinks quickly; else the smallest that is sound and runs
        well; else the smallest that runs at all.
    """
    found = [(i, *choice) for i, choice in enumerate(choices) if choice is not None]
    good = [
        (needs.parameters_billion, -i, expectation)
        for i, needs, expectation in found
        if expectation.verdict is Verdict.RUNS_WELL and needs.bits >= _SOUND_BITS
    ]
    if quick := [(size, i) for size, i, expectation in good if _is_quick(expectation)]:
        return -max(quick)[1]
    if good:
        return -min(good, key=lambda choice: choice[0])[1]
    return min(found, key=lambda choice: choice[1].weights_bytes)[0] if found else None


def _is_quick(expectation: Expectation) -> bool:
    return (expectation.thinking_s or 0.0) <= SHORT_THOUGHT_S


def _tokens_per_s(
    needs: Needs, speed: MachineSpeed | None, history: SpeedHistory, *, on_gpu: bool
) -> float | None:
    key = on_gpu_key(needs.key) if on_gpu else needs.key
    if speed is None or (on_gpu and not history.has_run(key)):
        return None
    plain = expected_tokens_per_s(needs.token_bytes, speed.read_bytes_per_s)
    return plain * history.correction(key)

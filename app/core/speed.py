"""How fast a model will run on this machine: estimated from a probe, corrected by experience."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

TYPICAL_THOUGHT_TOKENS = 1_000
"""What R1 thinks about an everyday question; hard mathematics takes ten times as much."""
TYPICAL_FILL_TOKENS = 2_000
"""How full the context is while it does: the cache is read at every token, too."""
TOKEN_S = 0.0002
"""What a token costs beside the network: 0.35 ms in all with 5 MB of weights."""
_GPU_MARK = ":gpu"
_CALM_SHARE = 0.25
"""With two busy cores in four, products of matrices were seen to take twice as long."""
_KEPT = 5
"""Measurements kept of a model: an update of the program may have made it faster."""


@dataclass(frozen=True)
class MachineSpeed:
    """What a probe has measured, with the threads that generation uses.

    Attributes:
        read_bytes_per_s: at which memory is read; it bounds generation.
        multiply_adds_per_s: of matrix products; they bound the reading of a prompt.
        processor: which processor it was; another one wants another probe.
        threads: that were used.
        busy_share: of the processors' time meanwhile that went to other programs, 0 to 1.
    """

    read_bytes_per_s: float
    multiply_adds_per_s: float
    processor: str = ""
    threads: int = 0
    busy_share: float = 0.0

    @property
    def is_disturbed(self) -> bool:
        """Whether the machine may be faster: others were in the way."""
        return self.busy_share > _CALM_SHARE

    def or_better(self, other: MachineSpeed | None) -> MachineSpeed:
        """The best of two measurements of one machine: what disturbs them only slows them down."""
        if other is None:
            return self
        return MachineSpeed(
            max(self.read_bytes_per_s, other.read_bytes_per_s),
            max(self.multiply_adds_per_s, other.multiply_adds_per_s),
            self.processor,
            self.threads,
            min(self.busy_share, other.busy_share),
        )


@dataclass(frozen=True)
class Gpu:
    """A GPU of this computer.

    Attributes:
        name: as settings have it.
        description: the product's name.
        free_bytes: of its memory, now.
        shares_memory: it works in the computer's own memory.
    """

    name: str
    description: str
    free_bytes: int
    shares_memory: bool = False


def on_gpu_key(model: str) -> str:
    """Under which the speed of a model is remembered that runs on a GPU, in part at least."""
    return f"{model}{_GPU_MARK}"


def token_bytes(
    active_bytes: float, cache_token_bytes: float, fill_tokens: int = TYPICAL_FILL_TOKENS
) -> float:
    """What is read for one token: the active weights and the cache, once each.

    Args:
        active_bytes: of the weights that are at work for one token.
        cache_token_bytes: of one token in the cache.
        fill_tokens: in the cache.
    """
    return max(1.0, active_bytes + cache_token_bytes * fill_tokens)


def expected_tokens_per_s(bytes_each: float, read_rate: float) -> float:
    """Speed of generation.

    Args:
        bytes_each: read for one token.
        read_rate: bytes a second.
    """
    return 1.0 / (TOKEN_S + bytes_each / read_rate)


@dataclass(frozen=True)
class Measured:
    """How a model has run here.

    Attributes:
        bytes_each: read for one token, as it was estimated.
        tokens_per_s: of its latest answers, the oldest first.
    """

    bytes_each: float
    tokens_per_s: tuple[float, ...] = ()

    def after(self, tokens_per_s: float) -> Measured:
        """With one more answer."""
        return Measured(self.bytes_each, (*self.tokens_per_s, tokens_per_s)[-_KEPT:])


@dataclass(frozen=True)
class SpeedHistory:
    """What was expected of models that have run here, and what came of it.

    Attributes:
        shares: by model, measured over expected, the oldest first.
    """

    shares: Mapping[str, tuple[float, ...]] = field(default_factory=dict)

    def with_measurement(self, model: str, expected: float, measured: float) -> SpeedHistory:
        """The history after an answer.

        Args:
            model: its key; any text that stays the same for a file.
            expected: tokens a second, uncorrected.
            measured: tokens a second.
        """
        if expected <= 0 or measured <= 0:
            return self
        kept = (*self.shares.get(model, ()), measured / expected)[-_KEPT:]
        return SpeedHistory({**self.shares, model: kept})

    def has_run(self, model: str) -> bool:
        """Whether a model has been measured."""
        return bool(self.shares.get(model))

    def correction(self, model: str) -> float:
        """What to multiply an expectation with: by the model's own runs, else by all others'.

        Those of GPUs say nothing of the processor.
        """
        if own := self.shares.get(model):
            return _median_or_one(own)
        is_gpu = model.endswith(_GPU_MARK)
        others = [each for key, each in self.shares.items() if key.endswith(_GPU_MARK) == is_gpu]
        return _median_or_one(_median_or_one(shares) for shares in others if shares)


def history_of(runs: Mapping[str, Measured], speed: MachineSpeed) -> SpeedHistory:
    """What came of the expectations that a probe would have given."""
    history = SpeedHistory()
    for model, run in runs.items():
        expected = expected_tokens_per_s(run.bytes_each, speed.read_bytes_per_s)
        for measured in run.tokens_per_s:
            history = history.with_measurement(model, expected, measured)
    return history


def _median_or_one(values: Iterable[float]) -> float:
    """Of the two in the middle of an even number, the lower: no promise is the better surprise."""
    found = sorted(values)  # not ``statistics``: the window would wait for its import
    return found[(len(found) - 1) // 2] if found else 1.0

"""How answers are made: each value declared once, chosen for all, for a model, for a conversation.

A preset holds what was chosen at one level; where it holds nothing, the level below counts. How
presets are kept and named: ``app.core.kept_presets``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from app.core.translatable import mark

if TYPE_CHECKING:
    from typing import Annotated

    from app.core.declarations import Declared, Kind
    from app.core.messages import Sampling
    from app.core.thinking_habits import ThinkingHabit

DRAWN = -1
"""In place of a seed: another one for each answer."""
ALL_LAYERS = -1
"""In place of a number of layers: as many as the graphics card can hold."""
_WORDS, _THINKING = mark("How words are chosen"), mark("Thinking")
_MEMORY, _SPEED = mark("Memory"), mark("Speed")


class Preset(NamedTuple):
    """What was chosen at one level; ``None``: as the level below says.

    Attributes:
        temperature: 0 always takes the likeliest token; DeepSeek recommends 0.6.
        top_p: nucleus probability mass, above 0 to 1; DeepSeek recommends 0.95.
        top_k: candidates kept before ``top_p``; 0 keeps all.
        min_p: least probability relative to the likeliest candidate.
        repeat_penalty: 1 is off.
        seed: of the random generator; ``DRAWN``: another one for each answer.
        thinks: whether the model thinks before it answers.
        thinking_tokens: its thoughts are closed after so many tokens; 0: no limit.
        thinking_s: its thoughts are closed after so many seconds; 0: no limit.
        max_tokens: the answer ends after so many tokens, thoughts included; 0: no limit.
        uses_instructions: whether the instructions of the settings are given to the model.
        context_tokens: wanted size of the context window; the memory may hold less.
        cache_type: precision of the KV cache, as ``app.core.fit.CacheType`` names it.
        threads: of the processor; 0: as many as serve the model best.
        gpu_layers: wanted on the graphics card; ``ALL_LAYERS``: as many as it can hold.
    """

    temperature: Annotated[
        float | None,
        Declared(
            mark("Temperature"),
            mark(
                "Low: the likeliest words, always nearly the same answer. High: more surprises. "
                "DeepSeek-R1 was made for 0.5 to 0.7."
            ),
            group=_WORDS,
            least=0,
            most=2,
            step=0.05,
            kind=Kind.SLIDER,
        ),
    ] = None
    top_p: Annotated[
        float | None,
        Declared(
            mark("Top-p"),
            mark("Only the likeliest words are considered, until their chances add up to this."),
            group=_WORDS,
            least=0.05,
            most=1,
            step=0.01,
            kind=Kind.SLIDER,
        ),
    ] = None
    top_k: Annotated[
        int | None,
        Declared(
            mark("Top-k"),
            mark("Only so many of the likeliest words are considered."),
            group=_WORDS,
            least=0,
            most=1000,
            step=5,
            least_label=mark("All"),
        ),
    ] = None
    min_p: Annotated[
        float | None,
        Declared(
            mark("Min-p"),
            mark("Words are left out whose chance is less than this share of the likeliest one's."),
            group=_WORDS,
            least=0,
            most=0.5,
            step=0.01,
            least_label=mark("Off"),
        ),
    ] = None
    repeat_penalty: Annotated[
        float | None,
        Declared(
            mark("Repetition penalty"),
            mark("Above 1, words that were said lately become less likely. 1.1 is a lot."),
            group=_WORDS,
            least=1,
            most=2,
            step=0.01,
            least_label=mark("Off"),
        ),
    ] = None
    seed: Annotated[
        int | None,
        Declared(
            mark("Seed"),
            mark("With a seed of your own, the same question is answered the same way again."),
            group=_WORDS,
            least=DRAWN,
            most=2**31 - 1,
            least_label=mark("Another each time"),
        ),
    ] = None
    thinks: Annotated[
        bool | None,
        Declared(
            mark("Think before answering"),
            mark("Without its thoughts, DeepSeek-R1 answers sooner and worse."),
            group=_THINKING,
        ),
    ] = None
    thinking_tokens: Annotated[
        int | None,
        Declared(
            mark("Thoughts, at most"),
            mark("Then the thoughts are closed, and the answer follows."),
            group=_THINKING,
            unit=mark("tokens"),
            least=0,
            most=1_000_000,
            step=250,
            least_label=mark("As many as it takes"),
        ),
    ] = None
    thinking_s: Annotated[
        int | None,
        Declared(
            mark("Time to think, at most"),
            group=_THINKING,
            unit=mark("seconds"),
            least=0,
            most=86_400,
            step=10,
            least_label=mark("As long as it takes"),
        ),
    ] = None
    max_tokens: Annotated[
        int | None,
        Declared(
            mark("Whole answer, at most"),
            mark("Thoughts included. An answer that ends here can be continued."),
            group=_THINKING,
            unit=mark("tokens"),
            least=0,
            most=1_000_000,
            step=500,
            least_label=mark("No limit"),
        ),
    ] = None
    uses_instructions: Annotated[
        bool | None,
        Declared(
            mark("Follow my instructions"),
            mark("What stands in the settings under Instructions is given to the model."),
            group=_THINKING,
        ),
    ] = None
    context_tokens: Annotated[
        int | None,
        Declared(
            mark("Context"),
            mark(
                "How much of a conversation the model has in mind. A model takes no more than it "
                "was trained for, nor more than the memory holds; the window says when it is less."
            ),
            group=_MEMORY,
            unit=mark("tokens"),
            least=512,
            most=1_048_576,
            step=1024,
        ),
    ] = None
    cache_type: Annotated[
        str | None,
        Declared(
            mark("Precision of the cache"),
            mark(
                "8 bits hold twice the context in the same memory, but long questions take about "
                "twice as long to read. Models with short attention heads stay at 16 bits."
            ),
            group=_MEMORY,
            choices={"f16": mark("16 bits"), "q8_0": mark("8 bits")},
        ),
    ] = None
    threads: Annotated[
        int | None,
        Declared(
            mark("Processor threads"),
            mark("More than the processor has cores make it slower."),
            group=_SPEED,
            least=0,
            most=512,
            least_label=mark("Chosen by itself"),
        ),
    ] = None
    gpu_layers: Annotated[
        int | None,
        Declared(
            mark("Layers on the graphics card"),
            mark("The processor computes the others."),
            group=_SPEED,
            least=ALL_LAYERS,
            most=1000,
            least_label=mark("As many as fit"),
        ),
    ] = None


class ResolvedPreset(NamedTuple):
    """What counts in the end; the attributes are those of ``Preset``.

    The defaults are DeepSeek's usage recommendations for R1, and what suits most machines.
    """

    temperature: float = 0.6
    top_p: float = 0.95
    top_k: int = 40
    min_p: float = 0.0
    repeat_penalty: float = 1.0
    seed: int = DRAWN
    thinks: bool = True
    thinking_tokens: int = 0
    thinking_s: int = 0
    max_tokens: int = 0
    uses_instructions: bool = False
    context_tokens: int = 8192
    cache_type: str = "f16"
    threads: int = 0
    gpu_layers: int = ALL_LAYERS

    @property
    def sampling(self) -> Sampling:
        """As the engine is told."""
        from app.core.messages import Sampling

        return Sampling(
            self.temperature,
            self.top_p,
            self.top_k,
            self.min_p,
            self.repeat_penalty,
            None if self.seed == DRAWN else self.seed,
            self.max_tokens or None,
        )

    @property
    def habit(self) -> ThinkingHabit:
        """How much it lets a model think."""
        from app.core.thinking_habits import ThinkingHabit

        return ThinkingHabit(self.thinks, self.thinking_tokens, self.thinking_s)


THINKING = ("thinks", "thinking_tokens", "thinking_s")
"""The fields that a ``ThinkingHabit`` chooses."""
LOADING = ("context_tokens", "cache_type", "threads", "gpu_layers")
"""The fields that count when a model is loaded, and mean nothing to a server."""
NOTHING_CHOSEN = Preset()


def resolve(
    defaults: ResolvedPreset, of_model: Preset, of_conversation: Preset = NOTHING_CHOSEN
) -> ResolvedPreset:
    """What counts: the conversation's choice, else the model's, else the default."""
    levels = zip(of_conversation, of_model, defaults, strict=True)
    values: Iterator[Any] = (
        next(value for value in choices if value is not None) for choices in levels
    )
    return ResolvedPreset(*values)


def defaults_of(settings: object) -> ResolvedPreset:
    """What ``app.core.settings.Settings``, which knows this module, say for all models."""
    return ResolvedPreset(*(getattr(settings, name) for name in ResolvedPreset._fields))


def chosen(preset: Preset) -> dict[str, Any]:
    """The values that a preset holds, by their names."""
    return {name: value for name, value in preset._asdict().items() if value is not None}

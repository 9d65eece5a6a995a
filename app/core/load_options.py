"""How models of this machine are run: on which devices, in how much memory, with whose help."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.core.settings import Settings

if TYPE_CHECKING:
    from app.core.presets import ResolvedPreset

CPU = "cpu"
"""In place of a device's name: none of the GPUs."""
BY_ITSELF, OFF = "", "off"
"""In place of a draft model's path: the engine chooses one; none."""
ALL_LAYERS = -1
"""In place of a number of layers: as many as the GPUs can hold."""


class LoadOptions(NamedTuple):
    """What the user has chosen; it holds from the next load on, as far as the memory allows.

    Attributes:
        device: name of a GPU; ``cpu`` for none, empty for all there are.
        draft: path of the model that guesses ahead, ``BY_ITSELF`` or ``OFF``.
        peers: addresses of computers that compute a part of the model, as ``host:port``.
        context_tokens: size of the context window; a model trained for less gets less.
        cache_type: precision of the KV cache, as ``app.core.fit.CacheType`` names it.
        threads: of the processor; 0 leaves the choice to the engine.
        gpu_layers: computed by GPUs; ``ALL_LAYERS`` for as many as they can hold.
    """

    device: str = ""
    draft: str = BY_ITSELF
    peers: tuple[str, ...] = ()
    context_tokens: int = 8192
    cache_type: str = "f16"
    threads: int = 0
    gpu_layers: int = ALL_LAYERS

    @property
    def cautious(self) -> LoadOptions:
        """The same with this computer's processor alone."""
        return self._replace(device=CPU, draft=OFF, peers=())


def load_options(settings: Settings, preset: ResolvedPreset) -> LoadOptions:
    """What the settings say of this computer, and the preset of the model."""
    from app.core.peers import parse_peers  # late: the first picture needs no addresses

    peers = parse_peers(settings.peers) if settings.uses_peers else ()
    return LoadOptions(
        settings.device,
        settings.draft,
        peers,
        preset.context_tokens,
        preset.cache_type,
        preset.threads,
        preset.gpu_layers,
    )

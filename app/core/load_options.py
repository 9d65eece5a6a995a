"""How models of this machine are run: on which devices, with whose guesses, with whose help."""

from __future__ import annotations

from typing import NamedTuple

from app.core.settings import Settings

BY_ITSELF, OFF = "", "off"
"""In place of a draft model's path: the engine chooses one; none."""


class LoadOptions(NamedTuple):
    """What the user has chosen; it holds from the next load on.

    Attributes:
        device: name of a GPU; ``cpu`` for none, empty for all there are.
        draft: path of the model that guesses ahead, ``BY_ITSELF`` or ``OFF``.
        peers: addresses of computers that compute a part of the model, as ``host:port``.
    """

    device: str = ""
    draft: str = BY_ITSELF
    peers: tuple[str, ...] = ()


def load_options(settings: Settings) -> LoadOptions:
    """What the settings say."""
    from app.core.peers import parse_peers  # late: the first picture needs no addresses

    peers = parse_peers(settings.peers) if settings.uses_peers else ()
    return LoadOptions(settings.device, settings.draft, peers)

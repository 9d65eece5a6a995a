"""The settings, each declared once: its type, default and meaning."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

HUB_ENDPOINT = "https://huggingface.co"
HUB_SETTINGS = frozenset({"hub_endpoint", "hub_proxy", "is_offline"})
"""Those that say how the Hub is reached: a change counts for running downloads, too."""


class Appearance(StrEnum):
    """Which of the two themes is used."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Settings(NamedTuple):
    """What the user has chosen; all but one field are a text, a number, a truth value or a choice.

    Attributes:
        appearance: theme.
        language: code of the language that the program speaks; empty for that of the system.
        model_path: the model used last; empty for the one that ships.
        context_tokens: size of the context window; a model trained for less gets less.
        sidebar_is_shown: whether the list of conversations is visible.
        window_geometry: Qt's own description of the window's place, base64.
        models_window_geometry: the same of the Models window.
        hub_endpoint: address of the Hub or a mirror of it, scheme included.
        hub_proxy: address of the proxy for everything that is asked of the Hub, ``socks5://``
            included; empty for what the environment says.
        is_offline: whether nothing may be asked of the Hub.
        models_folder: where downloaded models go; empty for the usual place.
        model_folders: other folders and files with models, one a line.
        rest_after_min: minutes without a question after which the model's memory is freed; 0:
            never.
        thinks: whether a model thinks before it answers, if nothing was chosen for it.
        thinking_tokens: its thoughts are closed after so many tokens; 0: no limit.
        thinking_s: its thoughts are closed after so many seconds; 0: no limit.
        thinking_of_models: what was chosen for each model (``app.core.thinking_habits``).
        device: name of the GPU that computes; ``cpu`` for none, empty for all there are.
        draft: path of the model that guesses ahead; empty: found by itself, ``off``: none.
        peers: addresses of computers that may compute a part of a model, apart by spaces.
        uses_peers: whether they do.
        pauses_loops: whether a model that repeats itself is paused.
        shifts_full_context: whether an answer in a full context goes on, the model forgetting the
            older half of it, rather than ends there.
        makes_titles: whether the model gives new conversations their titles.
        lock_after_min: minutes without use after which conversations that have a passphrase are
            locked; 0: never.
    """

    appearance: Appearance = Appearance.SYSTEM
    language: str = ""
    model_path: str = ""
    context_tokens: int = 8192
    sidebar_is_shown: bool = True
    window_geometry: str = ""
    models_window_geometry: str = ""
    hub_endpoint: str = HUB_ENDPOINT
    hub_proxy: str = ""
    is_offline: bool = False
    models_folder: str = ""
    model_folders: str = ""
    rest_after_min: int = 60
    thinks: bool = True
    thinking_tokens: int = 0
    thinking_s: int = 0
    thinking_of_models: dict[str, object] = {}  # noqa: RUF012 - replaced, never changed
    device: str = ""
    draft: str = ""
    peers: str = ""
    uses_peers: bool = False
    pauses_loops: bool = True
    shifts_full_context: bool = False
    makes_titles: bool = True
    lock_after_min: int = 15

    @property
    def reachable_hub(self) -> str:
        """Address of the Hub; empty when nothing may be asked of it."""
        return "" if self.is_offline else self.hub_endpoint

"""The settings, each declared once: its type, default and meaning."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

HUB_ENDPOINT = "https://huggingface.co"


class Appearance(StrEnum):
    """Which of the two themes is used."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Settings(NamedTuple):
    """What the user has chosen; every field is a text, a number, a truth value or a choice.

    Attributes:
        appearance: theme.
        model_path: the model used last; empty for the one that ships.
        context_tokens: size of the context window; a model trained for less gets less.
        sidebar_is_shown: whether the list of conversations is visible.
        window_geometry: Qt's own description of the window's place, base64.
        hub_endpoint: address of the Hub or a mirror of it, scheme included.
        rest_after_min: minutes without a question after which the model's memory is freed; 0:
            never.
        thinks: whether the model thinks before it answers.
        thinking_tokens: its thoughts are closed after so many tokens; 0: no limit.
        thinking_s: its thoughts are closed after so many seconds; 0: no limit.
        pauses_loops: whether a model that repeats itself is paused.
        shifts_full_context: whether an answer in a full context goes on, the model forgetting the
            older half of it, rather than ends there.
    """

    appearance: Appearance = Appearance.SYSTEM
    model_path: str = ""
    context_tokens: int = 8192
    sidebar_is_shown: bool = True
    window_geometry: str = ""
    hub_endpoint: str = HUB_ENDPOINT
    rest_after_min: int = 60
    thinks: bool = True
    thinking_tokens: int = 0
    thinking_s: int = 0
    pauses_loops: bool = True
    shifts_full_context: bool = False

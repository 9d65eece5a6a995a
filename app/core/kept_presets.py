"""Presets as they are kept: as values by name, for each model, under names of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.declarations import Declaration, allowed, declarations
from app.core.presets import NOTHING_CHOSEN, Preset, chosen
from app.core.translatable import mark

MOST_MODELS = 100
"""Of models that were used long ago nothing is remembered."""
LONGEST_NAME = 60
SHIPPED = {
    mark("Precise"): Preset(temperature=0.5, top_p=0.9, top_k=20),
    mark("Creative"): Preset(temperature=0.9, top_p=1.0, top_k=0, min_p=0.05),
    mark("Long thoughts"): Preset(
        thinks=True, thinking_tokens=0, thinking_s=0, max_tokens=0, context_tokens=32_768
    ),
}
"""To start from. The evaluations of DeepSeek-R1 allowed 32,768 tokens (its README)."""


def read_preset(values: object) -> Preset:
    """A preset from what a file says; what is no value, or damaged, is not chosen.

    Args:
        values: by name, as ``app.core.presets.chosen`` gives them.
    """
    if not isinstance(values, Mapping):
        return NOTHING_CHOSEN
    found = {
        name: _read(declaration, values[name])
        for name, declaration in declarations(Preset).items()
        if name in values
    }
    return Preset(**found)


def _read(declaration: Declaration, value: object) -> Any:
    """A value of the right type within its limits; ``None`` if it is of another type."""
    if declaration.type is float and type(value) is int:
        value = float(value) if abs(value) < 1e9 else None
    return allowed(declaration, value) if type(value) is declaration.type else None


# Of models


def preset_of(model: str, presets: Mapping[str, object]) -> Preset:
    """What was chosen for a model.

    Args:
        model: as the settings call it (``InstalledModel.choice``, ``Server.choice``).
        presets: of all models, as the settings have them.
    """
    return read_preset(presets[model]) if model in presets else NOTHING_CHOSEN


def with_preset(model: str, preset: Preset, presets: Mapping[str, object]) -> dict[str, object]:
    """The presets of all models with a new one; the one that is unchanged for longest may go."""
    others = [(name, kept) for name, kept in presets.items() if name != model]
    own = [(model, chosen(preset))] if preset != NOTHING_CHOSEN else []
    return dict([*others, *own][-MOST_MODELS:])


def from_habits(habits: object) -> dict[str, object]:
    """The presets of models in a settings file that knew only how much each may think.

    Args:
        habits: whether a model thinks, its tokens and seconds, by the models' names.
    """
    presets: dict[str, object] = {}
    for model, habit in habits.items() if isinstance(habits, dict) else ():
        match habit:
            case [bool(thinks), int(tokens), int(seconds)]:
                preset = Preset(thinks=thinks, thinking_tokens=tokens, thinking_s=seconds)
                presets[str(model)] = chosen(preset)
    return presets


# Under names


def own_presets(presets: Mapping[str, object]) -> dict[str, Preset]:
    """Those that the user has named, by their names."""
    return {name: read_preset(presets[name]) for name in sorted(presets, key=str.casefold)}


def with_own(name: str, preset: Preset | None, presets: Mapping[str, object]) -> dict[str, object]:
    """The user's own presets with one more, or without one.

    Args:
        name: at most ``LONGEST_NAME`` characters of it are used.
        preset: ``None`` deletes it.
        presets: as the settings have them.
    """
    others = {each: kept for each, kept in presets.items() if each != name}
    own = {name[:LONGEST_NAME]: chosen(preset)} if preset is not None else {}
    return {**others, **own}

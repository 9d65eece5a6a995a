"""What is said of a preset's values."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale

from app.core.declarations import declaration_of
from app.core.presets import Preset, ResolvedPreset
from app.viewmodels.language import said, say
from app.viewmodels.preset_levels import PresetLevel, Whence
from app.widgets.declared_form.form import Inherited


@said
def value_text(name: str, value: Any) -> str:
    """A value in words, for example *16 bits* or *Another each time*.

    Args:
        name: of the field.
        value: as it is resolved.
    """
    declaration = declaration_of(Preset, name)
    assert declaration is not None
    declared = declaration.declared
    if declared.choices:
        return say(declared.choices[value])
    if isinstance(value, bool):
        return say("On") if value else say("Off")
    if declared.least_label and value == declared.least:
        return say(declared.least_label)
    number = QLocale().toString(value, "g", 4) if isinstance(value, float) else value
    if declared.unit:
        return say("{number} {unit}", number=number, unit=say(declared.unit))
    return str(number)


@said
def inherited_text(name: str, value: Any, whence: Whence) -> str:
    """What applies where nothing is chosen, for example *0.6, as everywhere*."""
    said_value = value_text(name, value)
    if whence is Whence.MODEL:
        return say("{value}, as this model", value=said_value)
    return say("{value}, as everywhere", value=said_value)


def inherited_texts(level: PresetLevel) -> dict[str, Inherited]:
    """The same for all fields of a level."""
    values: ResolvedPreset = level.inherited
    return {
        name: Inherited(
            getattr(values, name), inherited_text(name, getattr(values, name), level.whence(name))
        )
        for name in level.names
    }

"""Code can be read in both themes."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from app.widgets.markdown.code_colours import code_colours
from app.widgets.theme import DARK, LIGHT, Theme, mix


def luminance(colour: str) -> float:
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_has_contrast(theme: Theme) -> None:
    colours = asdict(code_colours(theme))
    ground = colours.pop("ground")
    del colours["edge"]
    weak = {name: contrast(value, ground) for name, value in colours.items()}
    assert not {name: value for name, value in weak.items() if value < 4.5}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_has_contrast_on_its_grounds(theme: Theme) -> None:
    code_ground = mix(theme.window, theme.text, 0.075)
    quote = mix(theme.text, theme.muted, 0.55)
    for text, ground in (
        (theme.text, code_ground),
        (quote, theme.window),
        (theme.muted, theme.window),
        (theme.accent, theme.window),
    ):
        assert contrast(text, ground) >= 4.5

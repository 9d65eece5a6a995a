"""Accent colours: those that were designed for both themes, and any other, made readable."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtGui import QColor

from app.core.translatable import mark
from app.widgets.theme import Theme, mix

LEAST_CONTRAST = 4.5
"""Of text and its ground; WCAG 2.2, 1.4.3, level AA."""
_SELECTION_SHARE = 0.3
_STEP = 4
"""Of lightness, of 255, from one try to the next."""
_INKS = ("#ffffff", "#1c1712")


class Accent(NamedTuple):
    """A colour in both themes.

    Attributes:
        name: in English.
        light, dark: ``#rrggbb``.
    """

    name: str
    light: str
    dark: str


ACCENTS = {
    "": Accent(mark("Bronze"), "#8a5a2b", "#d9a566"),
    "moss": Accent(mark("Moss"), "#446a2c", "#9cc77c"),
    "sea": Accent(mark("Sea"), "#1d6a72", "#6fc3c9"),
    "sky": Accent(mark("Sky"), "#2b62a3", "#8fb8f2"),
    "plum": Accent(mark("Plum"), "#7a4a92", "#cda3e8"),
    "rose": Accent(mark("Rose"), "#a03a5c", "#f09bb4"),
    "slate": Accent(mark("Slate"), "#535f6e", "#b1bdcc"),
}


@lru_cache(maxsize=32)
def with_accent(theme: Theme, accent: str) -> Theme:
    """A theme in another accent colour.

    Args:
        theme: light or dark.
        accent: a name of ``ACCENTS``, or a colour ``#rrggbb``; unknown names change nothing.
    """
    if not accent:
        return theme
    colour = accent_colour(theme, accent)
    if not colour:
        return theme
    ink = max(_INKS, key=lambda each: contrast(each, colour))
    selection = mix(theme.window, colour, _SELECTION_SHARE)
    return theme._replace(accent=colour, on_accent=ink, selection=selection)


def accent_colour(theme: Theme, accent: str) -> str:
    """The colour of an accent in a theme; empty for an unknown name."""
    if accent.startswith("#"):
        return readable(accent, theme)
    designed = ACCENTS.get(accent)
    if designed is None:
        return ""
    return designed.dark if theme.is_dark else designed.light


@lru_cache(maxsize=64)
def readable(colour: str, theme: Theme) -> str:
    """The nearest lightness of a colour in which it can be read as text on a theme's grounds."""
    grounds = (theme.window, theme.sidebar, theme.surface, theme.bubble)
    shown = QColor(colour).toHsl()
    hue, saturation, lightness = shown.hslHue(), shown.hslSaturation(), shown.lightness()
    while 0 <= lightness <= 255:
        tried = QColor.fromHsl(max(hue, 0), saturation, lightness).name()
        if all(contrast(tried, ground) >= LEAST_CONTRAST for ground in grounds):
            return tried
        lightness += _STEP if theme.is_dark else -_STEP
    return theme.text


def contrast(first: str, second: str) -> float:
    """How far two colours are apart, 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of sRGB, as WCAG 2.2 defines it."""
    shown = QColor(colour)
    red, green, blue = map(_linear, (shown.redF(), shown.greenF(), shown.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

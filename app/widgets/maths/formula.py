"""A formula that has been set, and how it is painted; knows nothing of TeX, SVG or documents."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

Shape = tuple[QPainterPath, QColor | None]
Rule = tuple[QRectF, QColor | None]

_LEAST_LUMINANCE_ON_DARK = 0.24
"""Gives a contrast of about 5 on the dark theme's window."""
_MOST_LUMINANCE_BEHIND_LIGHT = 0.08
"""Gives a contrast of about 6.5 below the dark theme's text."""


@dataclass(frozen=True)
class Formula:
    """Shapes in em of the surrounding text, y down, origin at the left end of the baseline.

    Attributes:
        shapes: outlines to fill, in painting order; without a colour, in the text's colour.
        width_em: how far the text moves on.
        height_em: above the baseline.
        depth_em: below the baseline.
        error: why the source could not be set, in plain words; else empty.
        rules: bars of fractions, lines of tables and frames, which paint on whole pixels.
        backgrounds: areas behind parts of the formula, painted first.
    """

    shapes: tuple[Shape, ...]
    width_em: float
    height_em: float
    depth_em: float
    error: str
    rules: tuple[Rule, ...] = ()
    backgrounds: tuple[Rule, ...] = ()

    @classmethod
    def failed(cls, error: str) -> Formula:
        """A formula that could not be set.

        Args:
            error: why, in plain words.
        """
        return cls((), 0.0, 0.0, 0.0, error)

    @cached_property
    def bounds_em(self) -> QRectF:
        """What is painted; letters may reach out of width, height and depth."""
        bounds = QRectF(0, -self.height_em, self.width_em, self.height_em + self.depth_em)
        for path, _ in self.shapes:
            bounds = bounds.united(path.boundingRect())
        for area, _ in self.rules + self.backgrounds:
            bounds = bounds.united(area)
        return bounds

    @property
    def size_bytes(self) -> int:
        """About how much memory it takes."""
        elements = sum(path.elementCount() for path, _ in self.shapes)
        return 1000 + 24 * elements + 200 * (len(self.rules) + len(self.backgrounds))

    def paint(
        self,
        painter: QPainter,
        x: float,
        baseline_y: float,
        em_px: float,
        colour: QColor,
        *,
        is_dark: bool = False,
    ) -> None:
        """Paint it.

        Args:
            painter: what to paint with; its state is kept.
            x: left end, in the painter's coordinates.
            baseline_y: of the line it stands on.
            em_px: how long an em is, in the painter's coordinates; see ``inline.em_px``.
            colour: of the text around it.
            is_dark: whether the ground is dark; colours in the formula are then made lighter.
        """
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(x, baseline_y)
        painter.scale(em_px, em_px)
        for area, own in self.backgrounds:
            painter.fillRect(area, _behind_text(own or colour, is_dark=is_dark))
        for path, own in self.shapes:
            painter.fillPath(path, _on_ground(own, is_dark=is_dark) if own else colour)
        to_device = painter.deviceTransform()
        is_upright = to_device.m12() == to_device.m21() == 0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=not is_upright)
        to_em = to_device.inverted()[0]
        for rule, own in self.rules:
            area = to_em.mapRect(_on_pixels(to_device.mapRect(rule))) if is_upright else rule
            painter.fillRect(area, _on_ground(own, is_dark=is_dark) if own else colour)
        painter.restore()


def _on_pixels(area: QRectF) -> QRectF:
    """The nearest area of whole device pixels, at least one wide and high.

    The ends of a line are put where a line of its thickness would be put across them: so the four
    lines of a frame meet in its corners.
    """
    thickness = min(area.width(), area.height())
    left, right = _span(area.left(), area.right(), thickness)
    top, bottom = _span(area.top(), area.bottom(), thickness)
    return QRectF(left, top, right - left, bottom - top)


def _span(start: float, end: float, thickness: float) -> tuple[int, int]:
    """Whole pixels from the outer edge of one line to the outer edge of another."""
    whole = max(1, _whole(thickness))
    first = _whole(start + (thickness - whole) / 2)
    last = _whole(end - (thickness + whole) / 2)
    return first, max(first, last) + whole


def _whole(length: float) -> int:
    """The nearest whole number; halves, give or take what floats lose, go down."""
    return math.floor(length + 0.5 - 1e-6)


def _on_ground(colour: QColor, *, is_dark: bool) -> QColor:
    """The colour, made lighter until it can be read on a dark ground."""
    shown = QColor(colour)
    while is_dark and _luminance(shown) < _LEAST_LUMINANCE_ON_DARK:
        shown = _with_lightness(shown, shown.lightnessF() + 0.04)
    return shown


def _behind_text(colour: QColor, *, is_dark: bool) -> QColor:
    """The colour of an area, made darker until light text can be read on it."""
    shown = QColor(colour)
    while is_dark and _luminance(shown) > _MOST_LUMINANCE_BEHIND_LIGHT:
        shown = _with_lightness(shown, shown.lightnessF() - 0.04)
    return shown


def _with_lightness(colour: QColor, lightness: float) -> QColor:
    hue = max(colour.hslHueF(), 0.0)  # -1 for greys
    within = min(max(lightness, 0.0), 1.0)
    return QColor.fromHslF(hue, colour.hslSaturationF(), within, colour.alphaF())


def _luminance(colour: QColor) -> float:
    """Relative luminance, 0 to 1, by WCAG 2.2."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

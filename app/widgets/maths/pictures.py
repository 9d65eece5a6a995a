"""Formulas painted from pictures: a tenth of the time that filling their outlines takes.

The pictures live in Qt's ``QPixmapCache``, which all documents share; its limit is the program's
to set (``CACHE_LIMIT_KB``).
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPixmap, QPixmapCache, QTransform

from app.widgets.maths.formula import Formula

CACHE_LIMIT_KB = 24 * 1024
_MOST_PIXELS = 1 << 20
"""A larger formula is painted as outlines each time."""


def draw_formula(
    painter: QPainter,
    formula: Formula,
    name: str,
    at: QPointF,
    *,
    em_px: float,
    colour: QColor,
    is_dark: bool,
) -> None:
    """Paint a formula with its origin on the device pixel where Qt would put a letter.

    Args:
        painter: what to paint with.
        formula: without an error.
        name: tells this formula from all others.
        at: left end of its baseline, in the painter's coordinates.
        em_px: how long an em is, in the painter's coordinates.
        colour: of the text around it.
        is_dark: whether the ground is dark.
    """
    if painter.paintEngine().type() is QPaintEngine.Type.Pdf:  # paper shows outlines at any size
        formula.paint(painter, at.x(), at.y(), em_px, colour, is_dark=is_dark)
        return
    to_device = painter.deviceTransform()
    ratio = to_device.m11()
    origin = _on_pixel(to_device, at)
    if ratio <= 0 or ratio != to_device.m22() or to_device.m12() or to_device.m21():
        formula.paint(painter, at.x(), at.y(), em_px, colour, is_dark=is_dark)
        return
    area = _device_area(formula, em_px * ratio)
    if area.width() * area.height() > _MOST_PIXELS:
        formula.paint(painter, origin.x(), origin.y(), em_px, colour, is_dark=is_dark)
        return
    key = f"formula/{em_px:.3f}/{ratio:.3f}/{colour.rgba():x}/{is_dark:d}/{name}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = QPixmap(int(area.width()), int(area.height()))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        inside = QPainter(picture)
        left, baseline = -area.left() / ratio, -area.top() / ratio
        formula.paint(inside, left, baseline, em_px, colour, is_dark=is_dark)
        inside.end()
        QPixmapCache.insert(key, picture)
    painter.drawPixmap(origin + area.topLeft() / ratio, picture)


def _device_area(formula: Formula, em_device_px: float) -> QRectF:
    """What a formula covers, in whole device pixels around its origin."""
    bounds = formula.bounds_em
    left, top = (math.floor(edge * em_device_px) - 1 for edge in (bounds.left(), bounds.top()))
    right, bottom = (
        math.ceil(edge * em_device_px) + 1 for edge in (bounds.right(), bounds.bottom())
    )
    return QRectF(left, top, right - left, bottom - top)


def _on_pixel(to_device: QTransform, point: QPointF) -> QPointF:
    """The point moved to a whole device pixel, halves downwards, as Qt does with letters."""
    device = to_device.map(point)
    whole = QPointF(math.floor(device.x() + 0.5), math.floor(device.y() + 0.5))
    return to_device.inverted()[0].map(whole)

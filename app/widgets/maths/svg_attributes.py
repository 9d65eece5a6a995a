"""What the attributes of MathJax's SVG elements say."""

from __future__ import annotations

import math
import re
from xml.etree import ElementTree as ET

from PySide6.QtGui import QColor, QTransform

_TRANSFORM = re.compile(r"(\w+)\(([^)]*)\)")
_TABLE_LINE = 70.0
"""Width of a line in a table without its own; from the style sheet of MathJax's SVG output."""
_DASHES = {"mjx-dashed": "140", "mjx-dotted": "0,140"}  # from the same style sheet


def dashes(element: ET.Element) -> list[float]:
    """Lengths of dashes and gaps; empty for a solid line."""
    source = element.get("stroke-dasharray") or _DASHES.get(element.get("class", ""), "")
    lengths = numbers(source)
    return lengths * 2 if len(lengths) == 1 else lengths


def stroke_width(element: ET.Element) -> float:
    """How wide a line is; 0 if there is none."""
    if element.get("data-line") or element.get("data-frame"):
        return _TABLE_LINE
    styled = re.search(r"stroke-width:\s*([\d.]+)", element.get("style", ""))
    return float(styled[1]) if styled else number(element, "stroke-width")


def colour(source: str, inherited: QColor | None) -> QColor | None:
    """The colour that is named, or the inherited one if it is not understood."""
    if source in {"currentColor", "none"} or not QColor.isValidColorName(source):
        return inherited
    return QColor(source)


def transform(source: str) -> QTransform:
    """The transform of an attribute; the last one in it applies first."""
    whole = QTransform()
    for name, arguments in _TRANSFORM.findall(source):
        values = numbers(arguments)
        if name == "translate":
            one = QTransform.fromTranslate(values[0], values[1] if len(values) > 1 else 0.0)
        elif name == "scale":
            one = QTransform.fromScale(values[0], values[-1])
        elif name == "rotate":
            x, y = values[1:] or (0.0, 0.0)
            turn = math.radians(values[0])
            one = QTransform(
                math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), 0.0, 0.0
            )
            one = QTransform.fromTranslate(-x, -y) * one * QTransform.fromTranslate(x, y)
        elif name == "matrix":
            one = QTransform(*values)
        else:
            raise ValueError(f"unknown transform {name}")
        whole = one * whole
    return whole


def numbers(source: str, count: int | None = None) -> list[float]:
    """The numbers of a list; a ValueError unless there are ``count``, if given."""
    values = [float(part) for part in source.replace(",", " ").split()]
    if count is not None and len(values) != count:
        raise ValueError(f"{count} numbers expected in {source!r}")
    return values


def number(element: ET.Element, name: str) -> float:
    """A length, 0 if it is not there."""
    return float(element.get(name, "0").removesuffix("px"))

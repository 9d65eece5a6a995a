"""The path language of SVG, as far as MathJax speaks it, to QPainterPath."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

_TOKEN = re.compile(r"([MmLlHhVvQqTtCcAaZz])|(-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "T": 2, "C": 6, "A": 7, "Z": 0}


@lru_cache(maxsize=1024)
def glyph_path(data: str) -> QPainterPath:
    """The path of a ``d`` attribute; the same object for the same text, not to be changed.

    Source: SVG 1.1, chapter 8.3, without S; arcs are taken for half ellipses, as MathJax's are.

    Args:
        data: such as ``M33 157Q33 258 109 349T280 441Z``.

    Raises:
        ValueError: it holds something else.
    """
    path = QPainterPath()
    x = y = control_x = control_y = 0.0
    for command, numbers in _commands(data):
        name = command.upper()
        if command != name:
            numbers = _absolute(name, numbers, x, y)  # noqa: PLW2901 # relative to here
        if name == "Z":
            path.closeSubpath()
            start = path.currentPosition()
            x, y = start.x(), start.y()
        elif name == "M":
            x, y = numbers
            path.moveTo(x, y)
        elif name in "LHV":
            x = x if name == "V" else numbers[0]
            y = y if name == "H" else numbers[-1]
            path.lineTo(x, y)
        elif name in "QT":
            mirrored = (2 * x - control_x, 2 * y - control_y)
            control_x, control_y = mirrored if name == "T" else (numbers[0], numbers[1])
            x, y = numbers[-2:]
            path.quadTo(control_x, control_y, x, y)
            continue
        elif name == "A":
            x, y = numbers[-2:]
            _half_ellipse(path, numbers[0], is_clockwise=numbers[4] == 0, end=QPointF(x, y))
        else:
            x, y = numbers[-2:]
            path.cubicTo(*numbers)
        control_x, control_y = x, y
    return path


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers; repeated numbers repeat the command."""
    command, numbers = "", list[float]()
    for match in _TOKEN.finditer(data):
        letter, number = match.groups()
        if letter:
            command, numbers = letter, []
        else:
            numbers.append(float(number))
        if not command:
            raise ValueError("a path must begin with a command")
        if len(numbers) == _ARGUMENTS[command.upper()]:
            yield command, numbers
            command, numbers = {"M": "L", "m": "l"}.get(command, command), []


def _half_ellipse(path: QPainterPath, radius: float, *, is_clockwise: bool, end: QPointF) -> None:
    """From here to the end, straight above or below: the bracket of a long division.

    Args:
        path: to continue.
        radius: how far it reaches to the side.
        is_clockwise: as seen with y up.
        end: of the arc.
    """
    start = path.currentPosition()
    height = abs(end.y() - start.y())
    area = QRectF(start.x() - radius, min(start.y(), end.y()), 2 * radius, height)
    # Qt's angles are counter-clockwise with y down, so a path with y up sees them clockwise.
    begin = 90.0 if start.y() < end.y() else 270.0
    path.arcTo(area, begin, 180.0 if is_clockwise else -180.0)


def _absolute(name: str, numbers: list[float], x: float, y: float) -> list[float]:
    if name == "V":
        return [numbers[0] + y]
    if name == "A":
        return [*numbers[:5], numbers[5] + x, numbers[6] + y]
    return [number + (y if i % 2 else x) for i, number in enumerate(numbers)]

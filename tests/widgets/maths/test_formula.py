"""How a formula is painted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication

from app.widgets.maths.formula import Formula


def square(colour: QColor | None) -> Formula:
    path = QPainterPath()
    path.addRect(QRectF(0, -1, 1, 1))
    return Formula(((path, colour),), 1.0, 1.0, 0.0, "")


def paint(formula: Formula, ground: str, *, is_dark: bool, baseline_y: float = 20) -> QImage:
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    formula.paint(painter, 2, baseline_y, 20, QColor("#ebe6dd"), is_dark=is_dark)
    painter.end()
    return image


def test_it_stands_on_the_baseline_in_the_text_s_colour(qapp: QApplication) -> None:
    image = paint(square(None), "black", is_dark=True)
    assert image.pixelColor(10, 0) == QColor("#ebe6dd")
    assert image.pixelColor(10, 19) == QColor("#ebe6dd")
    assert image.pixelColor(10, 20) == QColor("black")


@pytest.mark.parametrize("name", ["blue", "black", "#800000", "darkgreen", "purple", "red"])
def test_colours_can_be_read_on_a_dark_ground(qapp: QApplication, name: str) -> None:
    light = paint(square(QColor(name)), "white", is_dark=False).pixelColor(10, 10)
    dark = paint(square(QColor(name)), "#1a1816", is_dark=True).pixelColor(10, 10)
    assert light == QColor(name)
    assert dark.lightness() > light.lightness()
    if QColor(name).hslSaturation():
        assert abs(dark.hslHue() - QColor(name).hslHue()) <= 2


def test_a_light_colour_stays_as_it_is_on_a_dark_ground(qapp: QApplication) -> None:
    image = paint(square(QColor("yellow")), "#1a1816", is_dark=True)
    assert image.pixelColor(10, 10) == QColor("yellow")


def test_light_text_can_be_read_on_a_background(qapp: QApplication) -> None:
    formula = Formula((), 1, 1, 0, "", backgrounds=((QRectF(0, -1, 1, 1), QColor("yellow")),))
    assert paint(formula, "white", is_dark=False).pixelColor(10, 10) == QColor("yellow")
    assert paint(formula, "black", is_dark=True).pixelColor(10, 10).lightnessF() < 0.25


@pytest.mark.parametrize("baseline_y", [20, 20.25, 20.5, 20.8])
def test_a_rule_is_sharp_wherever_it_falls(qapp: QApplication, baseline_y: float) -> None:
    formula = Formula((), 1, 1, 0, "", rules=((QRectF(0, -0.53, 1, 0.06), None),))
    image = paint(formula, "black", is_dark=True, baseline_y=baseline_y)
    column = [image.pixelColor(10, y) for y in range(24)]
    assert column.count(QColor("#ebe6dd")) == 1
    assert column.count(QColor("black")) == 23


def test_painting_leaves_the_painter_as_it_was(qapp: QApplication) -> None:
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setPen(Qt.GlobalColor.green)
    before = painter.worldTransform()
    square(None).paint(painter, 1, 2, 3, QColor("red"))
    assert painter.worldTransform() == before
    assert painter.pen().color() == QColor(Qt.GlobalColor.green)
    painter.end()


def test_a_failure_says_why_and_shows_nothing() -> None:
    formula = Formula.failed("Missing close brace")
    assert formula.error == "Missing close brace"
    assert formula.shapes == ()
    assert formula.width_em == 0


@pytest.mark.parametrize("shift", [0.0, 0.2, 0.45, 0.5, 0.7, 0.95])
def test_the_lines_of_a_frame_meet_in_its_corners(qapp: QApplication, shift: float) -> None:
    line, right, bottom = 0.067, 0.733, 0.282
    frame = (
        QRectF(0, bottom, right + line, line),
        QRectF(0, -0.7, right + line, line),
        QRectF(0, -0.7, line, bottom + line + 0.7),
        QRectF(right, -0.7, line, bottom + line + 0.7),
    )
    formula = Formula((), 1, 1, 0.4, "", rules=tuple((rule, None) for rule in frame))
    image = paint(formula, "black", is_dark=True, baseline_y=16 + shift)
    inked = {
        (x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y) != QColor("black")
    }
    left, last = min(x for x, _ in inked), max(x for x, _ in inked)
    top, low = min(y for _, y in inked), max(y for _, y in inked)
    around = {(x, y) for x in range(left, last + 1) for y in (top, low)}
    around |= {(x, y) for x in (left, last) for y in range(top, low + 1)}
    assert inked == around

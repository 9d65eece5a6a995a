"""Formulas look as they did when a person last looked at them.

To accept new pictures: ``ACCEPT_FORMULAS=1 pytest tests/widgets/maths/test_pictures.py``, look at
what changed in ``tests/data/formulas/`` and commit it. The pictures hold glyphs of MathJax only,
so that they are the same whatever fonts a machine has.
"""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmapCache
from PySide6.QtWidgets import QApplication

from app.widgets.maths.formula import Formula
from app.widgets.maths.pictures import draw_formula
from app.widgets.theme import DARK, LIGHT, Theme
from tests.widgets.maths.conftest import SetFormula
from tests.widgets.maths.corpus import DATA, Example, read_corpus

PICTURES = DATA / "formulas"
NAMED = [example for example in read_corpus() if example.name]
EM_PX = 20
MARGIN_PX = 6


def picture(formula: Formula, theme: Theme) -> QImage:
    width = int(formula.width_em * EM_PX) + 2 * MARGIN_PX
    height = int((formula.height_em + formula.depth_em) * EM_PX) + 2 * MARGIN_PX
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.window))
    painter = QPainter(image)
    baseline_y = MARGIN_PX + round(formula.height_em * EM_PX)
    text = QColor(theme.text)
    formula.paint(painter, MARGIN_PX, baseline_y, EM_PX, text, is_dark=theme is DARK)
    painter.end()
    return image


def share_of_different_pixels(one: QImage, other: QImage) -> float:
    """Of those where either shows ink: how many differ by more than a shade of smoothing."""
    ground = one.pixelColor(0, 0)
    different, inked = 0, 0
    for y in range(one.height()):
        for x in range(one.width()):
            a, b = one.pixelColor(x, y), other.pixelColor(x, y)
            inked += a != ground or b != ground
            different += max(abs(a.red() - b.red()), abs(a.blue() - b.blue())) > 40
    return different / max(inked, 1)


def check(image: QImage, name: str) -> None:
    path = PICTURES / f"{name}.png"
    if os.environ.get("ACCEPT_FORMULAS"):
        PICTURES.mkdir(exist_ok=True)
        assert image.save(str(path))
    accepted = QImage(str(path)).convertToFormat(image.format())
    assert accepted.size() == image.size()
    assert share_of_different_pixels(image, accepted) < 0.02


@pytest.mark.parametrize("example", NAMED, ids=[example.name for example in NAMED])
def test_a_formula_looks_as_accepted(set_formula: SetFormula, example: Example) -> None:
    check(picture(set_formula(example.tex), LIGHT), example.name)


def test_colours_in_the_dark_look_as_accepted(set_formula: SetFormula) -> None:
    tex = next(example.tex for example in NAMED if example.name == "colours")
    check(picture(set_formula(tex), DARK), "colours_dark")


def test_a_moved_formula_is_noticed(set_formula: SetFormula) -> None:
    one, other = (picture(set_formula(tex), LIGHT) for tex in (r"x + y", r"x - y"))
    assert share_of_different_pixels(one, other) > 0.02


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_kept_picture_is_what_painting_gives(
    qapp: QApplication, set_formula: SetFormula, ratio: float
) -> None:
    formula = set_formula(r"\frac{1}{2} + \sqrt{x}")
    QPixmapCache.clear()
    images = []
    for _ in range(2):
        image = QImage(int(120 * ratio), int(60 * ratio), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor("white"))
        painter = QPainter(image)
        black = QColor("black")
        draw_formula(painter, formula, "n", QPointF(10, 30), em_px=20, colour=black, is_dark=False)
        painter.end()
        images.append(image)
    direct = QImage(images[0].size(), images[0].format())
    direct.setDevicePixelRatio(ratio)
    direct.fill(QColor("white"))
    painter = QPainter(direct)
    formula.paint(painter, 10, 30, 20, QColor("black"))
    painter.end()
    assert images[0] == images[1]
    assert share_of_different_pixels(images[0], direct) < 0.02


def test_a_huge_formula_is_painted_without_a_picture(
    qapp: QApplication, set_formula: SetFormula
) -> None:
    image = QImage(2000, 2000, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    QPixmapCache.clear()
    painter = QPainter(image)
    draw_formula(
        painter,
        set_formula(r"\mathrm{H}"),
        "n",
        QPointF(0, 1900),
        em_px=2500,
        colour=QColor("black"),
        is_dark=False,
    )
    painter.end()
    assert image.pixelColor(300, 1890) == QColor("black")

"""From SVG to shapes."""

from __future__ import annotations

import itertools
import re

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from app.widgets.maths.mathjax import MathJax
from app.widgets.maths.path_data import glyph_path
from app.widgets.maths.svg_path import formula_from_svg
from tests.widgets.maths.conftest import SetFormula
from tests.widgets.maths.corpus import read_corpus


def svg(inner: str, box: str = "0 -1000 2000 1500") -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">'
        f'<g stroke="currentColor" fill="currentColor" transform="scale(1,-1)">{inner}</g></svg>'
    )


def test_sizes_are_those_of_the_view_box(mathjax: MathJax) -> None:
    for example in read_corpus():
        source = mathjax.svg(example.tex, is_display=True)
        if "data-trim" in source:
            continue
        found = re.search(r'viewBox="0 (\S+) (\S+) (\S+)"', source)
        assert found is not None
        top, width, height = map(float, found.groups())
        formula = formula_from_svg(source)
        assert formula.width_em == pytest.approx(width / 1000)
        assert formula.height_em == pytest.approx(-top / 1000)
        assert formula.height_em + formula.depth_em == pytest.approx(height / 1000)


def test_what_is_drawn_stays_near_its_box(mathjax: MathJax) -> None:
    for example in read_corpus():
        formula = formula_from_svg(mathjax.svg(example.tex, is_display=True))
        box = QRectF(0, -formula.height_em, formula.width_em, formula.height_em + formula.depth_em)
        assert box.adjusted(-0.3, -0.3, 0.3, 0.3).contains(formula.bounds_em), example.tex


def test_a_glyph_stands_on_the_baseline(set_formula: SetFormula) -> None:
    formula = set_formula(r"\mathrm{H}")
    ((path, colour),) = formula.shapes
    assert colour is None
    assert path.boundingRect().bottom() == pytest.approx(0)
    assert path.boundingRect().top() == pytest.approx(-0.683)


def test_a_formula_that_fills_a_line_is_as_wide_as_what_is_drawn(set_formula: SetFormula) -> None:
    formula = set_formula(r"\begin{multline} a + b \\ + c \end{multline}")
    assert 5 < formula.width_em <= 32
    assert formula.bounds_em.left() == pytest.approx(0, abs=0.01)


def test_a_bar_of_a_fraction_is_a_rule(set_formula: SetFormula) -> None:
    ((area, colour),) = set_formula(r"\frac{1}{2}").rules
    assert colour is None
    assert area.height() == pytest.approx(0.06)
    assert area.center().y() == pytest.approx(-0.25)


def test_a_box_is_four_rules_around_its_content(set_formula: SetFormula) -> None:
    formula = set_formula(r"\boxed{x}")
    assert len(formula.rules) == 4
    frame = QRectF()
    for area, _ in formula.rules:
        frame = frame.united(area)
    assert frame.contains(formula.shapes[0][0].boundingRect())


def test_colours_are_kept_and_the_rest_is_the_text_s(set_formula: SetFormula) -> None:
    colours = [colour for _, colour in set_formula(r"a + \color{red}{b} + c").shapes]
    assert colours == [None, QColor("red")]
    colours = [colour for _, colour in set_formula(r"a + \textcolor{#0000ff}{b} + c").shapes]
    assert colours == [None, QColor("blue"), None]


def test_an_unknown_colour_is_the_text_s(set_formula: SetFormula) -> None:
    assert [colour for _, colour in set_formula(r"\color{nonsense}{b}").shapes] == [None]


def test_an_area_behind_text_is_a_background(set_formula: SetFormula) -> None:
    ((area, colour),) = set_formula(r"\colorbox{yellow}{x}").backgrounds
    assert colour == QColor("yellow")
    assert area.width() > 0


def test_a_rule_has_the_text_s_colour(set_formula: SetFormula) -> None:
    ((_, colour),) = set_formula(r"\rule{1em}{1em}").rules
    assert colour is None


def test_other_scripts_are_drawn_in_the_program_s_font(set_formula: SetFormula) -> None:
    formula = set_formula(r"\text{если}")
    ((path, _),) = formula.shapes
    assert path.boundingRect().width() == pytest.approx(formula.width_em, abs=0.15)


def test_a_nested_svg_clips_and_moves(qapp: QApplication) -> None:
    square = "M0 0H1000V1000H0Z"
    formula = formula_from_svg(
        svg(
            '<svg x="100" y="200" width="300" height="400" viewBox="500 250 300 400">'
            f'<path d="{square}"/></svg>'
        )
    )
    ((path, _),) = formula.shapes
    assert path.boundingRect() == QRectF(0.1, -0.6, 0.3, 0.4)


def test_long_brackets_reach_from_end_to_end(set_formula: SetFormula) -> None:
    formula = set_formula(r"\left(\begin{array}{c}1\\2\\3\\4\\5\\6\end{array}\right.")
    (path, _) = formula.shapes[0]
    bracket = [
        polygon.boundingRect()
        for polygon in path.toSubpathPolygons()
        if polygon.boundingRect().right() < 0.9
    ]
    rows = sorted((area.top(), area.bottom()) for area in bracket)
    assert len(rows) == 3
    assert all(lower[0] < upper[1] for upper, lower in itertools.pairwise(rows))


def test_transforms_apply_from_the_last_to_the_first(qapp: QApplication) -> None:
    formula = formula_from_svg(
        svg('<path transform="translate(100,200) scale(2,3)" d="M0 0H100V100H0Z"/>')
    )
    assert formula.shapes[0][0].boundingRect() == QRectF(0.1, -0.5, 0.2, 0.3)


@pytest.mark.parametrize(
    "source",
    ["", "<svg", svg("", box="0 0 1"), svg('<path d="L"/>').replace("<g", "<g fill='&x;'")],
)
def test_what_is_no_svg_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        formula_from_svg(source)


def test_the_path_language() -> None:
    absolute = glyph_path("M10 20L30 40H50V60Q70 80 90 100T110 120C1 2 3 4 5 6Z")
    relative = glyph_path("m10 20l20 20h20v20q20 20 40 40t20 20c-109 -118 -107 -116 -105 -114z")
    assert absolute == relative
    assert absolute.elementAt(3).x == 50
    with pytest.raises(ValueError, match="begin with a command"):
        glyph_path("10 20")


def test_a_smooth_curve_mirrors_the_last_control_point() -> None:
    smooth = glyph_path("M0 0Q10 20 20 0T40 0")
    assert smooth == glyph_path("M0 0Q10 20 20 0Q30 -20 40 0")


def test_the_bracket_of_a_long_division_bends_outwards() -> None:
    arc = glyph_path("M10 0a30 50 0 0,1 0 100")
    assert arc.currentPosition() == QPointF(10, 100)
    assert arc.boundingRect() == QRectF(10, 0, 30, 100)

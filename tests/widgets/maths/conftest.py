"""Fixtures of formulas."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.widgets.maths.formula import Formula
from app.widgets.maths.mathjax import MathJax, load_bundle
from app.widgets.maths.svg_path import formula_from_svg
from app.widgets.maths.typesetter import MathTypesetter

SetFormula = Callable[[str], Formula]


@pytest.fixture(scope="session")
def mathjax(qapp: QApplication) -> MathJax:
    """MathJax, on the thread of the tests."""
    return MathJax(load_bundle())


@pytest.fixture
def set_formula(mathjax: MathJax) -> SetFormula:
    """Sets a display formula at once."""
    return lambda tex: formula_from_svg(mathjax.svg(tex, is_display=True))


@pytest.fixture
def typesetter(qapp: QApplication) -> Iterator[MathTypesetter]:
    """A typesetter without a disk cache."""
    made = MathTypesetter()
    yield made
    made.close()

"""Formulas that are set at once, on the thread that asks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter

from app.core.translatable import mark
from app.widgets.markdown.formulas import Formulas, Key, natural_width
from app.widgets.maths.formula import Formula
from app.widgets.maths.inline import em_px
from app.widgets.maths.mathjax import MathJax, TexError, load_bundle
from app.widgets.maths.svg_path import formula_from_svg

_TALLEST_PX = 860.0
"""A taller formula would not go on a page."""


class PaperFormulas(Formulas):
    """All formulas of a document; needs a stack of ``mathjax.THREAD_STACK_BYTES``."""

    def __init__(self) -> None:
        super().__init__(None)
        self._mathjax = MathJax(load_bundle())
        self._known: dict[Key, Formula] = {}

    def find(self, tex: str, *, is_display: bool) -> Formula:
        """The formula, or one that says why it can't be set."""
        key = (tex, is_display)
        if key not in self._known:
            try:
                svg = self._mathjax.svg(tex, is_display=is_display)
                self._known[key] = formula_from_svg(svg)
            except TexError as error:
                self._known[key] = Formula.failed(str(error))
            except ValueError:
                self._known[key] = Formula.failed(mark("The formula cannot be shown"))
        return self._known[key]


class FormulaPiece:
    """A display formula in the middle of its line, smaller where it is too wide or too tall."""

    leads = False

    def __init__(
        self, formula: Formula, font: QFont, colour: str, width: float, gap: float
    ) -> None:
        self.gap = gap
        self._formula = formula
        self._colour = colour
        self._em = em_px(font)
        natural = natural_width(formula, font)
        if natural > width > 0:
            self._em *= width / natural
        tallest = _TALLEST_PX / max(0.1, formula.height_em + formula.depth_em)
        self._em = min(self._em, tallest)
        self._left = max(0.0, (width - formula.width_em * self._em) / 2)
        self.height = (formula.height_em + formula.depth_em) * self._em + 4

    def cuts(self) -> Sequence[float]:
        """None."""
        return ()

    def paint(self, painter: QPainter, _top: float, _bottom: float) -> None:
        """Paint it."""
        at = QPointF(self._left, 2 + self._formula.height_em * self._em)
        self._formula.paint(painter, at.x(), at.y(), self._em, QColor(self._colour))

"""The one door to ``app.widgets.maths``: formats for formulas, or nothing where there are none."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextDocument

from app.widgets.maths.formula import Formula
from app.widgets.maths.formula_object import (
    OBJECT_CHARACTER,
    FormulaObject,
    trail_width,
    uncover_formulas,
)
from app.widgets.maths.inline import em_px, formula_format
from app.widgets.maths.inline import source_of as source_of_object
from app.widgets.maths.typesetter import MathTypesetter

__all__ = ["OBJECT_CHARACTER", "Formulas", "Key", "source_of_object", "uncover_formulas"]

Key = tuple[str, bool]
"""TeX without delimiters, and whether it is set as a display."""
_GATHER_MS = 20


class Formulas(QObject):
    """The formulas of one body.

    Signals:
        arrived: a frozenset of keys that were asked for in vain and can be asked for again; what
            comes within a frame is one signal.
    """

    arrived = Signal(object)

    def __init__(self, maths: MathTypesetter | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._maths = maths
        self._handler = FormulaObject(self)
        self._waiting: set[Key] = set()
        self._arrived: set[Key] = set()
        self._gatherer = QTimer(self)
        self._gatherer.setSingleShot(True)
        self._gatherer.setInterval(_GATHER_MS)
        self._gatherer.timeout.connect(self._on_gathered)
        if maths is not None:
            maths.formula_ready.connect(self._on_formula_ready)

    @property
    def is_waiting(self) -> bool:
        """Whether formulas are still to come."""
        return bool(self._waiting or self._arrived)

    def adopt(self, document: QTextDocument) -> None:
        """Let a document show formulas."""
        document.documentLayout().registerHandler(FormulaObject.TYPE, self._handler)

    def find(self, tex: str, *, is_display: bool) -> Formula | None:
        """The formula; None if it comes later, or never because there is no typesetter."""
        if self._maths is None:
            return None
        formula = self._maths.formula(tex, is_display=is_display)
        if formula is None:
            self._waiting.add((tex, is_display))
        return formula

    def char_format(
        self,
        formula: Formula,
        key: Key,
        font: QFont,
        colour: str | None,
        max_width_px: float,
        *,
        trail: str = "",
    ) -> QTextCharFormat:
        """The format of the character that stands for a formula.

        Args:
            formula: without an error.
            key: its source.
            font: of the text around it.
            colour: as ``#rrggbb``; ``None`` is that of the text around it.
            max_width_px: a wider one is made smaller.
            trail: what is painted with it.
        """
        tex, is_display = key
        self._handler.add(formula, tex=tex, is_display=is_display)
        form = formula_format(
            formula, font, tex=tex, is_display=is_display, max_width_px=max_width_px, trail=trail
        )
        if colour is not None:
            form.setForeground(QColor(colour))
        return form

    def _on_formula_ready(self, tex: str, is_display: bool) -> None:
        key = (tex, is_display)
        if key in self._waiting:
            self._waiting.discard(key)
            self._arrived.add(key)
            if not self._gatherer.isActive():
                self._gatherer.start()

    def _on_gathered(self) -> None:
        arrived, self._arrived = frozenset(self._arrived), set()
        self.arrived.emit(arrived)


def natural_width(formula: Formula, font: QFont, trail: str = "") -> float:
    """How wide a formula is beside text in a font with what is painted with it, in pixels."""
    return formula.width_em * em_px(font) + trail_width(trail, font)


def natural_height(formula: Formula, font: QFont) -> float:
    """How high and deep together a formula is beside text in a font, in pixels."""
    return (formula.height_em + formula.depth_em) * em_px(font)

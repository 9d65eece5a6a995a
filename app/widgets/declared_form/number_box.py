"""A field for a number, which may stay empty where a level above has one."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox

from app.core.declarations import Declaration
from app.viewmodels.language import say

_FARTHEST = 2**53
"""Limit where none is declared; whole numbers are exact up to here."""


class NumberBox(QDoubleSpinBox):
    """Numbers with their unit, within the declared limits.

    Signals:
        chosen(object): a number, or ``None`` for an emptied field.
        refused: what was typed is none, or is outside the limits.
    """

    chosen = Signal(object)
    refused = Signal()

    def __init__(self, declaration: Declaration) -> None:
        super().__init__()
        declared = declaration.declared
        self._declaration = declaration
        self._start: float | None = None
        low = -_FARTHEST if declared.least is None else declared.least
        high = _FARTHEST if declared.most is None else declared.most
        # an empty field is the number below the least one
        self._empty = low - declared.step if declaration.is_optional else -math.inf
        self.setDecimals(declared.decimals if declaration.type is float else 0)
        self.setRange(max(self._empty, -2 * _FARTHEST) if declaration.is_optional else low, high)
        self.setSingleStep(declared.step)
        self.setGroupSeparatorShown(True)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls the page
        self.retranslate()
        self.valueChanged.connect(self._on_value_changed)
        self.lineEdit().inputRejected.connect(self.refused)

    @property
    def number(self) -> Any:
        """What stands in the field; ``None`` when it is empty."""
        if self._declaration.is_optional and self.value() <= self._empty:
            return None
        return self._declaration.type(self.value())

    def show_number(self, number: float | None) -> None:
        """Show a number, or an empty field."""
        with QSignalBlocker(self):
            self.setValue(self._empty if number is None else number)
        self._show_unit()

    def set_inherited(self, value: float | None, text: str) -> None:
        """What applies while the field is empty.

        Args:
            value: from which the arrows start.
            text: shown in the empty field.
        """
        self._start = value
        self.lineEdit().setPlaceholderText(text)
        room = (
            self.fontMetrics().horizontalAdvance(text) + self.fontMetrics().averageCharWidth() * 8
        )
        self.setMinimumWidth(room)

    def retranslate(self) -> None:
        """Say the unit again, and write the number as the language does."""
        with QSignalBlocker(self):
            self.setLocale(QLocale())
        least_label = self._declaration.declared.least_label
        is_lowest = not self._declaration.is_optional  # else the empty field is
        self.setSpecialValueText(say(least_label) if least_label and is_lowest else "")
        self._show_unit()

    # Overrides of Qt's

    def textFromValue(self, value: float) -> str:
        """Nothing where nothing is chosen."""
        declared, is_optional = self._declaration.declared, self._declaration.is_optional
        if is_optional and value <= self._empty:
            return ""
        if is_optional and declared.least_label and value == declared.least:
            return say(declared.least_label)
        return super().textFromValue(value)

    def valueFromText(self, text: str) -> float:
        """An emptied field is no number."""
        if self._declaration.is_optional and not self._bare(text):
            return self._empty
        return self._least if self._is_least(text) else super().valueFromText(text)

    def validate(self, text: str, position: int) -> Any:
        """An emptied field is allowed where a level above has a number.

        Point and comma are the same in numbers with decimals, which are too small for groups.
        """
        if self.decimals():
            point = self.locale().decimalPoint()
            text = text.replace(",", ".").replace(".", point)
        if (self._declaration.is_optional and not self._bare(text)) or self._is_least(text):
            return (QValidator.State.Acceptable, text, position)
        return super().validate(text, position)

    def fixup(self, text: str) -> str:
        """Go back to the number before."""
        self.refused.emit()
        return super().fixup(text)

    def stepBy(self, steps: int) -> None:
        """From an empty field, the arrows start at what applies now."""
        if self.number is None and self._start is not None:
            with QSignalBlocker(self):
                self.setValue(self._start)
        super().stepBy(steps)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, unless the field has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    # Inside

    @property
    def _least(self) -> float:
        return self._declaration.declared.least or 0

    def _is_least(self, text: str) -> bool:
        """Whether it is the name of the least number."""
        label = self._declaration.declared.least_label
        return bool(label) and self._bare(text) == say(label)

    def _bare(self, text: str) -> str:
        return text.removesuffix(self.suffix()).strip()

    def _on_value_changed(self) -> None:
        self._show_unit()
        self.chosen.emit(self.number)

    def _show_unit(self) -> None:
        unit = self._declaration.declared.unit
        shows = bool(unit) and self.number is not None
        suffix = f"\u00a0{say(unit)}" if shows else ""
        if suffix != self.suffix():
            with QSignalBlocker(self):
                self.setSuffix(suffix)

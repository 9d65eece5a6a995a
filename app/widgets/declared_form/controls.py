"""Controls for truths, numbers and choices."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QSignalBlocker, Qt
from PySide6.QtGui import QFontDatabase, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSlider

from app.core.declarations import Declaration, Kind
from app.viewmodels.language import say
from app.widgets.declared_form.control import Control
from app.widgets.declared_form.number_box import NumberBox

_LIMIT_DIGITS = 10


class Switch(Control):
    """On or off."""

    def __init__(self, declaration: Declaration) -> None:
        self.box = QCheckBox()
        super().__init__(declaration, self.box)
        self.box.clicked.connect(self._on_clicked)

    def show_value(self, value: Any) -> None:
        """Show whether it is on."""
        self.box.setChecked(bool(value))

    def toggle(self) -> None:
        """As a click on it."""
        self.box.click()

    def _on_clicked(self, is_on: bool) -> None:
        self.chosen.emit(is_on)


class Number(Control):
    """A field with arrows, and a slider where the number is rather felt than known."""

    def __init__(self, declaration: Declaration) -> None:
        self.box = NumberBox(declaration)
        super().__init__(declaration, self.box)
        self.slider: QSlider | None = None
        self._inherited: Any = None
        if declaration.declared.kind is Kind.SLIDER:
            self.slider = self._add_slider()
        self.box.chosen.connect(self._on_chosen)
        self.box.refused.connect(self._on_refused)
        self.box.lineEdit().textEdited.connect(lambda: self.refused.emit(""))

    def show_value(self, value: Any) -> None:
        """Show a number; ``None``: none is chosen."""
        self.box.show_number(value)
        self._move_slider(value)

    def set_inherited(self, value: Any, text: str) -> None:
        """The field stays empty, with this text in it; the slider stands where it counts."""
        self.box.set_inherited(value, text)
        self._inherited = value
        self._move_slider(self.box.number)

    def retranslate(self) -> None:
        """Say the unit again."""
        self.box.retranslate()

    def set_name(self, name: str, description: str) -> None:
        """The slider has the same name."""
        super().set_name(name, description)
        if self.slider is not None:
            self.slider.setAccessibleName(name)

    def _add_slider(self) -> QSlider:
        declared = self.declaration.declared
        assert declared.least is not None
        assert declared.most is not None
        slider = _QuietSlider(Qt.Orientation.Horizontal)
        slider.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # by keyboard the number beside it serves
        slider.setRange(round(declared.least / declared.step), round(declared.most / declared.step))
        slider.setMinimumWidth(120)
        slider.valueChanged.connect(self._on_slid)
        slider.sliderReleased.connect(lambda: self._on_slid(slider.value()))
        self.row.insertWidget(0, slider, 1)
        return slider

    def _on_slid(self, position: int) -> None:
        assert self.slider is not None
        number = self.declaration.type(position * self.declaration.declared.step)
        self.box.show_number(number)
        if not self.slider.isSliderDown():  # it counts where it is let go
            self.chosen.emit(number)

    def _on_chosen(self, number: Any) -> None:
        self._move_slider(number)
        self.chosen.emit(number)

    def _on_refused(self) -> None:
        declared, locale = self.declaration.declared, QLocale()
        if declared.least is None or declared.most is None:
            return
        limits = {
            name: locale.toString(float(limit), "g", _LIMIT_DIGITS)
            for name, limit in (("least", declared.least), ("most", declared.most))
        }
        self.refused.emit(say("Write a number from {least} to {most}.", **limits))

    def _move_slider(self, number: Any) -> None:
        number = self._inherited if number is None else number
        if self.slider is not None and number is not None:
            with QSignalBlocker(self.slider):
                self.slider.setValue(round(number / self.declaration.declared.step))


class Choice(Control):
    """One of several, by their names."""

    def __init__(self, declaration: Declaration) -> None:
        self.box = _QuietBox()
        super().__init__(declaration, self.box)
        self._inherited = ""
        self._offered: list[tuple[Any, str]] | None = None
        self.retranslate()
        self.box.activated.connect(self._on_activated)

    def offer(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer what there is now: values and their names, said already."""
        self._offered = list(choices)
        self.retranslate()

    def show_value(self, value: Any) -> None:
        """Show a choice; one that is not offered any more is, with a note."""
        place = self._place(value)
        if place < 0:
            name = say("{name} (not found)", name=Path(str(value)).name)
            self.box.addItem(name, value)
            place = self.box.count() - 1
        self.box.setCurrentIndex(place)

    def set_inherited(self, value: Any, text: str) -> None:  # noqa: ARG002 - the text says it
        """The first choice is what applies while none is made."""
        self._inherited = text
        self.retranslate()

    def retranslate(self) -> None:
        """Say the names again."""
        rows = self._rows()
        if rows == [(self.box.itemData(row), self.box.itemText(row)) for row in range(len(rows))]:
            return  # it may be open
        shown = self.box.currentData() if self.box.count() else self.declaration.default
        self.box.clear()
        for value, name in rows:
            self.box.addItem(name, value)
        self.show_value(shown)

    def _on_activated(self) -> None:
        value = self.box.currentData()
        # Qt has made a bare text of a member of an enumeration
        is_member = issubclass(self.declaration.type, Enum) and value is not None
        self.chosen.emit(self.declaration.type(value) if is_member else value)

    def _place(self, value: Any) -> int:
        places = (row for row in range(self.box.count()) if self.box.itemData(row) == value)
        return next(places, -1)

    def _rows(self) -> list[tuple[Any, str]]:
        declaration = self.declaration
        rows: list[tuple[Any, str]] = []
        if declaration.is_optional:
            rows.append((None, self._inherited))
        if self._offered is not None:
            return rows + self._offered
        if declaration.declared.kind is Kind.FONT:
            return rows + _families(declaration.default)
        if declaration.type is bool:
            return [*rows, (True, say("On")), (False, say("Off"))]
        named = declaration.declared.choices
        if issubclass(declaration.type, Enum):
            return rows + [(each, say(named[each.value])) for each in declaration.type]
        return rows + [(value, say(name)) for value, name in named.items()]


class _QuietBox(QComboBox):
    """A box whose choice the wheel does not change in passing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(8)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _QuietSlider(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _families(usual: str) -> list[tuple[Any, str]]:
    families = [name for name in QFontDatabase.families() if QFontDatabase.isSmoothlyScalable(name)]
    shown = [name for name in families if not QFontDatabase.isPrivateFamily(name)]
    return [(usual, say("The usual one (Inter)")), *((name, name) for name in shown)]

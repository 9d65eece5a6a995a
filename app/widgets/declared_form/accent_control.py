"""The choice of an accent: swatches of designed colours, and any other colour."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QColorDialog, QToolButton, QWidget

from app.core.declarations import Declaration
from app.viewmodels.language import say
from app.widgets.accents import ACCENTS, accent_colour
from app.widgets.declared_form.control import Control
from app.widgets.flow_layout import FlowLayout
from app.widgets.theme import current_theme
from app.widgets.word_button import word_button

_SWATCH_PX = 20
_BUTTON_PX = 28


class AccentControl(Control):
    """One button a colour, the chosen one marked.

    Attributes:
        swatches: buttons by the names of their accents.
        other: opens the dialog of colours.
    """

    is_wide = True

    def __init__(self, declaration: Declaration) -> None:
        holder = QWidget()
        super().__init__(declaration, holder)
        self._shown = ""
        line = FlowLayout()
        holder.setLayout(line)
        self._group = QButtonGroup(self)
        self.swatches = {accent: self._make_swatch(accent) for accent in ACCENTS}
        self._own = self._make_swatch("own")
        self.other = word_button(say("Another colour…"), self._on_other)
        for button in (*self.swatches.values(), self._own, self.other):
            line.addWidget(button)
        self._own.hide()
        self.setFocusProxy(self.swatches[""])
        self.retranslate()

    def show_value(self, value: Any) -> None:
        """Mark a colour."""
        self._shown = value
        button = self.swatches.get(value, self._own)
        self._own.setVisible(button is self._own)
        button.setChecked(True)
        self._paint()

    def retranslate(self) -> None:
        """Say the names of the colours again."""
        for accent, button in self.swatches.items():
            _name(button, say(ACCENTS[accent].name))
        _name(self._own, say("Your own colour"))

    def changeEvent(self, event: QEvent) -> None:
        """The colours are those of the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_own"):
            self._paint()

    def _make_swatch(self, accent: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("swatch")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setFixedSize(_BUTTON_PX, _BUTTON_PX)
        button.setIconSize(QSize(_SWATCH_PX, _SWATCH_PX))
        self._group.addButton(button)
        button.clicked.connect(lambda: self.chosen.emit(self._shown if accent == "own" else accent))
        return button

    def _paint(self) -> None:
        theme, ratio = current_theme(), self.devicePixelRatioF()
        for accent, button in self.swatches.items():
            button.setIcon(_disc(accent_colour(theme, accent), ratio))
        if self._shown not in self.swatches:
            self._own.setIcon(_disc(accent_colour(theme, self._shown) or theme.accent, ratio))

    def _on_other(self) -> None:
        dialog = QColorDialog(QColor(current_theme().accent), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(say("Accent colour"))
        dialog.colorSelected.connect(lambda colour: self.chosen.emit(colour.name()))
        dialog.open()


def _name(button: QToolButton, name: str) -> None:
    button.setToolTip(name)
    button.setAccessibleName(name)


def _disc(colour: str, ratio: float) -> QIcon:
    pixmap = QPixmap(QSize(_SWATCH_PX, _SWATCH_PX) * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    side = _SWATCH_PX * ratio
    painter.drawEllipse(QPointF(side / 2, side / 2), side / 2 - ratio, side / 2 - ratio)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return QIcon(pixmap)

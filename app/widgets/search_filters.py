"""Where, by which model, and since when a search looks."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QToolButton,
    QWidget,
)

from app.core.search import Filters, Place
from app.core.translatable import mark
from app.viewmodels.language import say

_DAY_S = 86_400.0
_PLACES = (
    (mark("All"), tuple(Place)),
    (mark("Titles"), (Place.TITLES,)),
    (mark("Questions"), (Place.QUESTIONS,)),
    (mark("Answers"), (Place.ANSWERS,)),
    (mark("Thoughts"), (Place.THOUGHTS,)),
)
_DATES = {
    mark("Any time"): 0,
    mark("Last 7 days"): 7,
    mark("Last 30 days"): 30,
    mark("Last 12 months"): 365,
}
_ANY_MODEL = mark("Any model")
_LETTERS = 9


class SearchFilters(QWidget):
    """A row of choices, two rows where there is little room.

    Attributes:
        places: buttons, one of which is down.
        models, dates: choices.

    Signals:
        changed: another choice was made.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.places: list[QToolButton] = []
        for name, _ in _PLACES:
            button = QToolButton()
            button.setText(say(name))
            button.setObjectName("searchPlace")
            button.setCheckable(True)
            button.setChecked(not self.places)
            self._group.addButton(button)
            self.places.append(button)
        self.models = _choice(say("Model"))
        self.models.addItem(say(_ANY_MODEL))
        self.dates = _choice(say("Time"))
        for name, days in _DATES.items():
            self.dates.addItem(say(name), days)
        self._build()
        self._group.buttonClicked.connect(self._on_chosen)
        self.models.currentIndexChanged.connect(self._on_chosen)
        self.dates.currentIndexChanged.connect(self._on_chosen)

    @property
    def filters(self) -> Filters:
        """As they are chosen."""
        days = self.dates.currentData()
        chosen = next(row for row, button in enumerate(self.places) if button.isChecked())
        return Filters(
            _PLACES[chosen][1],
            self.models.currentText() if self.models.currentIndex() > 0 else "",
            time.time() - days * _DAY_S if days else 0.0,
        )

    def offer_models(self, names: list[str]) -> None:
        """Offer the models that have answered, once they are known."""
        if names and self.models.count() == 1:
            self.models.addItems(names)

    def forget_models(self) -> None:
        """The conversations are closed."""
        while self.models.count() > 1:
            self.models.removeItem(1)

    def fit(self, width: int) -> None:
        """Put the choices beside the buttons where so many pixels hold both, or below them."""
        parts = (self._layout.itemAt(0), self._layout.itemAt(1))
        needed = self._layout.spacing() + sum(part.sizeHint().width() for part in parts if part)
        is_narrow = needed > width
        directions = QBoxLayout.Direction
        self._layout.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)

    def _build(self) -> None:
        places, choices = QHBoxLayout(), QHBoxLayout()
        places.setSpacing(2)
        for button in self.places:
            places.addWidget(button)
        places.addStretch(1)
        choices.addWidget(self.models)
        choices.addWidget(self.dates)
        choices.addStretch(1)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addLayout(places, 1)
        self._layout.addLayout(choices)

    @Slot()
    def _on_chosen(self) -> None:
        self.changed.emit()


def _choice(name: str) -> QComboBox:
    choice = QComboBox()
    choice.setAccessibleName(name)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(_LETTERS)
    return choice

"""How a model will run here, in an icon, a colour and words."""

from __future__ import annotations

from operator import attrgetter

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.core.fit_verdict import Expectation, Verdict
from app.widgets.icon_button import IconLabel
from app.widgets.models_window.fit_wording import verdict_words

_ICON_PX = 16
_ICONS = {
    Verdict.RUNS_WELL: ("circle-check", attrgetter("good")),
    Verdict.RUNS_SLOWLY: ("turtle", attrgetter("caution")),
    Verdict.DOES_NOT_FIT: ("ban", attrgetter("bad")),
}
"""Their names, and their colours in a theme."""


class VerdictBadge(QWidget):
    """An icon and a few words.

    Attributes:
        words: the label.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("verdict")
        self._icon = IconLabel(*_ICONS[Verdict.RUNS_WELL], _ICON_PX)
        self.words = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def show_expectation(self, expectation: Expectation) -> None:
        """Show another verdict."""
        self.words.setText(verdict_words(expectation))
        self.setProperty("verdict", expectation.verdict.value)
        self.words.style().polish(self.words)
        self._icon.show_icon(*_ICONS[expectation.verdict])

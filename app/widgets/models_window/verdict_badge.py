"""How a model will run here, in an icon, a colour and words."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.core.fit_verdict import Expectation, Verdict
from app.widgets.models_window.fit_wording import verdict_words
from app.widgets.relative_size import grown
from app.widgets.theme import Theme, current_theme, icon

_ICON_PX = 16
_ICONS = {
    Verdict.RUNS_WELL: "circle-check",
    Verdict.RUNS_SLOWLY: "turtle",
    Verdict.DOES_NOT_FIT: "ban",
}


class VerdictBadge(QWidget):
    """An icon and a few words.

    Attributes:
        words: the label.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("verdict")
        self._verdict = Verdict.RUNS_WELL
        self._icon = QLabel()
        self.words = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def show_expectation(self, expectation: Expectation) -> None:
        """Show another verdict."""
        self._verdict = expectation.verdict
        self.words.setText(verdict_words(expectation))
        self.setProperty("verdict", expectation.verdict.value)
        self.words.style().polish(self.words)
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        """The icon follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        drawn = icon(_ICONS[self._verdict], _colour(self._verdict, current_theme()), _ICON_PX)
        self._icon.setPixmap(drawn.pixmap(grown(_ICON_PX), grown(_ICON_PX)))


def _colour(verdict: Verdict, theme: Theme) -> str:
    return {
        Verdict.RUNS_WELL: theme.good,
        Verdict.RUNS_SLOWLY: theme.caution,
        Verdict.DOES_NOT_FIT: theme.bad,
    }[verdict]

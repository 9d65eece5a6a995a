"""A field for a passphrase, hidden unless its owner wants to see it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from app.viewmodels.language import say
from app.widgets.theme import current_theme, icon


class PassphraseField(QLineEdit):
    """Never completed, corrected or learnt by an input method."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hints = Qt.InputMethodHint
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            hints.ImhHiddenText
            | hints.ImhSensitiveData
            | hints.ImhNoPredictiveText
            | hints.ImhNoAutoUppercase
        )
        self.setAccessibleName(name)
        self._eye = QAction(say("Show what is typed"), self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._on_eye_toggled)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self._draw_eye()

    def changeEvent(self, event: QEvent) -> None:
        """The icon follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_eye"):
            self._draw_eye()

    def forget(self) -> None:
        """Empty the field, its undo history too, and hide what is typed next."""
        self._eye.setChecked(False)
        self.setText("")

    def _on_eye_toggled(self, is_shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Normal if is_shown else modes.Password)
        self._draw_eye()

    def _draw_eye(self) -> None:
        theme = current_theme()
        self._eye.setIcon(icon("glasses", theme.accent if self._eye.isChecked() else theme.muted))

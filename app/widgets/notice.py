"""A strip above the composer that says what happened, with an action where there is one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from app.viewmodels.language import say
from app.widgets.aligned_label import AlignedLabel
from app.widgets.mirroring import set_margins

OFFER_MS = 8000
"""How long an offer such as Undo stays."""


class Notice(QFrame):
    """Shows one notice at a time; the latest replaces the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._run: Callable[[], None] | None = None
        self._text = AlignedLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QToolButton()
        self._action.clicked.connect(self._on_action)
        close = QToolButton()
        close.setText(say("Dismiss"))
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        set_margins(layout, 14, 6, 6, 6)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._action)
        layout.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown; empty when none is."""
        return "" if self.isHidden() else self._text.text()

    def tell(self, text: str) -> None:
        """Show a sentence until it is dismissed or replaced."""
        self._timer.stop()
        self._show(text, "", None)

    def withdraw(self) -> None:
        """What was told is over; an offer stays its time."""
        if self._run is None:
            self.hide()

    def offer(self, text: str, action: str, run: Callable[[], None]) -> None:
        """Show a sentence with an action, for some seconds."""
        self._show(text, action, run)
        self._timer.start(OFFER_MS)

    def _show(self, text: str, action: str, run: Callable[[], None] | None) -> None:
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._run = run
        self.setAccessibleName(text)
        self.show()
        from app.widgets.announcements import announce  # not before something is to be said

        announce(self, text, is_urgent=run is None)

    def _on_action(self) -> None:
        self.hide()
        if self._run is not None:
            self._run()

"""How far a move of the models folder is."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QProgressBar

from app.viewmodels.installed import InstalledModels
from app.viewmodels.language import say
from app.widgets import quantities
from app.widgets.texts import wrapped
from app.widgets.word_button import word_button

_FULL = 1000
_BAR_PX = 8


class MovingBar(QFrame):
    """Visible while the folder moves.

    Attributes:
        bar, state: how far it is.
        cancel: ends it; the models stay where they were.
    """

    def __init__(self, installed: InstalledModels) -> None:
        super().__init__()
        self.setObjectName("card")
        self._installed = installed
        self.state = wrapped()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(_BAR_PX)
        self.bar.setRange(0, _FULL)
        self.bar.setAccessibleName(say("Progress of the move"))
        self.cancel = word_button(say("Cancel"), installed.cancel_move, say("Cancel the move"))
        layout = QGridLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setColumnStretch(0, 1)
        layout.addWidget(self.state, 0, 0)
        layout.addWidget(self.bar, 1, 0)
        layout.addWidget(self.cancel, 0, 1, 2, 1)
        installed.move_changed.connect(self.show_move)
        self.show_move()

    @Slot()
    def show_move(self) -> None:
        """Show where it stands."""
        move = self._installed.move
        self.setVisible(move is not None)
        if move is None:
            return
        total = max(1, move.total_bytes)
        self.bar.setValue(min(_FULL, move.done_bytes * _FULL // total))
        if move.is_deleting:
            told = say(
                "The models are in {folder}. Deleting the old copies…", folder=str(move.target)
            )
        else:
            told = say(
                "Copying the models to {folder}: {done} of {whole}.",
                folder=str(move.target),
                done=quantities.size(move.done_bytes),
                whole=quantities.size(move.total_bytes),
            )
        self.state.setText(told)
        self.cancel.setEnabled(not move.is_deleting)

"""One quantisation of a model: its size, how it will run here, where it comes from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout

from app.viewmodels.language import say, say_count
from app.widgets import quantities
from app.widgets.models_window.acquisition import Acquisition
from app.widgets.models_window.file_offer import FileOffer
from app.widgets.models_window.fit_wording import expectation_sentence, joined
from app.widgets.models_window.get_button import GetButton
from app.widgets.models_window.verdict_badge import VerdictBadge
from app.widgets.texts import selectable, wrapped


class QuantisationRow(QFrame):
    """A row.

    Attributes:
        file: that it shows.
        get: the button.
        badge: how it will run.
    """

    def __init__(self, file: FileOffer, acquisition: Acquisition) -> None:
        super().__init__()
        self.setObjectName("card")
        self.file = file
        self.badge = VerdictBadge()
        self._facts = wrapped()
        self.get = GetButton(acquisition)
        self._name = wrapped("", "cardName")
        self._file = selectable(f"{file.repo} / {file.file_name}")
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        layout = QGridLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setVerticalSpacing(4)
        layout.setHorizontalSpacing(14)
        layout.setColumnStretch(0, 1)
        layout.addLayout(head, 0, 0)
        layout.addWidget(self._facts, 1, 0)
        layout.addWidget(self._file, 2, 0)
        layout.addWidget(self.get, 0, 1, 3, 1, Qt.AlignmentFlag.AlignVCenter)
        self.show_file(file)

    def show_file(self, file: FileOffer) -> None:
        """Show what is expected of the same file now."""
        self.file = file
        files = say_count("%n files", file.parts) if file.parts > 1 else ""
        mark = say("recommended") if file.is_recommended else ""
        name = file.quantisation or file.file_name.rpartition("/")[2]
        self._name.setText(joined(name, quantities.size(file.size_bytes), files, mark))
        self.badge.setVisible(file.expectation is not None)
        self._facts.setVisible(file.expectation is not None)
        if file.expectation is not None:
            self.badge.show_expectation(file.expectation)
            self._facts.setText(expectation_sentence(file.expectation))
        self.get.show_file(file, is_primary=file.is_recommended)

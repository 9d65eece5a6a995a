"""One quantisation of a model: its size, how it will run here, where it comes from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout

from app.widgets import wording
from app.widgets.models_window.acquisition import Acquisition
from app.widgets.models_window.file_offer import FileOffer
from app.widgets.models_window.fit_wording import expectation_words, joined
from app.widgets.models_window.get_button import GetButton
from app.widgets.models_window.texts import selectable, wrapped
from app.widgets.models_window.verdict_badge import VerdictBadge


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
        files = f"{file.parts} files" if file.parts > 1 else ""
        mark = "recommended" if file.is_recommended else ""
        name = file.quantisation or file.file_name.rpartition("/")[2]
        self._name.setText(joined(name, wording.size(file.size_bytes), files, mark))
        self.badge.setVisible(file.expectation is not None)
        self._facts.setVisible(file.expectation is not None)
        if file.expectation is not None:
            self.badge.show_expectation(file.expectation)
            words = expectation_words(file.expectation)
            self._facts.setText(words[:1].upper() + words[1:] + ".")
        self.get.show_file(file, is_primary=file.is_recommended)

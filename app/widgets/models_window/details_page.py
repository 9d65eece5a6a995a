"""All that is known of a model or a repository, and each of its files to choose from."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLayout, QVBoxLayout, QWidget

from app.core.catalog import CatalogModel
from app.core.offers import Offer
from app.viewmodels.language import said, say
from app.widgets.models_window.acquisition import Acquisition
from app.widgets.models_window.catalog_wording import licences
from app.widgets.models_window.file_offer import FileOffer, catalog_file
from app.widgets.models_window.quantisation_row import QuantisationRow
from app.widgets.texts import ProblemBar, ScrollingColumn, column, selectable, wrapped
from app.widgets.word_button import word_button


class DetailsPage(ScrollingColumn):
    """One model, or one repository of the Hub.

    Attributes:
        back: the way to where one came from.
        headline: its name.
        state: what is on its way, or that there is nothing.
        problem: what went wrong.
        check: asks the Hub for the exact figures; hidden for repositories.
        rows: one a file, the smallest first.

    Signals:
        left: a person goes back.
        check_requested(Offer): exact figures are wanted.
    """

    left = Signal()
    check_requested = Signal(object)

    def __init__(self, acquisition: Acquisition) -> None:
        super().__init__(say("Details"))
        self._acquisition = acquisition
        self.offer: Offer | None = None
        self.repo = ""
        self.rows: list[QuantisationRow] = []
        self.back = word_button(say("Back"), self.left.emit)
        self.headline = wrapped("", "headline")
        self.state = wrapped("", "hint")
        self.problem = ProblemBar()
        self.check = word_button("", lambda: self.check_requested.emit(self.offer))
        self._about = QWidget()
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.headline)
        for part in (self._about, self.state, self.problem):
            self.column.addWidget(part)
        self.column.addLayout(self._list)
        self.column.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)

    def show_offer(self, offer: Offer, host: str) -> None:
        """Show a model of the catalog; where it is shown already, what is expected of it now."""
        self.check.setText(say("Ask {host} for the exact figures", host=host))
        self.check.setAccessibleName(self.check.text())
        files = [catalog_file(offer, choice) for choice in offer.choices]
        if self.offer is not None and self.offer.model is offer.model:
            self.offer = offer
            for row, file in zip(self.rows, files, strict=True):
                row.show_file(file)
            return
        self._begin(offer.model.name, about_model(offer.model))
        self.offer = offer
        self.check.show()
        self._show_rows(files)

    def show_repository(self, repo: str, host: str) -> None:
        """Show that a repository is being asked for."""
        self._begin(repo, QVBoxLayout())
        self.repo = repo
        self.state.setText(say("Asking {host}…", host=host))
        self.state.show()

    def show_files(self, licence: str, files: list[FileOffer], *, is_gated: bool) -> None:
        """Show what the repository holds."""
        layout = column(spacing=6)
        told = say("Licence: The repository names none; look at its page.")
        if licence:
            told = say("Licence: {licence}", licence=licence)
        layout.addWidget(wrapped(told, "hint"))
        if is_gated:
            layout.addWidget(
                wrapped(say("Its files are for those who have accepted its conditions on the Hub."))
            )
        self._show_about(layout)
        self.state.setVisible(not files)
        self.state.setText(say("There is no GGUF model in this repository."))
        self._show_rows(files)

    def tell(self, sentence: str, action: str = "") -> None:
        """Say what went wrong."""
        self.state.hide()
        self.problem.tell(sentence, action)

    def _begin(self, name: str, about: QLayout) -> None:
        self.offer, self.repo = None, ""
        self.headline.setText(name)
        self.problem.tell("")
        self.state.hide()
        self.check.hide()
        self._show_rows([])
        self._show_about(about)
        self.verticalScrollBar().setValue(0)

    def _show_about(self, layout: QLayout) -> None:
        about = QWidget()
        about.setLayout(layout)
        layout.setContentsMargins(0, 0, 0, 0)
        self.column.replaceWidget(self._about, about)
        self._about.deleteLater()
        self._about = about

    def _show_rows(self, files: list[FileOffer]) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [QuantisationRow(file, self._acquisition) for file in files]
        for row in self.rows:
            self._list.addWidget(row)


def about_model(model: CatalogModel) -> QVBoxLayout:
    """What it is good at, its limits one by one, licences, origin, how it wants to be run."""
    layout = column(spacing=8)
    layout.addWidget(wrapped(say(model.good_at)))
    limits = QGridLayout()
    limits.setColumnStretch(1, 1)
    limits.setHorizontalSpacing(8)
    limits.setVerticalSpacing(5)
    for row, limit in enumerate(model.limits):
        limits.addWidget(QLabel("•"), row, 0, Qt.AlignmentFlag.AlignTop)
        limits.addWidget(wrapped(say(limit)), row, 1)
    layout.addLayout(limits)
    layout.addWidget(selectable(_facts(model)))
    return layout


@said
def _facts(model: CatalogModel) -> str:
    facts = [licences(model)]
    if model.base_model:
        facts.append(say("Made from {model}", model=model.base_model))
    facts.append(
        say(
            "Its makers recommend a temperature of {temperature} and a top-p of {top_p}",
            temperature=QLocale().toString(model.sampling.temperature),
            top_p=QLocale().toString(model.sampling.top_p),
        )
    )
    return "\n".join(facts)

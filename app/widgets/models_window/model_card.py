"""A model of the catalog on a card: what it is good at, how it will run here, how to get it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from app.core.offers import Offer
from app.viewmodels.language import say
from app.widgets import quantities
from app.widgets.models_window.acquisition import Acquisition
from app.widgets.models_window.catalog_wording import first_limit, licences
from app.widgets.models_window.file_offer import catalog_file
from app.widgets.models_window.fit_wording import expectation_words, joined
from app.widgets.models_window.get_button import GetButton
from app.widgets.models_window.verdict_badge import VerdictBadge
from app.widgets.texts import column, wrapped
from app.widgets.word_button import word_button


class ModelCard(QFrame):
    """One model.

    Attributes:
        offer: that it shows.
        get, details: buttons.
        badge: how it will run.
        facts: what would be got, its size, speed and thinking time.

    Signals:
        details_requested(str): the model's id.
    """

    details_requested = Signal(str)

    def __init__(self, offer: Offer, acquisition: Acquisition) -> None:
        super().__init__()
        self.setObjectName("card")
        self.offer = offer
        model = offer.model
        self.ribbon = wrapped(say("Recommended for this computer"), "ribbon")
        self._name = wrapped(model.name, "cardName")
        self.badge = VerdictBadge()
        self.facts = wrapped()
        self.get = GetButton(acquisition)
        self.details = word_button(
            say("Details"),
            lambda: self.details_requested.emit(model.id),
            say("Details of {name}", name=model.name),
        )
        self._build()
        self.show_offer(offer)

    def show_offer(self, offer: Offer) -> None:
        """Show what is expected of the same model now."""
        self.offer = offer
        choice = offer.recommended
        self.ribbon.setVisible(offer.is_best)
        self.setProperty("best", offer.is_best)
        self.style().polish(self)
        self.badge.show_expectation(choice.expectation)
        one = choice.quantisation
        self.facts.setText(
            joined(one.name, quantities.size(one.size_bytes), expectation_words(choice.expectation))
        )
        self.get.show_file(catalog_file(offer, choice), is_primary=offer.is_best)
        self.setAccessibleName(
            say(
                "{name}. {verdict}. {facts}",
                name=offer.model.name,
                verdict=self.badge.words.text(),
                facts=self.facts.text(),
            )
        )

    def _build(self) -> None:
        model = self.offer.model
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        head_of_limits = QLabel(say("Limits:"))
        head_of_limits.setObjectName("hint")
        limits = QHBoxLayout()
        limits.setSpacing(8)
        limits.addWidget(head_of_limits, 0, Qt.AlignmentFlag.AlignTop)
        limits.addWidget(wrapped(first_limit(model), "hint"), 1)
        foot = QHBoxLayout()
        foot.addWidget(wrapped(licences(model), "hint"), 1)
        foot.addWidget(self.details, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self.get, 0, Qt.AlignmentFlag.AlignBottom)
        layout = column(margin=16, spacing=7)
        layout.addWidget(self.ribbon)
        layout.addLayout(head)
        layout.addWidget(wrapped(say(model.good_at)))
        layout.addWidget(self.facts)
        layout.addLayout(limits)
        layout.addLayout(foot)
        self.setLayout(layout)

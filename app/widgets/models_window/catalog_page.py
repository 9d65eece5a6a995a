"""The catalog as cards, what is recommended for this computer on top."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.offers import Offer
from app.viewmodels.language import say
from app.widgets.models_window.acquisition import Acquisition
from app.widgets.models_window.model_card import ModelCard
from app.widgets.texts import ScrollingColumn


class CatalogPage(ScrollingColumn):
    """One card a model.

    Attributes:
        cards: from top to bottom.

    Signals:
        details_requested(str): the id of a model.
    """

    details_requested = Signal(str)

    def __init__(self, acquisition: Acquisition) -> None:
        super().__init__(say("Models to get"))
        self._acquisition = acquisition
        self.cards: list[ModelCard] = []

    def show_offers(self, offers: list[Offer]) -> None:
        """Show the catalog as it is judged now; a card that is there already stays."""
        known = {card.offer.model.id: card for card in self.cards}
        self.cards = [self._card(offer, known.get(offer.model.id)) for offer in offers]
        kept = set(map(id, self.cards))
        for card in known.values():
            if id(card) not in kept:
                self.column.removeWidget(card)
                card.deleteLater()
        for place, card in enumerate(self.cards):
            if self.column.indexOf(card) != place:
                self.column.insertWidget(place, card)
        for before, after in pairwise(self.cards):  # Tab goes as the cards stand, not as they came
            QWidget.setTabOrder(before.get, after.details)
            QWidget.setTabOrder(after.details, after.get)

    def _card(self, offer: Offer, known: ModelCard | None) -> ModelCard:
        if known is not None:
            known.show_offer(offer)
            return known
        card = ModelCard(offer, self._acquisition)
        card.details_requested.connect(self.details_requested)
        return card

"""The welcome page: what runs where, the model for this computer, the one that is here already."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QWidget

from app.core.offers import Offer
from app.core.translatable import mark
from app.viewmodels.language import Language, say
from app.widgets import quantities
from app.widgets.flow_layout import FlowLayout
from app.widgets.models_window.acquisition import Acquisition
from app.widgets.models_window.model_card import ModelCard
from app.widgets.texts import ScrollingColumn, column, wrapped
from app.widgets.word_button import word_button

_EXAMPLES = {
    "en": (
        "What is 123 times 7?",
        "How many letters r are there in the word strawberry?",
        "Sort the numbers 42, 7, 93, 18.",
    ),
    "fr": (
        "Combien font 123 fois 7 ?",
        "Combien de lettres o dans le mot chocolat ?",
        "Trie les nombres 42, 7, 93, 18.",
    ),
}
"""What the small model is good at, in the languages that it knows; right 25 times of 25."""
_WIDEST_PX = 720
_HONEST = mark(
    "DeepSeek-R1 was made in China: on some political subjects it declines to answer or repeats "
    "the state's position. All models make mistakes; small ones are weak at facts."
)
_FROM_LEFT = "\u200e"
"""Keeps the question mark at the end, whatever the language of the program."""


class FirstRunPage(ScrollingColumn):
    """Covers the empty conversation until the person has chosen how to begin.

    Attributes:
        examples: buttons, one an example.
        begin, others: buttons.
        languages: the choice of the language.
        card: the recommended model; ``None`` where none fits or it is not known yet.

    Signals:
        example_chosen(str): a question to ask the small model.
        begun: the person wants to write.
        models_requested(str): the Models window is wanted, at a model's details where an id is
            given.
        language_chosen(str): its code; empty for that of the system.
    """

    example_chosen = Signal(str)
    begun = Signal()
    models_requested = Signal(str)
    language_chosen = Signal(str)

    def __init__(
        self,
        machine: Callable[[], str],
        acquisition: Acquisition,
        languages: list[Language],
        language: str,
        parent: QWidget,
    ) -> None:
        """Build the page; the recommended model comes with ``show_offers``.

        Args:
            machine: says what this computer is, in the language of the moment.
            acquisition: gets a model.
            languages: that can be chosen.
            language: code of the chosen one; empty for that of the system.
            parent: the view that is covered.
        """
        super().__init__(say("Welcome to Penseur"), _WIDEST_PX)
        self.setParent(parent)
        self.setObjectName("firstRun")
        self._machine = machine
        self._acquisition = acquisition
        self.card: ModelCard | None = None
        self._place_in_middle()
        self._here = wrapped()
        self._none_fits = wrapped(kind="hint")
        self._none_fits.hide()
        self.begin = word_button(say("Begin"), self.begun.emit, is_primary=True)
        self.others = word_button(
            say("All models…"), lambda: self.models_requested.emit(""), say("Show all models")
        )
        self.examples = [self._example(number) for number in range(len(_EXAMPLES["en"]))]
        self.languages = QComboBox()
        self.languages.setAccessibleName(say("Language"))
        self.languages.addItem(say("Language of the system"), "")
        for each in languages:
            self.languages.addItem(each.name, each.code)
        self.languages.setCurrentIndex(max(0, self.languages.findData(language)))
        self.languages.activated.connect(self._on_language_activated)
        self._build()
        self.retranslate()

    def place(self, area: QSize) -> None:
        """Fill an area of the parent."""
        self.setGeometry(0, 0, area.width(), area.height())

    def show_offers(self, offers: list[Offer]) -> None:
        """Show the model that is recommended for this computer, as it is judged now.

        One that is on its way stays.
        """
        if self.card is not None and self.card.get.is_begun:
            return
        best = next((offer for offer in offers if offer.is_best), None)
        self._none_fits.setVisible(best is None and bool(offers))
        if best is None:
            return
        if self.card is not None and self.card.offer.model.id == best.model.id:
            self.card.show_offer(best)
            return
        if self.card is not None:
            self.column.removeWidget(self.card)
            self.card.deleteLater()
        self.card = ModelCard(best, self._acquisition)
        self.card.details_requested.connect(self.models_requested)
        self.column.insertWidget(self.column.indexOf(self._none_fits), self.card)

    def retranslate(self) -> None:
        """What is put together from facts, and the examples, which are for the model."""
        language = QLocale().name().partition("_")[0]
        for button, example in zip(
            self.examples, _EXAMPLES.get(language, _EXAMPLES["en"]), strict=True
        ):
            button.setText(f"{example}{_FROM_LEFT}")
            button.setAccessibleName(say("Ask: {question}", question=example))
        self._here.setText(
            say("The model thinks on this computer itself: {machine}.", machine=self._machine())
        )
        self._none_fits.setText(
            say(
                "No DeepSeek-R1 fits into the free memory of this computer at present. Close other "
                "programs and look under All models, or go on with the small one."
            )
        )

    def _place_in_middle(self) -> None:
        content, outer = self.column.parentWidget(), self.widget()
        assert content is not None
        assert outer is not None
        row = outer.layout()
        assert isinstance(row, QHBoxLayout)
        row.setContentsMargins(24, 28, 24, 28)
        row.setStretchFactor(content, 1000)  # up to its width; the room beside it is shared
        row.insertStretch(0, 1)
        row.addStretch(1)

    def _example(self, number: int) -> QPushButton:
        return word_button(
            "",
            lambda: self.example_chosen.emit(self.examples[number].text().removesuffix(_FROM_LEFT)),
        )

    def _build(self) -> None:
        title = wrapped(say("Welcome to Penseur"), "welcomeTitle")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.languages, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.column.addWidget(self._here)
        self.column.addWidget(
            wrapped(
                say(
                    "What you write and what it answers stays here, in a file that is yours; there "
                    "is no account, and nothing is reported to anybody."
                )
            )
        )
        self.column.addWidget(
            wrapped(
                say(
                    "The network is used when you get a model, search for one or choose a server, "
                    "and for nothing else."
                )
            )
        )
        self.column.addWidget(self._small_model())
        self.column.addWidget(self._none_fits)
        self.column.addWidget(wrapped(say(_HONEST), "hint"))
        foot = QHBoxLayout()
        foot.addWidget(self.others)
        foot.addStretch(1)
        foot.addWidget(self.begin)
        self.column.addLayout(foot)

    def _small_model(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        inside = column(margin=16, spacing=8)
        inside.addWidget(wrapped(say("Try it now, offline"), "cardName"))
        inside.addWidget(
            wrapped(
                say(
                    "A small model is here already. It adds, multiplies, compares, sorts and "
                    "counts letters, and shows how it thinks."
                )
            )
        )
        row = FlowLayout()
        for button in self.examples:
            row.addWidget(button)
        inside.addLayout(row)
        card.setLayout(inside)
        card.setAccessibleName(say("Try it now, offline"))
        return card

    def _on_language_activated(self, row: int) -> None:
        self.language_chosen.emit(self.languages.itemData(row))


def describe_machine(processor: str, memory_bytes: int, gpus: list[str]) -> str:
    """What a computer is, for example ``AMD Ryzen 7 5800X, 32 GB of memory``."""
    memory = quantities.size(memory_bytes)
    if not gpus:
        return say("{processor}, {memory} of memory", processor=processor, memory=memory)
    return say(
        "{processor}, {memory} of memory, {gpu}",
        processor=processor,
        memory=memory,
        gpu=", ".join(gpus),
    )

"""Shows the welcome page, and does what is chosen on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from app.widgets.first_run.page import FirstRunPage, describe_machine
from app.widgets.focus_order import order_focus
from app.widgets.models_window.acquisition import Acquisition

if TYPE_CHECKING:
    from app.viewmodels.language import Languages
    from app.viewmodels.models import ModelsViewModel
    from app.widgets.main_window import MainWindow
    from app.widgets.model_supply import ModelSupply, Sources


LONGEST_PROBE_MS = 8_000
"""A computer that could not be measured by then is judged by its memory alone."""


class FirstRun(QObject):
    """Shows the page over the empty conversation of the first start, or when asked to.

    Attributes:
        page: while it is there.
    """

    def __init__(
        self,
        window: MainWindow,
        supply: ModelSupply,
        models: ModelsViewModel,
        sources: Sources,
        *,
        languages: Languages,
        speak: Callable[[str], object],
    ) -> None:
        """Know the parts; nothing is shown yet.

        Args:
            window: whose conversation is covered.
            supply: the Models window.
            models: the chosen one.
            sources: of models.
            languages: that can be spoken.
            speak: another language from now on.
        """
        super().__init__(window)
        self._window = window
        self._supply = supply
        self._sources = sources
        self._languages = languages
        self._speak = speak
        self._acquisition = Acquisition(sources.downloads(), models)
        self._acquisition.downloads_requested.connect(lambda: supply.show_window().show_downloads())
        self._has_waited = False
        self.page: FirstRunPage | None = None

    def show(self) -> None:
        """Show the page in place of an empty conversation."""
        if self.page is not None:
            return
        window = self._window
        expectations = self._sources.expectations()
        self.page = page = FirstRunPage(
            self._machine,
            self._acquisition,
            self._languages.available(),
            self._sources.settings().language,
            window.view,
        )
        page.place(window.view.size())
        page.example_chosen.connect(self._ask)
        page.begun.connect(self._begin)
        page.models_requested.connect(self._show_models)
        page.language_chosen.connect(self._speak)
        expectations.offers_changed.connect(self._on_offers_changed)
        expectations.settled.connect(self._on_offers_changed)
        QTimer.singleShot(LONGEST_PROBE_MS, page, self._on_waited)
        self._on_offers_changed()
        window.view.installEventFilter(self)
        window.view.messages_changed.connect(self._on_messages_changed)
        page.show()
        order_focus(page, window.view)
        page.begin.setFocus()
        expectations.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the view, whatever its size."""
        if event.type() is QEvent.Type.Resize and self.page is not None:
            self.page.place(self._window.view.size())
        return super().eventFilter(watched, event)

    def _machine(self) -> str:
        from app.system.machine import processor_name, total_bytes

        gpus = [gpu.description or gpu.name for gpu in self._sources.expectations().gpus]
        return describe_machine(processor_name(), total_bytes(), gpus)

    def _on_offers_changed(self) -> None:
        """Recommend once the computer is measured: a guess is another model a moment later."""
        expectations = self._sources.expectations()
        if self.page is not None:
            if expectations.is_settled or self._has_waited:
                self.page.show_offers(expectations.offers)
            self.page.retranslate()

    def _on_waited(self) -> None:
        self._has_waited = True
        self._on_offers_changed()

    def _on_messages_changed(self) -> None:
        if self._window.view.messages:
            self._leave()

    def _ask(self, question: str) -> None:
        self._leave()
        self._window.composer.submitted.emit(question)

    def _begin(self) -> None:
        self._leave()
        self._window.composer.setFocus()

    def _show_models(self, model_id: str) -> None:
        window = self._supply.show_window()
        if model_id:
            window.show_details(model_id)

    def _leave(self) -> None:
        page, self.page = self.page, None
        if page is None:
            return
        self._window.view.removeEventFilter(self)
        self._window.view.messages_changed.disconnect(self._on_messages_changed)
        expectations = self._sources.expectations()
        expectations.offers_changed.disconnect(self._on_offers_changed)
        expectations.settled.disconnect(self._on_offers_changed)
        page.hide()
        page.deleteLater()
        self._sources.change_settings(was_welcomed=True)

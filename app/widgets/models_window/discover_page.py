"""Finding a model: the catalog, a search beyond it, details of what was found."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QWidget

from app.core.errors import AppError, ErrorKind
from app.core.offers import Offer
from app.core.repository_names import RepositoryName
from app.hub.protocol import ModelFilesListed
from app.viewmodels.expectations import Expectations
from app.viewmodels.hub_search import HubSearch
from app.viewmodels.language import say
from app.widgets import wording
from app.widgets.models_window.acquisition import Acquisition
from app.widgets.models_window.catalog_page import CatalogPage
from app.widgets.models_window.details_page import DetailsPage
from app.widgets.models_window.file_offer import listed_files
from app.widgets.models_window.found_page import FoundPage
from app.widgets.texts import column, wrapped

TOKEN_KINDS = frozenset(
    {
        ErrorKind.HUB_ACCESS_LICENCE,
        ErrorKind.HUB_ACCESS_PENDING,
        ErrorKind.HUB_TOKEN_INVALID,
        ErrorKind.HUB_MODEL_NOT_FOUND,
    }
)
"""A token may help; a private repository is one that does not exist for the others."""


class DiscoverPage(QWidget):
    """The search field above the catalog, the results or the details.

    Attributes:
        field: of the search; nothing is sent before Enter or the button.
        button: begins the search.
        promise: where the search goes.
        catalog, found, details: what is shown below.

    Signals:
        token_requested: a token of access may help.
        network_requested: the switch that allows to go online is wanted.
    """

    token_requested = Signal()
    network_requested = Signal()

    def __init__(
        self,
        acquisition: Acquisition,
        expectations: Expectations,
        search: HubSearch,
        endpoint: Callable[[], str],
    ) -> None:
        super().__init__()
        self._search = search
        self._expectations = expectations
        self._endpoint = endpoint
        self._named: RepositoryName | None = None
        self._is_offline = False  # which was the latest problem
        self.field = QLineEdit()
        self.field.setPlaceholderText(say("Search, or paste an address or owner/name"))
        self.field.setAccessibleName(say("Search for models on the Hub"))
        self.field.setClearButtonEnabled(True)
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.promise = wrapped("", "hint")
        self.catalog = CatalogPage(acquisition)
        self.found = FoundPage()
        self.details = DetailsPage(acquisition)
        self._stack = QStackedWidget()
        for page in (self.catalog, self.found, self.details):
            self._stack.addWidget(page)
        self._came_from: QWidget = self.catalog
        self._build()
        self._connect()
        self._show_offers()
        self.show_promise()

    def show_catalog(self) -> None:
        """Go back to the catalog."""
        self._search.stop()
        self._stack.setCurrentWidget(self.catalog)

    @Slot()
    def show_promise(self) -> None:
        """Say where what is typed will go."""
        text = self.field.text().strip()
        named = self._search.named(text)
        if not self._endpoint():
            self.button.setText(say("Search the Hub"))
            self.promise.setText(
                say(
                    "Penseur is set to stay offline (under Network): nothing can be found or "
                    "fetched. What is on this computer works."
                )
            )
        elif named is not None:
            self.button.setText(say("Open"))
            self.promise.setText(
                say(
                    "Nothing is sent before you open it; then {host} is asked for {repository}.",
                    host=self._host,
                    repository=named.repo,
                )
            )
        else:
            self.button.setText(say("Search the Hub"))
            self.promise.setText(
                say(
                    "Nothing is sent before you search; then these words go to {host}, which "
                    "hosts models of all kinds.",
                    host=self._host,
                )
            )

    @Slot()
    def go_back(self) -> None:
        """From the details to the results or the catalog, from the results to the catalog."""
        if self.shown is self.details:
            self._on_details_left()
        elif self.shown is self.found:
            self.show_catalog()

    @property
    def shown(self) -> QWidget | None:
        """The page below the field."""
        return self._stack.currentWidget()

    @property
    def _host(self) -> str:
        return urlsplit(self._endpoint()).netloc or say("the Hub")

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        line.addWidget(self.button)
        layout = column(spacing=8)
        layout.addLayout(line)
        layout.addWidget(self.promise)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.field)
        self.field.ensurePolished()
        self.field.setMinimumHeight(self.field.sizeHint().height())

    def _connect(self) -> None:
        self.field.returnPressed.connect(self._on_submitted)
        self.field.textChanged.connect(self.show_promise)
        self.button.clicked.connect(self._on_submitted)
        self.catalog.details_requested.connect(self.show_details)
        self.found.chosen.connect(self.open_repository)
        self.found.more_requested.connect(self._search.more)
        self.found.stopped.connect(self._search.stop)
        self.found.left.connect(self.show_catalog)
        self.details.left.connect(self._on_details_left)
        self.details.check_requested.connect(self._on_check_requested)
        for page in (self.found, self.details):
            page.problem.button.clicked.connect(self._on_way_out_taken)
        self._stack.currentChanged.connect(self._on_page_changed)
        self._expectations.offers_changed.connect(self._show_offers)
        self._search.results_changed.connect(self._show_results)
        self._search.files_listed.connect(self._on_files_listed)
        self._search.header_read.connect(self._on_header_read)
        self._search.problem_occurred.connect(self._on_problem)

    @Slot()
    def ask_again(self) -> None:
        """Repeat what was refused for want of a token."""
        if self.shown is self.details and self.details.repo and self._named is not None:
            self.open_repository(self._named)
        elif self.shown is self.found:
            self._on_submitted()

    @Slot(object)
    def open_repository(self, named: RepositoryName | str) -> None:
        """Ask what a repository holds."""
        if isinstance(named, str):
            named = RepositoryName(named)
        if self.shown is not self.details:
            self._came_from = self.found if self.shown is self.found else self.catalog
        self._named = named
        self.details.show_repository(named.repo, self._host)
        self._stack.setCurrentWidget(self.details)
        self._search.list_files(named.repo, named.revision)

    @Slot()
    def _on_submitted(self) -> None:
        text = self.field.text().strip()
        named = self._search.named(text)
        if named is not None:
            self.open_repository(named)
            return
        self.found.begin(text, self._host)
        self._stack.setCurrentWidget(self.found)
        self._search.search(text)

    @Slot()
    def _on_page_changed(self) -> None:
        self.promise.setVisible(self.shown is self.catalog)

    @Slot(str)
    def show_details(self, model_id: str) -> None:
        """Show all about a model of the catalog."""
        offer = next(one for one in self._expectations.offers if one.model.id == model_id)
        self._came_from = self.catalog
        self.details.problem.tell("")
        self.details.show_offer(offer, self._host)
        self._stack.setCurrentWidget(self.details)
        self.details.back.setFocus()

    @Slot()
    def _on_details_left(self) -> None:
        self._stack.setCurrentWidget(self._came_from)
        self._came_from.setFocus()

    @Slot()
    def _show_offers(self) -> None:
        offers = self._expectations.offers
        self.catalog.show_offers(offers)
        shown = self.details.offer
        for offer in offers:
            if shown is not None and offer.model.id == shown.model.id:
                self.details.show_offer(offer, self._host)

    @Slot()
    def _show_results(self) -> None:
        search = self._search
        self.found.show_results(
            search.results, has_more=search.has_more, is_searching=search.is_searching
        )

    @Slot(object)
    def _on_files_listed(self, listed: ModelFilesListed) -> None:
        if self.details.repo != listed.repo or self._named is None:
            return
        expect = self._expectations.expect_file
        expectations = [expect(model.file_name, model.size_bytes) for model in listed.models]
        files = listed_files(listed, expectations, self._named)
        self.details.show_files(listed.licence, files, is_gated=listed.is_gated)

    @Slot(object)
    def _on_check_requested(self, offer: Offer) -> None:
        self.details.check.setEnabled(False)
        self.details.problem.tell("")
        one = offer.recommended.quantisation
        self._search.read_header(one.repo, one.file_name)

    @Slot()
    def _on_header_read(self) -> None:
        self.details.check.setEnabled(True)
        self.details.check.hide()

    @Slot(object)
    def _on_problem(self, error: AppError) -> None:
        self.details.check.setEnabled(True)
        error = AppError(error.kind, **{"repo": self.details.repo, **error.details})
        self._is_offline = error.kind is ErrorKind.STAYS_OFFLINE
        action = say("Enter a token…") if error.kind in TOKEN_KINDS else ""
        page = self.found if self.shown is self.found else self.details
        page.tell(wording.sentence(error), say("Network…") if self._is_offline else action)

    @Slot()
    def _on_way_out_taken(self) -> None:
        if self._is_offline:
            self.network_requested.emit()
        else:
            self.token_requested.emit()

"""Models beyond the catalog: searches on the Hub, and what a repository holds."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.core.errors import AppError, ErrorKind
from app.core.repository_names import RepositoryName, parse_repository
from app.hub import protocol
from app.hub.link import HubLink
from app.viewmodels.hub_tokens import Tokens
from app.viewmodels.relay import EventRelay


class HubSearch(QObject):
    """Asks when it is told to, and never by itself.

    What was asked before and comes late is dropped: there is one search, one list of files and one
    header at a time.

    Attributes:
        results: of the latest search, as far as it was read.
        has_more: whether ``more`` gets another page.
        is_searching: an answer is on its way.

    Signals:
        results_changed: results, ``has_more`` or ``is_searching``.
        files_listed(ModelFilesListed): what a repository holds.
        header_read(str, str, GgufFacts): repository, file, and what its header says.
        problem_occurred(AppError): there is no answer.
    """

    results_changed = Signal()
    files_listed = Signal(object)
    header_read = Signal(str, str, object)
    problem_occurred = Signal(object)

    def __init__(
        self,
        link: HubLink,
        events: EventRelay,
        endpoint: Callable[[], str],
        tokens: Tokens,
        parent: QObject | None = None,
    ) -> None:
        """Prepare; nothing is asked yet.

        Args:
            link: to the download process.
            events: of the download process.
            endpoint: address of the Hub; empty when nothing may go online.
            tokens: of access.
            parent: owner.
        """
        super().__init__(parent)
        self._link = link
        self._endpoint = endpoint
        self._tokens = tokens
        self._query = self._page = ""
        self._wish = 0  # counts what was asked: a token that is read late starts nothing old
        self._search_job = self._files_job = self._header_job = 0
        self._header_of = ("", "")
        self.results: list[protocol.FoundRepository] = []
        self.is_searching = False
        events.received.connect(self._on_event, Qt.ConnectionType.QueuedConnection)

    @property
    def has_more(self) -> bool:
        """Whether the Hub has more results than were read."""
        return bool(self._page)

    def named(self, text: str) -> RepositoryName | None:
        """The repository that a text names, or ``None`` when it is something to search for."""
        return parse_repository(text, urlsplit(self._endpoint()).netloc)

    def search(self, query: str) -> None:
        """Begin a new search; the results of the last one go."""
        self.stop()
        self._query, self._page, self.results = query, "", []
        self._ask_for_page()

    def more(self) -> None:
        """Get the next page."""
        if self._page and not self.is_searching:
            self._ask_for_page()

    def stop(self) -> None:
        """End a search that is on its way."""
        self._wish += 1
        if self._search_job:
            self._link.cancel(self._search_job)
            self._search_job = 0
        if self.is_searching:
            self.is_searching = False
            self.results_changed.emit()

    def list_files(self, repo: str, revision: str = "main") -> None:
        """Ask what a repository holds."""

        def ask(endpoint: str, token: str) -> None:
            self._files_job = self._link.inquire(
                lambda job: protocol.ListModelFiles(job, repo, revision, endpoint, token)
            )

        self._with_token(ask)

    def read_header(self, repo: str, file_name: str, revision: str = "main") -> None:
        """Ask for the sizes in a model's header."""

        def ask(endpoint: str, token: str) -> None:
            self._header_of = (repo, file_name)
            self._header_job = self._link.inquire(
                lambda job: protocol.ReadHeader(job, repo, file_name, revision, endpoint, token)
            )

        self._with_token(ask)

    def _ask_for_page(self) -> None:
        self._wish += 1
        wish, query, page = self._wish, self._query, self._page

        def ask(endpoint: str, token: str) -> None:
            if wish == self._wish:
                self._search_job = self._link.inquire(
                    lambda job: protocol.SearchModels(job, query, page, endpoint, token)
                )

        self.is_searching = self._with_token(ask)
        self.results_changed.emit()

    def _with_token(self, ask: Callable[[str, str], None]) -> bool:
        """Ask with the token for the Hub; ``False`` when nothing may go online, which is said."""
        endpoint = self._endpoint()
        if not endpoint:
            self.problem_occurred.emit(AppError(ErrorKind.STAYS_OFFLINE))
            return False
        self._tokens.read(endpoint, lambda token: ask(endpoint, token))
        return True

    @Slot(object)
    def _on_event(self, event: protocol.Event) -> None:
        match event:
            case protocol.ModelsFound(job=self._search_job):
                self.results += event.repositories
                self._page = event.next_page
                self._end_search()
            case protocol.ModelFilesListed(job=self._files_job):
                self.files_listed.emit(event)
            case protocol.HeaderRead(job=self._header_job):
                self.header_read.emit(*self._header_of, event.facts)
            case protocol.InquiryFailed():
                self._on_failure(event)

    def _on_failure(self, event: protocol.InquiryFailed) -> None:
        if event.job not in (self._search_job, self._files_job, self._header_job):
            return
        if event.job == self._search_job:
            self._end_search()
        if event.kind is not ErrorKind.CANCELLED:
            self.problem_occurred.emit(AppError(event.kind, **event.details))

    def _end_search(self) -> None:
        self._search_job = 0
        self.is_searching = False
        self.results_changed.emit()

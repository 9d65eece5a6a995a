"""What a search on the Hub has found, page by page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from app.hub.protocol import FoundRepository
from app.viewmodels.language import say, say_count
from app.widgets.models_window.fit_wording import joined, listed
from app.widgets.models_window.two_lines import FACTS_ROLE, TwoLines
from app.widgets.texts import ProblemBar, column, wrapped
from app.widgets.word_button import word_button


class FoundPage(QWidget):
    """A list of repositories.

    Attributes:
        list: of them; Enter or a double click opens one.
        state: how many there are, or that the answer is on its way.
        problem: why there is none.
        more, stop, back, open: buttons.

    Signals:
        chosen(str): a repository.
        more_requested: the next page is wanted.
        stopped: the answer is not wanted any more.
        left: back to the catalog.
    """

    chosen = Signal(object)
    more_requested = Signal()
    stopped = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._query = self._host = ""
        self._results: list[FoundRepository] = []
        self.list = QListWidget()
        self.list.setObjectName("catalog")
        self.list.setAccessibleName(say("Repositories that were found"))
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._on_activated)
        self.list.currentRowChanged.connect(self._update_buttons)
        self.state = wrapped("", "hint")
        self.problem = ProblemBar()
        self.back = word_button(say("Back"), self.left.emit, say("Back to the catalog"))
        self.stop = word_button(say("Stop"), self.stopped.emit, say("Stop the search"))
        self.more = word_button(say("More results"), self.more_requested.emit)
        self.open = word_button(
            say("Open"), self._open, say("Open the repository"), is_primary=True
        )
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        for button in (self.stop, self.more, self.open):
            foot.addWidget(button)
        layout = column()
        layout.addWidget(self.state)
        layout.addWidget(self.problem)
        layout.addWidget(self.list, 100)
        layout.addStretch(1)
        layout.addLayout(foot)
        self.setLayout(layout)
        self.setFocusProxy(self.list)

    def begin(self, query: str, host: str) -> None:
        """A new search begins."""
        self._query, self._host = query, host
        self.problem.tell("")
        self.list.clear()

    def show_results(
        self, results: list[FoundRepository], *, has_more: bool, is_searching: bool
    ) -> None:
        """Show what was found so far; rows that are there already stay."""
        if len(results) < self.list.count():
            self.list.clear()
        for found in results[self.list.count() :]:
            item = QListWidgetItem(found.repo)
            _describe(item, found)
            self.list.addItem(item)
        self._results = list(results)
        if results and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.state.setText(self._state(len(results), has_more=has_more, is_searching=is_searching))
        self.state.setVisible(self.problem.isHidden())
        self.list.setVisible(bool(results))
        self.stop.setVisible(is_searching)
        self.more.setVisible(has_more)
        self.more.setEnabled(not is_searching)
        self._update_buttons()

    def tell(self, sentence: str, action: str = "") -> None:
        """Say why there is no answer."""
        self.problem.tell(sentence, action)
        self.state.hide()
        self.stop.hide()
        self.list.setVisible(self.list.count() > 0)

    def retranslate(self) -> None:
        """The facts in the rows are no labels."""
        for row, found in enumerate(self._results[: self.list.count()]):
            _describe(self.list.item(row), found)

    def _state(self, count: int, *, has_more: bool, is_searching: bool) -> str:
        host, words = self._host, self._query
        if is_searching:
            return say("Asking {host}…", host=host)
        if count:
            return _how_many(count, words, has_more=has_more)
        if not words:
            return say("{host} has no GGUF repository. Try fewer or other words.", host=host)
        return say(
            "{host} has no GGUF repository for “{words}”. Try fewer or other words.",
            host=host,
            words=words,
        )

    def _update_buttons(self) -> None:
        self.open.setEnabled(self.list.currentRow() >= 0)

    def _open(self) -> None:
        self._on_activated(self.list.currentItem())

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.text())


def _how_many(count: int, words: str, *, has_more: bool) -> str:
    if has_more and words:
        return say_count(
            "The first %n found for “{words}”, the most downloaded first.", count, words=words
        )
    if has_more:
        return say_count("The first %n found, the most downloaded first.", count)
    if words:
        return say_count("%n found for “{words}”, the most downloaded first.", count, words=words)
    return say_count("%n found, the most downloaded first.", count)


def _describe(item: QListWidgetItem, found: FoundRepository) -> None:
    facts = _facts(found)
    item.setData(FACTS_ROLE, facts)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, listed(found.repo, facts))


def _facts(found: FoundRepository) -> str:
    licence = say("no licence named")
    if found.licence:
        licence = say("licence {licence}", licence=found.licence)
    return joined(
        say_count("%n downloads last month", found.downloads),
        licence,
        say("asks you to accept its conditions") if found.is_gated else "",
    )

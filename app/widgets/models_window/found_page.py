"""What a search on the Hub has found, page by page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from app.hub.protocol import FoundRepository
from app.widgets import wording
from app.widgets.models_window.fit_wording import joined
from app.widgets.models_window.texts import ProblemBar, column, wrapped
from app.widgets.models_window.two_lines import FACTS_ROLE, TwoLines
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
        self.list = QListWidget()
        self.list.setObjectName("catalog")
        self.list.setAccessibleName("Repositories that were found")
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._on_activated)
        self.list.currentRowChanged.connect(self._update_buttons)
        self.state = wrapped("", "hint")
        self.problem = ProblemBar()
        self.back = word_button("Back", self.left.emit, "Back to the catalog")
        self.stop = word_button("Stop", self.stopped.emit, "Stop the search")
        self.more = word_button("More results", self.more_requested.emit)
        self.open = word_button("Open", self._open, "Open the repository", is_primary=True)
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
            item.setData(FACTS_ROLE, _facts(found))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{found.repo}, {_facts(found)}")
            self.list.addItem(item)
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

    def _state(self, count: int, *, has_more: bool, is_searching: bool) -> str:
        if is_searching:
            return f"Asking {self._host}…"
        what = f" for “{self._query}”" if self._query else ""
        if not count:
            return f"{self._host} has no GGUF repository{what}. Try fewer or other words."
        more = "The first " if has_more else ""
        return f"{more}{wording.count(count)} found{what}, the most downloaded first."

    def _update_buttons(self) -> None:
        self.open.setEnabled(self.list.currentRow() >= 0)

    def _open(self) -> None:
        self._on_activated(self.list.currentItem())

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.text())


def _facts(found: FoundRepository) -> str:
    return joined(
        f"{wording.count(found.downloads)} downloads last month",
        f"licence {found.licence}" if found.licence else "no licence named",
        "asks you to accept its conditions" if found.is_gated else "",
    )

"""The panel that searches all conversations as words are typed, over the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import AppError
from app.core.translatable import mark
from app.viewmodels.language import said, say, say_count
from app.viewmodels.search import SearchViewModel
from app.widgets import quantities, wording
from app.widgets.aligned_label import AlignedLabel
from app.widgets.icon_button import IconLabel
from app.widgets.search_filters import SearchFilters
from app.widgets.search_results import ResultDelegate, SearchResults
from app.widgets.veil import Veil

WAIT_MS = 40
"""After a key, before the search: who types fast asks once for several letters."""
_WIDEST_PX = 760
_TALLEST_PX = 640
_INSET_PX = 24
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_HELP = mark(
    "Words are found from their beginning, in titles, questions, answers and thoughts. "
    "“In quotes” they are found side by side."
)
_NOTHING = mark("Nothing found. Try fewer words, the beginning of a word, or other filters.")


@said
def _found(places: int, conversations: int, *, has_more: bool) -> str:
    if not places:
        return say(_NOTHING)
    shown = say_count("More than %n places", places) if has_more else say_count("%n places", places)
    homes = say_count("%n conversations", conversations)
    return say("{places} in {conversations}.", places=shown, conversations=homes)


@said
def _found_so_far(found: str, indexed_share: float) -> str:
    share = quantities.percent(int(100 * indexed_share) / 100)
    rest = say("Older conversations are still being read: {share} can be searched.", share=share)
    return f"{found} {rest}"


class SearchPanel(Veil):
    """A veil over the window and, on it, the field, the filters and what was found.

    Attributes:
        field: for the words.
        filters: where to look.
        results: the list.
        state: the line that says what was found.

    Signals:
        chosen(Hit): where the reader wants to go.
    """

    chosen = Signal(object)

    def __init__(self, search: SearchViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._search = search
        self.setAccessibleName(say("Search all conversations"))
        self._model = SearchResults()
        self._build_field()
        self.filters = SearchFilters()
        self.filters.changed.connect(self._on_changed)
        self._build_results()
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._on_time)
        search.found.connect(self._on_found)
        search.cleared.connect(self._on_cleared)
        search.problem_occurred.connect(self._on_problem)
        self._is_hasty = False  # Enter was pressed before anything was found

    def open(self) -> None:
        """Show the panel; the words from before are selected."""
        self.show_over(self.field)
        self.field.selectAll()
        self._on_time()

    def close_veil(self) -> None:
        """Go; the words stay for the next time."""
        self._timer.stop()
        super().close_veil()

    # Building

    def _build_field(self) -> None:
        self.field = QLineEdit()
        self.field.setPlaceholderText(say("Search all conversations"))
        self.field.setAccessibleName(say("Search all conversations"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_changed)
        self._glass = IconLabel("search")

    def _build_results(self) -> None:
        self.results = QListView()
        self.results.setAccessibleName(say("Found"))
        self.results.setModel(self._model)
        self.results.setItemDelegate(ResultDelegate(self.results))
        self.results.setMouseTracking(True)
        self.results.setResizeMode(QListView.ResizeMode.Adjust)
        self.results.setObjectName("searchResults")
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setFrameShape(QFrame.Shape.NoFrame)
        self.results.clicked.connect(self._choose)
        self.results.selectionModel().currentChanged.connect(self._on_current_changed)
        self.results.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.state = AlignedLabel()
        self.state.setObjectName("hint")
        self.state.setWordWrap(True)

    def _build(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self._glass)
        first.addWidget(self.field, 1)
        layout = self._layout = QVBoxLayout(self.frame)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addLayout(first)
        layout.addWidget(self.filters)
        layout.addWidget(self.results, 1)
        layout.addWidget(self.state)

    # Events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys for the list come from the field."""
        is_key = event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if watched is self.field and is_key and self._take_key(event):  # type: ignore[arg-type]
            return True
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 # Qt's name
        """Tab stays in the panel."""
        parts: list[QWidget] = [self.field, *self.filters.places]
        parts += [self.filters.models, self.filters.dates]
        focused = QApplication.focusWidget()
        place = parts.index(focused) if focused in parts else 0
        parts[(place + (1 if next else -1)) % len(parts)].setFocus(
            Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        )
        return True

    # Inside

    def place_frame(self) -> None:
        """In the upper middle, as tall as what was found."""
        area = self.size()
        width = min(_WIDEST_PX, area.width() - 2 * _INSET_PX)
        tallest = min(_TALLEST_PX, area.height() - 2 * _INSET_PX)
        self.filters.fit(width - 2 * _INSET_PX)
        has_results = self._model.rowCount() > 0
        self.results.setVisible(has_results)
        layout = self._layout
        has_lines = layout.hasHeightForWidth()  # not before the state says something
        needed = layout.totalHeightForWidth(width) if has_lines else layout.sizeHint().height()
        self.frame.resize(width, tallest if has_results else min(tallest, needed))
        self.frame.move((area.width() - width) // 2, _INSET_PX)

    def _take_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive():
                self._timer.stop()
                self._on_time()
            self._is_hasty = self._search.is_behind
            if not self._is_hasty:
                self._choose(self.results.currentIndex())
            return True
        if key not in _MOVES or not self._model.rowCount():
            return False
        row = self.results.currentIndex().row() + _MOVES[Qt.Key(key)]
        index = self._model.index(max(0, min(row, self._model.rowCount() - 1)))
        self.results.setCurrentIndex(index)
        return True

    @Slot()
    def _on_changed(self) -> None:
        self._is_hasty = False
        self._timer.start()

    def _on_time(self) -> None:
        self._search.search(self.field.text(), self.filters.filters)

    def _on_found(self) -> None:
        groups = self._search.groups
        self._model.show(groups)
        if groups and not self.results.currentIndex().isValid():
            self.results.setCurrentIndex(self._model.index(0))
        self.state.setText(self._sentence())
        self.place_frame()
        self.filters.offer_models(self._search.model_names)
        if self._is_hasty and not self._search.is_behind:
            self._is_hasty = False
            self._choose(self._model.index(0))
        elif self._search.has_more and self.results.verticalScrollBar().maximum() == 0:
            self._search.more()

    def _sentence(self) -> str:
        search = self._search
        if search.query.is_empty:
            return say(_HELP)
        found = _found(search.count, len(search.groups), has_more=search.has_more)
        return _found_so_far(found, search.indexed_share) if search.indexed_share < 1 else found

    def _on_cleared(self) -> None:
        self._model.show([])
        self.filters.forget_models()
        self.field.clear()
        self.state.clear()
        self.hide()

    def _on_problem(self, error: AppError) -> None:
        self.state.setText(wording.sentence(error))

    def _on_scrolled(self, value: int) -> None:
        bar = self.results.verticalScrollBar()
        if value > bar.maximum() - self.results.height():
            self._search.more()

    @Slot(QModelIndex)
    def _on_current_changed(self, index: QModelIndex) -> None:
        """The field keeps the focus: who listens hears the chosen row there."""
        self.field.setAccessibleDescription(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.close_veil()
            self.chosen.emit(index.data(SearchResults.RowRole).hit)

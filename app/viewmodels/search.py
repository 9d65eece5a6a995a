"""The search through all conversations: what is asked, what was found; and the index's upkeep."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.core.errors import AppError
from app.core.message_tree import MessageTree
from app.core.search import Filters, Hit, Place, Query
from app.storage.search_thread import SearchThread
from app.viewmodels.relay import StorageRelay

if TYPE_CHECKING:
    from app.core.conversation import Conversation
    from app.storage.search_reader import Page
    from app.storage.store import Store

PREPARE_S = 0.03
"""How long a search waits for what has just been written to get into the index."""
KEEPER_PAUSE_MS = 30
"""Between two slices of the index's upkeep, each of 15 ms: the disk and the processor stay free."""


class Group(NamedTuple):
    """What was found in one conversation.

    Attributes:
        conversation_id: of the conversation.
        title: of the conversation.
        title_hit: if words are in the title.
        hits: in messages, the latest first.
    """

    conversation_id: int
    title: str
    title_hit: Hit | None
    hits: list[Hit]


class SearchViewModel(QObject):
    """Searches as the words are typed; only the latest words count.

    Attributes:
        query: whose hits are shown.
        groups: what was found, by conversation.
        has_more: ``more`` finds more.
        indexed_share: how much of the messages can be found, from 0 to 1.

    Signals:
        found: ``groups`` belong to the latest words.
        cleared: the database was closed; nothing of it may be shown any more.
        problem_occurred(AppError): the search failed.
    """

    found = Signal()
    cleared = Signal()
    problem_occurred = Signal(object)
    _arrived = Signal(object)

    def __init__(self, storage: StorageRelay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._storage = storage
        self._thread = SearchThread()
        self._wanted: tuple[Query, Filters] | None = None
        self._is_preparing = False
        self._before: int | None = None
        self.query = Query("")
        self.groups: list[Group] = []
        self.indexed_share = 1.0
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def has_more(self) -> bool:
        """Whether there are older hits."""
        return self._before is not None

    @property
    def is_behind(self) -> bool:
        """Whether what was found is not yet what was asked for last."""
        return self._wanted is not None and self.query is not self._wanted[0]

    @property
    def model_names(self) -> list[str]:
        """The models that have answered lately; known from the second search on."""
        return self._thread.model_names

    @property
    def count(self) -> int:
        """How many places were found so far."""
        return sum(len(group.hits) + bool(group.title_hit) for group in self.groups)

    def search(self, text: str, filters: Filters) -> None:
        """Search for words, in place of what was searched before; ``found`` follows."""
        self._wanted = (Query(text), filters)
        self._before = None
        if not self._is_preparing:
            self._is_preparing = True
            self._storage.submit(self._prepare, self._on_prepared)

    def more(self) -> None:
        """Find older hits; ``found`` follows."""
        if self._wanted is not None and self._before is not None and not self._is_preparing:
            before, self._before = self._before, None
            self._ask(before)

    def locate(self, hit: Hit, done: Callable[[Conversation | AppError | None], None]) -> None:
        """Show the branch on which a hit lies, when its conversation is opened.

        Args:
            hit: in a message or a title.
            done: called with the ``Conversation``; with ``None`` if it is not there any more.
        """

        def work(store: Store) -> Conversation | None:
            (conversation,) = store.conversations_of([hit.conversation_id]) or (None,)
            if conversation is None or hit.place is Place.TITLES:
                return conversation
            tree = MessageTree(store.messages(hit.conversation_id))
            if hit.message_id not in tree:
                return None
            path = tree.path_to(conversation.leaf_id)
            if all(message.id != hit.message_id for message in path):
                store.show_path_to(hit.conversation_id, tree.leaf_below(hit.message_id))
            return conversation

        self._storage.submit(work, done)

    def disconnect_database(self) -> None:
        """End searches and close their connection; called on the storage thread."""
        self._thread.disconnect()
        self._arrived.emit((None, None))

    def close(self) -> None:
        """End the thread."""
        self._thread.close()

    def _prepare(self, store: Store) -> float:
        store.index_some(PREPARE_S)
        self._thread.open(store.path, store.key)
        return store.indexed_share()

    def _on_prepared(self, result: float | AppError) -> None:
        self._is_preparing = False
        if isinstance(result, AppError):
            self.problem_occurred.emit(result)
            return
        self.indexed_share = result
        self._ask(None)

    def _ask(self, before: int | None) -> None:
        if self._wanted is None:
            return
        wanted = self._wanted
        query, filters = wanted

        def done(result: Page | AppError) -> None:
            self._arrived.emit((wanted, (before, result)))

        self._thread.search(query, filters, before, done)

    @Slot(object)
    def _on_arrived(self, arrival: tuple[object, tuple[int | None, Page | AppError]]) -> None:
        wanted, content = arrival
        if wanted is None:
            self._wanted, self._before, self.query, self.groups = None, None, Query(""), []
            self.cleared.emit()
            return
        if self._wanted is None or wanted is not self._wanted:
            return
        before, result = content
        if isinstance(result, AppError):
            self.problem_occurred.emit(result)
            return
        self.query = self._wanted[0]
        self._before = result.before
        self.groups = _grouped(result.hits, [] if before is None else self.groups)
        self.found.emit()


class IndexKeeper(QObject):
    """Brings the index up to date in small slices, whenever something may have changed."""

    def __init__(self, storage: StorageRelay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._storage = storage
        self._is_at_work = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEPER_PAUSE_MS)
        self._timer.timeout.connect(self._go_on)

    @Slot()
    def start(self) -> None:
        """Look for something to do."""
        if not self._is_at_work:
            self._is_at_work = True
            self._timer.start()

    def _go_on(self) -> None:
        def done(has_more: bool | AppError) -> None:
            self._is_at_work = has_more is True
            if self._is_at_work:
                self._timer.start()

        self._storage.submit(lambda store: store.index_some(), done)


def _grouped(hits: list[Hit], earlier: list[Group]) -> list[Group]:
    groups = {group.conversation_id: group for group in earlier}
    for hit in hits:
        is_title = hit.place is Place.TITLES
        group = groups.get(hit.conversation_id)
        if group is None:
            group = Group(hit.conversation_id, hit.title, hit if is_title else None, [])
            groups[hit.conversation_id] = group
        if not is_title:
            group.hits.append(hit)
    return list(groups.values())

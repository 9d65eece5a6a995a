"""What was deleted: the list, restoring, deleting for good, and the trash emptying itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.conversation import Conversation
from app.core.errors import AppError
from app.core.trash import Trashed
from app.viewmodels.conversations import ConversationList
from app.viewmodels.relay import StorageRelay

if TYPE_CHECKING:
    from app.storage.store import Store


class TrashViewModel(QObject):
    """The trash.

    Attributes:
        entries: what lies in it, the latest first.

    Signals:
        changed: ``entries`` were read.
        restored(Trashed): one is back.
        erased: some are gone for good; what was made from them can go, too.
        problem_occurred(AppError): an action could not be done.
    """

    changed = Signal()
    restored = Signal(object)
    erased = Signal()
    problem_occurred = Signal(object)

    def __init__(
        self,
        storage: StorageRelay,
        conversations: ConversationList,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._storage = storage
        self._conversations = conversations
        self.entries: list[Trashed] = []

    def load(self) -> None:
        """Read the list; ``changed`` follows."""

        def loaded(result: list[Trashed] | AppError) -> None:
            if isinstance(result, AppError):
                self.problem_occurred.emit(result)
                return
            self.entries = result
            self.changed.emit()

        self._storage.submit(lambda store: store.trashed(), loaded)

    def restore(self, entries: Sequence[Trashed]) -> None:
        """Bring some back."""
        whole = [entry for entry in entries if not entry.message_id]
        if whole:
            self._conversations.restore(
                [Conversation(entry.conversation_id, entry.title, 0.0, 0.0) for entry in whole]
            )
        for entry in entries:
            self._restore(entry)
        self.load()

    def erase(self, entries: Sequence[Trashed]) -> None:
        """Delete some for good, in steps between which everything else goes on."""
        if not entries:
            self.load()
            self.erased.emit()
            return
        first, rest = entries[0], entries[1:]

        def stepped(has_more: bool | AppError) -> None:
            if isinstance(has_more, AppError):
                self.problem_occurred.emit(has_more)
                self.load()
            else:
                self.erase(entries if has_more else rest)

        self._storage.submit(lambda store: store.erase_some(first), stepped)

    def purge(self) -> None:
        """Delete for good what has lain there long enough."""

        def found(result: list[Trashed] | AppError) -> None:
            if isinstance(result, list) and result:
                self.erase(result)

        self._storage.submit(lambda store: store.expired(time.time()), found)

    def _restore(self, entry: Trashed) -> None:
        def work(store: Store) -> None:
            if entry.message_id:
                store.restore(entry)

        self._storage.submit(work, self._telling(lambda: self.restored.emit(entry)))

    def _telling(self, done: Callable[[], None]) -> Callable[[AppError | None], None]:
        def heard(result: AppError | None) -> None:
            if isinstance(result, AppError):
                self.problem_occurred.emit(result)
            else:
                done()

        return heard

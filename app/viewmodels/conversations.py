"""The list of conversations for the sidebar, and what is done with some of them at once."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.core.errors import AppError
from app.viewmodels.conversation_rows import ConversationRows
from app.viewmodels.relay import StorageRelay
from app.viewmodels.sectioned_rows import Index

if TYPE_CHECKING:
    from app.core.conversation import Conversation, Folder
    from app.storage.store import Store
    from app.viewmodels.folders import Folders

FIRST_COUNT = 100
"""The first screen, and some to scroll to."""
CHUNK_COUNT = 1000
"""The rest comes in pieces of this size: some milliseconds of either thread."""
REST_AFTER_MS = 400
REGROUP_MS = 300_000
"""So often it is asked whether another day has begun."""


class ConversationList(ConversationRows):
    """Conversations under their headings, read from the database in pieces.

    Attributes:
        is_complete: whether all have been read.

    Signals:
        loaded: the first piece was read from the database.
        trashed(list[Conversation]): some were moved to the trash; ``restore`` brings them back.
        problem_occurred(AppError): an action could not be done.
    """

    loaded = Signal()
    trashed = Signal(object)
    problem_occurred = Signal(object)

    def __init__(self, storage: StorageRelay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._storage = storage
        self._trashed: set[int] = set()  # an answer that ends late must not bring one back
        self._loads = 0
        self._day_timer: QTimer | None = None
        self.is_complete = False

    @cached_property
    def folder_actions(self) -> Folders:
        """What is done with folders; made when first asked for."""
        from app.viewmodels.folders import Folders

        return Folders(self, self._storage, self._check)

    # Reading

    def load(self) -> None:
        """Read the list from the database: the first screen at once, the rest behind it."""
        self._loads += 1
        load, self.is_complete = self._loads, False

        def read(store: Store) -> tuple[list[Folder], list[Conversation], list[Conversation]]:
            newest = store.conversations(limit=FIRST_COUNT)
            return store.folders(), store.pinned_conversations(), newest

        def begun(
            result: tuple[list[Folder], list[Conversation], list[Conversation]] | AppError,
        ) -> None:
            if isinstance(result, AppError):
                self.problem_occurred.emit(result)
            elif load == self._loads:
                folders, pinned, newest = result
                self.reset(folders, self._wanted([*pinned, *newest]))
                self._watch_the_day()
                self.loaded.emit()
                QTimer.singleShot(REST_AFTER_MS, self, lambda: self._read_on(load, newest))

        self._storage.submit(read, begun)

    def clear(self) -> None:
        """List nothing; ``load`` lists all again."""
        self._loads += 1
        self.reset((), ())

    def _read_on(self, load: int, before: list[Conversation]) -> None:
        """Read the next piece, behind the one before."""
        if load != self._loads:
            return
        if not before:
            self.is_complete = True
            return
        last = before[-1]

        def read(result: list[Conversation] | AppError) -> None:
            if load != self._loads:
                return
            if isinstance(result, AppError):
                self.problem_occurred.emit(result)
            else:
                self.add(self._wanted(result))
                QTimer.singleShot(0, self, lambda: self._read_on(load, result))

        self._storage.submit(
            lambda store: store.conversations(limit=CHUNK_COUNT, before=last), read
        )

    def _wanted(self, conversations: Iterable[Conversation]) -> list[Conversation]:
        return [c for c in conversations if c.id not in self._trashed]

    def _watch_the_day(self) -> None:
        if self._day_timer is None:
            self._day_timer = QTimer(self)
            self._day_timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
            self._day_timer.timeout.connect(self.regroup)
            self._day_timer.start(REGROUP_MS)

    # One conversation

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a conversation or a folder; an empty title changes nothing."""
        title = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not title:
            return False
        section, conversation = self.at(index.row())
        if conversation is not None:
            known = conversation
            if title != known.title:
                self.replace(known._replace(title=title))
                self._storage.submit(
                    lambda store: store.rename_conversation(known.id, title), self._check
                )
        elif section.folder is not None:
            self.folder_actions.rename(section.folder, title)
        return True

    def put_first(self, conversation: Conversation) -> None:
        """A conversation is new or has a new message: it goes to the top of its section."""
        if conversation.id in self._trashed:
            return
        known = self.get(conversation.id)
        if known is None:
            self.add([conversation])
        else:
            self.replace(
                known._replace(leaf_id=conversation.leaf_id, updated_at=conversation.updated_at)
            )

    def take_made_title(self, conversation_id: int, title: str) -> None:
        """The model has made a title; one that was typed stays."""

        def set_(result: bool | AppError) -> None:
            known = self.get(conversation_id)
            if result is True and known is not None:
                self.replace(known._replace(title=title))

        self._storage.submit(lambda store: store.set_made_title(conversation_id, title), set_)

    def set_unread(self, *conversation_ids: int, is_unread: bool) -> None:
        """Say whether answers wait to be read."""
        known = [c for c in map(self.get, conversation_ids) if c and c.is_unread != is_unread]
        ids = [conversation.id for conversation in known]
        for conversation in known:
            self.replace(conversation._replace(is_unread=is_unread))
        if ids:
            self._storage.submit(lambda store: store.set_unread(ids, is_unread=is_unread))

    def set_draft(self, conversation_id: int, *, has_draft: bool) -> None:
        """Say whether something stands in its composer; whoever saves that is another."""
        known = self.get(conversation_id)
        if known is not None:
            self.replace(known._replace(has_draft=has_draft))

    # Several conversations

    def move_to_trash(self, *rows: int) -> None:
        """Take conversations out of the list; nothing is erased."""
        self.trash(self.conversations_at(rows))

    def trash(self, conversations: Sequence[Conversation]) -> None:
        """Take conversations out of the list; nothing is erased."""
        if not conversations:
            return
        ids = [conversation.id for conversation in conversations]
        self._trashed.update(ids)
        self.remove(ids)
        self._storage.submit(lambda store: store.move_to_trash(*ids), self._check)
        self.trashed.emit(list(conversations))

    def restore(self, conversations: Sequence[Conversation]) -> None:
        """Bring conversations back from the trash."""
        ids = [conversation.id for conversation in conversations]
        self._trashed.difference_update(ids)

        def restored(result: list[Conversation] | AppError) -> None:
            if isinstance(result, AppError):
                self._check(result)
            else:
                self.add(self._wanted(result))

        def bring_back(store: Store) -> list[Conversation]:
            store.restore_conversation(*ids)
            return store.conversations_of(ids)

        self._storage.submit(bring_back, restored)

    def set_pinned(self, conversations: Sequence[Conversation], *, is_pinned: bool) -> None:
        """Pin conversations to the top, or pin them no more."""
        now = time.time() if is_pinned else None
        changed = [c for c in conversations if (c.pinned_at is not None) != is_pinned]
        ids = [conversation.id for conversation in changed]
        for conversation in changed:
            self.replace(conversation._replace(pinned_at=now))
        self._storage.submit(lambda store: store.set_pinned(ids, now), self._check)

    def move_to_folder(self, conversations: Sequence[Conversation], folder_id: int | None) -> None:
        """Move conversations into a folder, or with ``None`` out of theirs; away from the pins."""
        ids = [conversation.id for conversation in conversations]
        for conversation in conversations:
            self.replace(conversation._replace(folder_id=folder_id, pinned_at=None))
        self._storage.submit(lambda store: store.set_folder(ids, folder_id), self._check)

    def _check(self, result: object) -> None:
        """An action that failed is said, and the list shows what the database has."""
        if isinstance(result, AppError):
            self.problem_occurred.emit(result)
            self.load()

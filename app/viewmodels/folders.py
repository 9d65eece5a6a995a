"""What is done with the folders of the sidebar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.errors import AppError
from app.viewmodels.conversation_rows import ConversationRows
from app.viewmodels.relay import StorageRelay

if TYPE_CHECKING:
    from app.core.conversation import Folder
    from app.storage.conversations_table import DeletedFolder


class Folders(QObject):
    """Makes, renames, folds, orders and deletes folders, in the list and in the database.

    Signals:
        added(Folder): one was made; its name is to be typed.
        deleted(DeletedFolder): one was deleted; ``restore`` brings it back.
    """

    added = Signal(object)
    deleted = Signal(object)

    def __init__(
        self, rows: ConversationRows, storage: StorageRelay, check: Callable[[object], None]
    ) -> None:
        """Prepare.

        Args:
            rows: the list that shows them; it owns this.
            storage: of the conversations.
            check: gets the result of each change, an ``AppError`` if it failed.
        """
        super().__init__(rows)
        self._rows = rows
        self._storage = storage
        self._check = check

    def add(self, name: str, then: Callable[[Folder], None] | None = None) -> None:
        """Make an empty folder below the others; ``then`` gets it before ``added`` is told."""

        def made(result: Folder | AppError) -> None:
            if isinstance(result, AppError):
                self._check(result)
                return
            self._rows.put_folder(result)
            if then is not None:
                then(result)
            self.added.emit(result)

        self._storage.submit(lambda store: store.add_folder(name), made)

    def rename(self, folder: Folder, name: str) -> None:
        """Give a folder another name."""
        self._save(folder._replace(name=name))

    def set_folded(self, folder: Folder, *, is_folded: bool) -> None:
        """Hide or show what lies in a folder."""
        if folder.is_folded != is_folded:
            self._save(folder._replace(is_folded=is_folded))

    def move(self, folder: Folder, steps: int) -> None:
        """Move a folder down among the others, or up by negative steps."""
        order = self._rows.folders
        place = next(i for i, other in enumerate(order) if other.id == folder.id)
        order.insert(max(0, place + steps), order.pop(place))
        self._put_in_order(order)

    def move_before(self, folder_id: int, other_id: int) -> None:
        """Put a folder above another one, or below it if it came from above."""
        places = [folder.id for folder in self._rows.folders]
        if folder_id in places and other_id in places:
            folder = self._rows.folders[places.index(folder_id)]
            self.move(folder, places.index(other_id) - places.index(folder_id))

    def delete(self, folder: Folder) -> None:
        """Delete a folder; the conversations in it stay."""

        def done(result: DeletedFolder | AppError) -> None:
            if isinstance(result, AppError):
                self._check(result)
            else:
                self.deleted.emit(result)

        self._rows.drop_folder(folder.id)
        self._storage.submit(lambda store: store.delete_folder(folder), done)

    def restore(self, deleted: DeletedFolder) -> None:
        """Bring a deleted folder back, with what lay in it."""
        folder = deleted.folder
        self._rows.put_folder(folder)
        for conversation_id in deleted.conversation_ids:
            conversation = self._rows.get(conversation_id)
            if conversation is not None and conversation.folder_id is None:
                self._rows.replace(conversation._replace(folder_id=folder.id))
        self._storage.submit(lambda store: store.restore_folder(deleted), self._check)

    def _put_in_order(self, order: Sequence[Folder]) -> None:
        placed = [folder._replace(position=place) for place, folder in enumerate(order)]
        self._rows.order_folders(placed)
        ids = [folder.id for folder in placed]
        self._storage.submit(lambda store: store.order_folders(ids), self._check)

    def _save(self, folder: Folder) -> None:
        self._rows.put_folder(folder)
        self._storage.submit(lambda store: store.save_folder(folder), self._check)

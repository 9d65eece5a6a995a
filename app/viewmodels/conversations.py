"""The list of conversations for the sidebar."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.core.errors import AppError
from app.system.late_imports import import_late
from app.viewmodels.relay import StorageRelay

if TYPE_CHECKING:
    import datetime

    from app.core.conversation import Conversation
else:
    datetime = import_late("datetime")

_Index = QModelIndex | QPersistentModelIndex


class DateGroup(Enum):
    """The sections of the sidebar."""

    TODAY = auto()
    YESTERDAY = auto()
    LAST_WEEK = auto()
    OLDER = auto()


def date_group(moment: float, today: datetime.date) -> DateGroup:
    """The section of a Unix time, in local time."""
    day = datetime.date.fromtimestamp(moment)
    if day >= today:
        return DateGroup.TODAY
    if day == today - datetime.timedelta(days=1):
        return DateGroup.YESTERDAY
    return DateGroup.LAST_WEEK if day > today - datetime.timedelta(days=7) else DateGroup.OLDER


class ConversationList(QAbstractListModel):
    """Conversations, the latest first; one row each.

    Signals:
        loaded: the list was read from the database.
        trashed(Conversation): one was moved to the trash; ``restore`` brings it back.
        problem_occurred(AppError): an action could not be done.
    """

    ConversationRole = Qt.ItemDataRole.UserRole
    GroupRole = Qt.ItemDataRole.UserRole + 1

    loaded = Signal()
    trashed = Signal(object)
    problem_occurred = Signal(object)

    def __init__(self, storage: StorageRelay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._storage = storage
        self._conversations: list[Conversation] = []
        self._trashed: set[int] = set()  # an answer that ends late must not bring one back

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Number of conversations."""
        return 0 if parent.isValid() else len(self._conversations)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, ``Conversation`` or ``DateGroup`` of a row."""
        if not index.isValid():
            return None
        conversation = self._conversations[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return conversation.title
            case Qt.ItemDataRole.ToolTipRole:
                return conversation.title
            case self.ConversationRole:
                return conversation
            case self.GroupRole:
                return date_group(conversation.updated_at, datetime.date.today())
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Rows can be renamed in place."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a conversation; an empty title changes nothing."""
        title = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not title:
            return False
        conversation = self._conversations[index.row()]._replace(title=title)
        self._conversations[index.row()] = conversation
        self.dataChanged.emit(index, index)
        self._storage.submit(
            lambda store: store.rename_conversation(conversation.id, title), self._check
        )
        return True

    def load(self) -> None:
        """Read the list from the database."""

        def loaded(result: list[Conversation] | AppError) -> None:
            if isinstance(result, AppError):
                self.problem_occurred.emit(result)
                return
            self.beginResetModel()
            self._conversations = result
            self.endResetModel()
            self.loaded.emit()

        self._storage.submit(lambda store: store.conversations(), loaded)

    def put_first(self, conversation: Conversation) -> None:
        """A conversation is new or has a new message: it goes to the top."""
        if conversation.id in self._trashed:
            return
        row = self.row_of(conversation.id)
        if row == 0:
            title = self._conversations[0].title
            self._conversations[0] = conversation._replace(title=title)
            self.dataChanged.emit(self.index(0), self.index(0))
            return
        if row is not None:
            conversation = conversation._replace(title=self._conversations[row].title)
            self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), 0)
            self._conversations.insert(0, self._conversations.pop(row))
            self._conversations[0] = conversation
            self.endMoveRows()
            self.dataChanged.emit(self.index(0), self.index(0))
            return
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._conversations.insert(0, conversation)
        self.endInsertRows()

    def move_to_trash(self, row: int) -> None:
        """Take a conversation out of the list; nothing is erased."""
        conversation = self._conversations[row]
        self._trashed.add(conversation.id)
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._conversations[row]
        self.endRemoveRows()
        self._storage.submit(lambda store: store.move_to_trash(conversation.id), self._check)
        self.trashed.emit(conversation)

    def restore(self, conversation: Conversation) -> None:
        """Bring a conversation back from the trash."""
        self._trashed.discard(conversation.id)

        def restored(result: AppError | None) -> None:
            self._check(result)
            self.load()

        self._storage.submit(lambda store: store.restore_conversation(conversation.id), restored)

    def row_of(self, conversation_id: int) -> int | None:
        """The row of a conversation."""
        rows = (row for row, c in enumerate(self._conversations) if c.id == conversation_id)
        return next(rows, None)

    def _check(self, result: AppError | None) -> None:
        if isinstance(result, AppError):
            self.problem_occurred.emit(result)
            self.load()

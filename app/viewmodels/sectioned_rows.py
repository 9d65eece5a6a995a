"""The rows of the sidebar as Qt reads them: headings and conversations, in sections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from app.core.conversation import Conversation, Folder
    from app.core.sections import Section, Sections

Index = QModelIndex | QPersistentModelIndex


def _no_description(_section: Section, conversation: Conversation | None) -> str:
    return conversation.title if conversation is not None else ""


class SectionedRows(QAbstractListModel):
    """One row for each heading and each conversation that is not folded away.

    Nothing here takes time for rows that nobody asks for: any number may be listed.

    Attributes:
        describe: what a row says to a screen reader, from its section and its conversation, which
            is ``None`` for a heading. Whoever shows the rows words them.
    """

    ConversationRole = Qt.ItemDataRole.UserRole
    SectionRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[int, Conversation] = {}
        self._sections: Sections | None = None  # made with the first conversations
        self.describe: Callable[[Section, Conversation | None], str] = _no_description

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Number of rows, headings among them."""
        return 0 if parent.isValid() or self._sections is None else self._sections.row_count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title or name, ``Conversation`` or ``None``, ``Section``, or a description of a row."""
        if not index.isValid():
            return None
        section, conversation = self.at(index.row())
        roles = Qt.ItemDataRole
        found: Any = None
        match role:
            case self.ConversationRole:
                found = conversation
            case self.SectionRole:
                found = section
            case roles.AccessibleTextRole:
                found = self.describe(section, conversation)
            case roles.DisplayRole | roles.EditRole | roles.ToolTipRole if conversation is not None:
                found = conversation.title
            case roles.DisplayRole | roles.EditRole:
                found = section.folder.name if section.folder else self.describe(section, None)
        return found

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Conversations and folders are chosen, renamed and dragged; other headings are not."""
        flags = Qt.ItemFlag
        if not index.isValid():
            return flags.NoItemFlags
        section, conversation = self.at(index.row())
        if conversation is None and section.folder is None:
            return flags.ItemIsDropEnabled
        hand = flags.ItemIsDragEnabled | flags.ItemIsDropEnabled | flags.ItemNeverHasChildren
        return flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsEditable | hand

    @property
    def count(self) -> int:
        """Number of conversations that are known, those in folded folders among them."""
        return len(self._known)

    def conversations(self) -> list[Conversation]:
        """All that are known, in no order."""
        return list(self._known.values())

    @property
    def folders(self) -> list[Folder]:
        """All folders, from the top."""
        listed = self._sections.sections if self._sections else []
        return [section.folder for section in listed if section.folder is not None]

    @property
    def headings(self) -> Sequence[int]:
        """The rows of all headings, from the top."""
        return self._sections.headings if self._sections else []

    def at(self, row: int) -> tuple[Section, Conversation | None]:
        """The section of a row, and its conversation; ``None`` for the heading."""
        assert self._sections is not None
        section, position = self._sections.at(row)
        return section, None if position < 0 else section.conversations[position]

    def get(self, conversation_id: int) -> Conversation | None:
        """A conversation that is listed."""
        return self._known.get(conversation_id)

    def row_of(self, conversation_id: int) -> int | None:
        """The row of a conversation, unless its folder is folded."""
        conversation = self._known.get(conversation_id)
        if conversation is None or self._sections is None:
            return None
        return self._sections.row_of(conversation)

    def inside(self, folder_id: int) -> list[Conversation]:
        """What lies in a folder, from the top."""
        listed = self._sections.sections if self._sections else []
        inside = (s.conversations for s in listed if s.folder and s.folder.id == folder_id)
        return list(next(inside, []))

    def conversations_at(self, rows: Iterable[int]) -> list[Conversation]:
        """The conversations of some rows, from the top; headings are left out."""
        found = (self.at(row)[1] for row in sorted(rows))
        return [conversation for conversation in found if conversation is not None]

    def find_title(self, beginning: str, start: int) -> int | None:
        """The next row whose title begins with a text, from a row on and round the end."""
        order, wanted = self._sections, beginning.casefold()
        if order is None:
            return None
        names = chain(order.names(start, order.row_count), order.names(0, start))
        return next((row for row, name in names if name.casefold().startswith(wanted)), None)

"""The sidebar: a new conversation, a new folder, and the list of all conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.viewmodels.conversations import ConversationList
from app.viewmodels.language import say
from app.widgets.conversation_list.view import ConversationListView
from app.widgets.mirroring import set_margins
from app.widgets.relative_size import size_icon
from app.widgets.theme import current_theme, icon

if TYPE_CHECKING:
    from app.core.conversation import Conversation, Folder


_NARROWEST_PX = 198
"""Of the list; words at the top may need more."""


class Sidebar(QWidget):
    """What is there to talk about.

    Attributes:
        list: of the conversations.

    Signals:
        new_requested: the user wants an empty conversation.
        opened(Conversation): one was chosen.
        export_requested(list[Conversation]): some are to be exported.
    """

    new_requested = Signal()
    opened = Signal(object)
    export_requested = Signal(object)

    def __init__(self, conversations: ConversationList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._conversations = conversations
        self._shown_id: int | None = None
        self._new = QToolButton()
        self._new.setText(say("New conversation"))
        self._new.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        size_icon(self._new, 16)
        self._new.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._new.clicked.connect(self.new_requested)
        self._new_folder: QToolButton | None = None
        self.list = ConversationListView(conversations)
        self.list.setMinimumWidth(_NARROWEST_PX)
        self.list.opened.connect(self.opened)
        self.list.menu_requested.connect(self._on_menu_requested)
        self.list.trash_requested.connect(self._on_trash_requested)
        conversations.rowsInserted.connect(self._find_shown)
        conversations.modelReset.connect(self._find_shown)
        self._top = QHBoxLayout()
        self._top.setSpacing(0)
        self._top.addWidget(self._new)
        self._top.addStretch(1)
        layout = QVBoxLayout(self)
        set_margins(layout, 6, 10, 0, 6)
        layout.setSpacing(4)
        layout.addLayout(self._top)
        layout.addWidget(self.list, 1)
        self._draw_icons()

    def complete(self) -> None:
        """Add what the first picture can do without."""
        from app.widgets.conversation_list.descriptions import row_description

        self._conversations.describe = row_description
        self._new_folder = QToolButton()
        self._new_folder.setToolTip(say("New folder"))
        self._new_folder.setAccessibleName(say("New folder"))
        size_icon(self._new_folder, 16)
        self._new_folder.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._new_folder.clicked.connect(self._on_new_folder)
        self._top.addWidget(self._new_folder)
        set_margins(self._top, 0, 0, 4, 0)
        self._conversations.folder_actions.added.connect(self._on_folder_added)
        self._draw_icons()

    def show_current(self, conversation: Conversation | None) -> None:
        """Mark the conversation that is shown; what else is chosen stays so if it is among it."""
        self._shown_id = None if conversation is None else conversation.id
        row = None if self._shown_id is None else self._conversations.row_of(self._shown_id)
        if row is None:
            self.list.clearSelection()
            self.list.setCurrentIndex(QModelIndex())
        elif row not in self.list.chosen_rows():
            self.list.setCurrentIndex(self._conversations.index(row))

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_top"):
            self._draw_icons()

    def _find_shown(self) -> None:
        """The list comes in pieces: mark what is shown when it has come."""
        if self._shown_id is None or self.list.currentIndex().isValid():
            return
        row = self._conversations.row_of(self._shown_id)
        if row is not None:
            scrolls = self.list.hasAutoScroll()
            self.list.setAutoScroll(False)  # who has scrolled elsewhere stays there
            self.list.setCurrentIndex(self._conversations.index(row))
            self.list.setAutoScroll(scrolls)

    def _on_trash_requested(self) -> None:
        chosen, folder = self.list.chosen, self.list.current_folder
        if chosen:
            self._conversations.trash(chosen)
        elif folder is not None:
            self._conversations.folder_actions.delete(folder)

    def _on_menu_requested(self, where: QPoint) -> None:
        from app.widgets.conversation_list.menu import make_menu

        menu = make_menu(self.list, self.export_requested.emit)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(where)

    def _on_new_folder(self) -> None:
        from app.widgets.conversation_list.menu import NEW_FOLDER

        self._conversations.folder_actions.add(NEW_FOLDER)

    def _on_folder_added(self, folder: Folder) -> None:
        """The name is typed at once."""
        from app.widgets.conversation_list.menu import rename

        rename(self.list, self._conversations.row_of_folder(folder.id))

    def _draw_icons(self) -> None:
        theme = current_theme()
        self._new.setIcon(icon("plus", theme.text))
        if self._new_folder is not None:
            self._new_folder.setIcon(icon("folder-plus", theme.muted))

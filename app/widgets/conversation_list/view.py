"""The list in the hand: choosing, opening, folding, typing ahead, dragging."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from app.viewmodels.conversations import ConversationList
from app.viewmodels.language import say
from app.widgets.conversation_list.delegate import RowDelegate
from app.widgets.conversation_list.layout import SectionedListView
from app.widgets.theme import current_theme

if TYPE_CHECKING:  # Qt's classes too: each costs the start some time
    from PySide6.QtGui import (
        QContextMenuEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
    )

    from app.core.conversation import Conversation, Folder


class ConversationListView(SectionedListView):
    """What a person does with the rows.

    Signals:
        opened(Conversation): one is to be shown.
        trash_requested: of what is chosen, or of the folder that is.
        menu_requested(QPoint): at a place on the screen.
    """

    opened = Signal(object)
    trash_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, rows: ConversationList, parent: QWidget | None = None) -> None:
        super().__init__(rows, parent)
        self._typed = ""
        self._typing = QElapsedTimer()
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self._drop_row = -1
        self.setAccessibleName(say("Conversations"))
        self.setItemDelegate(RowDelegate(self))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.clicked.connect(self._on_clicked)
        self.activated.connect(self._open)

    @property
    def chosen(self) -> list[Conversation]:
        """The conversations that are chosen, from the top; else the current one."""
        chosen = self.rows.conversations_at(self.chosen_rows())
        current = self.currentIndex().row()
        if chosen or current < 0 or self.selectionModel().hasSelection():
            return chosen
        return self.rows.conversations_at([current])

    @property
    def current_folder(self) -> Folder | None:
        """The folder whose heading is the current row."""
        row = self.currentIndex().row()
        if row < 0:
            return None
        section, conversation = self.rows.at(row)
        return section.folder if conversation is None else None

    def fold(self, folder: Folder, *, is_folded: bool) -> None:
        """Hide or show what lies in a folder; its heading is current if that was in it."""
        row = self.currentIndex().row()
        was_inside = row >= 0 and self.rows.at(row)[0].folder == folder
        self.rows.folder_actions.set_folded(folder, is_folded=is_folded)
        heading = self.rows.row_of_folder(folder.id)
        if was_inside and heading is not None:
            self.setCurrentIndex(self.rows.index(heading))

    # Keys

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """The row that a key goes to; headings that can't be chosen are passed over."""
        actions = QAbstractItemView.CursorAction
        count, row = self.rows.rowCount(), self.currentIndex().row()
        if not count:
            return QModelIndex()
        page = max(1, len(self.visible_rows(0, self.viewport().height())) - 1)
        steps = {
            actions.MoveUp: -1,
            actions.MovePrevious: -1,
            actions.MoveDown: 1,
            actions.MoveNext: 1,
            actions.MovePageUp: -page,
            actions.MovePageDown: page,
        }
        if action is actions.MoveHome or row < 0:
            row, direction = 0, 1
        elif action is actions.MoveEnd:
            row, direction = count - 1, -1
        else:
            step = steps.get(action, 0)
            row, direction = max(0, min(count - 1, row + step)), -1 if step < 0 else 1
        return self._choosable(row, direction)

    def _choosable(self, row: int, direction: int) -> QModelIndex:
        """The row, or the next one that can be chosen; the other way at the end."""
        count = self.rows.rowCount()
        for ahead in (direction, -direction):
            place = row
            while 0 <= place < count:
                index = self.rows.index(place)
                if self.rows.flags(index) & Qt.ItemFlag.ItemIsSelectable:
                    return index
                place += ahead
        return QModelIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold, unfold and trash; all else as lists do."""
        folder = self.current_folder
        section = (
            self.rows.at(self.currentIndex().row())[0] if self.currentIndex().isValid() else None
        )
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # what the field has left over
            return
        keys = Qt.Key
        match event.key():
            case keys.Key_Delete:
                self.trash_requested.emit()
            case keys.Key_Left if section is not None and section.folder is not None:
                self.fold(section.folder, is_folded=True)
            case keys.Key_Right if folder is not None:
                self.fold(folder, is_folded=False)
            case keys.Key_Space | keys.Key_Return | keys.Key_Enter if folder is not None:
                self.fold(folder, is_folded=not folder.is_folded)
            case _:
                super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next title that begins with what is typed."""
        pause_ms = QApplication.styleHints().keyboardInputInterval()
        is_more = self._typing.isValid() and not self._typing.hasExpired(pause_ms)
        self._typing.restart()
        self._typed = self._typed + search if is_more else search
        first = max(0, self.currentIndex().row() + (0 if is_more else 1))
        row = self.rows.find_title(self._typed, first)
        if row is not None:
            self.setCurrentIndex(self.rows.index(row))

    # The pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the keys that are held: with them a click chooses, and opens nothing."""
        self._modifiers = event.modifiers()
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu for what is chosen; for the current row when a key asks for it."""
        where = event.globalPos()
        if event.reason() is event.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).center()
            where = self.viewport().mapToGlobal(place)
        elif not self.indexAt(event.pos()).isValid():
            return
        self.menu_requested.emit(where)

    def _on_clicked(self, index: QModelIndex) -> None:
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        if self._modifiers & (control | shift):
            return
        section, conversation = self.rows.at(index.row())
        if conversation is None and section.folder is not None:
            self.fold(section.folder, is_folded=not section.folder.is_folded)
        else:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        conversation = index.data(ConversationList.ConversationRole)
        if conversation is not None:
            self.opened.emit(conversation)

    # Dragging

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Take up what is chosen."""
        from app.widgets.conversation_list.dragging import start_drag

        start_drag(self, self.chosen, self.current_folder)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only rows of this list may come."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Mark where the rows would go."""
        from app.widgets.conversation_list.dragging import can_drop

        super().dragMoveEvent(event)  # scrolls at the edges
        row = self.indexAt(event.position().toPoint()).row()
        is_possible = row >= 0 and can_drop(self.rows, event.mimeData(), row)
        self._mark_drop(row if is_possible else -1)
        event.setAccepted(is_possible)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing will come."""
        super().dragLeaveEvent(event)
        self._mark_drop(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the rows where they were dropped."""
        from app.widgets.conversation_list.dragging import drop

        row = self.indexAt(event.position().toPoint()).row()
        self._mark_drop(-1)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        if row >= 0:
            drop(self.rows, event.mimeData(), row)
            event.acceptProposedAction()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and a frame where something would be dropped."""
        super().paintEvent(event)
        if self._drop_row >= 0:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(current_theme().accent))
            place = self.visualRect(self.rows.index(self._drop_row))
            painter.drawRoundedRect(place.adjusted(7, 2, -7, -2), 8, 8)
            painter.end()

    def _mark_drop(self, row: int) -> None:
        """Mark the heading of the section that a row belongs to."""
        self._drop_row = row if row < 0 else max(h for h in self.rows.headings if h <= row)
        self.viewport().update()

"""The list of conversations, by date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QListView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.viewmodels.conversations import ConversationList, DateGroup
from app.widgets.theme import current_theme, icon

if TYPE_CHECKING:
    from app.core.conversation import Conversation

_GROUPS = {
    DateGroup.TODAY: "Today",
    DateGroup.YESTERDAY: "Yesterday",
    DateGroup.LAST_WEEK: "Last 7 days",
    DateGroup.OLDER: "Older",
}
_ROW_PX = 36
_HEADER_PX = 30

_Index = QModelIndex | QPersistentModelIndex


class ConversationDelegate(QStyledItemDelegate):
    """Draws a title, and above the first one of a date group the group's name."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A row, taller where a group begins."""
        return QSize(80, _ROW_PX + (_HEADER_PX if _begins_group(index) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row."""
        from PySide6.QtWidgets import QStyle  # its enumerations take 4 ms: off the start

        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if _begins_group(index):
            small = QFont(option.font)
            small.setPointSizeF(option.font.pointSizeF() * 0.84)
            small.setWeight(QFont.Weight.DemiBold)
            painter.setFont(small)
            painter.setPen(QColor(theme.muted))
            group = _GROUPS[index.data(ConversationList.GroupRole)]
            where = QRect(option.rect.left() + 14, option.rect.top(), 200, _HEADER_PX - 4)
            painter.drawText(where, Qt.AlignmentFlag.AlignBottom, group)
            painter.setFont(option.font)
        row = self._row_rect(option)
        state = option.state
        if state & QStyle.StateFlag.State_Selected or state & QStyle.StateFlag.State_MouseOver:
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selected if chosen else theme.hover))
            painter.drawRoundedRect(row.adjusted(6, 1, -6, -1), 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(row.adjusted(6, 1, -6, -1)).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8
            )
        painter.setPen(QColor(theme.text))
        inside = row.adjusted(16, 0, -16, 0)
        title = option.fontMetrics.elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        """The editor covers the title only."""
        editor.setGeometry(self._row_rect(option).adjusted(10, 3, -10, -3))

    def _row_rect(self, option: QStyleOptionViewItem) -> QRect:
        rect: QRect = option.rect
        return QRect(rect.left(), rect.bottom() + 1 - _ROW_PX, rect.width(), _ROW_PX)


class Sidebar(QWidget):
    """New conversation, and the list.

    Signals:
        new_requested: the user wants an empty conversation.
        opened(Conversation): one was chosen.
    """

    new_requested = Signal()
    opened = Signal(object)

    def __init__(self, conversations: ConversationList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(180)
        self._conversations = conversations
        self._new = QToolButton()
        self._new.setText("New conversation")
        self._new.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._new.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._new.clicked.connect(self.new_requested)
        self.list = QListView()
        self.list.setAccessibleName("Conversations")
        self.list.setModel(conversations)
        self.list.setItemDelegate(ConversationDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_context_menu)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        trash = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        trash.setContext(Qt.ShortcutContext.WidgetShortcut)
        trash.activated.connect(self._on_trash_pressed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 6)
        layout.setSpacing(4)
        layout.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.list, 1)
        layout.setContentsMargins(6, 10, 0, 6)
        self._draw_icon()

    def show_current(self, conversation: Conversation | None) -> None:
        """Mark the conversation that is shown."""
        row = None if conversation is None else self._conversations.row_of(conversation.id)
        if row is None:
            self.list.clearSelection()
            self.list.setCurrentIndex(QModelIndex())
        else:
            self.list.setCurrentIndex(self._conversations.index(row))

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_new"):
            self._draw_icon()

    def _on_chosen(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ConversationList.ConversationRole))

    def _on_trash_pressed(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self._conversations.move_to_trash(index.row())

    def _on_context_menu(self, where: QPoint) -> None:
        index = self.list.indexAt(where)
        if not index.isValid():
            return
        theme = current_theme()
        row = QPersistentModelIndex(index)  # the list may move while the menu is open
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rename = menu.addAction(icon("pencil", theme.muted), "Rename")
        rename.triggered.connect(lambda: self.list.edit(self._conversations.index(row.row())))
        delete = menu.addAction(icon("trash-2", theme.muted), "Move to trash")
        delete.triggered.connect(lambda: self._conversations.move_to_trash(row.row()))
        menu.popup(self.list.viewport().mapToGlobal(where))

    def _draw_icon(self) -> None:
        self._new.setIcon(icon("plus", current_theme().text))


def _begins_group(index: _Index) -> bool:
    if index.row() == 0:
        return True
    role = ConversationList.GroupRole
    above = index.model().index(index.row() - 1, 0)
    return bool(index.data(role) != above.data(role))

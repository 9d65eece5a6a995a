"""What is dragged in the list of conversations, and what dropping it does."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QColor, QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from app.core.conversation import Conversation, Folder
from app.core.sections import SectionKind
from app.viewmodels.conversations import ConversationList
from app.widgets.conversation_list.descriptions import count_of
from app.widgets.theme import current_theme

CONVERSATIONS = "application/x-penseur-conversations"
FOLDER = "application/x-penseur-folder"
_LABEL_CHARACTERS = 40


def start_drag(source: QWidget, chosen: list[Conversation], folder: Folder | None) -> None:
    """Take up conversations, or a folder if there are none."""
    if chosen:
        data = conversations_data([conversation.id for conversation in chosen])
        label = chosen[0].title if len(chosen) == 1 else count_of(len(chosen))
    elif folder is not None:
        data, label = folder_data(folder.id), folder.name
    else:
        return
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.setPixmap(_label(source, label))
    drag.exec(Qt.DropAction.MoveAction)


def conversations_data(conversation_ids: list[int]) -> QMimeData:
    """Conversations that are dragged."""
    data = QMimeData()
    data.setData(CONVERSATIONS, " ".join(map(str, conversation_ids)).encode())
    return data


def folder_data(folder_id: int) -> QMimeData:
    """A folder that is dragged."""
    data = QMimeData()
    data.setData(FOLDER, str(folder_id).encode())
    return data


def can_drop(rows: ConversationList, data: QMimeData, row: int) -> bool:
    """Whether dropping something on a row does anything."""
    section, _ = rows.at(row)
    if data.hasFormat(FOLDER):
        return section.folder is not None and section.folder.id != _ids(data, FOLDER)[0]
    return data.hasFormat(CONVERSATIONS)


def drop(rows: ConversationList, data: QMimeData, row: int) -> None:
    """Put what is dragged into the section of a row."""
    section, _ = rows.at(row)
    if data.hasFormat(FOLDER):
        if section.folder is not None:
            rows.folder_actions.move_before(_ids(data, FOLDER)[0], section.folder.id)
        return
    found = [rows.get(conversation_id) for conversation_id in _ids(data, CONVERSATIONS)]
    conversations = [conversation for conversation in found if conversation is not None]
    if section.key.kind is SectionKind.PINNED:
        rows.set_pinned(conversations, is_pinned=True)
    else:
        rows.move_to_folder(conversations, section.folder.id if section.folder else None)


def _ids(data: QMimeData, kind: str) -> list[int]:
    return [int(number) for number in bytes(data.data(kind).data()).split()]


def _label(view: QWidget, text: str) -> QPixmap:
    """A small sign that follows the pointer."""
    theme, metrics = current_theme(), view.fontMetrics()
    text = text if len(text) <= _LABEL_CHARACTERS else f"{text[:_LABEL_CHARACTERS]}…"
    ratio = view.devicePixelRatioF()
    width, height = metrics.horizontalAdvance(text) + 24, metrics.height() + 12
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(view.font())
    painter.setBrush(QColor(theme.surface))
    painter.setPen(QColor(theme.border))
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), 8, 8)
    painter.setPen(QColor(theme.text))
    painter.drawText(12, 6 + metrics.ascent(), text)
    painter.end()
    return pixmap

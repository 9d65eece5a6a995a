"""The list of the command palette: what can be done, where else it is found, and its keys."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.viewmodels.language import say
from app.widgets.commands import Found
from app.widgets.theme import current_theme, icon

_Index = QModelIndex | QPersistentModelIndex
_PAD_PX = 8
_INSET_PX = 14
_GAP_PX = 16
_CHECK_PX = 16
_GROUP_SHARE = 0.4
"""Of the row, for the name of the group at most."""


class CommandList(QAbstractListModel):
    """What was found."""

    FoundRole = Qt.ItemDataRole.UserRole

    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[Found] = ()

    def show(self, found: Sequence[Found]) -> None:
        """Show another list."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Number of rows."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The command, its label, or what is read of it."""
        if not index.isValid():
            return None
        found = self._found[index.row()]
        match role:
            case self.FoundRole:
                return found
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return found.command.label
            case Qt.ItemDataRole.AccessibleTextRole:
                return _description(found)
        return None


class CommandDelegate(QStyledItemDelegate):
    """Draws the label, the letters that were typed in it bold, then its group and its keys."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """One line."""
        return QSize(80, option.fontMetrics.lineSpacing() + 2 * _PAD_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row."""
        found: Found = index.data(CommandList.FoundRole)
        theme = current_theme()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selected if is_chosen else theme.hover))
            painter.drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 8, 8)
        # drawn as from left to right, then mirrored where the language asks for it
        room = option.rect.adjusted(_INSET_PX, 0, -_INSET_PX, 0)
        if found.command.is_on:
            check = QRect(0, 0, _CHECK_PX, _CHECK_PX)
            check.moveCenter(room.center())
            check.moveLeft(room.left())
            drawn = icon("check", theme.text, _CHECK_PX)
            drawn.paint(painter, self._mirrored(option, check))
            room.adjust(_CHECK_PX + 6, 0, 0, 0)
        # what is muted elsewhere would be too pale on the ground of the chosen row
        painter.setPen(QColor(theme.text if is_chosen else theme.muted))
        room = self._draw_end(painter, option, room, found.command.keys)
        group = option.fontMetrics.elidedText(
            found.command.group, Qt.TextElideMode.ElideRight, int(room.width() * _GROUP_SHARE)
        )
        room = self._draw_end(painter, option, room, group)
        painter.setPen(QColor(theme.text))
        ink = theme.text if is_chosen else theme.accent  # which is too pale on that ground
        _draw_label(painter, option, self._mirrored(option, room), found, ink)
        painter.restore()

    def _draw_end(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, text: str
    ) -> QRect:
        """Draw a text at the end of a row; the room that is left."""
        if not text:
            return room
        width = option.fontMetrics.horizontalAdvance(text)
        where = QRect(room.right() - width + 1, room.top(), width, room.height())
        painter.drawText(
            self._mirrored(option, where),
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine,
            text,
        )
        return room.adjusted(0, 0, -width - _GAP_PX, 0)

    @staticmethod
    def _mirrored(option: QStyleOptionViewItem, where: QRect) -> QRect:
        return QStyle.visualRect(option.direction, option.rect, where)


def _description(found: Found) -> str:
    command = found.command
    if command.keys:
        return say(
            "{action}, {place}, keys: {keys}",
            action=command.label,
            place=command.group,
            keys=command.keys,
        )
    return say("{action}, {place}", action=command.label, place=command.group)


def _draw_label(
    painter: QPainter, option: QStyleOptionViewItem, where: QRect, found: Found, ink: str
) -> None:
    label = found.command.label
    shown = option.fontMetrics.elidedText(label, Qt.TextElideMode.ElideRight, where.width())
    kept = len(label) if shown == label else max(0, len(shown) - 1)
    layout = QTextLayout(shown, option.font)
    sides, is_from_right = Qt.AlignmentFlag, option.direction is Qt.LayoutDirection.RightToLeft
    form = QTextOption(sides.AlignRight if is_from_right else sides.AlignLeft)
    form.setTextDirection(option.direction)
    form.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(form)
    layout.setFormats([_bold(shown, *run, ink) for run in _runs(found.places, kept)])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(where.width())
    layout.endLayout()
    top = where.top() + (where.height() - line.height()) / 2
    layout.draw(painter, QPointF(where.left(), top))


def _runs(places: Sequence[int], end: int) -> list[tuple[int, int]]:
    """Neighbouring places as runs, each its first and the one behind its last."""
    inside = sorted({place for place in places if place < end})
    if not inside:
        return []
    breaks = [b for a, b in pairwise(inside) if b != a + 1]
    ends = [a + 1 for a, b in pairwise(inside) if b != a + 1]
    return list(zip([inside[0], *breaks], [*ends, inside[-1] + 1], strict=True))


def _bold(text: str, start: int, end: int, ink: str) -> QTextLayout.FormatRange:
    run = QTextLayout.FormatRange()
    run.start = _utf16_length(text[:start])
    run.length = _utf16_length(text[start:end])
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.DemiBold)
    form.setForeground(QColor(ink))
    run.format = form
    return run


def _utf16_length(text: str) -> int:
    """Qt counts in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2

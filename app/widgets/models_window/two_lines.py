"""Rows of two lines: a name with a mark at its end, and facts below it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.widgets.mirroring import mirrored
from app.widgets.theme import current_theme

FACTS_ROLE = Qt.ItemDataRole.UserRole + 1
MARK_ROLE = Qt.ItemDataRole.UserRole + 2
_PAD_PX = 12
_ABOVE_PX = 9
_GAP_PX = 4
_Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """Draws the name (of the display role), the mark and the facts."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Two lines and some air."""
        return QSize(0, 2 * option.fontMetrics.height() + _GAP_PX + 2 * _ABOVE_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row."""
        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selected if is_selected else theme.hover))
            painter.drawRoundedRect(option.rect, 6, 6)
        area = option.rect.adjusted(_PAD_PX, _ABOVE_PX, -_PAD_PX, -_ABOVE_PX)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setLayoutDirection(option.direction)
        line = QRect(area.left(), area.top(), area.width(), option.fontMetrics.height())
        if mark := index.data(MARK_ROLE):
            painter.setPen(QColor(theme.accent))
            painter.drawText(line, Qt.AlignmentFlag.AlignTrailing, mark)
            line.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(mark) - 16, 0)
        painter.setPen(QColor(theme.text))
        _draw_elided(painter, mirrored(line, area, option.direction), index.data())
        painter.setFont(option.font)
        painter.setPen(QColor(theme.text if is_selected else theme.muted))
        line = QRect(area.left(), line.bottom() + _GAP_PX, area.width(), line.height())
        _draw_elided(painter, line, index.data(FACTS_ROLE))
        painter.restore()


def _draw_elided(painter: QPainter, line: QRect, text: str) -> None:
    mode = Qt.TextElideMode.ElideRight
    shown = painter.fontMetrics().elidedText(text, mode, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, shown)

"""Paints one row of the sidebar, and places the field in which it is renamed."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.core.conversation import Conversation
from app.system.late_imports import import_late
from app.viewmodels.conversations import ConversationList
from app.viewmodels.sectioned_rows import Index
from app.widgets.mirroring import mirrored
from app.widgets.theme import Theme, current_theme, icon

if TYPE_CHECKING:
    from app.core.sections import Section
    from app.widgets import quantities
    from app.widgets.conversation_list import descriptions
else:
    descriptions = import_late("app.widgets.conversation_list.descriptions")
    quantities = import_late("app.widgets.quantities")

SIDE_PX = 16
_INDENT_PX = 12
_MARK_PX = 16
_DOT_PX = 7
_ALIGN = Qt.AlignmentFlag


class RowDelegate(QStyledItemDelegate):
    """Draws headings, folders and conversations."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Not asked for: the list knows the heights."""
        return QSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        section: Section = index.data(ConversationList.SectionRole)
        conversation: Conversation | None = index.data(ConversationList.ConversationRole)
        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        if conversation is not None or section.folder is not None:
            _paint_ground(painter, option, theme)
        if conversation is None:
            _paint_heading(painter, option, section, theme)
        else:
            _paint_conversation(painter, option, section, conversation, theme)
        painter.restore()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """The field covers the title only."""
        section: Section = index.data(ConversationList.SectionRole)
        indent = _INDENT_PX if section.folder is not None else 0
        if index.data(ConversationList.ConversationRole) is None:
            indent = SIDE_PX - 2  # behind the arrow
        area = option.rect.adjusted(10 + indent, 3, -10, -3)
        editor.setGeometry(mirrored(area, option.rect, option.direction))


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    from PySide6.QtWidgets import QStyle  # its enumerations take 4 ms: off the start

    flags, state = QStyle.StateFlag, option.state
    row = option.rect.adjusted(6, 1, -6, -1)
    if state & (flags.State_Selected | flags.State_MouseOver):
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = bool(state & flags.State_Selected)
        painter.setBrush(QColor(theme.selected if chosen else theme.hover))
        painter.drawRoundedRect(row, 8, 8)
    if state & flags.State_HasFocus:
        painter.setPen(QColor(theme.accent))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def _paint_heading(
    painter: QPainter, option: QStyleOptionViewItem, section: Section, theme: Theme
) -> None:
    inside = option.rect.adjusted(SIDE_PX, 0, -SIDE_PX, 0)
    font = QFont(option.font)
    painter.setPen(QColor(theme.muted))
    if section.folder is None:
        font.setPointSizeF(option.font.pointSizeF() * 0.84)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        inside = inside.adjusted(-2, 0, 0, -5)
        painter.drawText(
            mirrored(inside, option.rect, option.direction),
            _ALIGN.AlignBottom | _ALIGN.AlignLeading,
            descriptions.section_name(section),
        )
        return
    arrow = icon("chevron-right" if section.is_folded else "chevron-down", theme.muted)
    _paint_icon(painter, option, arrow, QRect(inside.left() - 4, inside.top(), 14, inside.height()))
    inside = inside.adjusted(14, 0, 0, 0)
    if section.hides_unread:
        inside.setRight(_paint_dot(painter, option, inside, theme))
        painter.setPen(QColor(theme.muted))
    count = quantities.count(len(section.conversations))
    place = mirrored(inside, option.rect, option.direction)
    painter.drawText(place, _ALIGN.AlignVCenter | _ALIGN.AlignTrailing, count)
    inside.setRight(inside.right() - option.fontMetrics.horizontalAdvance(count) - 8)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(theme.text))
    _draw_elided(painter, option, inside, section.folder.name)


def _paint_conversation(
    painter: QPainter,
    option: QStyleOptionViewItem,
    section: Section,
    conversation: Conversation,
    theme: Theme,
) -> None:
    inside = option.rect.adjusted(SIDE_PX, 0, -SIDE_PX, 0)
    if section.folder is not None:
        inside.setLeft(inside.left() + _INDENT_PX)
    if conversation.is_unread:
        inside.setRight(_paint_dot(painter, option, inside, theme))
    if conversation.has_draft:
        left = inside.right() - _MARK_PX + 3
        place = QRect(left, inside.top(), _MARK_PX - 3, inside.height())
        _paint_icon(painter, option, icon("pencil", theme.muted), place)
        inside.setRight(left - 6)
    font = QFont(option.font)
    font.setWeight(QFont.Weight.DemiBold if conversation.is_unread else QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(QColor(theme.text))
    _draw_elided(painter, option, inside, conversation.title)


def _paint_icon(
    painter: QPainter, option: QStyleOptionViewItem, drawn: QIcon, place: QRect
) -> None:
    drawn.paint(painter, mirrored(place, option.rect, option.direction))


def _paint_dot(painter: QPainter, option: QStyleOptionViewItem, inside: QRect, theme: Theme) -> int:
    """Mark what waits to be read, at the end of the row; where the rest of it ends."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.accent))
    dot = QRect(inside.right() - _DOT_PX, inside.top(), _DOT_PX, inside.height())
    dot = mirrored(dot, option.rect, option.direction)
    top = inside.center().y() - _DOT_PX / 2
    painter.drawEllipse(QRectF(dot.left(), top, _DOT_PX, _DOT_PX))
    return inside.right() - _DOT_PX - 8


def _draw_elided(painter: QPainter, option: QStyleOptionViewItem, inside: QRect, text: str) -> None:
    """A line in the direction of its script, cut where it is too long.

    It begins at the side where its script does, and where the language does if that is the right.
    """
    place = mirrored(inside, option.rect, option.direction)
    metrics = QFontMetrics(painter.font())
    line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    is_rightward = _is_right_to_left(text)
    directions = Qt.LayoutDirection
    painter.setLayoutDirection(directions.RightToLeft if is_rightward else directions.LeftToRight)
    side = _ALIGN.AlignLeading
    if option.direction is directions.RightToLeft:
        side = _ALIGN.AlignRight | _ALIGN.AlignAbsolute
    painter.drawText(place, _ALIGN.AlignVCenter | side, line)


def _is_right_to_left(text: str) -> bool:
    """By the first letter that has a direction (Unicode's rule P2)."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((d for d in directions if d in ("L", "R", "AL")), "L") != "L"

"""The list of what a search found: conversations, and below each the places with their words."""

from __future__ import annotations

import time
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.core.search import Hit, Place
from app.core.translatable import mark
from app.viewmodels.language import say
from app.viewmodels.search import Group
from app.widgets import quantities
from app.widgets.markdown.source import is_right_to_left
from app.widgets.mirroring import mirrored
from app.widgets.theme import current_theme

PLACES = {
    Place.TITLES: mark("Title"),
    Place.QUESTIONS: mark("Question"),
    Place.ANSWERS: mark("Answer"),
    Place.THOUGHTS: mark("Thoughts"),
}
_LINES = 2
_INSET_PX = 16
_PLACE_PX = 76
_SMALL = 0.88
_PAD_PX = 6
_Index = QModelIndex | QPersistentModelIndex


class Row(NamedTuple):
    """One line of the list.

    Attributes:
        hit: where it leads.
        is_header: the conversation's title rather than a place in it.
    """

    hit: Hit
    is_header: bool


class SearchResults(QAbstractListModel):
    """Rows of a search; a header leads to its conversation."""

    RowRole = Qt.ItemDataRole.UserRole

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def show(self, groups: list[Group]) -> None:
        """Show other results; rows that are there already stay, so that a chosen one does."""
        rows = [row for group in groups for row in _rows_of(group)]
        kept = len(self._rows)
        if kept and rows[:kept] == self._rows:
            if len(rows) > kept:
                self.beginInsertRows(QModelIndex(), kept, len(rows) - 1)
                self._rows = rows
                self.endInsertRows()
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row, or its words."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case self.RowRole:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return row.hit.title if row.is_header else row.hit.snippet
            case Qt.ItemDataRole.AccessibleTextRole:
                what = say("Conversation") if row.is_header else say(PLACES[row.hit.place])
                text = row.hit.title if row.is_header else row.hit.snippet
                return say("{what}: {text}", what=what, text=text)
        return None


class ResultDelegate(QStyledItemDelegate):
    """Draws a conversation's title, or a place with its words marked."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A header has one line, a place as many as it needs, up to two."""
        row: Row = index.data(SearchResults.RowRole)
        line = option.fontMetrics.lineSpacing()
        if row.is_header:
            return QSize(80, line + 3 * _PAD_PX)
        view = self.parent()
        assert isinstance(view, QListView)
        room = (
            view.viewport().width() - 2 * _INSET_PX - _place_px(QFontMetrics(_small(option.font)))
        )
        fits = option.fontMetrics.horizontalAdvance(row.hit.snippet) < 0.9 * room
        return QSize(80, (1 if fits else _LINES) * line + 2 * _PAD_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row."""
        row: Row = index.data(SearchResults.RowRole)
        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selected if is_chosen else theme.hover))
            painter.drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 8, 8)
        inside = option.rect.adjusted(_INSET_PX, _PAD_PX, -_INSET_PX, -_PAD_PX)
        painter.setPen(QColor(theme.muted))
        painter.setFont(_small(option.font))
        if row.is_header:
            day = _day(row.hit.created_at)
            painter.drawText(
                inside, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter, day
            )
            inside.adjust(0, _PAD_PX // 2, -painter.fontMetrics().horizontalAdvance(day) - 12, 0)
            bold = QFont(option.font)
            bold.setWeight(QFont.Weight.DemiBold)
            marks = row.hit.marks if row.hit.place is Place.TITLES else ()
            inside = mirrored(inside, option.rect, option.direction)
            _draw(painter, inside, row.hit.title, marks, bold, 1)
        else:
            painter.drawText(
                inside,
                Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading,
                say(PLACES[row.hit.place]),
            )
            inside.adjust(_place_px(painter.fontMetrics()), 0, 0, 0)
            inside = mirrored(inside, option.rect, option.direction)
            _draw(painter, inside, row.hit.snippet, row.hit.marks, option.font, _LINES)
        painter.restore()


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALL)
    return small


def _place_px(metrics: QFontMetrics) -> int:
    """Width of the column that names places, which some languages do at length."""
    widest = max(metrics.horizontalAdvance(say(name)) for name in PLACES.values())
    return max(_PLACE_PX, widest + 2 * _PAD_PX)


def _rows_of(group: Group) -> list[Row]:
    first = group.title_hit or group.hits[0]
    return [Row(first, True), *(Row(hit, False) for hit in group.hits)]


def _draw(  # noqa: PLR0917 - private, in the order of painting
    painter: QPainter,
    where: QRect,
    text: str,
    marks: tuple[tuple[int, int], ...],
    font: QFont,
    lines: int,
) -> None:
    """Draw a text with marked stretches on some lines; what has no room is cut."""
    theme = current_theme()
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft or is_right_to_left([text]):
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    layout.setFormats([_mark(text, start, length) for start, length in marks])
    layout.beginLayout()
    top = 0.0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(where.width())
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    painter.setPen(QColor(theme.text))
    layout.draw(painter, QPointF(where.left(), where.top()))


def _mark(text: str, start: int, length: int) -> QTextLayout.FormatRange:
    mark = QTextLayout.FormatRange()
    mark.start = _utf16_length(text[:start])
    mark.length = _utf16_length(text[start : start + length])
    form = QTextCharFormat()
    form.setBackground(QColor(current_theme().selection))
    form.setFontWeight(QFont.Weight.DemiBold)
    mark.format = form
    return mark


def _utf16_length(text: str) -> int:
    """Qt counts in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _day(moment: float) -> str:
    then, now = time.localtime(moment), time.localtime()
    if then[:3] == now[:3]:
        return say("Today")
    return quantities.day(moment)

"""A list whose rows have known heights: nothing is done for rows out of sight, however many."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
)
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from app.viewmodels.conversations import ConversationList
from app.viewmodels.sectioned_rows import Index
from app.widgets.theme import room

if TYPE_CHECKING:  # Qt's classes too: each costs the start some time
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent, QPaintEvent

ROW_PX = 36
HEADING_PX = 32
"""Heights of rows, where neither text nor density ask for others."""
_LEAST_ROOM_PX = 8
"""Above and below the text of a row together."""
_Hint = QAbstractItemView.ScrollHint


class SectionedListView(QListView):
    """Lays out and paints rows by arithmetic.

    It is a QListView for what screen readers, editing and selecting need of one; its layout, which
    asks every row for its size, is never used.
    """

    def __init__(self, rows: ConversationList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self._anchor = QPersistentModelIndex()  # the row at the top, unless that is the first
        self._anchor_px = 0  # of it, out of sight
        self._row_px, self._heading_px = ROW_PX, HEADING_PX
        self._pointer: QPoint | None = None  # while it is over the rows
        self.setModel(rows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    # Arithmetic

    def top_of(self, row: int) -> int:
        """Where a row begins, in pixels from the beginning of the list."""
        less_px = self._row_px - self._heading_px
        return row * self._row_px - bisect_left(self.rows.headings, row) * less_px

    def row_at(self, y: int) -> int:
        """The row at a height from the beginning of the list; -1 where none is."""
        count = self.rows.rowCount()
        if not 0 <= y < self.top_of(count):
            return -1
        return bisect_right(range(count), y, key=self.top_of) - 1

    def visible_rows(self, first_y: int, last_y: int) -> range:
        """The rows between two heights of the viewport."""
        scroll, end = self.verticalOffset(), self.top_of(self.rows.rowCount()) - 1
        first = self.row_at(max(0, first_y + scroll))
        return range(first, self.row_at(min(end, last_y + scroll)) + 1) if first >= 0 else range(0)

    def visualRect(self, index: Index) -> QRect:
        """The place of a row in the viewport."""
        if not index.isValid():
            return QRect()
        top, bottom = self.top_of(index.row()), self.top_of(index.row() + 1)
        return QRect(0, top - self.verticalOffset(), self.viewport().width(), bottom - top)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a place in the viewport."""
        return self.rows.index(self.row_at(point.y() + self.verticalOffset()))

    def verticalOffset(self) -> int:
        """How far it is scrolled."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """It is not."""
        return 0

    # Scrolling

    def scrollTo(self, index: Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        """Bring a row into the viewport, with the heading that stands just above it."""
        if not index.isValid():
            return
        self.executeDelayedItemsLayout()
        row, height, bar = index.row(), self.viewport().height(), self.verticalScrollBar()
        bottom = self.top_of(row + 1)
        top = self.top_of(row - 1 if row - 1 in self.rows.headings else row)
        if hint is _Hint.PositionAtCenter:
            bar.setValue((top + bottom - height) // 2)
        elif top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + height:
            bar.setValue(bottom - height)

    def doItemsLayout(self) -> None:
        """The rows are others: what is read stays where it is."""
        anchor, anchor_px = self._anchor, self._anchor_px
        line_px = self.fontMetrics().height()  # the text may be large, the room little
        self._row_px = max(room(ROW_PX), line_px + _LEAST_ROOM_PX)
        self._heading_px = max(room(HEADING_PX), line_px + _LEAST_ROOM_PX)
        self.updateGeometries()
        if anchor.isValid():
            self.verticalScrollBar().setValue(self.top_of(anchor.row()) + anchor_px)
        self._note_anchor()
        self.viewport().update()

    def updateGeometries(self) -> None:
        """Fit the scroll bar."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(self._row_px)
        bar.setPageStep(height)
        bar.setRange(0, max(0, self.top_of(self.rows.rowCount()) - height))
        self.updateEditorGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what stands there, an open editor included."""
        if self._pointer is None:
            self.viewport().scroll(dx, dy)
        else:
            self.viewport().update()  # another row is below the pointer now
            self.updateEditorGeometries()
        self._note_anchor()

    def _note_anchor(self) -> None:
        scroll = self.verticalOffset()
        row = self.row_at(scroll) if scroll else -1
        self._anchor = QPersistentModelIndex(self.rows.index(row))
        self._anchor_px = scroll - self.top_of(row)

    # Choosing

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose the rows that a rectangle touches."""
        area = rect.normalized()
        touched = self.visible_rows(area.top(), area.bottom())
        chosen = QItemSelection()
        if touched:
            chosen.select(self.rows.index(touched[0]), self.rows.index(touched[-1]))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What is to be painted again: only what is in sight."""
        region = QRegion()
        for chosen in selection.toList():
            area = self.visualRect(chosen.topLeft()) | self.visualRect(chosen.bottomRight())
            region += QRegion(area & self.viewport().rect())
        return region

    def chosen_rows(self) -> Iterator[int]:
        """The rows that are chosen, headings among them where a range runs over some."""
        for chosen in self.selectionModel().selection().toList():
            yield from range(chosen.top(), chosen.bottom() + 1)

    # Painting

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row below the pointer is marked."""
        super().mouseMoveEvent(event)
        self._set_pointer(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        """None is any more."""
        super().leaveEvent(event)
        self._set_pointer(None)

    def _set_pointer(self, place: QPoint | None) -> None:
        before, after = self._row_below(self._pointer), self._row_below(place)
        self._pointer = place
        if before != after:
            for row in (before, after):
                self.viewport().update(self.visualRect(self.rows.index(row)))

    def _row_below(self, place: QPoint | None) -> int:
        return -1 if place is None else self.row_at(place.y() + self.verticalOffset())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that are in sight."""
        from PySide6.QtWidgets import QStyle  # its enumerations take 4 ms: off the start

        self.executeDelayedItemsLayout()
        painter = QPainter(self.viewport())
        hovered = self._row_below(self._pointer)
        selected, current = self.selectionModel(), self.currentIndex()
        flags = QStyle.StateFlag
        for row in self.visible_rows(event.rect().top(), event.rect().bottom()):
            index = self.rows.index(row)
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            option.rect = self.visualRect(index)
            state = flags.State_Enabled
            if selected.isSelected(index):
                state |= flags.State_Selected
            if row == hovered:
                state |= flags.State_MouseOver
            if index == current and self.hasFocus():
                state |= flags.State_HasFocus
            option.state = state
            self.itemDelegate().paint(painter, option, index)
        painter.end()

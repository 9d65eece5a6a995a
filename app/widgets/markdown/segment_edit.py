"""A read-only text that is as tall as its document; scrolls sideways at most, fetches nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.widgets.markdown.copying import selected_text
from app.widgets.markdown.formulas import uncover_formulas

Backdrop = Callable[[QPainter, QRectF], None]
_BY_MOUSE = Qt.TextInteractionFlag.TextSelectableByMouse
_BY_MOUSE_AND_KEYS = _BY_MOUSE | Qt.TextInteractionFlag.TextSelectableByKeyboard
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


class SegmentEdit(QTextEdit):
    """One stretch of text of a body.

    Signals:
        link_activated: the address; by a click, or Enter on a link that has the focus.
        pressed: a click of the left button has begun.
    """

    link_activated = Signal(str)
    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.backdrop: Backdrop | None = None
        self._pressed_link = ""
        self.setObjectName("flowText")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setTextInteractionFlags(_BY_MOUSE_AND_KEYS)
        self.setTabChangesFocus(True)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.document().setDocumentMargin(0)
        self.setCursorWidth(0)

    def lay_out(self, width: int) -> int:
        """Lay the text out in a width; its height."""
        cursor = self.textCursor()
        if cursor.position() and not cursor.hasSelection() and not self.hasFocus():
            cursor.setPosition(0)  # text that came has dragged it along, and would drag the view
            self.setTextCursor(cursor)
        if self.lineWrapColumnOrWidth() != width:
            self.setLineWrapColumnOrWidth(width)
        return math.ceil(self.document().size().height())

    def selected(self, *, is_markdown: bool) -> str:
        """The selected text, formulas as their source."""
        return selected_text(self.textCursor(), is_markdown=is_markdown)

    def clear_selection(self) -> None:
        """Select nothing."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Formulas are copied as their source."""
        data = QMimeData()
        data.setText(self.selected(is_markdown=False))
        data.setData("text/markdown", self.selected(is_markdown=True).encode())
        return data

    def loadResource(self, _kind: int, _name: Any) -> None:
        """Load nothing."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """What stands behind the text comes first."""
        if self.backdrop:
            painter = QPainter(self.viewport())
            offset = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
            painter.translate(-offset)
            try:
                self.backdrop(painter, QRectF(event.rect().translated(offset)))
            finally:
                painter.end()
        super().paintEvent(event)
        uncover_formulas(self.document(), self.viewport())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Up and down belong to the view around it."""
        delta = event.angleDelta()
        is_sideways = abs(delta.x()) > abs(delta.y())
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        bar = self.horizontalScrollBar()
        if (is_sideways or is_shifted) and bar.maximum() > 0:
            bar.setValue(bar.value() - (delta.x() or delta.y()))
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the link below."""
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left:
            self.pressed.emit()
        super().mousePressEvent(event)
        self._pressed_link = self.anchorAt(event.position().toPoint()) if is_left else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a link follows it."""
        super().mouseReleaseEvent(event)
        link, self._pressed_link = self._pressed_link, ""
        is_same = bool(link) and link == self.anchorAt(event.position().toPoint())
        if is_same and not self.textCursor().hasSelection():
            self.link_activated.emit(link)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over links."""
        super().mouseMoveEvent(event)
        is_link = bool(self.anchorAt(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows the link that Tab went to."""
        href = self.textCursor().charFormat().anchorHref()
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and href and self.textCursor().hasSelection():
            self.link_activated.emit(href)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Only who came by keyboard sees a caret."""
        reasons = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        is_by_keyboard = event.reason() in reasons
        self.setCursorWidth(1 if is_by_keyboard else 0)
        # Qt marks the direction beside a caret of no width too; without one there is no mark.
        has_caret = is_by_keyboard or not _RIGHT_TO_LEFT.search(self.toPlainText())
        self.setTextInteractionFlags(_BY_MOUSE_AND_KEYS if has_caret else _BY_MOUSE)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No caret is left behind."""
        self.setCursorWidth(0)
        super().focusOutEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 # Qt's name
        """Tab goes from link to link, then on."""
        cursor = self.textCursor()
        links = list(self._links())
        if next:
            edge = cursor.selectionEnd() if cursor.hasSelection() else -1
            following = [link for link in links if link[0] >= edge]
        else:
            edge = (
                cursor.selectionStart()
                if cursor.hasSelection()
                else self.document().characterCount()
            )
            following = [link for link in reversed(links) if link[1] <= edge]
        if following and self.hasFocus():
            self._select(*following[0])
            return True
        if links:
            self._select(0, 0)
        return super().focusNextPrevChild(next)

    def _select(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _links(self) -> Iterator[tuple[int, int]]:
        """Start and end of each link."""
        block = self.document().begin()
        last = ("", -1, -1)
        while block.isValid():
            fragments = block.begin()
            while not fragments.atEnd():
                fragment = fragments.fragment()
                href = fragment.charFormat().anchorHref()
                start, end = fragment.position(), fragment.position() + fragment.length()
                if href and href == last[0] and last[2] == start:
                    last = (href, last[1], end)
                else:
                    if last[0]:
                        yield last[1], last[2]
                    last = (href, start, end)
                fragments += 1
            block = block.next()
        if last[0]:
            yield last[1], last[2]

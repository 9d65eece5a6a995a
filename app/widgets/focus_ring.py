"""A ring around what has the keyboard, for whoever moves by keyboard; the mouse needs none."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from app.widgets.theme import current_theme

_WIDTH_PX = 2
_GAP_PX = 1
_RADIUS_PX = 7
_FOLLOWED = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
)
_KEYBOARD = Qt.WidgetAttribute.WA_KeyboardFocusChange
"""Qt sets it for a window in which Tab or a mnemonic moved the focus."""


class FocusRing(QObject):
    """Follows the focus through all windows. Fields that are typed in have a look of their own.

    Attributes:
        drawn: the ring; ``None`` while there is none.
    """

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self.drawn: QWidget | None = None
        self._marked: QWidget | None = None
        self._watched: list[QWidget] = []
        self._placing = QTimer(self)  # what moves does so in many steps
        self._placing.setSingleShot(True)
        self._placing.timeout.connect(self.place)
        application.focusChanged.connect(self._on_focus_changed)

    @Slot()
    def place(self) -> None:
        """Put the ring where its widget is now."""
        marked = self._marked
        if marked is None or self.drawn is None or not shiboken6.isValid(self.drawn):
            return
        where = QRect()
        if shiboken6.isValid(marked) and marked.isVisible():
            where = _visible_part(marked)
        self.drawn.setVisible(not where.isEmpty())
        if not where.isEmpty():
            outside = _WIDTH_PX + _GAP_PX
            grown = where.adjusted(-outside, -outside, outside, outside)
            self.drawn.setGeometry(grown.intersected(marked.window().rect()))
            self.drawn.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is marked has moved, or what it lies in."""
        if event.type() in _FOLLOWED:
            self._placing.start(0)
        return super().eventFilter(watched, event)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._forget()
        if now is None:
            return
        window = now.window()
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            window.setAttribute(_KEYBOARD, False)
        if not window.testAttribute(_KEYBOARD) or _shows_it_itself(now):
            return
        self._marked = now
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        self.drawn = window.findChild(_Ring, options=direct) or _Ring(window)
        part: QWidget | None = now
        while part is not None and part is not window:
            part.installEventFilter(self)
            self._watched.append(part)
            if isinstance(part, QScrollArea):  # Qt does so only for who comes from its inside
                part.ensureWidgetVisible(now)
            part = part.parentWidget()
        self.place()

    def _forget(self) -> None:
        for part in self._watched:
            if shiboken6.isValid(part):
                part.removeEventFilter(self)
        self._watched = []
        self._marked = None
        if self.drawn is not None and shiboken6.isValid(self.drawn):
            self.drawn.hide()
        self.drawn = None


class _Ring(QWidget):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current_theme().accent), _WIDTH_PX))
        half = _WIDTH_PX / 2
        inside = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(inside, _RADIUS_PX, _RADIUS_PX)
        painter.end()


def _shows_it_itself(widget: QWidget) -> bool:
    """Fields have a border or a frame that tells, and menus their chosen entry."""
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QLineEdit | QMenu | QMenuBar)


def _visible_part(widget: QWidget) -> QRect:
    """What can be seen of a widget, in its window; it may be scrolled out."""
    where = QRect(widget.mapTo(widget.window(), QPoint()), widget.size())
    part = widget.parentWidget()
    while part is not None and not part.isWindow():
        where &= QRect(part.mapTo(part.window(), QPoint()), part.size())
        part = part.parentWidget()
    return where

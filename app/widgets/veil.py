"""What lies over a window for a moment: the rest steps back, Escape or a click beside it closes."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from app.widgets.theme import current_theme

_OPACITY = 170


class Veil(QWidget):
    """Covers a window and holds a frame; gives the focus back to where it was.

    Attributes:
        frame: holds what is shown; a subclass places it in ``place_frame``.

    Signals:
        closed: it is gone.
    """

    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._focus_before: QWidget | None = None
        self.frame = QFrame(self)
        self.frame.setObjectName("searchPanel")
        window.installEventFilter(self)
        self.hide()

    def place_frame(self) -> None:
        """Give the frame its place on the veil."""
        raise NotImplementedError

    def show_over(self, first: QWidget) -> None:
        """Cover the window.

        Args:
            first: gets the keyboard.
        """
        if not self.isVisible():
            self._focus_before = QApplication.focusWidget()
        self._cover()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_veil(self) -> None:
        """Go, and give the focus back."""
        if not self.isVisible():
            return
        before = self._focus_before
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The veil is as large as the window."""
        if watched is self._window and event.type() is QEvent.Type.Resize and self.isVisible():
            self._cover()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Escape is for the veil, not for the window's shortcut."""
        is_key = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined] # a key
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_veil()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the frame closes."""
        if not self.frame.geometry().contains(event.position().toPoint()):
            self.close_veil()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What lies behind steps back."""
        painter = QPainter(self)
        veil = QColor(current_theme().window)
        veil.setAlpha(_OPACITY)
        painter.fillRect(self.rect(), veil)
        painter.end()

    def _cover(self) -> None:
        self.resize(self._window.size())
        self.place_frame()

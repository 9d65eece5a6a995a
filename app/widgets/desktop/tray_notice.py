"""Notifications of Windows and macOS, which come from an icon in the tray."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

SHOWN_MS = 10_000


class TrayNotice(QObject):
    """An icon that is there for as long as it has something to say.

    Signals:
        clicked: the notification was clicked.
    """

    clicked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon = QSystemTrayIcon(QApplication.windowIcon(), self)
        self._icon.messageClicked.connect(self._on_clicked)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._icon.hide)

    def show(self, title: str, text: str) -> None:
        """Show a notification."""
        self._icon.show()
        self._icon.showMessage(title, text, QApplication.windowIcon(), SHOWN_MS)
        self._timer.start(SHOWN_MS)

    def _on_clicked(self) -> None:
        self._icon.hide()
        self.clicked.emit()

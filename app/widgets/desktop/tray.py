"""The icon in the tray, and its menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app.viewmodels.language import say


class Tray(QObject):
    """Shown for as long as it exists.

    Attributes:
        menu: of the icon.

    Signals:
        window_wanted: the main window shall come, or go if it is in front.
        quick_wanted: a quick question shall be asked.
        quit_wanted: the program shall end.
    """

    window_wanted = Signal()
    quick_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, icon: QIcon, app_name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.menu = QMenu()
        self.menu.addAction(say("Open Penseur")).triggered.connect(self.window_wanted)
        self.menu.addAction(say("Quick question")).triggered.connect(self.quick_wanted)
        self.menu.addSeparator()
        self.menu.addAction(say("Quit")).triggered.connect(self.quit_wanted)
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setToolTip(app_name)
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._on_activated)
        if self.is_there:
            self._icon.show()

    @property
    def is_there(self) -> bool:
        """Whether the desktop has a tray; without one the icon is nowhere."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def remove(self) -> None:
        """Take the icon away."""
        self._icon.hide()
        self.menu.deleteLater()
        self.deleteLater()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        reasons = QSystemTrayIcon.ActivationReason
        if reason in (reasons.Trigger, reasons.DoubleClick):
            self.window_wanted.emit()
        elif reason is reasons.MiddleClick:
            self.quick_wanted.emit()

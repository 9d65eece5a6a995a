"""Keys for the quick question that work in all programs, by whatever the system offers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from app.core.errors import AppError, ErrorKind
from app.core.global_keys import GlobalKeys, parse_keys
from app.system.session_bus import SessionBus
from app.viewmodels.language import say

if TYPE_CHECKING:
    from app.system.portal_keys import PortalKeys
    from app.system.windows_keys import WindowsKeys
    from app.system.x11_keys import X11Keys


class GlobalShortcut(QObject):
    """Under X11 the server gives them, under Wayland the desktop asks the user, on macOS none.

    Signals:
        pressed(str): with the token that lets a window come to the front; it may be empty.
        problem_occurred(AppError): there are none.
    """

    pressed = Signal(str)
    problem_occurred = Signal(object)

    def __init__(self, bus: SessionBus, parent: QObject) -> None:
        super().__init__(parent)
        self._bus = bus
        self._grabbed: X11Keys | WindowsKeys | PortalKeys | None = None

    def grab(self, text: str) -> None:
        """Ask for keys; what is no keys is ignored."""
        keys = parse_keys(text)
        if keys is None:
            return
        try:
            self._grabbed = self._grab(keys)
        except AppError as error:
            self.problem_occurred.emit(error)

    def close(self) -> None:
        """Give them back."""
        if self._grabbed is not None:
            self._grabbed.close()
            self._grabbed = None
        self.deleteLater()

    def _grab(self, keys: GlobalKeys) -> X11Keys | WindowsKeys | PortalKeys:
        if sys.platform == "win32":
            from app.system.windows_keys import WindowsKeys

            return WindowsKeys(keys, self._on_pressed)
        platform = QGuiApplication.platformName()
        if platform == "xcb":
            from app.system.x11_keys import X11Keys

            return X11Keys(keys, self._on_pressed)
        if platform.startswith("wayland"):
            from app.system.portal_keys import PortalKeys

            what = say("Ask Penseur a quick question")
            return PortalKeys(self._bus, keys, what, self.pressed.emit, self._on_refused)
        raise AppError(ErrorKind.KEYS_UNAVAILABLE)

    def _on_pressed(self) -> None:
        self.pressed.emit("")

    def _on_refused(self) -> None:
        self.problem_occurred.emit(AppError(ErrorKind.KEYS_UNAVAILABLE))

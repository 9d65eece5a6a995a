"""Brings a window to the front, as far as the desktop allows."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_TOKEN_VARIABLE = "XDG_ACTIVATION_TOKEN"


def bring_to_front(window: QWidget, activation_token: str = "") -> None:
    """Show a window, not minimised, and give it the keyboard.

    Args:
        window: a top-level one.
        activation_token: which the desktop gave to whoever asks for this. Wayland raises no window
            without one; Qt takes it from the environment.
    """
    if activation_token:
        os.environ[_TOKEN_VARIABLE] = activation_token
    states = Qt.WindowState
    window.setWindowState(window.windowState() & ~states.WindowMinimized | states.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()
    os.environ.pop(_TOKEN_VARIABLE, None)

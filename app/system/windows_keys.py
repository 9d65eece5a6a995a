"""Keys that work in all programs under Windows (``RegisterHotKey``)."""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Callable

from app.core.errors import AppError, ErrorKind
from app.core.global_keys import GlobalKeys

# winuser.h
_MODIFIERS = {"Alt": 1, "Ctrl": 2, "Shift": 4, "Meta": 8}
_NO_REPEAT = 0x4000
_WM_HOTKEY, _WM_QUIT = 0x0312, 0x0012
_CODES = {
    "Tab": 0x09,
    "Return": 0x0D,
    "Pause": 0x13,
    "Space": 0x20,
    "End": 0x23,
    "Home": 0x24,
    "Up": 0x26,
    "Down": 0x28,
    "Insert": 0x2D,
}
_F1 = 0x70
_ID = 1


class WindowsKeys:
    """One key, registered until ``close``; Windows tells the thread that asked for it."""

    def __init__(self, keys: GlobalKeys, pressed: Callable[[], None]) -> None:
        """Register.

        Args:
            keys: to be registered.
            pressed: called on another thread.

        Raises:
            AppError: ``KEYS_TAKEN``.
        """
        self._keys = keys
        self._pressed = pressed
        self._is_taken = False
        self._number = 0
        self._is_ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="global keys", daemon=True)
        self._thread.start()
        self._is_ready.wait()
        if self._is_taken:
            raise AppError(ErrorKind.KEYS_TAKEN, keys=str(keys))

    def close(self) -> None:
        """Give the key back."""
        if sys.platform == "win32":
            ctypes.windll.user32.PostThreadMessageW(self._number, _WM_QUIT, 0, 0)
        self._thread.join()

    def _run(self) -> None:
        if sys.platform != "win32":
            self._is_taken = True
            self._is_ready.set()
            return
        from ctypes import wintypes

        user = ctypes.windll.user32
        self._number = ctypes.windll.kernel32.GetCurrentThreadId()
        modifiers = sum(_MODIFIERS[name] for name in self._keys.modifiers) | _NO_REPEAT
        self._is_taken = not user.RegisterHotKey(None, _ID, modifiers, _code(self._keys.key))
        self._is_ready.set()
        if self._is_taken:
            return
        message = wintypes.MSG()
        while user.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
            if message.message == _WM_HOTKEY:
                self._pressed()
        user.UnregisterHotKey(None, _ID)


def _code(key: str) -> int:
    if key in _CODES:
        return _CODES[key]
    return ord(key) if len(key) == 1 else _F1 + int(key[1:]) - 1

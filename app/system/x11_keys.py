"""Keys that work in all programs under X11: the server gives them to a connection of our own.

Through libxcb, which Qt needs there anyway. A key that another program has is refused.
"""

from __future__ import annotations

import ctypes
import os
import select
import threading
from collections.abc import Callable
from ctypes import POINTER, c_char_p, c_int, c_uint8, c_uint16, c_uint32, c_void_p
from typing import Any

from app.core.errors import AppError, ErrorKind
from app.core.global_keys import GlobalKeys

# X.h: ShiftMask, ControlMask, Mod1Mask, Mod4Mask; LockMask and Mod2Mask (Num Lock) may be on.
_MASKS = {"Shift": 1, "Ctrl": 4, "Alt": 8, "Meta": 64}
_LOCKS = (0, 2, 16, 18)
_KEY_PRESS = 2
_ASYNCHRONOUS = 1
# keysymdef.h
_KEYSYMS = {
    "Space": 0x20,
    "Tab": 0xFF09,
    "Return": 0xFF0D,
    "Pause": 0xFF13,
    "Home": 0xFF50,
    "Up": 0xFF52,
    "Down": 0xFF54,
    "End": 0xFF57,
    "Insert": 0xFF63,
}
_F1 = 0xFFBE


class _Screens(ctypes.Structure):
    """xcb_screen_iterator_t; of a screen, only its first member is read."""

    _fields_ = (("data", POINTER(c_uint32)), ("rem", c_int), ("index", c_int))


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class X11Keys:
    """One key, grabbed until ``close``."""

    def __init__(self, keys: GlobalKeys, pressed: Callable[[], None]) -> None:
        """Grab.

        Args:
            keys: to be grabbed.
            pressed: called on another thread.

        Raises:
            AppError: ``KEYS_UNAVAILABLE`` or ``KEYS_TAKEN``.
        """
        try:
            self._xcb, self._symbols = _load()
        except OSError as error:
            raise AppError(ErrorKind.KEYS_UNAVAILABLE) from error
        self._pressed = pressed
        self._connection = self._xcb.xcb_connect(None, None)
        if self._xcb.xcb_connection_has_error(self._connection):
            self._xcb.xcb_disconnect(self._connection)
            raise AppError(ErrorKind.KEYS_UNAVAILABLE)
        self._end, self._wake = os.pipe()
        if not self._grab(keys):
            self._disconnect()
            raise AppError(ErrorKind.KEYS_TAKEN, keys=str(keys))
        self._thread = threading.Thread(target=self._run, name="global keys", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Give the key back."""
        os.write(self._wake, b".")
        self._thread.join()
        self._disconnect()

    def _disconnect(self) -> None:
        self._xcb.xcb_disconnect(self._connection)
        os.close(self._end)
        os.close(self._wake)

    def _grab(self, keys: GlobalKeys) -> bool:
        setup = self._xcb.xcb_get_setup(self._connection)
        root = self._xcb.xcb_setup_roots_iterator(setup).data[0]
        modifiers = sum(_MASKS[name] for name in keys.modifiers)
        codes = self._codes(_keysym(keys.key))
        for code in codes:
            for locks in _LOCKS:
                cookie = self._xcb.xcb_grab_key_checked(
                    self._connection,
                    c_uint8(1),
                    c_uint32(root),
                    c_uint16(modifiers | locks),
                    c_uint8(code),
                    c_uint8(_ASYNCHRONOUS),
                    c_uint8(_ASYNCHRONOUS),
                )
                if error := self._xcb.xcb_request_check(self._connection, cookie):
                    _free(error)
                    return False
        return bool(codes)

    def _codes(self, keysym: int) -> list[int]:
        symbols = self._symbols.xcb_key_symbols_alloc(self._connection)
        found = self._symbols.xcb_key_symbols_get_keycode(symbols, c_uint32(keysym))
        codes: list[int] = []
        while found and found[len(codes)]:
            codes.append(found[len(codes)])
        _free(found)
        self._symbols.xcb_key_symbols_free(symbols)
        return codes

    def _run(self) -> None:
        number = self._xcb.xcb_get_file_descriptor(self._connection)
        while True:
            while event := self._xcb.xcb_poll_for_event(self._connection):
                kind = ctypes.cast(event, POINTER(c_uint8))[0] & 0x7F
                _free(event)
                if kind == _KEY_PRESS:
                    self._pressed()
            if self._xcb.xcb_connection_has_error(self._connection):
                return
            ready, _, _ = select.select([number, self._end], [], [])
            if self._end in ready:
                return


def _keysym(key: str) -> int:
    if key in _KEYSYMS:
        return _KEYSYMS[key]
    return ord(key.lower()) if len(key) == 1 else _F1 + int(key[1:]) - 1


def _load() -> tuple[Any, Any]:
    """The libraries, their functions declared.

    Raises:
        OSError: one is not there.
    """
    xcb, symbols = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL("libxcb-keysyms.so.1")
    for name in ("xcb_connect", "xcb_get_setup", "xcb_request_check", "xcb_poll_for_event"):
        getattr(xcb, name).restype = c_void_p
    xcb.xcb_connect.argtypes = (c_char_p, c_void_p)
    xcb.xcb_setup_roots_iterator.restype = _Screens
    xcb.xcb_setup_roots_iterator.argtypes = (c_void_p,)
    xcb.xcb_grab_key_checked.restype = _Cookie
    xcb.xcb_grab_key_checked.argtypes = (
        c_void_p, c_uint8, c_uint32, c_uint16, c_uint8, c_uint8, c_uint8,
    )  # fmt: skip
    xcb.xcb_request_check.argtypes = (c_void_p, _Cookie)
    for name in (
        "xcb_get_setup",
        "xcb_connection_has_error",
        "xcb_disconnect",
        "xcb_poll_for_event",
        "xcb_get_file_descriptor",
    ):
        getattr(xcb, name).argtypes = (c_void_p,)
    symbols.xcb_key_symbols_alloc.restype = c_void_p
    symbols.xcb_key_symbols_alloc.argtypes = (c_void_p,)
    symbols.xcb_key_symbols_free.argtypes = (c_void_p,)
    symbols.xcb_key_symbols_get_keycode.restype = POINTER(c_uint8)
    symbols.xcb_key_symbols_get_keycode.argtypes = (c_void_p, c_uint32)
    return xcb, symbols


def _free(memory: Any) -> None:
    libc = ctypes.CDLL(None)
    libc.free.argtypes = (c_void_p,)
    libc.free(ctypes.cast(memory, c_void_p))

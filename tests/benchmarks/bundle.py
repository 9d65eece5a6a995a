"""The bundle: what its parts weigh, how fast it starts beside ``make run``, what memory it takes.

Both programs run on a virtual screen and are watched from outside: a start ends when a key that was
pressed has become a letter on the screen.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import psutil

from app.system.paths import resources_dir
from tests.benchmarks import startup
from tests.benchmarks.rows import Bound, Row
from tests.helpers.virtual_screen import VirtualScreen, wait_until

ROOT = resources_dir().parent
FOLDER = ROOT / "dist" / "penseur"
PROGRAM = FOLDER / "penseur"
ROUNDS = 9
MEMORY_ROUNDS = 3
MOST_MB = 220
MOST_DOWNLOAD_MB = 65
IDLE_S = 2.0
PRESS_AGAIN_S = 0.02
LETTERS = (slice(685, 716), slice(4 * 312, 4 * 420))
"""Rows and bytes of the screen where the empty composer says what to do, right of its cursor."""
_PARTS = {
    "lib/PySide6/Qt/lib/libicu": "ICU",
    "lib/PySide6": "Qt and PySide6",
    "lib/shiboken6": "Qt and PySide6",
    "lib/llama_cpp/lib/libggml-cpu": "llama.cpp for processors",
    "lib/llama_cpp/lib/libggml-vulkan": "llama.cpp for Vulkan",
    "lib/llama_cpp": "llama.cpp",
    "lib/resources/models": "the model that ships",
    "lib/resources": "fonts, icons, formulas, texts",
    "lib/cryptography": "cryptography (keyring)",
    "lib/sqlcipher3": "SQLCipher",
    "": "Python, its libraries and the program",
}


def measure_size() -> list[Bound | str]:
    """What is on the disk after an installation, part by part, and what is downloaded."""
    if not PROGRAM.exists():
        return [_missing("bundle_size")]
    parts = dict.fromkeys(_PARTS.values(), 0)
    for path in FOLDER.rglob("*"):
        if path.is_file() and not path.is_symlink():
            name = path.relative_to(FOLDER).as_posix()
            part = next(part for start, part in _PARTS.items() if name.startswith(start))
            parts[part] += path.stat().st_size
    listed = ", ".join(
        f"{part} {size / 1e6:.1f}" for part, size in sorted(parts.items(), key=lambda p: -p[1])
    )
    rows: list[Bound | str] = [
        Bound(f"installed size ({listed})", [sum(parts.values()) / 1e6], "MB", MOST_MB)
    ]
    for path in sorted((ROOT / "dist").glob("*.deb")) + sorted((ROOT / "dist").glob("*.run")):
        size = path.stat().st_size / 1e6
        rows.append(Bound(f"download, {path.name}", [size], "MB", MOST_DOWNLOAD_MB))
    return rows


def measure_start() -> Row | str:
    """From the start of the process to a letter in the composer, over ``python -m app``."""
    if not PROGRAM.exists():
        return _missing("bundle_start")
    ours, theirs = [], []
    for _ in range(ROUNDS + 1):
        ours.append(_start_s([str(PROGRAM)]))
        theirs.append(_start_s([sys.executable, "-m", "app"]))
    name = "start of the bundle to a usable window over that of make run"
    return Row(name, ours[1:], theirs[1:], "s", 1.0, is_floor=False)


def measure_memory() -> Row | str:
    """Resident memory of the idle window's process over that of a bare PySide6 window."""
    if not PROGRAM.exists():
        return _missing("bundle_memory")
    bare = startup._BARE.replace("Watch(window, edit)\n", "")
    ours, theirs = [], []
    for _ in range(MEMORY_ROUNDS):
        ours.append(_resident_mb([str(PROGRAM)]))
        theirs.append(_resident_mb([sys.executable, "-c", bare]))
    name = "resident memory of the idle bundle over a bare PySide6 window"
    return Row(name, ours, theirs, "MB", 1.6, is_floor=False)


def _missing(name: str) -> str:
    return f"{name}: not measured, there is no dist/penseur (make bundle)"


@contextmanager
def _running(command: Sequence[str]) -> Iterator[tuple[VirtualScreen, subprocess.Popen[bytes]]]:
    """The program on a screen of its own, with settings of somebody who has used it before."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, VirtualScreen() as screen:
        config = Path(home) / "config"
        config.mkdir()
        (config / "settings.json").write_text(json.dumps({"was_welcomed": True}))
        names = {"PENSEUR_HOME": home, "LANGUAGE": "en", **screen.environment}
        process = subprocess.Popen(command, env={**os.environ, **names}, cwd=ROOT)
        try:
            yield screen, process
        finally:
            process.kill()  # nothing was said; its children end with their pipes
            process.wait()


def _start_s(command: Sequence[str]) -> float:
    began = time.perf_counter()
    with _running(command) as (screen, process), _Keyboard(screen) as keyboard:
        wait_until(lambda: screen.picture().colours() > 8, 30, "the first picture")
        painted = _letters(screen)
        pressed = 0.0
        while _letters(screen) == painted:
            if time.perf_counter() - pressed > PRESS_AGAIN_S:  # what comes before the focus is lost
                keyboard.press_a()
                pressed = time.perf_counter()
            assert process.poll() is None, "the program has ended"
            assert pressed - began < 30, "no letter appears"
        return time.perf_counter() - began


def _letters(screen: VirtualScreen) -> list[bytes]:
    rows, part = LETTERS
    return [row[part] for row in screen.picture().rows[rows]]


def _resident_mb(command: Sequence[str]) -> float:
    with _running(command) as (screen, process):
        wait_until(lambda: screen.picture().colours() > 1, 30, "the first picture")
        watched = psutil.Process(process.pid)
        spent, since = -1.0, time.monotonic()

        def is_idle() -> bool:
            nonlocal spent, since
            now = sum(watched.cpu_times()[:2])
            if now > spent + 0.05:
                spent, since = now, time.monotonic()
            return time.monotonic() - since > IDLE_S

        wait_until(is_idle, 60, "an idle process")
        return float(watched.memory_info().rss) / 1e6


class _Keyboard:
    """Presses a key within a millisecond, which xdotool would need ten for."""

    def __init__(self, screen: VirtualScreen) -> None:
        self._x11, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._name = screen.environment["DISPLAY"].encode()

    def __enter__(self) -> Self:
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(self._name))
        self._code = self._x11.XKeysymToKeycode(self._display, ctypes.c_ulong(ord("a")))
        return self

    def __exit__(self, *_: object) -> None:
        self._x11.XCloseDisplay(self._display)

    def press_a(self) -> None:
        window = self._first_window()
        if window:
            self._x11.XSetInputFocus(self._display, ctypes.c_ulong(window), 1, ctypes.c_ulong(0))
        for is_down in (1, 0):
            self._test.XTestFakeKeyEvent(self._display, self._code, is_down, ctypes.c_ulong(0))
        self._x11.XFlush(self._display)

    def _first_window(self) -> int:
        """The one in front, of those on the screen."""
        root = ctypes.c_ulong(self._x11.XDefaultRootWindow(self._display))
        names = (ctypes.c_ulong(), ctypes.c_ulong())
        windows, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        self._x11.XQueryTree(self._display, root, *map(ctypes.byref, (*names, windows, count)))
        shown = [windows[i] for i in range(count.value) if self._is_shown(windows[i])]
        return shown[-1] if shown else 0

    def _is_shown(self, window: int) -> bool:
        attributes = (ctypes.c_int * 64)()  # XWindowAttributes: map_state comes after the visual
        self._x11.XGetWindowAttributes(self._display, ctypes.c_ulong(window), attributes)
        return attributes[23] == 2 and attributes[2] > 100

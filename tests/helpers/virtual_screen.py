"""A virtual screen (Xvfb) with a keyboard (xdotool), and pictures of what it shows.

Needs nothing but the standard library, so that a bundle can be tried with any Python.
"""

from __future__ import annotations

import mmap
import os
import struct
import subprocess
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

POLL_S = 0.02
_HEADER_WORDS = 25
"""Of the header of the X Window Dump that Xvfb keeps of its screen (XWDFile.h)."""


class Picture:
    """What the screen shows at one time.

    Attributes:
        width: in pixels.
        height: in pixels.
        rows: one a line, 4 bytes a pixel: blue, green, red, nothing.
    """

    def __init__(self, dump: bytes) -> None:
        """Read an X Window Dump of 32 bits a pixel."""
        header = struct.unpack(f">{_HEADER_WORDS}I", dump[: 4 * _HEADER_WORDS])
        begin = header[0] + 12 * header[19]
        self.width, self.height, line = header[4], header[5], header[12]
        self.rows = [
            dump[begin + line * row : begin + line * row + 4 * self.width]
            for row in range(self.height)
        ]

    def colours(self) -> int:
        """How many there are in every eighth row: one on an empty screen."""
        return len(set(memoryview(b"".join(self.rows[::8])).cast("I")))

    def save(self, path: Path) -> None:
        """Write it as PNG."""
        lines = []
        for row in self.rows:
            pixels = bytearray(3 * self.width)
            pixels[0::3], pixels[1::3], pixels[2::3] = row[2::4], row[1::4], row[0::4]
            lines.append(b"\0" + pixels)
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(
            b"\x89PNG\r\n\x1a\n"
            + _chunk(b"IHDR", head)
            + _chunk(b"IDAT", zlib.compress(b"".join(lines)))
            + _chunk(b"IEND", b"")
        )


class VirtualScreen:
    """The screen; a context manager.

    Attributes:
        environment: what a program needs to find it.
    """

    def __init__(self, width: int = 1280, height: int = 860) -> None:
        """Prepare a screen.

        Args:
            width: in pixels.
            height: in pixels.
        """
        self._size = f"{width}x{height}x24"
        self._folder = tempfile.TemporaryDirectory()
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        """Start it.

        Raises:
            OSError: there is no Xvfb.
        """
        reader, writer = os.pipe()
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", self._size]
        command += ["-fbdir", self._folder.name, "-nolisten", "tcp"]
        self._server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as stream:
            display = stream.readline().strip()
        self.environment = {"DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Switch it off."""
        self._server.terminate()
        self._server.wait()
        self._folder.cleanup()

    def picture(self) -> Picture:
        """What it shows now."""
        with (Path(self._folder.name) / "Xvfb_screen0").open("rb") as file:
            return Picture(file.read())

    def memory(self) -> mmap.mmap:
        """The screen's memory, to be watched; ``Picture`` reads a copy of it."""
        with (Path(self._folder.name) / "Xvfb_screen0").open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def find_window(
        self, title: str, timeout_s: float = 60, owner: subprocess.Popen[bytes] | None = None
    ) -> str:
        """Wait for a window with this in its title and give it the keyboard.

        Args:
            title: a part of it.
            timeout_s: how long to wait.
            owner: who will open it.

        Returns:
            Its number.

        Raises:
            TimeoutError: there is none.
            RuntimeError: its owner has ended.
        """
        found: list[str] = []

        def look() -> bool:
            found[:] = self._run("search", "--onlyvisible", "--name", title).split()
            if not found and owner is not None and owner.poll() is not None:
                raise RuntimeError(f"the program ended with {owner.returncode}, without a window")
            return bool(found)

        wait_until(look, timeout_s, f"a window named {title}")
        self._run("windowfocus", "--sync", found[-1])
        return found[-1]

    def type(self, text: str) -> None:
        """Type on the keyboard."""
        self._run("type", "--delay", "10", text)

    def press(self, keys: str) -> None:
        """Press keys together, for example ``ctrl+q``."""
        self._run("key", keys)

    def _run(self, *arguments: str) -> str:
        environment = {**os.environ, **self.environment}
        command = ["xdotool", *arguments]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False
        ).stdout


def wait_until(condition: Callable[[], bool], timeout_s: float, what: str) -> None:
    """Wait for a condition.

    Raises:
        TimeoutError: it did not come about.
    """
    end = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"waited {timeout_s:.0f} s for {what}")
        time.sleep(POLL_S)


def _chunk(kind: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)

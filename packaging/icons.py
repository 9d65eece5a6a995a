"""Draws the program's icon in the sizes and formats that the systems want.

``python packaging/icons.py FOLDER`` writes hicolor's folders for Linux.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

SOURCE = Path("resources") / "icons" / "penseur.svg"
LINUX_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
MAC_SIZES = {b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}
"""Kinds of pictures in an icns file by their edges; all of them hold PNG."""


def program_icon(root: Path, folder: Path) -> str | None:
    """Write the icon for this system's bundle; ``None`` on Linux, whose programs hold none."""
    if sys.platform == "win32":
        path, data = folder / "penseur.ico", _ico(root / SOURCE)
    elif sys.platform == "darwin":
        path, data = folder / "penseur.icns", _icns(root / SOURCE)
    else:
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return str(path)


def write_hicolor(root: Path, folder: Path) -> None:
    """Write the pictures as ``/usr/share/icons/hicolor`` has them, below a folder."""
    for size in LINUX_SIZES:
        path = folder / f"{size}x{size}" / "apps" / "penseur.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_png(root / SOURCE, size))
    path = folder / "scalable" / "apps" / "penseur.svg"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((root / SOURCE).read_bytes())


def _png(source: Path, size: int) -> bytes:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(source)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs want bytes, Qt takes text
    return bytes(buffer.data().data())


def _ico(source: Path) -> bytes:
    pictures = [(size, _png(source, size)) for size in WINDOWS_SIZES]
    offset = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for size, data in pictures:
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return head + b"".join(data for _, data in pictures)


def _icns(source: Path) -> bytes:
    body = b""
    for kind, size in MAC_SIZES.items():
        data = _png(source, size)
        body += kind + struct.pack(">I", len(data) + 8) + data
    return b"icns" + struct.pack(">I", len(body) + 8) + body


if __name__ == "__main__":
    write_hicolor(Path(__file__).resolve().parents[1], Path(sys.argv[1]))

"""The program's icon in the formats of the three systems."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.packaging.scripts import ROOT, load

icons = load("icons")


def test_linux_gets_a_picture_of_each_size(qapp: QApplication, tmp_path: Path) -> None:
    icons.write_hicolor(ROOT, tmp_path)
    for size in icons.LINUX_SIZES:
        image = QImage(str(tmp_path / f"{size}x{size}" / "apps" / "penseur.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(0, 0).alpha() == 0
        assert image.pixelColor(size // 2, size - size // 8).alpha() == 255
    assert (tmp_path / "scalable" / "apps" / "penseur.svg").exists()


def test_windows_reads_its_icon(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "penseur.ico"
    path.write_bytes(icons._ico(ROOT / icons.SOURCE))
    assert not QImage(str(path)).isNull()


def test_the_icon_of_macos_says_its_own_length(qapp: QApplication) -> None:
    data = icons._icns(ROOT / icons.SOURCE)
    assert data.startswith(b"icns")
    assert int.from_bytes(data[4:8]) == len(data)
    assert data.count(b"\x89PNG") == len(icons.MAC_SIZES)

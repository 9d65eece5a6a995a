"""Draws the icons of ``resources/icons`` in a colour."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from app.system.paths import resources_dir

DIRECTED = frozenset(
    {
        "arrow-right",
        "chevron-left",
        "chevron-right",
        "list-tree",
        "panel-left",
        "quote",
        "send-horizontal",
        "undo-2",
    }
)
"""Those that follow the direction of reading; signs of players, as for going on, never turn."""


@lru_cache(maxsize=256)
def draw(name: str, colour: str, size: int, *, is_turned: bool) -> QIcon:
    """An icon for the densities of all screens.

    Args:
        name: file name without ending.
        colour: ``#rrggbb``.
        size: edge in device-independent pixels.
        is_turned: whether left and right change places.
    """
    source = _svg(resources_dir() / "icons" / f"{name}.svg")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    drawn = QIcon()
    for ratio in sorted({screen.devicePixelRatio() for screen in QApplication.screens()}):
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        if is_turned:
            pixmap = pixmap.transformed(QTransform.fromScale(-1, 1))
        pixmap.setDevicePixelRatio(ratio)
        drawn.addPixmap(pixmap)
    return drawn


@lru_cache(maxsize=64)
def _svg(path: Path) -> str:
    return path.read_text(encoding="utf-8")

"""Places for what is arranged or painted by hand, in both directions of reading.

They are counted from the left, as where lines run from left to right, and mirrored where not.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget


def mirrored(area: QRect, room: QRect, direction: Qt.LayoutDirection) -> QRect:
    """The same area, at the other side of its room where lines run from right to left."""
    if direction is not Qt.LayoutDirection.RightToLeft:
        return area
    return area.translated(room.left() + room.right() - area.left() - area.right(), 0)


def place(part: QWidget, area: QRect, room_px: int) -> None:
    """Give a part its geometry in a parent that is, or will be, so wide."""
    part.setGeometry(mirrored(area, QRect(0, 0, room_px, 1), part.layoutDirection()))


def turn(application: QApplication, direction: Qt.LayoutDirection) -> None:
    """Turn all windows to another direction of reading."""
    if application.layoutDirection() is direction:
        return
    from app.widgets.theme import dress_again

    application.setLayoutDirection(direction)
    dress_again(application)
    for widget in application.allWidgets():  # for icons that mean a direction
        QApplication.sendEvent(widget, QEvent(QEvent.Type.PaletteChange))

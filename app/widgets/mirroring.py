"""Places for what is arranged or painted by hand, in both directions of reading.

They are counted from the left, as where lines run from left to right, and mirrored where not.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtWidgets import QApplication, QLayout, QSplitter, QWidget

_TURNS = "turns_with_reading"


def mirrored(area: QRect, room: QRect, direction: Qt.LayoutDirection) -> QRect:
    """The same area, at the other side of its room where lines run from right to left."""
    if direction is not Qt.LayoutDirection.RightToLeft:
        return area
    return area.translated(room.left() + room.right() - area.left() - area.right(), 0)


def place(part: QWidget, area: QRect, room_px: int) -> None:
    """Give a part its geometry in a parent that is, or will be, so wide."""
    part.setGeometry(mirrored(area, QRect(0, 0, room_px, 1), part.layoutDirection()))


class Splitter(QSplitter):
    """Parts side by side; from right to left Qt would cut a pixel of the first one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """The direction may be another."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._make_room()

    def _make_room(self) -> None:
        self.setContentsMargins(0, 0, int(self.isRightToLeft()), 0)


def set_margins(layout: QLayout, start: int, top: int, end: int, bottom: int) -> None:
    """Room around a layout, whose start is where lines begin; Qt leaves it where it is.

    Args:
        layout: whose margins are set.
        start: in device-independent pixels, as the others.
        top: above.
        end: where lines end.
        bottom: below.
    """
    layout.setProperty(_TURNS, True)
    if QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        start, end = end, start
    layout.setContentsMargins(start, top, end, bottom)


def turn(application: QApplication, direction: Qt.LayoutDirection) -> None:
    """Turn all windows to another direction of reading."""
    if application.layoutDirection() is direction:
        return
    from app.widgets.theme import dress_again

    application.setLayoutDirection(direction)
    windows = [window for window in application.topLevelWidgets() if window.parent() is None]
    for layout in (layout for window in windows for layout in window.findChildren(QLayout)):
        if layout.property(_TURNS):
            _swap_margins(layout)
    dress_again(application)
    for widget in application.allWidgets():  # for icons that mean a direction
        QApplication.sendEvent(widget, QEvent(QEvent.Type.PaletteChange))


def _swap_margins(layout: QLayout) -> None:
    old = layout.contentsMargins()
    layout.setContentsMargins(old.right(), old.top(), old.left(), old.bottom())

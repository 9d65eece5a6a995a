"""Text and icons that are smaller or larger than the rest, and stay so whatever its size is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QListView

TEXT_POINTS = 10.5
"""Size of text that is read; everything else is relative to it."""
SMALL = 0.88
"""Share of the size of text, for what is read beside it."""
_GROWTH = 0.6
"""Of icons and columns beside text, as a share of its own growth."""
_SHARE = "size_share"
_ICON_PX = "icon_px"


def grown(px: int) -> int:
    """The size of what stands beside text, more where that is large.

    Args:
        px: beside text of the usual size, in device-independent pixels.
    """
    return round(px * growth(_GROWTH))


def growth(share: float) -> float:
    """By how much something is larger than beside text of the usual size, at least 1.

    Args:
        share: of the growth of text.
    """
    larger = QApplication.font().pointSizeF() / TEXT_POINTS - 1
    return 1 + share * max(0.0, larger)


def share_size(widget: QWidget, share: float) -> None:
    """Write a widget in a share of the size of text."""
    font = widget.font()
    font.setPointSizeF(QApplication.font().pointSizeF() * share)
    widget.setFont(font)
    widget.setProperty(_SHARE, share)


def size_icon(widget: QAbstractButton | QListView, px: int) -> None:
    """Give what shows icons their size, which grows with the text.

    Args:
        widget: that shows them.
        px: their edge beside text of the usual size, in device-independent pixels.
    """
    widget.setIconSize(QSize(grown(px), grown(px)))
    widget.setProperty(_ICON_PX, px)


def follow_size() -> None:
    """The size of text is another: so are its shares, and what stands beside it."""
    from PySide6.QtWidgets import QAbstractButton, QListView  # late: the start has no time for them

    for widget in QApplication.allWidgets():
        share, px = widget.property(_SHARE), widget.property(_ICON_PX)
        if share is not None:
            share_size(widget, share)
        if px is not None and isinstance(widget, QAbstractButton | QListView):
            size_icon(widget, px)


def draw_icons_again() -> None:
    """Have all icons drawn as large as they are to be now."""
    for widget in QApplication.allWidgets():
        QApplication.sendEvent(widget, QEvent(QEvent.Type.PaletteChange))

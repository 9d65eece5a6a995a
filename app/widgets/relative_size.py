"""Text that is smaller or larger than the rest, and stays so whatever the size of that is."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

SMALL = 0.88
"""Share of the size of text, for what is read beside it."""
_SHARE = "size_share"


def share_size(widget: QWidget, share: float) -> None:
    """Write a widget in a share of the size of text."""
    font = widget.font()
    font.setPointSizeF(QApplication.font().pointSizeF() * share)
    widget.setFont(font)
    widget.setProperty(_SHARE, share)


def follow_size() -> None:
    """The size of text is another: so are its shares."""
    for widget in QApplication.allWidgets():
        share = widget.property(_SHARE)
        if share is not None:
            share_size(widget, share)

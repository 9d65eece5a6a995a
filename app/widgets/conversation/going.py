"""Scrolls as far as it takes to see something."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from app.widgets.conversation.column import Column

_MARGIN_PX = 40


def show_area(column: Column, widget: QWidget, area: QRect, margin_px: int = _MARGIN_PX) -> None:
    """Bring a part of a message into sight.

    Args:
        column: that the message is in.
        widget: inside the message.
        area: in the widget; of a tall one, its top.
        margin_px: to keep from the edges of the viewport.
    """
    y = widget.mapTo(column.viewport, area.topLeft()).y()
    room = max(1, column.view_height - 2 * margin_px)
    low, high = margin_px, margin_px + room - min(area.height(), room)
    if y < low or y > high:
        column.scroll_to(column.scroll + y - (low if y < low else high))


def go_into(column: Column, index: int, y: int) -> None:
    """Bring a part of a long message into sight, so that it is built.

    Args:
        column: that the message is in.
        index: of the message.
        y: in it, in pixels.
    """
    place = column.above_px + column.extents.top(index) + y
    if not column.scroll <= place < column.scroll + column.view_height:
        column.scroll_to(place - column.view_height // 3)

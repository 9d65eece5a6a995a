"""What stays where it is when heights change: finding it, and finding it again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.widgets.conversation.extents import Extents
from app.widgets.conversation.message_widget import MessageWidget
from app.widgets.conversation.spots import Anchor


def topmost(
    visible: range, widgets: Mapping[int, MessageWidget], extents: Extents, top: int
) -> Anchor:
    """The first line that is visible, of what is built.

    Args:
        visible: indexes of the messages in the viewport.
        widgets: those that are built.
        extents: where all stand.
        top: of the viewport, counted from the first message.
    """
    for index in visible:
        widget = widgets.get(index)
        if widget is not None:
            offset = extents.top(index) - top
            return Anchor(index, widget.spot_at(max(0, -offset)), 0.0, max(0, offset))
    index = visible[0]
    into = top - extents.top(index)
    return Anchor(index, None, max(0, into) / max(1, extents.height(index)), max(0, -into))


def place_of(anchor: Anchor, widgets: Mapping[int, MessageWidget], extents: Extents) -> int:
    """Where the viewport begins when the anchor is where it was, counted from the first message."""
    y = extents.top(anchor.index) - anchor.offset
    widget = widgets.get(anchor.index)
    if widget is not None and anchor.spot is not None:
        return y + widget.y_of(anchor.spot)
    return y + round(anchor.share * extents.height(anchor.index))


def count_same(old: Iterable[object], new: Iterable[object]) -> int:
    """How many of the first are equal."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count

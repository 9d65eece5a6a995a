"""Where a viewport stands over a column of messages, and which of them are in it or near."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.widgets.conversation.extents import Extents

END_PX = 24
"""Above the first message and below the last, if nothing lies over the first."""


class ScrollPlace(QObject):
    """A stretch of the column that is seen.

    Attributes:
        extents: where each message stands.
        scroll: pixels of the column above the viewport.
        view_height: of the viewport, in pixels.
        above_px: space above the first message.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.extents = Extents()
        self.scroll = 0
        self.view_height = 0
        self.above_px = END_PX

    @property
    def content_height(self) -> int:
        """Of all messages and the space around them."""
        return self.above_px + self.extents.total + END_PX

    @property
    def furthest(self) -> int:
        """The greatest value of ``scroll``."""
        return max(0, self.content_height - self.view_height)

    @property
    def visible(self) -> range:
        """Indexes of the messages in the viewport."""
        return self.near(0)

    def near(self, screens: int) -> range:
        """Indexes of the messages within so many screens of the viewport."""
        if not len(self.extents):
            return range(0)
        margin = screens * self.view_height
        last = self.index_at(self.view_height + margin - 1)
        return range(self.index_at(-margin), last + 1)

    def index_at(self, y: int) -> int:
        """The message at a height of the viewport; the nearest where there is none."""
        return self.extents.index_at(self.scroll + y - self.above_px)

    def y_of(self, index: int) -> int:
        """Where a message begins, counted from the top of the viewport."""
        return self.above_px + self.extents.top(index) - self.scroll

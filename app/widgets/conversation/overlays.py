"""What stands over the messages: the button to the latest, the bar that finds words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from app.core.messages import Message
from app.widgets.conversation.column import Column
from app.widgets.conversation.jump_button import JumpButton
from app.widgets.mirroring import place

if TYPE_CHECKING:
    from app.widgets.find_bar import FindBar

_JUMP_FROM_PX = 60
_INSET_PX = 14


class Overlays(QObject):
    """Keeps them in their places while the messages scroll below.

    Attributes:
        jump: the button; shown where the reader is away from the end.
        find: the bar, once it has been opened.

    Signals:
        hit_chosen(int, Channel, int, int): message id, channel, start and length of a hit to show.
        hits_lost: there is nothing to mark any more.
        find_closed: the reader has closed the bar.
    """

    hit_chosen = Signal(int, object, int, int)
    hits_lost = Signal()
    find_closed = Signal()

    def __init__(self, viewport: QWidget, column: Column) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._column = column
        self.jump = JumpButton(viewport)
        self.jump.clicked.connect(column.follow)
        self.find: FindBar | None = None

    def open_find(self) -> None:
        """Open the bar; the first message comes out below it."""
        from app.widgets.find_bar import FindBar

        if self.find is None:
            self.find = FindBar(self._viewport)
            self.find.hit_chosen.connect(self.hit_chosen)
            self.find.hits_lost.connect(self.hits_lost)
            self.find.closed.connect(self._on_find_closed)
        first = self._column.index_at(0) if self._column.messages else 0
        self.place()
        self._column.keep_clear(self.find.height() + 2 * _INSET_PX)
        self.find.open(self._column.messages, first)

    def refresh(self, messages: list[Message]) -> None:
        """There are other messages: search anew if the bar is open."""
        if self.find and self.find.isVisible():
            self.find.refresh(messages)

    def place(self) -> None:
        """Put them where they belong; scrolling has moved them."""
        area = self._viewport.size()
        self.jump.place(area)
        if self.find:
            width = min(self.find.sizeHint().width(), area.width() - 2 * _INSET_PX)
            left = area.width() - width - _INSET_PX
            bar = QRect(left, _INSET_PX, width, self.find.sizeHint().height())
            place(self.find, bar, area.width())

    def follow_column(self) -> None:
        """The column has moved: show the button where it helps, and stay above new messages."""
        column = self._column
        is_away = not column.is_following and column.furthest - column.scroll > _JUMP_FROM_PX
        self.jump.setVisible(is_away)
        for overlay in (self.jump, self.find):
            if overlay:
                overlay.raise_()

    def _on_find_closed(self) -> None:
        self._column.keep_clear(0)
        self.find_closed.emit()

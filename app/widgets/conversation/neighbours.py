"""Makes the widgets of messages before they come into sight, and drops those that are far away."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.widgets.conversation.column import Column
from app.widgets.conversation.message_widget import MessageWidget

NEAR_SCREENS = 2
"""Messages so far from what is visible have widgets."""
FAR_SCREENS = 3
"""Messages farther than this lose theirs."""
_SLICE_S = 0.004
_REST_MS = 400
"""Longer than another conversation takes to come; then the present one goes on to be shown."""


class Neighbours(QObject):
    """Works a few milliseconds in each turn of the event loop while there is something to do.

    Attributes:
        versions: for a message's id, the ids of all that stand in its place.
    """

    def __init__(self, column: Column) -> None:
        super().__init__(column)
        self.versions: dict[int, tuple[int, ...]] = {}
        self._column = column
        self._undressed: set[int] = set()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._work)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._wake)
        column.built.connect(self._on_built)
        column.dropping.connect(self._on_dropping)
        column.moved.connect(self._wake)

    def set_versions(self, versions: dict[int, tuple[int, ...]]) -> None:
        """Say which versions each message has."""
        self.versions = versions
        for index, widget in list(self._column.widgets.items()):
            if widget.actions_row is not None:
                self._dress(index)

    def rest(self) -> None:
        """Do nothing for a while: the storage thread reads, and needs Python for each row."""
        self._timer.stop()
        self._rest.start()

    def go_on(self) -> None:
        """End a rest."""
        self._rest.stop()
        self._wake()

    def _on_built(self, widget: MessageWidget) -> None:
        self._undressed.add(widget.index)

    def _on_dropping(self, widget: MessageWidget) -> None:
        self._undressed.discard(widget.index)

    def _wake(self) -> None:
        if not self._timer.isActive() and not self._rest.isActive():
            has_work = self._undressed or any(True for _ in self._wanted())
            if has_work or any(True for _ in self._unwanted()):
                self._timer.start(0)

    def _wanted(self) -> Iterator[int]:
        """Messages to build, the nearest first."""
        near, visible = self._column.near(NEAR_SCREENS), self._column.visible
        if not visible:
            return
        first, last = visible[0], visible[-1]
        for distance in range(1, max(first - near[0], near[-1] - last) + 1):
            for index in (last + distance, first - distance):
                if index in near and index not in self._column.widgets:
                    yield index

    def _unwanted(self) -> Iterator[int]:
        """Messages whose widgets are too far away."""
        far = self._column.near(FAR_SCREENS)
        focused = QApplication.focusWidget()
        for index, widget in self._column.widgets.items():
            if index in far or index in self._column.pinned or widget.is_busy:
                continue
            if focused is None or not widget.isAncestorOf(focused):
                yield index

    def _work(self) -> None:
        """Offer actions, build what is near, drop what is far."""
        until = time.perf_counter() + _SLICE_S
        while time.perf_counter() < until:
            wanted = next(self._wanted(), None)
            undressed = self._next_undressed(is_idle=wanted is None)
            if undressed is not None:
                self._undressed.discard(undressed)
                self._dress(undressed)
            elif wanted is not None:
                self._column.build(wanted)
            else:
                unwanted = next(self._unwanted(), None)
                if unwanted is None:
                    self._timer.stop()
                    return
                self._column.drop(unwanted)

    def _next_undressed(self, *, is_idle: bool) -> int | None:
        """A visible message without its actions; any one when nothing is left to build."""
        visible = self._column.visible
        return next((i for i in self._undressed if is_idle or i in visible), None)

    def _dress(self, index: int) -> None:
        widget = self._column.widgets[index]
        widget.show_actions(self.versions.get(widget.message.id, ()))

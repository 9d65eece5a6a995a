"""Which slots have widgets: makes these, deletes those that are far, remembers their switches."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication

from app.widgets.markdown.arrangement import Kind
from app.widgets.markdown.code_segment import CodeSegment, Switches
from app.widgets.markdown.slots import Segment, Slot

_DROPPED_AT_ONCE = 12


class BuiltSegments:
    """The widgets of the slots of one body.

    Attributes:
        indexes: of the slots that have one.
        switches: of code blocks that have none now, by the index of their element.
    """

    def __init__(self, make: Callable[[Kind], Segment]) -> None:
        self.indexes: set[int] = set()
        self.switches: dict[int, Switches] = {}
        self._make = make

    def of(self, slots: Sequence[Slot]) -> list[tuple[int, Segment]]:
        """The widgets from the top, each with its index."""
        found = ((index, slots[index].widget) for index in sorted(self.indexes))
        return [(index, widget) for index, widget in found if widget is not None]

    def make(self, index: int, slot: Slot) -> None:
        """Give a slot its widget, without a text."""
        slot.widget = self._make(slot.stretch.kind)
        slot.is_undressed = False
        self.indexes.add(index)
        switches = self.switches.pop(slot.stretch.first, None)
        if switches is not None and isinstance(slot.widget, CodeSegment):
            slot.widget.switches = switches

    def unmake(self, index: int, slot: Slot) -> None:
        """Delete the widget of a slot."""
        self.indexes.discard(index)
        if isinstance(slot.widget, CodeSegment) and any(slot.widget.switches):
            self.switches[slot.stretch.first] = slot.widget.switches
        slot.unmake()

    def drop_outside(self, slots: Sequence[Slot], kept: range) -> bool:
        """Delete some of the widgets that are elsewhere; whether those were all.

        What has the focus stays.
        """
        focused = QApplication.focusWidget()
        dropped = [
            index
            for index in self.indexes
            if index not in kept and (focused is None or not slots[index].holds(focused))
        ]
        for index in dropped[:_DROPPED_AT_ONCE]:
            self.unmake(index, slots[index])
        return len(dropped) <= _DROPPED_AT_ONCE

"""What an engine process says, collected and waited for."""

from __future__ import annotations

import queue
from collections.abc import Callable

from app.core.messages import Channel
from app.engine import protocol

PATIENCE_S = 60


class Events:
    """What the engine said, in order, but for the connections that it made."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[protocol.Event] = queue.SimpleQueue()

    def put(self, event: protocol.Event) -> None:
        """Take what the engine says."""
        if not isinstance(event, protocol.ConnectionMade):
            self._queue.put(event)

    def until(self, condition: Callable[[protocol.Event], bool]) -> list[protocol.Event]:
        """All events up to one."""
        events = []
        while True:
            event = self._queue.get(timeout=PATIENCE_S)
            events.append(event)
            if condition(event):
                return events

    def to_the_end_of(self, job: int) -> list[protocol.Event]:
        """All events up to a job's final one; those of other jobs are left out."""
        events = self.until(lambda e: e.job == job and isinstance(e, protocol.FINAL_EVENTS))
        return [event for event in events if event.job == job]

    def text_of(self, job: int) -> protocol.TextGenerated:
        """Wait for the first text of a job."""
        event = self.until(lambda e: e.job == job and isinstance(e, protocol.TextGenerated))[-1]
        assert isinstance(event, protocol.TextGenerated)
        return event

    @property
    def is_empty(self) -> bool:
        return self._queue.empty()


def text(events: list[protocol.Event], channel: Channel) -> str:
    """All text of one channel."""
    return "".join(
        part
        for event in events
        if isinstance(event, protocol.TextGenerated)
        for part_channel, part in event.parts
        if part_channel is channel
    )

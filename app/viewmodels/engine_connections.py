"""Writes down the connections of the engine process: to model servers, and to peers."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot

from app.engine import protocol
from app.system.connection_log import ConnectionLog
from app.viewmodels.relay import EventRelay


class EngineConnections(QObject):
    """Listens as long as it lives."""

    def __init__(
        self, events: EventRelay, log: ConnectionLog, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._log = log
        events.received.connect(self._on_event, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _on_event(self, event: protocol.Event) -> None:
        if isinstance(event, protocol.ConnectionMade):
            self._log.add(event.host, event.purpose)

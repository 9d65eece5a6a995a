"""How models of this machine are run: device, draft model, other computers that help."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.core.peers import parse_peers
from app.core.settings import Settings
from app.engine import protocol
from app.engine.link import EngineLink
from app.viewmodels.models import ModelsViewModel
from app.viewmodels.relay import EventRelay


class RunningViewModel(QObject):
    """What can be chosen, and what is in force.

    Attributes:
        models: whose loads follow the choice.

    Signals:
        peers_greeted(list): addresses of those that are free to help, of those that were asked.
    """

    peers_greeted = Signal(object)

    def __init__(
        self,
        models: ModelsViewModel,
        link: EngineLink,
        events: EventRelay,
        settings: Callable[[], Settings],
    ) -> None:
        """Prepare.

        Args:
            models: whose loads follow the choice.
            link: to the engine, which alone speaks to other computers.
            events: of the engine.
            settings: as they are now.
        """
        super().__init__(models)
        self.models = models
        self._link = link
        self._settings = settings
        self._greeting_job = 0
        events.received.connect(self._on_event, Qt.ConnectionType.QueuedConnection)

    @property
    def settings(self) -> Settings:
        """As they are saved."""
        return self._settings()

    @property
    def peers(self) -> tuple[str, ...]:
        """All that are listed, whether they are to help or not."""
        return parse_peers(self.settings.peers)

    def greet(self, peers: tuple[str, ...]) -> None:
        """Ask some computers whether they are free to help; contacts them."""
        self._greeting_job = self._link.greet_peers(peers)

    @Slot(object)
    def _on_event(self, event: protocol.Event) -> None:
        if isinstance(event, protocol.PeersGreeted) and event.job == self._greeting_job:
            self.peers_greeted.emit(event.answering)
        elif isinstance(event, protocol.JobFailed) and event.job == self._greeting_job:
            self.peers_greeted.emit([])

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
        change_settings: Callable[..., None],
    ) -> None:
        """Prepare.

        Args:
            models: whose loads follow the choice.
            link: to the engine, which alone speaks to other computers.
            events: of the engine.
            settings: as they are now.
            change_settings: saves the given ones.
        """
        super().__init__(models)
        self.models = models
        self._link = link
        self._settings = settings
        self._change_settings = change_settings
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

    def apply(self, *, device: str, draft: str, peers: tuple[str, ...], uses_peers: bool) -> None:
        """Save a choice, and load the present model by it if it is another one.

        Args:
            device: as in the settings.
            draft: as in the settings.
            peers: that are listed.
            uses_peers: whether they are to help.
        """
        changes = {
            "device": device,
            "draft": draft,
            "peers": " ".join(peers),
            "uses_peers": uses_peers and bool(peers),
        }
        before = self.settings
        self._change_settings(**changes)
        if self.settings != before:
            self.models.load_again()

    def greet(self, peers: tuple[str, ...]) -> None:
        """Ask some computers whether they are free to help; contacts them."""
        self._greeting_job = self._link.greet_peers(peers)

    @Slot(object)
    def _on_event(self, event: protocol.Event) -> None:
        if isinstance(event, protocol.PeersGreeted) and event.job == self._greeting_job:
            self.peers_greeted.emit(event.answering)
        elif isinstance(event, protocol.JobFailed) and event.job == self._greeting_job:
            self.peers_greeted.emit([])

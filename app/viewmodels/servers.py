"""The servers that the user has entered: kept, tried, chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.core.errors import AppError, ErrorKind
from app.core.servers import Server
from app.engine import protocol
from app.engine.link import EngineLink
from app.system.secrets import Secrets, SecretsThread
from app.system.servers_file import load_servers, save_servers
from app.viewmodels.models import ModelsViewModel
from app.viewmodels.relay import EventRelay


class ServersViewModel(QObject):
    """Servers and their keys; no server is contacted before it is tried, chosen or asked.

    Attributes:
        servers: in the order of their labels.

    Signals:
        servers_changed: the list.
        listing_ended(object): models of the server that was tried, a list of names, or an
            ``AppError``.
        problem_occurred(AppError): something could not be kept.
    """

    servers_changed = Signal()
    listing_ended = Signal(object)
    problem_occurred = Signal(object)
    _ready = Signal(object)

    def __init__(
        self,
        path: Path,
        secrets: SecretsThread,
        models: ModelsViewModel,
        link: EngineLink,
        events: EventRelay,
    ) -> None:
        """Read the file.

        Args:
            path: of the file of servers.
            secrets: of their keys.
            models: among which they are listed.
            link: to the engine, which talks to them.
            events: of the engine.
        """
        super().__init__(models)
        self._path = path
        self._secrets = secrets
        self._models = models
        self._link = link
        self._listing_job = 0
        self.servers = load_servers(path)
        self._ready.connect(self._on_ready, Qt.ConnectionType.QueuedConnection)
        events.received.connect(self._on_event, Qt.ConnectionType.QueuedConnection)
        models.server_chosen.connect(self.use)
        models.show_servers(self.servers)

    def save(self, server: Server, key: str, replaced: Server | None = None) -> None:
        """Keep a server and its key.

        Args:
            server: another one with its label is replaced.
            key: of access; empty for none.
            replaced: the server as it was before it was edited.
        """
        gone = {server.label} | ({replaced.label} if replaced else set())
        kept = [other for other in self.servers if other.label not in gone]
        self._replace([*kept, server])

        def write(secrets: Secrets) -> None:
            if replaced is not None and _key_name(replaced) != _key_name(server):
                secrets.write(_key_name(replaced), "")
            secrets.write(_key_name(server), key)

        self._work(write)

    def remove(self, server: Server) -> None:
        """Forget a server and its key; if it was used, a model of this machine takes its place."""
        self._replace([other for other in self.servers if other.label != server.label])
        self._work(lambda secrets: secrets.write(_key_name(server), ""))
        if self._models.current == server:
            self._models.use_path_or_first("")

    @Slot(object)
    def use(self, server: Server) -> None:
        """Let a server answer from now on, and contact it, unless another choice is quicker."""
        choice = self._models.begin_choice()  # its key may wait for the user

        def use(key: str) -> None:
            if choice == self._models.choice and server in self.servers:
                self._models.use_server(server, key)

        self.read_key(server, use)

    def use_later(self, choice: str) -> bool:
        """Let the server that was used last answer the next question; ``False`` if it was none.

        Args:
            choice: as ``Server.choice``.
        """
        for server in self.servers:
            if server.choice == choice:
                self._models.begin_choice()
                self._models.use_server(server, "", is_later=True)
                self.read_key(server, partial(self._complete_later, server))
                return True
        return False

    def read_key(self, server: Server, done: Callable[[str], None]) -> None:
        """Read the key of a server; ``done`` gets it, empty when there is none."""
        self._work(lambda secrets: secrets.read(_key_name(server)), done)

    def list_models(self, server: Server, key: str) -> None:
        """Ask a server for its models, which also tries address and key."""
        self._listing_job = self._link.list_models(server.url, key, server.proxy)

    def _complete_later(self, server: Server, key: str) -> None:
        if key and self._models.current == server:
            self._models.use_server(server, key, is_later=True)

    def _replace(self, servers: list[Server]) -> None:
        self.servers = sorted(servers, key=lambda server: server.label.casefold())
        try:
            save_servers(self._path, self.servers)
        except OSError:
            kind = ErrorKind.FOLDER_NOT_WRITABLE
            self.problem_occurred.emit(AppError(kind, path=str(self._path.parent)))
        self._models.show_servers(self.servers)
        self.servers_changed.emit()

    def _work(
        self, work: Callable[[Secrets], str | None], done: Callable[[str], None] | None = None
    ) -> None:
        """Do something with the keyring; it may wait for its owner."""
        self._secrets.submit(work, lambda result: self._ready.emit((result, done)))

    @Slot(object)
    def _on_ready(self, outcome: tuple[str | AppError, Callable[[str], None] | None]) -> None:
        result, done = outcome
        if isinstance(result, AppError):
            self.problem_occurred.emit(result)
        elif done is not None:
            done(result)

    @Slot(object)
    def _on_event(self, event: protocol.Event) -> None:
        if event.job != self._listing_job:
            return
        match event:
            case protocol.ServerModels():
                self.listing_ended.emit(event.names)
            case protocol.JobFailed():
                self.listing_ended.emit(AppError(event.kind, **event.details))


def _key_name(server: Server) -> str:
    """What a key belongs to: the server's label and its origin, so that it goes nowhere else."""
    return f"{server.label} {server.address.origin}"

"""Access tokens of Hubs: kept in the keyring, each for its own host."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Qt, Signal

from app.core.errors import AppError
from app.core.settings import HUB_ENDPOINT
from app.system.secrets import SecretsThread


class Tokens(Protocol):
    """Access tokens of Hubs."""

    def read(self, endpoint: str, done: Callable[[str], None]) -> None:
        """Get the token that the user has given for a Hub, or an empty text."""


class HubTokens(QObject):
    """Reads and writes them; a token that was given for one host is never sent to another.

    Signals:
        problem_occurred(AppError): the keyring could not keep a token.
    """

    problem_occurred = Signal(object)
    _ready = Signal(object)

    def __init__(self, secrets: SecretsThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._secrets = secrets
        self._ready.connect(lambda call: call(), Qt.ConnectionType.QueuedConnection)

    @staticmethod
    def foreign_host(endpoint: str) -> str:
        """Who would get a token, if it is not the Hub itself over a secure connection.

        Whoever stores a token asks the user first when this names a host; it is empty for the Hub.
        """
        parts, hub = urlsplit(endpoint), urlsplit(HUB_ENDPOINT)
        is_hub = (parts.scheme, parts.netloc.lower()) == (hub.scheme, hub.netloc)
        return "" if is_hub else parts.netloc.lower().rpartition("@")[2]

    def read(self, endpoint: str, done: Callable[[str], None]) -> None:
        """Get the token for a Hub; ``done`` gets it, or an empty text, on the GUI thread."""
        name = _name(endpoint)

        def ready(token: str | AppError) -> None:
            found = "" if isinstance(token, AppError) else token
            self._ready.emit(lambda: done(found))

        self._secrets.submit(lambda secrets: secrets.read(name), ready)

    def write(self, endpoint: str, token: str) -> None:
        """Keep the token for a Hub; an empty one removes it."""
        name = _name(endpoint)

        def ready(result: str | AppError) -> None:
            if isinstance(result, AppError):
                self._ready.emit(lambda: self.problem_occurred.emit(result))

        self._secrets.submit(lambda secrets: secrets.write(name, token.strip()), ready)


def _name(endpoint: str) -> str:
    return f"hub:{urlsplit(endpoint).netloc.lower()}"

"""The HTTP client of the download process: private, and telling of every connection.

The only door to ``huggingface_hub``, which is imported on first use and not before
``PRIVACY_ENVIRONMENT`` is set: the library reads it once.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from app import __version__
from app.core.errors import ErrorKind
from app.core.translatable import mark
from app.hub.failures import PROXY_EXTENSION, Failure, Patience, RemoteError
from app.hub.protocol import ConnectionMade
from app.hub.settings import TransferSettings
from app.system.offline import is_offline_run

if TYPE_CHECKING:
    from app.hub.library import httpx

LIBRARY_NAME = "penseur"
PRIVACY_ENVIRONMENT: Mapping[str, str] = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "HF_HUB_DISABLE_XET": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
}
_DEFAULT_PORTS = {"http": 80, "https": 443}


def protect_privacy() -> None:
    """Set what ``huggingface_hub`` reads when it is imported: no telemetry, no saved token.

    ``HF_DEBUG`` is taken away, since it prints whole requests.
    """
    os.environ.update(PRIVACY_ENVIRONMENT)
    os.environ.pop("HF_DEBUG", None)


def is_same_origin(address: str, other: str) -> bool:
    """Whether two addresses have scheme, host and port in common."""
    return _origin(address) == _origin(other)


def _origin(address: str) -> tuple[str, str, int | None]:
    parts = urlsplit(address)
    port = parts.port or _DEFAULT_PORTS.get(parts.scheme)
    return parts.scheme, (parts.hostname or "").lower(), port


class Client:
    """The client that our transfers and ``huggingface_hub`` share."""

    def __init__(
        self,
        settings: TransferSettings,
        on_connection: Callable[[ConnectionMade], None],
        *,
        proxy: str = "",
    ) -> None:
        """Prepare; nothing is imported or opened yet.

        Args:
            settings: the timeouts.
            on_connection: told of every connection, on the thread that opens it.
            proxy: address of the one to use for everything, whatever the environment says; empty
                for the environment's.
        """
        self._settings = settings
        self._proxy = proxy
        self._on_connection = on_connection
        self._lock = threading.Lock()
        self._is_ready = False

    def session(self) -> httpx.Client:
        """The client itself, made on first use (the imports take about a second).

        Raises:
            RemoteError: the proxy settings of this machine make no sense, or nothing may be asked
                in this run.
        """
        from app.hub.library import get_session, set_client_factory

        if is_offline_run():
            raise RemoteError(Failure(ErrorKind.STAYS_OFFLINE, Patience.NONE))
        with self._lock:
            if not self._is_ready:
                logging.getLogger("huggingface_hub").setLevel(logging.CRITICAL)
                set_client_factory(self._make)
                self._is_ready = True
        return get_session()

    def close(self) -> None:
        """Close the idle connections."""
        from app.hub.library import close_session

        close_session()

    def _make(self) -> httpx.Client:
        from app.hub.library import httpx

        try:
            return httpx.Client(
                event_hooks={"request": [self._limit_connecting, self._trace_connections]},
                follow_redirects=True,
                headers={"User-Agent": f"{LIBRARY_NAME}/{__version__}"},
                proxy=self._proxy or None,
                timeout=httpx.Timeout(
                    self._settings.request_timeout_s, connect=self._settings.connect_timeout_s
                ),
            )
        # no SOCKS support; unknown kind of proxy; no address at all
        except (ImportError, ValueError, httpx.InvalidURL) as error:
            raise RemoteError(Failure(ErrorKind.PROXY_FAILED, Patience.NONE)) from error

    def _limit_connecting(self, request: httpx.Request) -> None:
        """The library asks with one timeout for all; connecting has its own."""
        request.extensions["timeout"]["connect"] = self._settings.connect_timeout_s

    def _trace_connections(self, request: httpx.Request) -> None:
        purpose = _purpose(request.method, request.url.path)
        _, wanted_host, wanted_port = _origin(str(request.url))
        wanted = f"{wanted_host}:{wanted_port}"

        def trace(step: str, info: Mapping[str, object]) -> None:
            if step.endswith("connect_tcp.started"):
                reached = f"{info['host']}:{info['port']}"
                host = wanted if reached == wanted else f"{wanted} through {reached}"
                self._on_connection(ConnectionMade(host, purpose))

        request.extensions["trace"] = trace
        if self._proxy:
            request.extensions[PROXY_EXTENSION] = True


def _purpose(method: str, path: str) -> str:
    if method == "HEAD":
        return mark("address of a model file")
    if path.startswith("/api/"):
        return mark("model information")
    return mark("model file")

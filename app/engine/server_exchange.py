"""One HTTP request to a server, made on a thread of its own so that it can be left at any moment.

Standard library only. Redirects are never followed (the access key must not go elsewhere), the
environment's proxies are never used, and the key is in no log and no error.
"""

from __future__ import annotations

import contextlib
import http.client
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from app.core.errors import AppError, ErrorKind
from app.core.servers import ServerAddress
from app.system.offline import is_offline_run

CONNECT_S = 15.0
"""To reach a server, handshake included."""
SILENCE_S = 300.0
"""A busy server may read a long prompt for minutes before it says anything."""
LOOK_S = 0.02
"""Between two looks whether the request is still wanted."""
_PIECE_BYTES = 65_536
_MOST_PIECES = 256


class NotWantedError(Exception):
    """The user has stopped the request."""


@dataclass(frozen=True)
class Endpoint:
    """A server and what is needed to talk to it.

    Attributes:
        address: where it listens.
        key: sent as a bearer token; empty for none.
        proxy: address of an HTTP proxy; empty for none.
        connect_s, silence_s: patience in seconds.
        on_connection: told host and port before every connection, on any thread.
    """

    address: ServerAddress
    key: str = field(default="", repr=False)
    proxy: str = ""
    connect_s: float = CONNECT_S
    silence_s: float = SILENCE_S
    on_connection: Callable[[str], object] = str

    def __post_init__(self) -> None:
        if is_offline_run() and not self.address.is_on_this_computer:
            raise self.failure(ErrorKind.STARTED_OFFLINE)

    def failure(self, kind: ErrorKind, **details: str | float) -> AppError:
        """An error that names the server."""
        return AppError(kind, host=self.address.authority, **details)


@dataclass(frozen=True)
class Head:
    """The beginning of a response.

    Attributes:
        status: of HTTP.
        headers: names in lower case.
    """

    status: int
    headers: dict[str, str]


class _End:
    """The response is complete."""


_END: Final = _End()


class ServerExchange:
    """One request and its response.

    Every method that waits asks every 20 ms whether the request is still wanted.

    Attributes:
        head: of the response.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        path: str,
        body: bytes | None,
        is_stopped: Callable[[], bool],
    ) -> None:
        """Send a request and wait for the beginning of its response.

        Args:
            endpoint: the server.
            path: below that of the address, with a slash.
            body: JSON to post; ``None`` asks with GET.
            is_stopped: whether the request is no longer wanted.

        Raises:
            AppError: there is no response.
            NotWantedError: it was stopped.
        """
        self._endpoint = endpoint
        self._target = path
        self._body = body
        self._is_stopped = is_stopped
        self._arrived: queue.Queue[Head | bytes | AppError | _End] = queue.Queue(_MOST_PIECES)
        self._is_closed = threading.Event()
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        threading.Thread(target=self._run, name="server request", daemon=True).start()
        try:
            head = self._next(endpoint.connect_s + endpoint.silence_s)
        except BaseException:
            self.close()
            raise
        assert isinstance(head, Head)
        self.head = head

    def pieces(self, patience_s: Callable[[], float] | None = None) -> Iterator[bytes]:
        """The body as it arrives.

        Args:
            patience_s: how long to wait for the next piece; ends the body when it is over.

        Raises:
            AppError: the connection was lost, or the server fell silent.
            NotWantedError: it was stopped.
        """
        while True:
            try:
                piece = self._next(patience_s() if patience_s else self._endpoint.silence_s)
            except AppError:
                if patience_s and patience_s() < self._endpoint.silence_s:
                    return
                raise
            if not isinstance(piece, bytes):
                return
            yield piece

    def read(self, most_bytes: int) -> bytes:
        """The whole body, or its beginning when it is longer.

        Raises:
            AppError: the connection was lost, or the server fell silent.
            NotWantedError: it was stopped.
        """
        data = b""
        for piece in self.pieces():
            data += piece
            if len(data) >= most_bytes:
                break
        return data[:most_bytes]

    def close(self) -> None:
        """Leave the server; returns at once, whatever the connection is doing."""
        self._is_closed.set()
        with self._lock:
            used = self._socket
        if used is not None:
            with contextlib.suppress(OSError):
                # Not the method of a TLS socket, which would change it under the reading thread.
                socket.socket.shutdown(used, socket.SHUT_RDWR)

    def _next(self, patience_s: float) -> Head | bytes | _End:
        deadline = time.monotonic() + patience_s
        while True:
            if self._is_stopped():
                raise NotWantedError
            try:
                item = self._arrived.get(timeout=LOOK_S)
            except queue.Empty:
                if time.monotonic() >= deadline:
                    raise self._endpoint.failure(ErrorKind.SERVER_SILENT) from None
                continue
            if isinstance(item, AppError):
                raise item
            return item

    # On the thread

    def _run(self) -> None:
        try:
            self._exchange()
        except AppError as error:
            self._put(error)
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._put(self._endpoint.failure(_kind_of(error)))
        finally:
            with self._lock:
                used, self._socket = self._socket, None
            if used is not None:
                used.close()

    def _exchange(self) -> None:
        connection = self._connect()
        assert connection.sock is not None
        with self._lock:  # kept here: the connection forgets it once a response has begun
            self._socket = connection.sock
        if self._is_closed.is_set():
            return
        connection.sock.settimeout(self._endpoint.silence_s)
        method = "GET" if self._body is None else "POST"
        address = self._endpoint.address
        target = f"{address.path}{self._target}"
        if self._endpoint.proxy and address.scheme == "http":
            target = f"{address.origin}{target}"
        connection.request(method, target, self._body, self._headers())
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        self._put(Head(response.status, headers))
        while not self._is_closed.is_set() and (piece := response.read1(_PIECE_BYTES)):
            self._put(piece)
        self._put(_END)

    def _headers(self) -> dict[str, str]:
        headers = {"Host": self._endpoint.address.authority, "User-Agent": "Penseur"}
        if self._body is not None:
            headers["Content-Type"] = "application/json"
        key = self._endpoint.key
        if key and not (key.isascii() and key.isprintable()):
            raise self._endpoint.failure(ErrorKind.SERVER_KEY_REFUSED)
        if key:
            headers["Authorization"] = f"Bearer {key}"
        return headers

    def _connect(self) -> http.client.HTTPConnection:
        """Reach the server, through the proxy if there is one.

        Raises:
            AppError: it can't be reached.
        """
        endpoint = self._endpoint
        connection = self._prepare()
        way = f" through {connection.host}:{connection.port}" if endpoint.proxy else ""
        endpoint.on_connection(f"{endpoint.address.host}:{endpoint.address.port}{way}")
        try:
            connection.connect()
        except (OSError, http.client.HTTPException, ValueError) as error:
            connection.close()
            is_secure = endpoint.address.scheme == "https"
            kind = ErrorKind.PROXY_FAILED if endpoint.proxy else ErrorKind.SERVER_NOT_FOUND
            if isinstance(error, ssl.SSLError):
                kind = ErrorKind.SERVER_NOT_SECURE
            elif isinstance(error, ConnectionResetError) and is_secure and not endpoint.proxy:
                kind = ErrorKind.SERVER_NOT_SECURE  # it did not understand the handshake
            raise endpoint.failure(kind) from error
        return connection

    def _prepare(self) -> http.client.HTTPConnection:
        endpoint, address = self._endpoint, self._endpoint.address
        host, port = _proxy_place(endpoint) if endpoint.proxy else (address.host, address.port)
        connection: http.client.HTTPConnection
        if address.scheme == "https":
            import truststore  # the system's certificates, on every system

            context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            connection = http.client.HTTPSConnection(
                host, port, timeout=endpoint.connect_s, context=context
            )
            if endpoint.proxy:
                connection.set_tunnel(address.host, address.port)
        else:
            connection = http.client.HTTPConnection(host, port, timeout=endpoint.connect_s)
        return connection

    def _put(self, item: Head | bytes | AppError | _End) -> None:
        """Hand over what arrived; waits while nobody takes it, but not once it is closed."""
        while not self._is_closed.is_set():
            with contextlib.suppress(queue.Full):
                self._arrived.put(item, timeout=1.0)
                return


def _kind_of(error: Exception) -> ErrorKind:
    match error:
        case TimeoutError():
            return ErrorKind.SERVER_SILENT
        case http.client.RemoteDisconnected() | http.client.IncompleteRead() | OSError():
            return ErrorKind.SERVER_LOST
        case _:
            return ErrorKind.SERVER_NOT_COMPATIBLE


def _proxy_place(endpoint: Endpoint) -> tuple[str, int]:
    try:
        parts = urlsplit(endpoint.proxy if "://" in endpoint.proxy else f"//{endpoint.proxy}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or not port or parts.scheme not in ("", "http"):
        raise AppError(ErrorKind.PROXY_FAILED)
    return host, port

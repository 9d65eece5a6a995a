"""A proxy on loopback that speaks HTTP and SOCKS5, and keeps a list of what it was asked for."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

_SOCKS = 5
_NAME, _IPV4 = 3, 1


class LoopbackProxy:
    """Passes everything on; a context manager.

    Attributes:
        targets: host and port of every connection that it was asked for.
        refusal: answered instead, for HTTP.
    """

    def __init__(self, refusal: bytes = b"") -> None:
        self.targets: list[str] = []
        self.refusal = refusal
        self._connections: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._start(self._accept)

    @property
    def host(self) -> str:
        """Address and port."""
        return f"127.0.0.1:{self._socket.getsockname()[1]}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for connection in (self._socket, *self._connections):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
        for thread in self._threads:
            thread.join()
        for connection in (self._socket, *self._connections):
            connection.close()

    def _start(self, target: Callable[..., None], *args: socket.socket) -> None:
        thread = threading.Thread(target=target, args=args, name="loopback-proxy")
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self._connections.append(connection)
            self._start(self._serve, connection)

    def _serve(self, client: socket.socket) -> None:
        try:
            if client.recv(1, socket.MSG_PEEK) == bytes([_SOCKS]):
                server = self._greet_socks(client)
            else:
                server = self._greet_http(client)
        except (OSError, struct.error):
            client.close()
            return
        if server is not None:
            self._start(_relay, client, server)
            _relay(server, client)

    def _greet_http(self, client: socket.socket) -> socket.socket | None:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = client.recv(65_536)
            if not piece:
                return None
            head += piece
        method, target, _ = head.split(b"\r\n", 1)[0].decode().split(" ")
        is_tunnel = method == "CONNECT"
        url = urlsplit(f"//{target}" if is_tunnel else target)
        server = None
        if not self.refusal:
            server = self._connect(url.hostname or "", url.port or 80)
        if server is None:
            client.sendall(self.refusal or b"HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n")
        elif is_tunnel:
            client.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
        else:
            server.sendall(head)
        return server

    def _greet_socks(self, client: socket.socket) -> socket.socket | None:
        """RFC 1928, without authentication."""
        _, methods = client.recv(2)
        client.recv(methods)
        client.sendall(bytes([_SOCKS, 0]))
        _, _, _, kind = client.recv(4)
        if kind == _NAME:
            host = client.recv(client.recv(1)[0]).decode()
        else:
            assert kind == _IPV4
            host = socket.inet_ntoa(client.recv(4))
        (port,) = struct.unpack(">H", client.recv(2))
        server = self._connect(host, port)
        client.sendall(bytes([_SOCKS, 0 if server else 5, 0, _IPV4]) + bytes(6))
        return server

    def _connect(self, host: str, port: int) -> socket.socket | None:
        self.targets.append(f"{host}:{port}")
        try:
            server = socket.create_connection((host, port), timeout=5)
        except OSError:
            return None
        server.settimeout(None)
        self._connections.append(server)
        return server


def _relay(source: socket.socket, target: socket.socket) -> None:
    """Pass on until one side closes, and then close the other, too."""
    try:
        while data := source.recv(65_536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        return

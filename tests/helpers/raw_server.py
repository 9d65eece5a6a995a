"""A server on loopback that sends exactly the bytes of a script, and breaks off as it says."""

from __future__ import annotations

import contextlib
import json
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self


class Step:
    """Something else than bytes that a script does."""


RESET = Step()
"""Break the connection off, unread bytes and all (TCP reset)."""
WAIT = Step()
"""Say nothing until the client has gone."""

Script = Sequence[bytes | Step]


@dataclass(frozen=True)
class Request:
    """What a client sent."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body, decoded."""
        return json.loads(self.body)


def response(status: int, body: bytes | str = b"", **headers: str) -> bytes:
    """A whole response; underscores in names of headers are dashes."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} Any", f"Content-Length: {len(data)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + data


STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
CHUNKED = STREAM.replace(b"\r\n\r\n", b"\r\nTransfer-Encoding: chunked\r\n\r\n")
DONE = b"data: [DONE]\n\n"
MODELS = response(200, '{"data": [{"id": "demo"}]}', Content_Type="application/json")


def event(content: str | None = None, ending: str | None = None, **delta: str) -> bytes:
    """One chunk of a chat completion."""
    if content is not None:
        delta["content"] = content
    chunk = {"choices": [{"index": 0, "delta": delta, "finish_reason": ending}]}
    return f"data: {json.dumps(chunk)}\n\n".encode()


def framed(data: bytes) -> bytes:
    """One chunk of HTTP's chunked coding."""
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


class RawServer:
    """Answers every request with what ``reply`` returns; a context manager.

    Attributes:
        requests: that came, in order.
        left: set when a client goes before a script is over, be it sending or waiting.
    """

    def __init__(
        self, reply: Callable[[Request], Script], context: ssl.SSLContext | None = None
    ) -> None:
        self._reply = reply
        self._context = context
        self.requests: list[Request] = []
        self.left = threading.Event()
        self._is_closing = False
        self._connections: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._accepting = threading.Thread(target=self._accept, name="raw server")

    @property
    def host(self) -> str:
        """Address and port."""
        return f"127.0.0.1:{self._socket.getsockname()[1]}"

    @property
    def url(self) -> str:
        """Of the API."""
        return f"{'https' if self._context else 'http'}://{self.host}/v1"

    def __enter__(self) -> Self:
        self._accepting.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._is_closing = True
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._accepting.join()
        for connection in self._connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self._connections.append(connection)
            thread = threading.Thread(target=self._serve, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        try:
            if self._context is not None:
                connection = self._context.wrap_socket(connection, server_side=True)
            with connection:
                request = _read(connection)
                if request is not None:
                    self.requests.append(request)
                    self._play(connection, self._reply(request))
        except OSError:
            self.left.set()  # clients that leave are what the tests are about

    def _play(self, connection: socket.socket, script: Script) -> None:
        for step in script:
            if isinstance(step, bytes):
                connection.sendall(step)
            elif step is WAIT:
                with contextlib.suppress(OSError):
                    while connection.recv(4096):
                        pass
                self.left.set()
            else:
                linger = struct.pack("ii", 1, 0)
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)


def _read(connection: socket.socket) -> Request | None:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65_536)
        if not piece or piece[0] == 0x16:  # a handshake of TLS, which is not understood here
            return None
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    method, path, _ = first.split(" ")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    while len(body) < int(headers.get("content-length", "0")):
        body += connection.recv(65_536)
    return Request(method, path, headers, body)

"""One program for one data folder: the first start listens, a later one hands over and ends."""

from __future__ import annotations

import sys
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QObject, QSocketNotifier, QThread, Signal, Slot

from app.core.start_request import MOST_BYTES, StartRequest, decode, encode
from app.system.instance import socket_name

if TYPE_CHECKING:
    import socket

    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 2000
"""What the first program may take to answer; it listens half a second after its start."""
BRIEF_PATIENCE_MS = 400
_TRY_AGAIN_MS = 50
_TAKEN = b"taken\n"


class Answer(Enum):
    """What became of a request."""

    TAKEN = auto()
    SILENT = auto()
    """The program is there and does not answer."""
    ABSENT = auto()
    """Nobody listens."""


class FirstInstance(QObject):
    """Listens for later starts.

    QtNetwork, 5 MB, is loaded by the first call; until then a socket of the system is watched.

    Signals:
        called(StartRequest): the program was started again.
    """

    called = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None
        self._socket: socket.socket | None = None
        self._watch: QSocketNotifier | None = None
        self._path: Path | None = None

    def listen(self, data: Path) -> bool:
        """Begin to listen for a data folder whose lock this program has."""
        try:
            name = socket_name(data)
        except OSError:
            return False
        if sys.platform == "win32":
            return self._make_server().listen(name)
        return self._listen_at(Path(name))

    def close(self) -> None:
        """Listen no more."""
        if self._watch is not None:
            self._watch.setEnabled(False)
        if self._socket is not None:
            self._socket.close()
        if self._server is not None:
            self._server.close()
        if self._path is not None:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _listen_at(self, path: Path) -> bool:
        import socket

        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            path.unlink(missing_ok=True)  # of a program that was killed
            listening.bind(str(path))  # its folder is the user's alone
            listening.listen()
        except OSError:
            listening.close()
            return False
        self._socket, self._path = listening, path
        self._watch = QSocketNotifier(listening.fileno(), QSocketNotifier.Type.Read, self)
        self._watch.activated.connect(self._on_first_call)
        return True

    def _make_server(self) -> QLocalServer:
        from PySide6.QtNetwork import QLocalServer

        self._server = server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        return server

    @Slot()
    def _on_first_call(self) -> None:
        assert self._socket is not None
        assert self._watch is not None
        self._watch.setEnabled(False)
        self._make_server().listen(self._socket.detach())  # which closes it, too

    @Slot()
    def _on_connection(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._on_ready(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _on_ready(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > MOST_BYTES:
                socket.abort()
            return
        request = decode(bytes(socket.readLine(MOST_BYTES).data()))
        if request is None:
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()
        socket.disconnectFromServer()
        self.called.emit(request)


def call_first(data: Path, request: StartRequest, patience_ms: int = PATIENCE_MS) -> Answer:
    """Ask the program that has a data folder's lock to do something.

    Args:
        data: the folder.
        request: what to do.
        patience_ms: how long to wait for its answer.
    """
    try:
        name = socket_name(data)
    except OSError:
        return Answer.ABSENT
    from PySide6.QtNetwork import QLocalSocket

    deadline = QDeadlineTimer(patience_ms)
    socket = QLocalSocket()
    socket.connectToServer(name)
    while not socket.waitForConnected(_TRY_AGAIN_MS):
        if deadline.hasExpired():
            return Answer.ABSENT
        QThread.msleep(_TRY_AGAIN_MS)  # it has just been started and does not listen yet
        socket.abort()
        socket.connectToServer(name)
    _let_come_to_front()
    socket.write(encode(request) + b"\n")
    said = b""
    while said != _TAKEN:
        if not socket.waitForReadyRead(max(1, deadline.remainingTime())):
            break
        said += bytes(socket.readAll().data())
    return Answer.TAKEN if said == _TAKEN else Answer.SILENT


def _let_come_to_front() -> None:
    """Windows lets a program raise its window only if the one in front allows it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)

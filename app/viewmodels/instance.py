"""One program for one data folder: the first start listens, a later one hands over and ends."""

from __future__ import annotations

import sys
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.core.start_request import MOST_BYTES, StartRequest, decode, encode
from app.system.instance import socket_name

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

    Signals:
        called(StartRequest): the program was started again.
    """

    called = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def listen(self, data: Path) -> bool:
        """Begin to listen for a data folder whose lock this program has."""
        try:
            name = socket_name(data)
        except OSError:
            return False
        QLocalServer.removeServer(name)  # of a program that was killed
        return self._server.listen(name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    @Slot()
    def _on_connection(self) -> None:
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

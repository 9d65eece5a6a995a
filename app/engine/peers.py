"""Peers from the engine's side: which of them answer, and whether they still do.

llama.cpp's client ends its process when a peer does not answer, so each is greeted here first. This
is the only module besides ``server_exchange`` that makes connections in the engine process.
"""

from __future__ import annotations

import contextlib
import os
import socket
import struct
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import psutil

from app.system.offline import is_offline_run

GREETING_S = 4.0
"""Patience with a peer; one that works for somebody else accepts, and is silent meanwhile."""
PROTOCOL = (7, 0)
"""Version that the RPC backend of llama-cpp-python 0.3.36 speaks (ggml-rpc.h)."""
# ggml-rpc.cpp: RPC_CMD_HELLO, the length of what follows, 24 bytes of transport capabilities; the
# answer is its length, then major, minor, patch, a filler, and the peer's capabilities.
_HELLO = struct.pack("<BQ24x", 14, 24)
_WELCOME = struct.Struct("<QBBBx24x")
# Seconds of silence, then between questions, and their number, before a connection is dead.
_KEEP_ALIVE = {"TCP_KEEPIDLE": 10, "TCP_KEEPINTVL": 5, "TCP_KEEPCNT": 4}


def answering(peers: Sequence[str]) -> list[str]:
    """Those of some peers that are free and speak our version, in their order.

    Args:
        peers: addresses as ``host:port``.
    """
    if not peers or is_offline_run():
        return []
    with ThreadPoolExecutor(len(peers), "peers") as threads:
        are_there = threads.map(greet, peers)
        return [peer for peer, is_there in zip(peers, are_there, strict=True) if is_there]


def greet(peer: str, patience_s: float = GREETING_S) -> bool:
    """Whether a peer is free and speaks our version."""
    host, _, port = peer.rpartition(":")
    try:
        with socket.create_connection((host, int(port)), patience_s) as connection:
            connection.settimeout(patience_s)
            connection.sendall(_HELLO)
            answer = b""
            while len(answer) < _WELCOME.size:
                piece = connection.recv(_WELCOME.size - len(answer))
                if not piece:
                    return False
                answer += piece
    except OSError:
        return False
    length, major, minor, _patch = _WELCOME.unpack(answer)
    is_known = major == PROTOCOL[0] and minor <= PROTOCOL[1]
    return bool(is_known and length == _WELCOME.size - 8)


def notice_dead_connections(peers: Sequence[str]) -> int:
    """Let the system notice within half a minute that a peer was unplugged.

    llama.cpp waits for a peer without end, and its connections can't be had but by their numbers.

    Args:
        peers: to whom this process has connections.

    Returns:
        how many connections are watched now.
    """
    if sys.platform == "win32":
        return 0  # sockets are no files there
    ends = {_end(peer) for peer in peers}
    watched = 0
    with contextlib.suppress(psutil.Error):
        for connection in psutil.Process().net_connections("tcp4"):
            if connection.raddr and tuple(connection.raddr) in ends and connection.fd >= 0:
                watched += _keep_alive(connection.fd)
    return watched


def _keep_alive(number: int) -> bool:
    try:
        with socket.socket(fileno=os.dup(number)) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
            for name, value in _KEEP_ALIVE.items():
                if hasattr(socket, name):
                    connection.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
    except OSError:
        return False  # it was closed meanwhile
    return True


def _end(peer: str) -> tuple[str, int]:
    host, _, port = peer.rpartition(":")
    try:
        return socket.gethostbyname(host), int(port)
    except OSError:
        return host, int(port)

"""Peers: other computers that compute a part of a model, through llama.cpp's RPC."""

from __future__ import annotations

from collections.abc import Iterable

from app.core.errors import AppError, ErrorKind
from app.core.servers import is_loopback

DEFAULT_PORT = 50052
"""As llama.cpp's own server has it (tools/rpc/rpc-server.cpp)."""
MOST_PEERS = 16
"""ggml-rpc.h, GGML_RPC_MAX_SERVERS."""
_LONGEST_PORT = 8


def parse_peer(text: str) -> str:
    """The address of a peer as ``host:port``.

    Args:
        text: as people write it; without a port it is ``DEFAULT_PORT``.

    Raises:
        AppError: ``PEER_ADDRESS_INVALID``; IPv6 counts as such, the transport has none.
    """
    host, _, port = text.strip().partition(":")
    number = port or str(DEFAULT_PORT)
    is_port = number.isdecimal() and len(number) <= _LONGEST_PORT and 0 < int(number) < 65536
    if not is_port or not all(map(_is_label, host.removesuffix(".").split("."))):
        raise AppError(ErrorKind.PEER_ADDRESS_INVALID)
    return f"{host.lower()}:{int(number)}"


def _is_label(part: str) -> bool:
    """Whether a part of a host's name between dots can be one (RFC 1035, 2.3.4)."""
    is_plain = all(c.isascii() and (c.isalnum() or c in "-_") for c in part)
    return is_plain and 0 < len(part) < 64


def parse_peers(text: str) -> tuple[str, ...]:
    """The addresses in a text of several, as the settings keep them; what is none is left out."""
    found: dict[str, None] = {}
    for word in text.split():
        try:
            found[parse_peer(word)] = None
        except AppError:
            continue
    return tuple(found)[:MOST_PEERS]


def are_elsewhere(peers: Iterable[str]) -> bool:
    """Whether one of them is another computer, not just another program of this one."""
    return not all(is_loopback(peer.rpartition(":")[0]) for peer in peers)

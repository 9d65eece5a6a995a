"""``penseur --peer [HOST:PORT]``: computes parts of another computer's model, until it is ended."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import sys

from app.core.errors import AppError
from app.core.peers import DEFAULT_PORT, are_elsewhere, parse_peer

_HERE = f"127.0.0.1:{DEFAULT_PORT}"


def main(arguments: list[str]) -> int:
    """Serve until the user ends it; returns 1 when that is not possible."""
    parser = argparse.ArgumentParser(prog="penseur --peer", description=__doc__)
    parser.add_argument(
        "address",
        nargs="?",
        default=_HERE,
        metavar="HOST:PORT",
        help="where to listen: this computer's address in a network where you trust everyone",
    )
    parser.add_argument("--threads", type=int, default=0, help="default: one for each core")
    options = parser.parse_args(arguments)
    try:
        address = _listening_address(options.address)
        _check_is_free(address)
    except AppError:
        return _give_up("That is not an address of this computer. Write it like 192.168.1.7:50052.")
    except OSError as error:
        return _give_up(f"Nobody can be served there: {error.strerror}. Choose another address.")
    from app.engine.devices import can_use_peers, serve_as_peer
    from app.engine.llama_log import start_llama
    from app.engine.loading import default_threads

    start_llama()
    if not can_use_peers():
        return _give_up("A part of llama.cpp is missing; “make run” builds it.")
    sys.stdout.write(_welcome(address))
    sys.stdout.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # llama.cpp tells of every connection
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # C code listens, Python would never be asked
    serve_as_peer(address, options.threads or default_threads(sys.maxsize))
    return _give_up("The port can't be used any more.")


def _welcome(address: str) -> str:
    if are_elsewhere((address,)):
        return (
            f"This computer helps whoever connects to {address}: it asks for no password and "
            "encrypts nothing, so serve only a network where you trust everyone. Ctrl+C ends it.\n"
        )
    return (
        f"This computer helps programs of its own at {address}. To help another one, name this "
        f"computer's address: penseur --peer {_own_address()}:{DEFAULT_PORT}. Ctrl+C ends it.\n"
    )


def _listening_address(text: str) -> str:
    """An address with its host as a number, which is what llama.cpp can listen at.

    Raises:
        AppError: it is none.
        OSError: the name is not known.
    """
    host, _, port = parse_peer(text).rpartition(":")
    return f"{socket.gethostbyname(host)}:{port}"


def _check_is_free(address: str) -> None:
    """Raises ``OSError`` when nobody can listen there."""
    host, _, port = address.rpartition(":")
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, int(port)))
        listener.listen(1)


def _own_address() -> str:
    """This computer's address in its network, found without sending anything."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as unsent:
        try:
            unsent.connect(("192.0.2.1", 9))  # TEST-NET-1 (RFC 5737); datagrams: nothing is sent
        except OSError:
            return "192.168.1.7"
        return str(unsent.getsockname()[0])


def _give_up(sentence: str) -> int:
    sys.stderr.write(f"penseur: {sentence}\n")
    return 1

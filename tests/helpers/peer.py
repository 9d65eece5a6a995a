"""A peer on loopback: this program in a process of its own, as a second computer would run it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

from app.engine.peers import greet

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60


def free_address() -> str:
    """An address at which nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{listener.getsockname()[1]}"


class Peer:
    """Computes for whoever connects.

    Attributes:
        address: where it listens.
    """

    def __init__(self) -> None:
        self.address = free_address()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "app", "--peer", self.address, "--threads", "1"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        self.welcome = self._process.stdout.readline()
        while not greet(self.address):
            assert self._process.poll() is None, "the peer has ended"
            os.sched_yield()

    @property
    def is_dead(self) -> bool:
        """Whether it has ended."""
        return self._process.poll() is not None

    def kill(self) -> None:
        """The computer fails: SIGKILL, as ``close``."""
        self.close()

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait(PATIENCE_S)
        assert self._process.stdout is not None
        self._process.stdout.close()

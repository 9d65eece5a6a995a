"""A ``QtBot`` that waits as long as a slow and busy machine may need."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

from tests.helpers.person import PATIENCE_MS


class PatientBot(QtBot):
    """Where nothing else is said it waits for a minute; ``QtBot`` gives up after 5 seconds."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        """Wait for something to become true."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, **how: Any) -> Any:
        """Wait for a signal."""
        return super().waitSignal(signal, **{"timeout": PATIENCE_MS, **how})

"""A message bus of its own with the services of a desktop, as far as the program asks them."""

from __future__ import annotations

import queue
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.threading import DBusConnection, DBusRouter, Proxy, open_dbus_connection

Answer = Callable[["Desktop", Any], tuple[str, tuple[Any, ...]] | None]


@contextmanager
def private_bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bus that the programs of this test find; its address."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("dbus-daemon is not installed (Debian's package dbus-daemon)")
    command = [daemon, "--session", "--nofork", "--print-address=1"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    try:
        yield address
    finally:
        process.terminate()
        process.communicate()


class Desktop:
    """Answers method calls on its own thread, and tells what was asked.

    Attributes:
        asked: (member, body) of the calls, in order.
    """

    def __init__(self, address: str, names: list[str], answers: dict[str, Answer]) -> None:
        self.asked: queue.SimpleQueue[tuple[str, tuple[Any, ...]]] = queue.SimpleQueue()
        self._answers = answers
        self._connection: DBusConnection = open_dbus_connection(address)
        with DBusRouter(self._connection) as router:
            for name in names:
                Proxy(message_bus, router, timeout=10).RequestName(name)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def emit(self, path: str, interface: str, member: str, signature: str, *body: Any) -> None:
        """Send a signal."""
        address = DBusAddress(path, interface=interface)
        self._connection.send(new_signal(address, member, signature, body))

    def close(self) -> None:
        """Leave the bus."""
        self._connection.interrupt()
        self._thread.join()
        self._connection.close()

    def _serve(self) -> None:
        while True:
            try:
                message = self._connection.receive()
            except Exception:  # noqa: BLE001 - the bus or the connection is closed
                return
            if message.header.message_type is not MessageType.method_call:
                continue
            member = message.header.fields[HeaderFields.member]
            answer = self._answers.get(member)
            if answer is None:
                unknown = "org.freedesktop.DBus.Error.UnknownMethod"
                self._connection.send(new_error(message, unknown))
                continue
            made = answer(self, message)
            if made is not None:
                signature, body = made
                self._connection.send(new_method_return(message, signature or None, body))
            self.asked.put((member, message.body))


NOTIFICATIONS = "org.freedesktop.Notifications"
NOTIFICATIONS_PATH = "/org/freedesktop/Notifications"


def notification_answers(*abilities: str) -> dict[str, Answer]:
    """What a notification service answers; every notification gets the number 7."""
    return {
        "GetCapabilities": lambda _desktop, _call: ("as", (list(abilities),)),
        "Notify": lambda _desktop, _call: ("u", (7,)),
    }

"""The desktop's message bus (D-Bus), which Linux desktops are asked through; on its own threads.

Whatever is asked may take a while or never be answered: nobody waits for it but these threads.
"""

from __future__ import annotations

import contextlib
import os
import queue
import sys
import threading
from collections.abc import Callable
from typing import Any, NamedTuple

CALL_S = 5.0
"""Patience with a service."""
_END_S = 1.0


class BusError(Exception):
    """There is no bus, no such service, or it refuses."""


class Service(NamedTuple):
    """Whom to ask.

    Attributes:
        name: on the bus.
        path: of its object.
        interface: of that object.
    """

    name: str
    path: str
    interface: str


class _Caller:
    """What the router takes for a queue."""

    def __init__(self, call: Callable[[tuple[Any, ...]], None]) -> None:
        self._call = call

    def put_nowait(self, message: Any) -> None:
        self._call(message.body)


class SessionBus:
    """One connection, opened with the first work, which is done in order."""

    def __init__(self) -> None:
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._router: Any = None
        self._connection: Any = None

    def opened_name(self) -> str:
        """By which the bus knows this connection; on the bus's thread.

        Raises:
            BusError: there is no bus.
        """
        return str(self._opened().unique_name)

    def submit(self, work: Callable[[], None]) -> None:
        """Have something done on the bus's thread; a failure of the bus ends it silently."""
        self._work.put(work)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="session bus", daemon=True)
            self._thread.start()

    def call(
        self, service: Service, method: str, signature: str = "", *body: object
    ) -> tuple[Any, ...]:
        """Ask, on the bus's thread.

        Raises:
            BusError: there is no answer.
        """
        from jeepney import DBusAddress, MessageType, new_method_call

        address = DBusAddress(service.path, service.name, service.interface)
        message = new_method_call(address, method, signature or None, body)
        try:
            reply = self._opened().send_and_get_reply(message, timeout=CALL_S)
        except Exception as error:  # whatever the library raises, there is no answer
            raise BusError(str(error)) from error
        if reply.header.message_type is MessageType.error:
            raise BusError(str(reply.body))
        return tuple(reply.body)

    def watch(
        self,
        service: Service,
        signal: str,
        call: Callable[[tuple[Any, ...]], None],
    ) -> None:
        """Have something called, on another thread, whenever a service says something."""
        from jeepney import MatchRule, message_bus

        rule = MatchRule(
            type="signal", interface=service.interface, member=signal, path=service.path
        )
        self._opened().filter(rule, queue=_Caller(call))
        bus = Service("org.freedesktop.DBus", "/org/freedesktop/DBus", message_bus.interface)
        self.call(bus, "AddMatch", "s", rule.serialise())

    def close(self) -> None:
        """End; what is under way is left."""
        self._work.put(None)
        if self._thread is not None:
            self._thread.join(_END_S)
        if self._router is not None:
            with contextlib.suppress(Exception):
                self._router.close()
                self._connection.close()

    def _opened(self) -> Any:
        if self._router is None:
            if sys.platform != "linux" or not _has_bus():
                raise BusError("no bus")
            from jeepney.io.threading import DBusRouter, open_dbus_connection

            try:
                self._connection = open_dbus_connection("SESSION")
                self._router = DBusRouter(self._connection)
            except Exception as error:
                raise BusError(str(error)) from error
        return self._router

    def _run(self) -> None:
        while (work := self._work.get()) is not None:
            with contextlib.suppress(BusError):
                work()


def _has_bus() -> bool:
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))

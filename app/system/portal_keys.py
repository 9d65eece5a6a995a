"""Keys that work in all programs under Wayland: the desktop's portal is asked for them.

org.freedesktop.portal.GlobalShortcuts, version 1: the desktop asks the user, who may choose others.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from app.core.global_keys import GlobalKeys
from app.system.session_bus import BusError, Service, SessionBus

_PORTAL = Service(
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.GlobalShortcuts",
)
_REQUEST = "org.freedesktop.portal.Request"
_SESSION = "org.freedesktop.portal.Session"
_ID = "quick-ask"
# The names of the XDG shortcuts specification.
_MODIFIERS = {"Ctrl": "CTRL", "Alt": "ALT", "Shift": "SHIFT", "Meta": "LOGO"}


class PortalKeys:
    """One key, bound until ``close``; all is done on the bus's thread."""

    def __init__(
        self,
        bus: SessionBus,
        keys: GlobalKeys,
        description: str,
        pressed: Callable[[str], None],
        refused: Callable[[], None],
    ) -> None:
        """Ask for it.

        Args:
            bus: of the session.
            keys: that are proposed.
            description: of what they do, for the desktop's own dialog.
            pressed: called on another thread, with the token that lets a window come to the front.
            refused: called on another thread when there is no such portal, or the user refuses.
        """
        self._bus = bus
        self._keys = keys
        self._description = description
        self._pressed = pressed
        self._refused = refused
        self._session = ""
        self._is_closed = False
        bus.submit(self._begin)

    def close(self) -> None:
        """Give the key back."""
        self._is_closed = True
        self._bus.submit(self._end)

    def _begin(self) -> None:
        try:
            token = f"penseur{os.getpid()}"
            self._ask(
                "CreateSession",
                "a{sv}",
                {"session_handle_token": ("s", token)},
                token=f"{token}s",
                then=self._bind,
            )
        except BusError:
            self._refused()

    def _bind(self, results: dict[str, Any]) -> None:
        self._session = str(results["session_handle"][1])
        self._bus.watch(_PORTAL, "Activated", self._on_activated)
        trigger = "+".join((*(_MODIFIERS[m] for m in self._keys.modifiers), self._keys.key.lower()))
        what = {
            "description": ("s", self._description),
            "preferred_trigger": ("s", trigger),
        }
        self._ask(
            "BindShortcuts",
            "oa(sa{sv})sa{sv}",
            self._session,
            [(_ID, what)],
            "",
            {},
            token=f"penseur{os.getpid()}b",
            then=lambda _: None,
        )

    def _ask(
        self,
        method: str,
        signature: str,
        *body: Any,
        token: str,
        then: Callable[[dict[str, Any]], None],
    ) -> None:
        """Ask; the answer comes as a signal of an object whose path the token decides."""
        *first, options = body
        options = {**options, "handle_token": ("s", token)}

        def answered(answer: tuple[Any, ...]) -> None:
            code, results = answer
            if code == 0:
                self._bus.submit(lambda: self._go_on(then, results))
            else:
                self._refused()

        sender = self._bus.opened_name().removeprefix(":").replace(".", "_")
        path = f"/org/freedesktop/portal/desktop/request/{sender}/{token}"
        self._bus.watch(Service(_PORTAL.name, path, _REQUEST), "Response", answered)
        self._bus.call(_PORTAL, method, signature, *first, options)

    def _go_on(self, then: Callable[[dict[str, Any]], None], results: dict[str, Any]) -> None:
        try:
            then(results)
        except BusError:
            self._refused()

    def _on_activated(self, body: tuple[Any, ...]) -> None:
        session, name, _moment, options = body
        if session == self._session and name == _ID and not self._is_closed:
            self._pressed(str(options.get("activation_token", ("s", ""))[1]))

    def _end(self) -> None:
        if self._session:
            self._bus.call(Service(_PORTAL.name, self._session, _SESSION), "Close")

"""Notifications of Linux desktops (org.freedesktop.Notifications, version 1.2)."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from app.system.session_bus import Service, SessionBus

_SERVICE = Service(
    "org.freedesktop.Notifications",
    "/org/freedesktop/Notifications",
    "org.freedesktop.Notifications",
)
_DEFAULT_ACTION = "default"
"""A click on the notification itself."""
_AS_THE_DESKTOP = -1


class BusNotifications:
    """Shows one notification at a time; a new one takes the place of the one before."""

    def __init__(self, bus: SessionBus, app_name: str, clicked: Callable[[str], None]) -> None:
        """Prepare; nothing is asked yet.

        Args:
            bus: of the session.
            app_name: as the desktop is to show it.
            clicked: called on another thread, with the token that lets a window come to the front
                (it may be empty).
        """
        self._bus = bus
        self._app_name = app_name
        self._clicked = clicked
        self._shown = 0
        self._token = ""
        self._takes_markup: bool | None = None

    def show(self, title: str, text: str, open_label: str) -> None:
        """Show a notification.

        Args:
            title: one line.
            text: some more; may be empty.
            open_label: of the action that a click means, for desktops that show it as a button.
        """
        self._bus.submit(lambda: self._show(title, text, open_label))

    def _show(self, title: str, text: str, open_label: str) -> None:
        if self._takes_markup is None:
            (abilities,) = self._bus.call(_SERVICE, "GetCapabilities")
            self._takes_markup = "body-markup" in abilities
            self._bus.watch(_SERVICE, "ActivationToken", self._on_token)
            self._bus.watch(_SERVICE, "ActionInvoked", self._on_action)
        (self._shown,) = self._bus.call(
            _SERVICE,
            "Notify",
            "susssasa{sv}i",
            self._app_name,
            self._shown,
            "penseur",
            title,
            escape(text, quote=False) if self._takes_markup else text,
            [_DEFAULT_ACTION, open_label],
            {"desktop-entry": ("s", "penseur")},
            _AS_THE_DESKTOP,
        )

    def _on_token(self, body: tuple[Any, ...]) -> None:
        # on the bus's thread, which may not know the number of the notification yet
        self._bus.submit(lambda: self._take_token(*body))

    def _on_action(self, body: tuple[Any, ...]) -> None:
        self._bus.submit(lambda: self._take_action(*body))

    def _take_token(self, number: int, token: str) -> None:
        if number == self._shown:
            self._token = token

    def _take_action(self, number: int, _action: str) -> None:
        if number == self._shown:
            token, self._token = self._token, ""
            self._clicked(token)

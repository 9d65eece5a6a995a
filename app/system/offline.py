"""A run of the program in which nothing is asked of any network, whatever the settings say.

It is the environment that says so: whoever makes a connection looks here first, and the child
processes inherit it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from app.core.settings import Settings

VARIABLE = "PENSEUR_OFFLINE"
_WITHOUT_NETWORK: dict[str, Any] = {"is_offline": True, "uses_peers": False}


def stay_offline() -> None:
    """From now on, this process and its children."""
    os.environ[VARIABLE] = "1"


def is_offline_run() -> bool:
    """Whether the program was started with ``--offline``."""
    return bool(os.environ.get(VARIABLE))


class RunSettings:
    """Tells what holds for this run from what is saved."""

    def __init__(self, saved: Settings) -> None:
        own = {name: getattr(saved, name) for name in _WITHOUT_NETWORK}
        self._own: dict[str, Any] = own if is_offline_run() else {}

    def for_run(self, settings: Settings) -> Settings:
        """The settings as they hold."""
        return settings._replace(**_WITHOUT_NETWORK) if self._own else settings

    def to_save(self, settings: Settings, changes: Mapping[str, Any]) -> Settings:
        """The settings as the user has chosen them, the latest changes included."""
        self._own |= {name: value for name, value in changes.items() if name in self._own}
        return settings._replace(**self._own)

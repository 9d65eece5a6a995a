"""Tells those who show or obey settings that some have changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class SettingsWatch(QObject):
    """One for the program.

    Signals:
        changed(frozenset): names of settings, after they were replaced.
    """

    changed = Signal(object)

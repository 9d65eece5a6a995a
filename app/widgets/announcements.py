"""Has a screen reader say what only eyes would notice."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent


def announce(speaker: QObject, words: str, *, is_urgent: bool = False) -> None:
    """Have a screen reader say something; nothing happens where none listens.

    Args:
        speaker: the widget that it is about.
        words: to say.
        is_urgent: whether it may interrupt what is being said.
    """
    if not words or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(speaker, words)
    manners = QAccessible.AnnouncementPoliteness
    event.setPoliteness(manners.Assertive if is_urgent else manners.Polite)
    QAccessible.updateAccessibility(event)

"""Whether anything may move on the screen: one place decides, and every animation asks it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStyle, QWidget

from app.core.settings import Motion

CHOSEN = "motion"
"""Property of the application: what the settings say (``app.widgets.look`` sets it)."""


def may_move(widget: QWidget) -> bool:
    """Whether a widget may move; the desktop is asked where the settings leave it to it."""
    application = QApplication.instance()
    chosen = application.property(CHOSEN) if application is not None else None
    if chosen in (Motion.REDUCED.value, Motion.FULL.value):
        return bool(chosen == Motion.FULL.value)
    duration = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.style().styleHint(duration, None, widget) > 0

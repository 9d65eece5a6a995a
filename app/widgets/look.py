"""How the program looks, as the settings say: theme, accent, room, size and font of text."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from app.core.settings import Settings
from app.widgets.relative_size import TEXT_POINTS
from app.widgets.theme import apply_theme, choose_theme

LOOKS = frozenset(
    {"appearance", "accent", "density", "text_percent", "reading_font", "reduced_motion"}
)
"""Settings that it is made of."""


def dress(application: QApplication, settings: Settings) -> None:
    """Give the whole application the look that the settings say."""
    theme = choose_theme(application, settings.appearance)
    if settings.accent:
        from app.widgets.accents import with_accent  # late: most starts have no other accent

        theme = with_accent(theme, settings.accent)
    font = application.font()
    points = TEXT_POINTS * settings.text_percent / 100
    if font.pointSizeF() != points:
        font.setPointSizeF(points)
        application.setFont(font)
    # before anything moves its module would be read in vain
    application.setProperty("motion", settings.reduced_motion.value)
    apply_theme(application, theme, settings.density, settings.reading_font)

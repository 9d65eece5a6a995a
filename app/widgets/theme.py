"""The two themes: colours, fonts, style sheet and recoloured icons."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from string import Template
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from app.core.settings import Appearance
from app.system.paths import resources_dir

FONT_FAMILY = "Inter"
FIRST_FONTS = ("Inter-Regular.otf", "Inter-SemiBold.otf")
"""What the window itself is written in."""
TEXT_POINTS = 10.5
"""Size of text that is read; everything else is relative to it."""
_FOLLOWS_FONT = "widgets_follow_font"


class Theme(NamedTuple):
    """Colours as ``#rrggbb``, by what they are for.

    Attributes:
        window: behind the conversation.
        sidebar: behind the list of conversations.
        surface: fields and menus.
        bubble: behind a question.
        hover: under the pointer.
        selected: a chosen row.
        border: thin lines.
        text: what is read.
        muted: what is read second.
        accent: what can be done next.
        on_accent: text on the accent.
        warning: behind a notice.
        on_warning: text of a notice.
        selection: behind selected text.
        good, caution, bad: of verdicts, always beside an icon and words.
    """

    window: str
    sidebar: str
    surface: str
    bubble: str
    hover: str
    selected: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    warning: str
    on_warning: str
    selection: str
    good: str
    caution: str
    bad: str


LIGHT = Theme(
    window="#fcfbf8",
    sidebar="#f4f1ea",
    surface="#ffffff",
    bubble="#f0ece3",
    hover="#ebe6db",
    selected="#e3dccd",
    border="#e2dccf",
    text="#23201b",
    muted="#6e675b",
    accent="#8a5a2b",
    on_accent="#ffffff",
    warning="#fbeed3",
    on_warning="#5a3d06",
    selection="#ead7bd",
    good="#2b6a3a",
    caution="#7a5200",
    bad="#a03327",
)
DARK = Theme(
    window="#1a1816",
    sidebar="#141311",
    surface="#242120",
    bubble="#2a2724",
    hover="#2b2825",
    selected="#37322d",
    border="#38342f",
    text="#ebe6dd",
    muted="#a39a8c",
    accent="#d9a566",
    on_accent="#241a0e",
    warning="#3b2f18",
    on_warning="#f2dcae",
    selection="#5a4427",
    good="#8fce9a",
    caution="#e8bd66",
    bad="#f0968a",
)


def _spread_font() -> None:
    """Tell all widgets of another font: under a style sheet, Qt tells windows alone."""
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.styleSheet():
        application.setStyleSheet(application.styleSheet())


def choose_theme(application: QApplication, appearance: Appearance) -> Theme:
    """The theme for a setting; ``SYSTEM`` follows the desktop, light where it does not say."""
    if appearance is Appearance.SYSTEM:
        is_dark = application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if is_dark else LIGHT
    return DARK if appearance is Appearance.DARK else LIGHT


def load_fonts(application: QApplication) -> None:
    """Use the font that ships, with the system's own behind it for other scripts.

    Another one can be set later, by ``QApplication.setFont``: all widgets follow.
    """
    for name in FIRST_FONTS:
        QFontDatabase.addApplicationFont(str(resources_dir() / "fonts" / name))
    font = QFont(FONT_FAMILY)
    font.setPointSizeF(TEXT_POINTS)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    application.setFont(font)
    if not application.property(_FOLLOWS_FONT):
        application.setProperty(_FOLLOWS_FONT, True)
        application.fontChanged.connect(lambda: QTimer.singleShot(0, application, _spread_font))


def load_other_fonts() -> None:
    """Load the faces that only answers use."""
    for path in sorted((resources_dir() / "fonts").glob("*.otf")):
        if path.name not in FIRST_FONTS:
            QFontDatabase.addApplicationFont(str(path))


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Dress the whole application."""
    application.setProperty("theme_is_dark", theme is DARK)
    application.setPalette(_palette(theme))
    source = (resources_dir() / "themes" / "penseur.qss").read_text(encoding="utf-8")
    icons = (resources_dir() / "icons").as_posix()
    application.setStyleSheet(Template(source).substitute(theme._asdict(), icons=icons))


def current_theme() -> Theme:
    """The theme that the application wears."""
    application = QApplication.instance()
    return DARK if application is not None and application.property("theme_is_dark") else LIGHT


@lru_cache(maxsize=256)
def mix(first: str, second: str, share: float) -> str:
    """A colour between two.

    Args:
        first: as ``#rrggbb``.
        second: as ``#rrggbb``.
        share: of the second, 0 to 1.
    """
    one, two = QColor(first), QColor(second)
    pairs = zip(
        (one.red(), one.green(), one.blue()), (two.red(), two.green(), two.blue()), strict=True
    )
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


@lru_cache(maxsize=256)
def icon(name: str, colour: str, size: int = 18) -> QIcon:
    """One of ``resources/icons``, drawn in a colour for the densities of all screens.

    Args:
        name: file name without ending.
        colour: ``#rrggbb``.
        size: edge in device-independent pixels.
    """
    source = _svg(resources_dir() / "icons" / f"{name}.svg")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    drawn = QIcon()
    for ratio in sorted({screen.devicePixelRatio() for screen in QApplication.screens()}):
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        drawn.addPixmap(pixmap)
    return drawn


@lru_cache(maxsize=64)
def _svg(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.bubble,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.accent,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.text,
        role.Link: theme.accent,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.Accent: theme.accent,
    }
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.muted))
    return palette

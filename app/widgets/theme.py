"""The two themes: colours, fonts, style sheet and recoloured icons."""

from __future__ import annotations

import re
from functools import lru_cache
from string import Template
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from app.core.settings import Appearance, Density
from app.system.paths import resources_dir
from app.widgets.icons import DIRECTED, draw
from app.widgets.relative_size import TEXT_POINTS, draw_icons_again, follow_size, grown

FONT_FAMILY = "Inter"
FIRST_FONTS = ("Inter-Regular.otf", "Inter-SemiBold.otf")
"""What the window itself is written in."""
_FOLLOWS_FONT = "widgets_follow_font"
_IS_RESIZED = "text_was_resized"
_READ = "MarkdownBody, #flowText, #thoughts, LiveTail, #questionEditor"
"""What is written in the font of conversations."""
_COMPACT = 0.55
"""Share of the usual room above and below things, where they stand close."""
_PADDING = re.compile(r"padding: ([^;]+);")


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

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on dark grounds."""
        return QColor(self.window).lightness() < 128


LIGHT = Theme(
    window="#fcfbf8",
    sidebar="#f4f1ea",
    surface="#ffffff",
    bubble="#f0ece3",
    hover="#ebe6db",
    selected="#e3dccd",
    border="#e2dccf",
    text="#23201b",
    muted="#675f54",
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


def dress_again(application: QApplication) -> None:
    """Make the style sheet anew: what else it depends on has changed."""
    if application.styleSheet():
        _wear_sheet(application)


def _spread_font() -> None:
    """Tell all widgets of another font: under a style sheet, Qt tells windows alone."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.setProperty(_IS_RESIZED, True)
        dress_again(application)
        draw_icons_again()


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


def apply_theme(
    application: QApplication,
    theme: Theme,
    density: Density = Density.COMFORTABLE,
    reading_font: str = "",
) -> None:
    """Dress the whole application.

    Args:
        application: whose widgets are dressed.
        theme: colours.
        density: room between things.
        reading_font: family of the text of conversations; empty for that of the window.
    """
    application.setProperty("theme", theme)
    application.setProperty("reading_font", re.sub('["$\\\\]', "", reading_font))
    application.setProperty("density", density.value)
    application.setPalette(_palette(theme))
    _wear_sheet(application)


def current_theme() -> Theme:
    """The theme that the application wears."""
    application = QApplication.instance()
    theme = application.property("theme") if application is not None else None
    return theme if isinstance(theme, Theme) else LIGHT


def room(px: int) -> int:
    """Room between things, less where the settings want them close.

    Args:
        px: usually, in device-independent pixels.
    """
    application = QApplication.instance()
    is_close = application is not None and application.property("density") == Density.COMPACT.value
    return round(px * _COMPACT) if is_close else px


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


def icon(name: str, colour: str, size: int = 18) -> QIcon:
    """One of ``resources/icons``, in a colour and in the direction of reading.

    Args:
        name: file name without ending.
        colour: ``#rrggbb``.
        size: edge beside text of the usual size, in device-independent pixels.
    """
    is_turned = name in DIRECTED and _is_right_to_left()
    return draw(name, colour, grown(size), is_turned=is_turned)


def _wear_sheet(application: QApplication) -> None:
    application.setStyleSheet(_style_sheet(application))
    if application.property(_IS_RESIZED):
        follow_size()  # the sheet has given all widgets the fonts that they had


def _style_sheet(application: QApplication) -> str:
    """The look in the present colours, size of text and density."""
    theme, em = current_theme(), application.font().pointSizeF() / TEXT_POINTS
    source = (resources_dir() / "themes" / "penseur.qss").read_text(encoding="utf-8")
    if room(100) != 100:
        source = _PADDING.sub(_closer, source)
    if family := application.property("reading_font"):
        source += f'{_READ} {{ font-family: "{family}"; }}'
    return Template(source).substitute(
        theme._asdict(),
        icons=(resources_dir() / "icons").as_posix(),
        check="check-dark" if QColor(theme.on_accent).lightness() < 128 else "check-light",
        name_points=f"{12 * em:.4g}",
        headline_points=f"{16 * em:.4g}",
        box=grown(16),
        arrow=grown(15),
        small_arrow=grown(12),
        start="right" if _is_right_to_left() else "left",
        end="left" if _is_right_to_left() else "right",
    )


def _is_right_to_left() -> bool:
    return QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def _closer(padding: re.Match[str]) -> str:
    """Less padding above and below, where there is more than a few pixels."""
    sizes = padding[1].split()
    heights = (0, 2) if len(sizes) > 2 else (0,)
    for place in heights:
        size = int(sizes[place].removesuffix("px"))
        sizes[place] = f"{max(round(size * _COMPACT), min(size, 2))}px"
    if len(sizes) == 1 and sizes[0] != padding[1]:
        sizes.append(padding[1])
    return f"padding: {' '.join(sizes)};"


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

"""Buttons and pictures whose icon follows the theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QToolButton

from app.widgets.relative_size import grown, size_icon
from app.widgets.theme import Theme, current_theme, icon

_ICON_PX = 18


class IconButton(QToolButton):
    """A button with an icon; its name is the tool tip and what a screen reader says."""

    def __init__(self, icon_name: str, name: str, run: Callable[[], object] | None = None) -> None:
        super().__init__()
        self._icon_name = icon_name
        size_icon(self, _ICON_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rename(name)
        if run is not None:
            self.clicked.connect(lambda: run())  # noqa: PLW0108 - run takes no argument
        self._draw_icon()

    def rename(self, name: str) -> None:
        """Say what it does."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def changeEvent(self, event: QEvent) -> None:
        """The icon follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        self.setIcon(icon(self._icon_name, current_theme().text, _ICON_PX))


class IconLabel(QLabel):
    """An icon beside something that says what it means."""

    def __init__(
        self,
        icon_name: str,
        colour: Callable[[Theme], str] = lambda theme: theme.muted,
        size_px: int = _ICON_PX,
    ) -> None:
        """Show it.

        Args:
            icon_name: file name without ending.
            colour: which one of a theme.
            size_px: edge beside text of the usual size.
        """
        super().__init__()
        self._size_px = size_px
        self.show_icon(icon_name, colour)

    def show_icon(self, icon_name: str, colour: Callable[[Theme], str]) -> None:
        """Show another."""
        self._icon_name, self._colour = icon_name, colour
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        """The icon follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        edge_px = grown(self._size_px)
        drawn = icon(self._icon_name, self._colour(current_theme()), self._size_px)
        self.setPixmap(drawn.pixmap(edge_px, edge_px))

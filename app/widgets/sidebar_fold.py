"""Hides the list of conversations in a narrow window, where the conversation comes first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.widgets.relative_size import grown

NARROW_PX = 640
"""Below this width the list folds away; more where the text is large."""


class SidebarFold(QObject):
    """Remembers whether the list is hidden for want of room, and shows it again when there is."""

    def __init__(self, sidebar: QWidget, window: QWidget) -> None:
        """Watch a window.

        Args:
            sidebar: with the list.
            window: owner of this object.
        """
        super().__init__(window)
        self._sidebar, self._window = sidebar, window
        self._is_folded = False
        self._narrow_px = grown(NARROW_PX)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another width of the window, or another size of text."""
        if isinstance(event, QResizeEvent):
            if event.oldSize().width() >= self._narrow_px:
                self.fold_where_narrow()
            self._unfold_where_wide()
        elif event.type() is QEvent.Type.FontChange and self._narrow_px != grown(NARROW_PX):
            self._narrow_px = grown(NARROW_PX)
            self.fold_where_narrow()
            self._unfold_where_wide()
        return super().eventFilter(watched, event)

    @Slot()
    def fold_where_narrow(self) -> None:
        """Hide the list if the window is too narrow for both."""
        if self._window.width() < self._narrow_px and not self._sidebar.isHidden():
            self._is_folded = True
            self._sidebar.hide()

    @Slot()
    def toggle(self) -> None:
        """Show or hide the list, whatever the width."""
        self._is_folded = False
        self._sidebar.setVisible(self._sidebar.isHidden())

    def _unfold_where_wide(self) -> None:
        if self._window.width() >= self._narrow_px and self._is_folded:
            self._is_folded = False
            self._sidebar.show()

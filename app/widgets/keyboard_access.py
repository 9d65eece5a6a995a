"""Everything by keyboard: the command palette, the page of shortcuts, the way between the parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.viewmodels.language import say
from app.widgets.focus_order import order_focus

if TYPE_CHECKING:
    from app.core.settings import Settings
    from app.widgets.command_palette import CommandPalette
    from app.widgets.commands import Command, Offer
    from app.widgets.main_window import MainWindow
    from app.widgets.shortcuts import Shortcuts
    from app.widgets.shortcuts_page import ShortcutsDialog

_MOST_RECENT = 30
PALETTE = "palette"
"""Name of the entry that opens the palette, which is not in it."""


class KeyboardAccess(QObject):
    """Of one window.

    Attributes:
        palette: over the window; ``None`` until it was opened.
        shortcuts_dialog: ``None`` until it was opened.
    """

    def __init__(
        self,
        window: MainWindow,
        shortcuts: Shortcuts,
        settings: Callable[[], Settings],
        change_settings: Callable[..., Any],
        more_commands: Callable[[], Sequence[Command]],
    ) -> None:
        """Add its entries to the menus of a window.

        Args:
            window: to be used by keyboard.
            shortcuts: the keys of all menus.
            settings: as they are.
            change_settings: remembers what was chosen.
            more_commands: what can be done beside the entries of the menus.
        """
        super().__init__(window)
        self._window = window
        self._shortcuts = shortcuts
        self._settings = settings
        self._change_settings = change_settings
        self._more_commands = more_commands
        self.palette: CommandPalette | None = None
        self.shortcuts_dialog: ShortcutsDialog | None = None
        menus = window.menus
        menus.add_to_view(say("Find a command…"), self.toggle_palette, "Ctrl+K", name=PALETTE)
        menus.add_to_view(say("Next part of the window"), self.go_on, "F6", name="next_part")
        menus.add_to_help(say("Keyboard shortcuts"), self.show_shortcuts, "F1", name="shortcuts")
        shortcuts.adopt(menus)
        order_focus(window)

    @Slot()
    def toggle_palette(self) -> None:
        """Open the palette, or close it."""
        from app.widgets.command_palette import CommandPalette

        if self.palette is None:
            self.palette = CommandPalette(self._window)
            self.palette.chosen.connect(self._on_chosen)
        if self.palette.isVisible():
            self.palette.close_veil()
        else:
            self.palette.open(self._offer())

    def show_shortcuts(self) -> ShortcutsDialog:
        """Open the page of shortcuts, or bring it to the front."""
        from app.widgets.shortcuts_page import ShortcutsDialog

        if self.shortcuts_dialog is None:
            self.shortcuts_dialog = ShortcutsDialog(self._shortcuts, self._window)
        self.shortcuts_dialog.show()
        self.shortcuts_dialog.raise_()
        self.shortcuts_dialog.activateWindow()
        return self.shortcuts_dialog

    @Slot()
    def go_on(self) -> None:
        """Give the keyboard to the next part: conversations, conversation, field, bar."""
        window = self._window
        parts: list[tuple[QWidget, QWidget]] = [
            (window.sidebar, window.sidebar.list),
            (window.view, window.view),
            (window.composer, window.composer.edit),
            (window.top_bar, window.top_bar.model_button),
        ]
        parts = [part for part in parts if part[0].isVisible()]
        focused = QApplication.focusWidget()
        holds = [focused is not None and part.isAncestorOf(focused) for part, _ in parts]
        holds = [held or part is focused for held, (part, _) in zip(holds, parts, strict=True)]
        place = holds.index(True) if True in holds else -1
        parts[(place + 1) % len(parts)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Inside

    def _offer(self) -> Offer:
        from app.widgets.commands import Offer, menu_commands, message_commands

        window = self._window
        commands = [c for c in menu_commands(window.menus) if c.name != PALETTE]
        commands += message_commands(window.view, QApplication.focusWidget())
        commands += self._more_commands()
        recent = self._settings().recent_commands.splitlines()
        known = window.sidebar.list.rows.conversations()
        return Offer(commands, known, recent, window.open_conversation)

    @Slot(object)
    def _on_chosen(self, command: Command) -> None:
        if command.name:
            recent = self._settings().recent_commands.splitlines()
            names = [command.name, *(name for name in recent if name != command.name)]
            self._change_settings(recent_commands="\n".join(names[:_MOST_RECENT]))
        command.run()

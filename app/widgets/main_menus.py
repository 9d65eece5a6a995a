"""The menu bar: what can be done by name, and with which keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from app.core.settings import Appearance

_APPEARANCES = {
    Appearance.SYSTEM: "As the system",
    Appearance.LIGHT: "Light",
    Appearance.DARK: "Dark",
}
Shortcut = QKeySequence.StandardKey | Qt.Key | str


class MainMenus(QObject):
    """Fills the menu bar.

    Signals:
        new_requested, stop_requested, find_requested, quit_requested: of the Chat menu.
        sidebar_toggled: the list of conversations shall come or go.
        appearance_chosen(Appearance): from the View menu.
    """

    new_requested = Signal()
    stop_requested = Signal()
    find_requested = Signal()
    quit_requested = Signal()
    sidebar_toggled = Signal()
    appearance_chosen = Signal(object)

    def __init__(self, bar: QMenuBar, models: QMenu) -> None:
        """Fill a bar.

        Args:
            bar: of the window.
            models: the menu of models, which stands in the middle.
        """
        super().__init__(bar)
        keys = QKeySequence.StandardKey
        self._chat = chat = bar.addMenu("&Chat")
        _add(chat, "New conversation", self.new_requested.emit, keys.New)
        _add(chat, "Stop the answer", self.stop_requested.emit, Qt.Key.Key_Escape)
        _add(chat, "Find in the conversation", self.find_requested.emit, keys.Find)
        self._chat_end = chat.addSeparator()
        _add(chat, "Quit", self.quit_requested.emit, keys.Quit)
        bar.addMenu(models)
        view = bar.addMenu("&View")
        _add(view, "Conversations", self.sidebar_toggled.emit, "Ctrl+B")
        view.addSeparator()
        self._appearances = QActionGroup(self)
        for appearance, label in _APPEARANCES.items():
            action = view.addAction(label)
            action.setCheckable(True)
            action.setData(appearance)
            self._appearances.addAction(action)
        self._appearances.triggered.connect(
            lambda action: self.appearance_chosen.emit(Appearance(action.data()))
        )

    def begin_group(self) -> None:
        """What is added to the Chat menu from now on stands below a line."""
        self._chat.insertSeparator(self._chat_end)

    def add_choice_to_chat(
        self, label: str, choose: Callable[[bool], object], *, is_on: bool
    ) -> None:
        """Add an entry to the Chat menu that is on or off."""
        action = QAction(label, self)
        action.setCheckable(True)
        action.setChecked(is_on)
        action.toggled.connect(choose)
        self._chat.insertAction(self._chat_end, action)

    def add_to_chat(self, label: str, run: Callable[[], object], shortcut: Shortcut = "") -> None:
        """Add an entry to the Chat menu, the last before *Quit*."""
        self._chat.removeAction(action := _add(self._chat, label, run, shortcut))
        self._chat.insertAction(self._chat_end, action)

    def show_appearance(self, appearance: Appearance) -> None:
        """Mark the chosen appearance."""
        for action in self._appearances.actions():
            action.setChecked(action.data() == appearance)


def _add(menu: QMenu, label: str, run: Callable[[], object], shortcut: Shortcut) -> QAction:
    action = menu.addAction(label)
    action.setShortcut(QKeySequence(shortcut))
    action.triggered.connect(lambda: run())  # noqa: PLW0108 - run takes no argument
    return action

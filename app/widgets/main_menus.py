"""The menu bar: what can be done by name, and with which keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from app.core.settings import Appearance
from app.core.translatable import mark
from app.viewmodels.language import say

_APPEARANCES = {
    Appearance.SYSTEM: mark("As the system"),
    Appearance.LIGHT: mark("Light"),
    Appearance.DARK: mark("Dark"),
}
Shortcut = QKeySequence.StandardKey | Qt.Key | str
USUAL_KEYS = "usual_keys"
"""Property of an action: its keys unless the user chose others."""


class MainMenus(QObject):
    """Fills the menu bar; every entry has a name that stays the same in all languages.

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
        self._bar = bar
        self._keys: Mapping[str, object] = {}
        keys = QKeySequence.StandardKey
        self._chat = chat = bar.addMenu(say("&Chat"))
        self._add(chat, "new", say("New conversation"), self.new_requested.emit, keys.New)
        escape = Qt.Key.Key_Escape
        self._add(chat, "stop", say("Stop the answer"), self.stop_requested.emit, escape)
        find = say("Find in the conversation")
        self._add(chat, "find", find, self.find_requested.emit, keys.Find)
        self._chat_end = chat.addSeparator()
        self._add(chat, "quit", say("Quit"), self.quit_requested.emit, keys.Quit)
        bar.addMenu(models)
        self._view = view = bar.addMenu(say("&View"))
        self._add(view, "sidebar", say("Conversations"), self.sidebar_toggled.emit, "Ctrl+B")
        self._view_end = view.addSeparator()
        self._appearances = QActionGroup(self)
        for appearance, label in _APPEARANCES.items():
            action = view.addAction(say(label))
            action.setObjectName(f"appearance_{appearance}")
            action.setCheckable(True)
            action.setData(appearance)
            self._appearances.addAction(action)
        self._help = bar.addMenu(say("&Help"))
        self._appearances.triggered.connect(
            lambda action: self.appearance_chosen.emit(Appearance(action.data()))
        )

    def begin_group(self) -> None:
        """What is added to the Chat menu from now on stands below a line."""
        self._chat.insertSeparator(self._chat_end)

    def add_choice_to_chat(
        self, label: str, choose: Callable[[bool], object], *, is_on: bool, name: str = ""
    ) -> None:
        """Add an entry to the Chat menu that is on or off."""
        action = QAction(label, self)
        action.setObjectName(name)
        action.setCheckable(True)
        action.setChecked(is_on)
        action.toggled.connect(choose)
        self._chat.insertAction(self._chat_end, action)

    def add_to_chat(
        self, label: str, run: Callable[[], object], shortcut: Shortcut = "", *, name: str = ""
    ) -> None:
        """Add an entry to the Chat menu, the last before *Quit*.

        Args:
            label: of the entry.
            run: what it does.
            shortcut: its usual keys.
            name: under which other keys are kept; without one it always has the usual ones.
        """
        self._chat.removeAction(action := self._add(self._chat, name, label, run, shortcut))
        self._chat.insertAction(self._chat_end, action)

    def add_to_view(
        self, label: str, run: Callable[[], object], shortcut: Shortcut = "", *, name: str = ""
    ) -> None:
        """Add an entry to the View menu, the last before the appearances."""
        self._view.removeAction(action := self._add(self._view, name, label, run, shortcut))
        self._view.insertAction(self._view_end, action)

    def add_to_help(
        self, label: str, run: Callable[[], object], shortcut: Shortcut = "", *, name: str = ""
    ) -> None:
        """Add an entry to the Help menu."""
        self._add(self._help, name, label, run, shortcut)

    def entries(self) -> Iterator[tuple[str, QAction]]:
        """Each entry that can be chosen, with the title of its menu, as they stand."""
        for top in self._bar.actions():
            menu = top.menu()
            if isinstance(menu, QMenu):
                title = menu.title().replace("&", "")
                yield from ((title, a) for a in menu.actions() if a.text() and not a.isSeparator())

    def use_keys(self, keys: Mapping[str, object]) -> None:
        """Give entries other keys than the usual ones, those that come later, too.

        Args:
            keys: for names of entries, as ``QKeySequence`` reads them; empty for none.
        """
        self._keys = keys
        for _title, action in self.entries():
            self._give_keys(action)

    def show_appearance(self, appearance: Appearance) -> None:
        """Mark the chosen appearance."""
        for action in self._appearances.actions():
            action.setChecked(action.data() == appearance)

    def _add(
        self, menu: QMenu, name: str, label: str, run: Callable[[], object], shortcut: Shortcut
    ) -> QAction:
        action = menu.addAction(label)
        action.setObjectName(name)
        action.setProperty(USUAL_KEYS, QKeySequence(shortcut))
        self._give_keys(action)
        action.triggered.connect(lambda: run())  # noqa: PLW0108 - run takes no argument
        return action

    def _give_keys(self, action: QAction) -> None:
        usual = action.property(USUAL_KEYS)
        chosen = self._keys.get(action.objectName()) if action.objectName() else None
        keys = QKeySequence(chosen) if isinstance(chosen, str) else usual or QKeySequence()
        if action.shortcut() != keys:
            action.setShortcut(keys)

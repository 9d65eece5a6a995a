"""The keys of the menus' entries: the usual ones, those that the user chose, and who has which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence

from app.core.translatable import mark
from app.viewmodels.language import say
from app.widgets.main_menus import USUAL_KEYS

if TYPE_CHECKING:
    from app.widgets.main_menus import MainMenus

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_STRONG = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_STRONG |= Qt.KeyboardModifier.MetaModifier
_KEPT_KEYS = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Space,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Menu,
    Qt.Key.Key_F2,
    Qt.Key.Key_F10,
)
"""Without Ctrl or Alt, what they do in fields and lists cannot be given up."""
_KEPT_SEQUENCES = tuple(
    getattr(QKeySequence.StandardKey, name)
    for name in ("Copy", "Cut", "Paste", "Undo", "Redo", "SelectAll")
)

FIXED_KEYS = {
    mark("While you write"): (
        (mark("Send the question"), "Return"),
        (mark("Begin a new line"), "Shift+Return"),
        (mark("Leave the field for the next control"), "Tab"),
    ),
    mark("In the conversation"): (
        (mark("Go to the next control or text"), "Tab"),
        (mark("Go to the one before"), "Shift+Tab"),
        (mark("Scroll by a page"), "Space"),
        (mark("Scroll back by a page"), "Shift+Space"),
        (mark("Go to the first message"), "Ctrl+Home"),
        (mark("Go to the last message"), "Ctrl+End"),
        (mark("Copy what is selected"), "Ctrl+C"),
        (mark("Select the whole conversation"), "Ctrl+A"),
        (mark("Open a link at the cursor"), "Return"),
    ),
    mark("In the list of conversations"): (
        (mark("Open the conversation, or fold the folder"), "Return"),
        (mark("Rename"), "F2"),
        (mark("Move to the trash"), "Del"),
        (mark("Pin, move to a folder, export and more"), "Menu"),
        (mark("Select several"), "Shift+Down"),
        (mark("Fold a folder"), "Left"),
        (mark("Unfold a folder"), "Right"),
    ),
    mark("While you find words"): (
        (mark("Next place"), "Return"),
        (mark("Place before"), "Shift+Return"),
        (mark("Close"), "Esc"),
    ),
    mark("In the Models window"): (
        (mark("Go to one of its pages"), "Ctrl+1"),
        (mark("Search for models"), "Ctrl+F"),
        (mark("Go back"), "Alt+Left"),
        (mark("Delete the chosen model"), "Del"),
    ),
}
"""By where they work; these stay as they are."""


class Entry(NamedTuple):
    """An entry of the menus.

    Attributes:
        name: stays the same in all languages.
        label: as it is read.
        group: title of its menu.
        keys: that it has.
        usual: that it has unless others were chosen.
    """

    name: str
    label: str
    group: str
    keys: QKeySequence
    usual: QKeySequence


class Shortcuts(QObject):
    """Gives the menus of all windows the keys that the user chose.

    Signals:
        changed: an entry has other keys.
    """

    changed = Signal()

    def __init__(
        self, chosen: Mapping[str, object], save: Callable[[dict[str, object]], object]
    ) -> None:
        """Take what was chosen before.

        Args:
            chosen: keys by names of entries.
            save: keeps another choice.
        """
        super().__init__()
        self._chosen = dict(chosen)
        self._save = save
        self._menus: list[MainMenus] = []

    def adopt(self, menus: MainMenus) -> None:
        """Rule the keys of a window's menus from now on."""
        self._menus.append(menus)
        menus.destroyed.connect(lambda: self._menus.remove(menus))
        menus.use_keys(self._chosen)

    def entries(self) -> list[Entry]:
        """All that can have keys, as they stand in the menus of the first window."""
        return [
            Entry(
                action.objectName(),
                action.text().replace("&", ""),
                group,
                action.shortcut(),
                action.property(USUAL_KEYS) or QKeySequence(),
            )
            for group, action in (self._menus[0].entries() if self._menus else ())
            if action.objectName()
        ]

    def objection(self, name: str, keys: QKeySequence) -> str:
        """Why an entry can't have some keys; empty if it can.

        Args:
            name: of the entry.
            keys: one stroke.
        """
        stroke: QKeyCombination = keys[0]  # type: ignore[index] # the stubs lack it
        is_weak = not stroke.keyboardModifiers() & _STRONG
        is_text = stroke.key() < Qt.Key.Key_Escape  # what comes before it are characters
        if is_weak and is_text:
            return say("This key writes text. Press it together with Ctrl or Alt.")
        if (is_weak and stroke.key() in _KEPT_KEYS) or any(
            keys in QKeySequence.keyBindings(kept) for kept in _KEPT_SEQUENCES
        ):
            return say("Fields and lists need these keys. Choose others.")
        for entry in self.entries():
            if entry.name != name and entry.keys == keys:
                return say(
                    "“{action}” has these keys. Choose others, or change those first.",
                    action=entry.label,
                )
        return ""

    def choose(self, name: str, keys: QKeySequence) -> None:
        """Give an entry other keys; empty for none."""
        self._change({**self._chosen, name: keys.toString(_PORTABLE)})

    def reset(self, *names: str) -> None:
        """Give some entries their usual keys."""
        self._change({name: keys for name, keys in self._chosen.items() if name not in names})

    def _change(self, chosen: dict[str, object]) -> None:
        self._chosen = chosen
        for menus in self._menus:
            menus.use_keys(chosen)
        self._save(chosen)
        self.changed.emit()

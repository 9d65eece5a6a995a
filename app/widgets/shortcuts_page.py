"""The page of keyboard shortcuts: all there are, found by a word, and changed."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.fuzzy import FuzzyQuery, searchable
from app.viewmodels.language import say
from app.widgets.aligned_label import AlignedLabel
from app.widgets.announcements import announce
from app.widgets.key_recorder import KeyRecorder
from app.widgets.shortcuts import FIXED_KEYS, Entry, Shortcuts
from app.widgets.word_button import word_button
from app.widgets.wrapping_row import WrappingRow

_NATIVE = QKeySequence.SequenceFormat.NativeText
_NAME_ROLE = Qt.ItemDataRole.UserRole
_ACTION, _KEYS = 0, 1


class ShortcutsPage(QWidget):
    """A list in groups; below it, what can be done with the entry that is chosen.

    Attributes:
        field: filters the list.
        list: of all shortcuts.
        recorder: takes other keys.
        state: says what came of it.
    """

    def __init__(self, shortcuts: Shortcuts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("Keyboard shortcuts"))
        self._shortcuts = shortcuts
        self._rows: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText(say("Find an action or keys"))
        self.field.setAccessibleName(say("Find an action or keys"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._filter)
        self._build_list()
        self.recorder = KeyRecorder()
        self.recorder.recorded.connect(self._on_recorded)
        self.recorder.recording_changed.connect(self._on_recording)
        self.usual = word_button(say("Usual keys"), self._on_usual)
        self.none = word_button(say("No keys"), self._on_none)
        self.all_usual = word_button(say("All as usual"), self._on_all_usual)
        self.state = AlignedLabel()
        self.state.setObjectName("hint")
        self.state.setWordWrap(True)
        buttons = WrappingRow(self.recorder, self.usual, self.none, self.all_usual)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for widget in (self.field, self.list, self.state):
            layout.addWidget(widget, 1 if widget is self.list else 0)
        layout.addLayout(buttons)
        shortcuts.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """List everything as it is now; the chosen entry stays chosen."""
        chosen = self._name
        self._rows = []
        self.list.clear()
        entries = self._shortcuts.entries()
        for group, inside in groupby(entries, key=lambda entry: entry.group):
            top = self._add_group(group)
            for entry in inside:
                self._add(top, entry.label, entry.keys, entry.name)
        for group, rows in FIXED_KEYS.items():
            top = self._add_group(say(group))
            for label, keys in rows:
                self._add(top, say(label), QKeySequence(keys), "")
        self.list.expandAll()
        self._filter(self.field.text())
        self._choose(chosen or (entries[0].name if entries else ""))

    def retranslate(self) -> None:
        """Say the list again: its texts stand in no label."""
        self.list.setHeaderLabels([say("Action"), say("Keys")])
        self.refresh()

    @property
    def _name(self) -> str:
        """Name of the chosen entry; empty for a group and for keys that stay."""
        item = self.list.currentItem()
        return str(item.data(_ACTION, _NAME_ROLE) or "") if item is not None else ""

    @property
    def _entry(self) -> Entry | None:
        entries = self._shortcuts.entries()
        return next((entry for entry in entries if entry.name == self._name), None)

    def _build_list(self) -> None:
        self.list = QTreeWidget()
        self.list.setObjectName("shortcutList")
        self.list.setAccessibleName(say("Keyboard shortcuts"))
        self.list.setColumnCount(2)
        self.list.setHeaderLabels([say("Action"), say("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(14)
        self.list.setTabKeyNavigation(False)
        self.list.setUniformRowHeights(True)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(_ACTION, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_KEYS, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionsClickable(False)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_activated)

    def _add_group(self, label: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.list, [label])
        font = item.font(_ACTION)
        font.setWeight(font.Weight.DemiBold)
        item.setFont(_ACTION, font)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self._rows.append((item, []))
        return item

    def _add(self, top: QTreeWidgetItem, label: str, keys: QKeySequence, name: str) -> None:
        item = QTreeWidgetItem(top, [label, keys.toString(_NATIVE)])
        item.setData(_ACTION, _NAME_ROLE, name)
        self._rows[-1][1].append(item)

    def _choose(self, name: str) -> None:
        for _group, items in self._rows:
            for item in items:
                if name and item.data(_ACTION, _NAME_ROLE) == name:
                    self.list.setCurrentItem(item)
                    return
        self._on_chosen()

    def _filter(self, typed: str) -> None:
        query = FuzzyQuery(typed)
        for group, items in self._rows:
            shown = 0
            for item in items:
                words = f"{item.text(_ACTION)} {item.text(_KEYS)} {group.text(_ACTION)}"
                fits = query.match(searchable(words), with_initials=False) is not None
                item.setHidden(not fits)
                shown += fits
            group.setHidden(not shown)

    def _on_chosen(self) -> None:
        entry = self._entry
        self.state.clear()
        self.recorder.setEnabled(entry is not None)
        self.usual.setEnabled(entry is not None and entry.keys != entry.usual)
        self.none.setEnabled(entry is not None and not entry.keys.isEmpty())
        label = entry.label if entry else ""
        for button, name in (
            (self.recorder, say("Change the keys of “{action}”", action=label)),
            (self.usual, say("Usual keys for “{action}”", action=label)),
            (self.none, say("No keys for “{action}”", action=label)),
        ):
            button.setAccessibleName(name)
        if self.list.currentItem() is not None and entry is None:
            self.state.setText(say("These keys stay as they are."))

    def _on_activated(self, _item: QTreeWidgetItem, _column: int) -> None:
        if self.recorder.isEnabled():
            self.recorder.record()

    def _on_recording(self, is_recording: bool) -> None:
        if is_recording:
            self._say(say("Press the new keys, or Esc to keep those that are."))
        else:
            self.state.clear()

    def _on_recorded(self, keys: QKeySequence) -> None:
        entry = self._entry
        if entry is None:
            return
        objection = self._shortcuts.objection(entry.name, keys)
        if not objection:
            self._shortcuts.choose(entry.name, keys)
            shown = keys.toString(_NATIVE)
            self._say(say("“{action}” has the keys {keys} now.", action=entry.label, keys=shown))
        else:
            self._say(objection)

    def _on_usual(self) -> None:
        entry = self._entry
        if entry is None:
            return
        objection = self._shortcuts.objection(entry.name, entry.usual) if entry.usual else ""
        if objection:
            self._say(objection)
        else:
            self._shortcuts.reset(entry.name)

    def _on_none(self) -> None:
        if self._name:
            self._shortcuts.choose(self._name, QKeySequence())

    def _on_all_usual(self) -> None:
        self._shortcuts.reset(*(entry.name for entry in self._shortcuts.entries()))
        self._say(say("All shortcuts are the usual ones."))

    def _say(self, text: str) -> None:
        self.state.setText(text)
        announce(self.state, text)


class ShortcutsDialog(QDialog):
    """The page in a window of its own.

    Attributes:
        page: all of it.
    """

    def __init__(self, shortcuts: Shortcuts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Keyboard shortcuts"))
        self.resize(620, 640)
        self.page = ShortcutsPage(shortcuts)
        close = QHBoxLayout()
        close.addStretch(1)
        close.addWidget(word_button(say("Close"), self.reject))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addWidget(self.page, 1)
        layout.addLayout(close)

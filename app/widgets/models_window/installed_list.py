"""The list of installed models: a name, and below it what a person wants to know of the file."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

from app.core.model_files import Origin
from app.core.translatable import mark
from app.viewmodels.installed import InstalledEntry
from app.viewmodels.language import say, say_count
from app.widgets import quantities
from app.widgets.models_window.fit_wording import joined, listed
from app.widgets.models_window.two_lines import FACTS_ROLE, MARK_ROLE, TwoLines

_ORIGINS = {
    Origin.SHIPPED: mark("came with Penseur"),
    Origin.DOWNLOADED: mark("in the models folder"),
    Origin.ADDED: mark("added by you"),
    Origin.HUGGING_FACE: mark("from the Hugging Face cache"),
    Origin.LM_STUDIO: mark("from LM Studio"),
}
_Index = QModelIndex | QPersistentModelIndex


class InstalledRows(QAbstractListModel):
    """One row a model."""

    EntryRole = Qt.ItemDataRole.UserRole

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[InstalledEntry] = []
        self._used_path = ""

    def show(self, entries: list[InstalledEntry], used_path: str) -> None:
        """Show other entries; the cursor stays where the same models are only told anew.

        Args:
            entries: from top to bottom.
            used_path: of the model that answers.
        """
        is_same = [one.model for one in entries] == [one.model for one in self._entries]
        if not is_same:
            self.beginResetModel()
        self._entries, self._used_path = list(entries), used_path
        if not is_same:
            self.endResetModel()
        elif entries:
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))

    def row_of(self, path: str) -> int:
        """Where a model is; -1 where it is not."""
        paths = [str(entry.model.path) for entry in self._entries]
        return paths.index(path) if path in paths else -1

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Number of models."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The entry, its texts, and whether it is in use."""
        entry = self._entries[index.row()]
        is_used = str(entry.model.path) == self._used_path
        texts = {
            Qt.ItemDataRole.DisplayRole: joined(entry.model.name, entry.model.quantisation),
            Qt.ItemDataRole.ToolTipRole: str(entry.model.path),
            FACTS_ROLE: facts_of(entry),
            MARK_ROLE: say("In use") if is_used else "",
        }
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = f"{entry.model.name} {entry.model.quantisation}"
            return listed(name, say("in use") if is_used else "", facts_of(entry))
        return entry if role == self.EntryRole else texts.get(role)


class InstalledList(QListView):
    """The list."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("catalog")
        self.setAccessibleName(say("Installed models"))
        self.setItemDelegate(TwoLines(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)


def facts_of(entry: InstalledEntry, now: float | None = None) -> str:
    """Size, where it is from, when it was used last, its context."""
    context = entry.trained_context_tokens
    return joined(
        quantities.size(entry.model.size_bytes),
        say(_ORIGINS[entry.model.origin]),
        used_words(entry.last_used, time.time() if now is None else now),
        say_count("up to %n tokens", context) if context else "",
    )


def _day(at: float) -> int:
    """The day of the calendar here, counted on."""
    return int(QDateTime.fromSecsSinceEpoch(int(at)).date().toJulianDay())


def place_words(path: Path) -> str:
    """A path; the home of the user in short where that is the custom."""
    with suppress(ValueError, RuntimeError):
        if os.name == "posix":
            return f"~/{path.relative_to(Path.home())}"
    return str(path)


def used_words(last_used: float | None, now: float) -> str:
    """When a model answered last."""
    if last_used is None:
        return say("not used yet")
    days = _day(now) - _day(last_used)
    if days <= 0:
        return say("used today")
    if days == 1:
        return say("used yesterday")
    if days < 60:
        return say_count("used %n days ago", days)
    return say_count("used %n months ago", round(days / 30))

"""The window of what was deleted: bring it back, or delete it for good."""

from __future__ import annotations

import time

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import AppError
from app.core.translatable import mark
from app.core.trash import KEPT_DAYS, Trashed
from app.viewmodels.language import say, say_count
from app.viewmodels.trash import TrashViewModel
from app.widgets import wording
from app.widgets.aligned_label import AlignedLabel

_USUAL = QSize(560, 480)
_ABOUT = mark(
    "What was deleted stays here for {days} days and is then deleted for good. "
    "Backups keep it for up to four weeks longer."
)
_EMPTY = mark("The trash is empty.")


class TrashDialog(QDialog):
    """A list, newest first, and what can be done with the chosen entries.

    Attributes:
        list: of the entries.
        restore, erase, empty: buttons.
    """

    def __init__(self, trash: TrashViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Trash"))
        self.resize(_USUAL.boundedTo(self.screen().availableSize()))
        self._trash = trash
        self.list = QListWidget()
        self.list.setObjectName("catalog")
        self.list.setAccessibleName(say("Deleted conversations and messages"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemSelectionChanged.connect(self._update_buttons)
        self.list.ensurePolished()
        self.state = AlignedLabel()
        self.state.setObjectName("hint")
        self.state.setWordWrap(True)
        self.restore = QPushButton(say("Restore"))
        self.restore.clicked.connect(lambda: trash.restore(self._chosen()))
        self.erase = QPushButton(say("Delete for good…"))
        self.erase.clicked.connect(lambda: self._ask_to_erase(self._chosen()))
        self.empty = QPushButton(say("Empty the trash…"))
        self.empty.clicked.connect(lambda: self._ask_to_erase(self._trash.entries))
        self.close_button = QPushButton(say("Close"))
        self.close_button.clicked.connect(self.close)
        for button in (self.restore, self.erase, self.empty, self.close_button):
            button.setAutoDefault(False)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self.erase.click)
        self._build()
        trash.changed.connect(self._fill)
        trash.problem_occurred.connect(self._on_problem)
        self._update_buttons()

    def open_fresh(self) -> None:
        """Show the window with what is in the trash now."""
        self._trash.load()
        self.show()
        self.raise_()
        self.list.setFocus()

    def _build(self) -> None:
        about = AlignedLabel(say(_ABOUT, days=KEPT_DAYS))
        about.setObjectName("hint")
        about.setWordWrap(True)
        buttons = QHBoxLayout()
        for button in (self.restore, self.erase, self.empty):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(about)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.state)
        layout.addLayout(buttons)

    @Slot()
    def _fill(self) -> None:
        self.list.clear()
        now = time.time()
        for entry in self._trash.entries:
            item = QListWidgetItem(_line(entry, now))
            item.setData(Qt.ItemDataRole.UserRole, entry)
            item.setToolTip(entry.text or entry.title)
            self.list.addItem(item)
        self.state.setText("" if self._trash.entries else say(_EMPTY))
        self.state.setVisible(not self._trash.entries)
        if self._trash.entries:
            self.list.setCurrentRow(0)
        self._update_buttons()

    def retranslate(self) -> None:
        """The rows quote what was deleted, so they are put together again."""
        now = time.time()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setText(_line(item.data(Qt.ItemDataRole.UserRole), now))

    def _chosen(self) -> list[Trashed]:
        return [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]

    def _update_buttons(self) -> None:
        has_choice = bool(self.list.selectedItems())
        self.restore.setEnabled(has_choice)
        self.erase.setEnabled(has_choice)
        self.empty.setEnabled(bool(self._trash.entries))

    def _ask_to_erase(self, entries: list[Trashed]) -> None:
        if not entries:
            return
        box = QMessageBox(self)
        box.setWindowTitle(say("Delete for good"))
        box.setText(_question(entries))
        box.setInformativeText(say("This can't be undone. Backups made before still have it."))
        sure = box.addButton(say("Delete for good"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(say("Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.buttonClicked.connect(
            lambda button: self._trash.erase(entries) if button is sure else None
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _on_problem(self, error: AppError) -> None:
        self.state.setText(wording.sentence(error))
        self.state.show()


def _line(entry: Trashed, now: float) -> str:
    days = entry.days_left(now)
    left = say("less than a day left") if days < 1 else say_count("%n days left", days)
    text = " ".join(entry.text.split())
    what = (
        say("Message in “{title}”: {text}", title=entry.title, text=text)
        if entry.message_id
        else entry.title
    )
    return f"{what}\n{left}"


def _question(entries: list[Trashed]) -> str:
    if len(entries) > 1:
        return say_count("Delete these %n entries for good?", len(entries))
    (entry,) = entries
    if entry.message_id:
        return say(
            "Delete this message of “{title}”, and all that follows it, for good?",
            title=entry.title,
        )
    return say("Delete “{title}” for good?", title=entry.title)

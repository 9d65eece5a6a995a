"""The window of backups: what there is, restoring it, and making one elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import AppError
from app.core.translatable import mark
from app.storage.backups import KEPT_DAYS, KEPT_WEEKS, Backup
from app.viewmodels.backups import BackupsViewModel
from app.viewmodels.language import said, say, say_count
from app.widgets import quantities, wording
from app.widgets.aligned_label import AlignedLabel
from app.widgets.word_button import word_button

_USUAL = QSize(600, 480)
_ABOUT = mark(
    "A backup is made every day on which Penseur runs. The last of {days} days and of "
    "{weeks} weeks are kept on this computer, in the folder {folder}."
)
_NONE = mark("There is no backup yet; the first is made soon after the start.")
_FILES = mark("Backups (*.db)")


class BackupsDialog(QDialog):
    """A list, the latest first, and what can be done.

    Attributes:
        list: of backups.
        restore, save, open_file, repair: buttons.
        state: what is being done, or came of it.
    """

    def __init__(self, backups: BackupsViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Backups"))
        self.resize(_USUAL.boundedTo(self.screen().availableSize()))
        self._backups = backups
        self.list = QListWidget()
        self.list.setObjectName("catalog")
        self.list.setAccessibleName(say("Backups"))
        self.list.currentRowChanged.connect(self._update_buttons)
        self.list.itemActivated.connect(lambda _: self._ask_to_restore_chosen())
        self.list.ensurePolished()
        self.state = AlignedLabel()
        self.state.setObjectName("hint")
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.restore = word_button(say("Restore…"), self._ask_to_restore_chosen)
        self.save = word_button(say("Back up now to…"), self._choose_target)
        self.open_file = word_button(say("Restore from a file…"), self._choose_file)
        self.repair = word_button(say("Repair…"), self._ask_to_repair)
        self.close_button = word_button(say("Close"), self.close)
        self._build()
        backups.changed.connect(self._fill)
        backups.made.connect(
            lambda path: self._tell(say("The backup {path} is made and whole.", path=str(path)))
        )
        backups.restored.connect(lambda _: self.close())
        backups.repaired.connect(lambda _: self.close())
        backups.problem_occurred.connect(self._on_problem)
        self._fill()

    def open_fresh(self) -> None:
        """Show the window with the backups that there are now."""
        self.state.clear()
        self._backups.refresh()
        self.show()
        self.raise_()
        self.list.setFocus()

    def _build(self) -> None:
        about = AlignedLabel(
            say(_ABOUT, days=KEPT_DAYS, weeks=KEPT_WEEKS, folder=str(self._backups.folder))
        )
        about.setObjectName("hint")
        about.setWordWrap(True)
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        first, second = QHBoxLayout(), QHBoxLayout()
        for button in (self.restore, self.open_file, self.save):
            first.addWidget(button)
        first.addStretch(1)
        second.addWidget(self.repair)
        second.addStretch(1)
        second.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(about)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.state)
        layout.addLayout(first)
        layout.addLayout(second)

    @Slot()
    def _fill(self) -> None:
        row = max(0, self.list.currentRow())
        self.list.clear()
        for backup in self._backups.backups:
            item = QListWidgetItem(_line(backup))
            item.setData(Qt.ItemDataRole.UserRole, backup)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        if self._backups.task:
            self.state.setText(self._backups.task)
        elif not self._backups.backups:
            self.state.setText(say(_NONE))
        elif self.state.text() in (
            say(_NONE),
            say("Backing up…"),
            say("Restoring…"),
            say("Repairing…"),
        ):
            self.state.clear()
        self._update_buttons()

    def _update_buttons(self) -> None:
        is_free = not self._backups.task
        self.restore.setEnabled(is_free and self.list.currentRow() >= 0)
        for button in (self.save, self.open_file, self.repair):
            button.setEnabled(is_free)

    def _tell(self, text: str) -> None:
        self.state.setText(text)

    def _on_problem(self, error: AppError) -> None:
        self._tell(wording.sentence(error))

    # Actions

    def _ask_to_restore_chosen(self) -> None:
        item = self.list.currentItem()
        if item is not None and not self._backups.task:
            backup: Backup = item.data(Qt.ItemDataRole.UserRole)
            self._ask_to_restore(
                backup.path,
                say("Restore the backup of {date}?", date=quantities.moment(backup.made_at)),
            )

    def _choose_file(self) -> None:
        self._ask_for_path(
            say("Restore from a file"),
            QFileDialog.AcceptMode.AcceptOpen,
            lambda path: self._ask_to_restore(path, say("Restore {name}?", name=path.name)),
        )

    def _choose_target(self) -> None:
        name = f"Penseur {time.strftime('%Y-%m-%d')}.db"
        mode = QFileDialog.AcceptMode.AcceptSave
        self._ask_for_path(say("Back up to"), mode, self._backups.back_up_to, name)

    def _ask_for_path(
        self,
        title: str,
        mode: QFileDialog.AcceptMode,
        chosen: Callable[[Path], None],
        name: str = "",
    ) -> None:
        dialog = QFileDialog(self, title, str(Path.home()), say(_FILES))
        dialog.setAcceptMode(mode)
        dialog.setDefaultSuffix("db")
        if name:
            dialog.selectFile(name)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: chosen(Path(path)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _ask_to_restore(self, path: Path, question: str) -> None:
        self._ask(
            question,
            say(
                "It takes the place of all your conversations. Those you have now are kept in a "
                "file beside it, which can be restored in the same way."
            ),
            say("Restore"),
            lambda: self._backups.restore(path),
        )

    def _ask_to_repair(self) -> None:
        self._ask(
            say("Repair the file of your conversations?"),
            say(
                "All that can be read is copied into a new file. "
                "The present file is kept beside it."
            ),
            say("Repair"),
            self._backups.repair,
        )

    def _ask(self, question: str, consequence: str, action: str, run: Callable[[], None]) -> None:
        box = QMessageBox(self)
        box.setWindowTitle(action)
        box.setText(question)
        box.setInformativeText(consequence)
        sure = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(say("Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.buttonClicked.connect(lambda button: run() if button is sure else None)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


@said
def _line(backup: Backup) -> str:
    parts = [quantities.moment(backup.made_at), quantities.size(backup.size_bytes)]
    if backup.conversations is None:
        parts.append(say("can't be opened"))
    else:
        parts.append(say_count("%n conversations", backup.conversations))
    return "  ·  ".join(parts)

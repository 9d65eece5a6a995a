"""The dialog that exports conversations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import AppError, ErrorKind
from app.core.translatable import mark
from app.viewmodels.exporting import Exported, ExportFormat, Exporting, ExportOrder, Packaging
from app.viewmodels.language import say, say_count
from app.widgets import wording
from app.widgets.aligned_label import AlignedLabel
from app.widgets.export_scopes import Scope, offered_scopes
from app.widgets.room_for_text import RoomForText
from app.widgets.word_button import word_button

if TYPE_CHECKING:
    from app.core.conversation import Conversation

_FORMATS = {
    ExportFormat.MARKDOWN: (
        mark("Markdown"),
        mark("Plain text with marks, for notes and other programs."),
    ),
    ExportFormat.HTML: (
        mark("Web page"),
        mark("One file for any browser, with formulas and colours."),
    ),
    ExportFormat.PDF: (mark("PDF"), mark("Pages to print or to send, set as in the window.")),
    ExportFormat.JSON: (
        mark("JSON"),
        mark("Everything, for Penseur on another computer or a program."),
    ),
}
_PACKAGINGS = {
    Packaging.ONE_FILE: mark("One file"),
    Packaging.FOLDER: mark("A folder with a file for each"),
    Packaging.ARCHIVE: mark("A zip with a file for each"),
}


class ExportDialog(QDialog):
    """Asks what to export and how, then where to; stays open while it is made.

    Attributes:
        scope, format, packaging: what, as what, and how several are put.
        thoughts, versions: whether they are exported, too.
        export, leave, show_it: buttons.
        said: what is going on.
        progress: how far it is.
    """

    def __init__(self, exporting: Exporting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Export"))
        self._exporting = exporting
        self._scopes: list[Scope] = [Scope(say("All conversations"))]
        self._folder = _documents()
        self._made: Path | None = None
        self._build_fields()
        self._build()
        RoomForText(self)
        exporting.progress_changed.connect(self._on_progress)
        exporting.ended.connect(self._on_ended)
        self.format.currentIndexChanged.connect(self._update)
        self.scope.currentIndexChanged.connect(self._update)
        self.resize(QSize(470, 380))

    def offer(
        self,
        shown: Conversation | None,
        chosen: Sequence[Conversation] = (),
        answer_id: int | None = None,
        note: str = "",
    ) -> None:
        """Offer what can be exported.

        Args:
            shown: the conversation in the window, if it has been saved.
            chosen: those that are selected.
            answer_id: an answer of the shown one that was asked for.
            note: something to know before.
        """
        self._scopes = offered_scopes(shown, chosen, answer_id)
        self.scope.clear()
        self.scope.addItems([scope.label for scope in self._scopes])
        self.said.setText(note)
        self.show_it.hide()
        self._update()

    def closeEvent(self, event: QCloseEvent) -> None:
        """An export that is not done is given up."""
        self._exporting.cancel()
        super().closeEvent(event)

    def reject(self) -> None:
        """As closing."""
        self._exporting.cancel()
        super().reject()

    # Building

    def _build_fields(self) -> None:
        self.scope = QComboBox()
        self.scope.setAccessibleName(say("What"))
        self.scope.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.format = QComboBox()
        self.format.setAccessibleName(say("Format"))
        for which, (name, _) in _FORMATS.items():
            self.format.addItem(say(name), which)
        self.packaging = QComboBox()
        self.packaging.setAccessibleName(say("As"))
        self.thoughts = QCheckBox(say("With thoughts"))
        self.thoughts.setChecked(True)
        self.versions = QCheckBox(say("With all versions, also those not shown"))
        self.versions.setChecked(True)
        self._hint = AlignedLabel()
        self._hint.setObjectName("hint")
        self._hint.setWordWrap(True)
        self.said = AlignedLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.show_it = word_button(say("Show it"), self._on_show)
        self.show_it.hide()
        self.leave = word_button(say("Close"), self.reject)
        self.export = word_button(say("Export…"), self._on_export)
        self.export.setProperty("primary", True)
        self.export.setDefault(True)

    def _build(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(say("What"), self.scope)
        form.addRow(say("Format"), self.format)
        form.addRow("", self._hint)
        form.addRow(say("As"), self.packaging)
        form.addRow("", self.thoughts)
        form.addRow("", self.versions)
        buttons = QHBoxLayout()
        buttons.addWidget(self.show_it)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(self.said)
        layout.addWidget(self.progress)
        layout.addLayout(buttons)

    # Choosing

    @property
    def _chosen_scope(self) -> Scope:
        return self._scopes[max(0, self.scope.currentIndex())]

    @property
    def _chosen_format(self) -> ExportFormat:
        return ExportFormat(self.format.currentData())

    def _update(self) -> None:
        """Offer what goes with the choices so far."""
        which = self._chosen_format
        self._hint.setText(say(_FORMATS[which][1]))
        is_json = which is ExportFormat.JSON
        scope = self._chosen_scope
        self.versions.setEnabled(is_json and scope.answer_id is None)
        self.versions.setToolTip("" if is_json else say("JSON alone can hold them."))
        possible = [Packaging.FOLDER, Packaging.ARCHIVE]
        if scope.is_single:
            possible = [Packaging.ONE_FILE]
        elif is_json:
            possible.insert(0, Packaging.ONE_FILE)
        kept = self.packaging.currentData()
        self.packaging.clear()
        for packaging in possible:
            self.packaging.addItem(say(_PACKAGINGS[packaging]), packaging)
        self.packaging.setCurrentIndex(max(0, self.packaging.findData(kept)))
        self.packaging.setEnabled(len(possible) > 1)

    def _on_export(self) -> None:
        if self._exporting.is_running:
            self._exporting.cancel()
            return
        packaging = Packaging(self.packaging.currentData())
        dialog = QFileDialog(self, say("Export"), str(self._folder))
        if packaging is Packaging.FOLDER:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
            dialog.setLabelText(QFileDialog.DialogLabel.Accept, say("Export here"))
        else:
            ending = "zip" if packaging is Packaging.ARCHIVE else self._chosen_format.value
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(ending)
            dialog.setNameFilter(f"*.{ending}")
            dialog.selectFile(f"{self._chosen_scope.file_stem}.{ending}")
        dialog.fileSelected.connect(lambda name: self._start(Path(name), packaging))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # Doing

    def _start(self, path: Path, packaging: Packaging) -> None:
        self._folder = path if packaging is Packaging.FOLDER else path.parent
        scope = self._chosen_scope
        target = _new_name(path / scope.file_stem) if packaging is Packaging.FOLDER else path
        order = ExportOrder(
            scope.conversation_ids,
            self._chosen_format,
            packaging,
            target,
            self.thoughts.isChecked(),
            self.versions.isChecked(),
            scope.answer_id,
        )
        self._set_running(is_running=True)
        self.said.setText(say("Exporting…"))
        self._exporting.start(order)

    def _set_running(self, *, is_running: bool) -> None:
        for field in (self.scope, self.format, self.packaging, self.thoughts, self.versions):
            field.setEnabled(not is_running)
        self.show_it.hide()
        self.progress.setVisible(is_running)
        self.progress.setRange(0, 0)
        self.export.setText(say("Stop") if is_running else say("Export…"))
        if not is_running:
            self._update()

    @Slot(int, int)
    def _on_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total if total > 1 else 0)
        self.progress.setValue(done)
        if total > 1:
            self.said.setText(say_count("{done} of %n conversations", total, done=done))

    @Slot(object)
    def _on_ended(self, result: Exported | AppError) -> None:
        self._set_running(is_running=False)
        if isinstance(result, AppError):
            is_cancelled = result.kind is ErrorKind.CANCELLED
            stopped = say("Stopped. Nothing was exported.")
            self.said.setText(stopped if is_cancelled else wording.sentence(result))
            return
        self._made = result.target
        name = result.target.name
        if self._chosen_scope.answer_id is not None:
            self.said.setText(say("The answer was exported to {name}.", name=name))
        else:
            done = say_count("%n conversations exported to {name}.", result.count, name=name)
            self.said.setText(done)
        self.show_it.show()

    def _on_show(self) -> None:
        if self._made is not None:
            folder = self._made if self._made.is_dir() else self._made.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _documents() -> Path:
    where = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(where) or Path.home())
    return folder if folder.is_dir() else Path.home()


def _new_name(path: Path) -> Path:
    """A name beside the others that nothing has yet."""
    number = 1
    while path.exists():
        number += 1
        stem = re.sub(r" \(\d+\)$", "", path.name)
        path = path.with_name(f"{stem} ({number})")
    return path

"""The dialog that imports conversations."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import AppError, ErrorKind
from app.core.translatable import mark
from app.viewmodels.importing import Importing, ImportState, ImportSummary
from app.viewmodels.language import say, say_count
from app.widgets import wording
from app.widgets.aligned_label import AlignedLabel
from app.widgets.import_wording import arrived_sentence, skipped_text
from app.widgets.room_for_text import RoomForText
from app.widgets.word_button import word_button

_WELCOME = mark(
    "Penseur reads its own JSON, the exports of ChatGPT and DeepSeek (also the zip as it comes), "
    "and the conversations of LM Studio, Jan and Open WebUI.\n\n"
    "Choose files or a folder, or drop them here. You see what there is before anything is kept."
)
_SHARES = 1_000


class ImportDialog(QDialog):
    """Reads files, shows what is in them, and keeps it when the user says so.

    Attributes:
        said: what is going on.
        progress: how far it is.
        again: whether conversations that are here already are imported, too.
        skipped: the list of what is left out.
        choose_files, choose_folder, copy, leave, keep: buttons.
    """

    def __init__(self, importing: Importing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Import"))
        self.setAcceptDrops(True)
        self._importing = importing
        self._summary: ImportSummary | None = None
        self._build_fields()
        self._build()
        RoomForText(self)
        importing.progress_changed.connect(self._on_progress)
        importing.read.connect(self._on_read)
        importing.ended.connect(self._on_ended)
        self.resize(QSize(560, 400))
        self.welcome()

    def welcome(self) -> None:
        """Say what can be imported."""
        self._summary = None
        self.said.setText(say(_WELCOME))
        self._show_state()

    def read(self, paths: Sequence[Path]) -> None:
        """Read files or folders."""
        if paths and self._importing.state is ImportState.IDLE:
            self._summary = None
            self.said.setText(say("Reading…"))
            self._importing.start(paths)
            self._show_state()

    def retranslate(self) -> None:
        """The list says again why each is left out."""
        if self._summary is not None:
            self.skipped.setPlainText(skipped_text(self._summary))

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was not kept is given up."""
        self._importing.cancel()
        super().closeEvent(event)

    def reject(self) -> None:
        """As closing."""
        self._importing.cancel()
        super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files can be dropped."""
        if event.mimeData().hasUrls() and self._importing.state is ImportState.IDLE:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        urls = event.mimeData().urls()
        self.read([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    # Building

    def _build_fields(self) -> None:
        self.said = AlignedLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, _SHARES)
        self.again = QCheckBox()
        self._left_out = QLabel(say("Left out:"))
        self._left_out.setObjectName("hint")
        self.skipped = QPlainTextEdit()
        self.skipped.setObjectName("comparedText")
        self.skipped.setReadOnly(True)
        self.skipped.setAccessibleName(say("Left out"))
        self.copy = word_button(say("Copy the list"), self._on_copy)
        self.choose_files = word_button(say("Choose files…"), self._on_choose_files)
        self.choose_folder = word_button(say("Choose a folder…"), self._on_choose_folder)
        self.leave = word_button(say("Close"), self.reject)
        self.keep = word_button(say("Import"), self._on_keep)
        self.keep.setProperty("primary", True)
        self.keep.setDefault(True)
        self.again.toggled.connect(self._show_state)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.choose_files, self.choose_folder, self.copy):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.said)
        layout.addWidget(self.progress)
        layout.addWidget(self.again)
        layout.addWidget(self._left_out)
        layout.addWidget(self.skipped, 1)
        layout.addStretch()
        layout.addLayout(buttons)

    def _show_state(self) -> None:
        """Show what goes with the state, and nothing else."""
        state, summary = self._importing.state, self._summary
        is_idle, is_read = state is ImportState.IDLE, state is ImportState.READ
        self.choose_files.setVisible(is_idle)
        self.choose_folder.setVisible(is_idle)
        self.progress.setVisible(state is ImportState.READING)
        has_skipped = summary is not None and bool(summary.skipped)
        for widget in (self._left_out, self.skipped, self.copy):
            widget.setVisible(has_skipped)
        known = summary.arrived.known if summary else 0
        self.again.setVisible(is_read and known > 0)
        self.keep.setVisible(is_read)
        self.leave.setText(say("Close") if is_idle else say("Cancel"))
        if summary is not None and is_read:
            number = summary.arrived.conversations - (0 if self.again.isChecked() else known)
            self.keep.setEnabled(number > 0)
            self.keep.setText(say("Import {number}", number=number) if number else say("Import"))

    # Doing

    def _on_choose_files(self) -> None:
        self._choose(QFileDialog.FileMode.ExistingFiles)

    def _on_choose_folder(self) -> None:
        self._choose(QFileDialog.FileMode.Directory)

    def _choose(self, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self, say("Import"))
        dialog.setFileMode(mode)
        if mode is QFileDialog.FileMode.ExistingFiles:
            dialog.setNameFilters(
                [say("Conversations (*.json *.jsonl *.zip)"), say("All files (*)")]
            )
        dialog.filesSelected.connect(lambda names: self.read([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_keep(self) -> None:
        self.keep.setEnabled(False)
        self._importing.keep(with_known=self.again.isChecked())

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.skipped.toPlainText())

    @Slot(float, int)
    def _on_progress(self, share: float, found: int) -> None:
        self.progress.setValue(round(share * _SHARES))
        self.said.setText(say_count("Reading… %n conversations found.", found))

    @Slot(object)
    def _on_read(self, summary: ImportSummary) -> None:
        self._summary = summary
        self.said.setText(arrived_sentence(summary.arrived))
        self.again.setChecked(False)
        known = summary.arrived.known
        self.again.setText(say_count("Also import the %n that are here already, as a copy", known))
        self.skipped.setPlainText(skipped_text(summary))
        self._show_state()

    @Slot(object)
    def _on_ended(self, result: int | AppError) -> None:
        if isinstance(result, AppError):
            if result.kind is ErrorKind.CANCELLED:
                self.welcome()
                return
            self._summary = None
            self.said.setText(wording.sentence(result))
        else:
            self.said.setText(say_count("%n conversations imported.", result))
        self._show_state()

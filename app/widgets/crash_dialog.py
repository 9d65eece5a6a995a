"""The report of a mistake of the program: to read, to save, to go on from."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
)

from app.core.errors import AppError, ErrorKind
from app.system.files import write_atomically
from app.viewmodels.language import say
from app.widgets.aligned_label import AlignedLabel
from app.widgets.word_button import word_button


class CrashDialog(QDialog):
    """Says that something went wrong, that nothing is lost, and shows the report.

    Attributes:
        report: the text.
        state: what became of saving or copying it.
        go_on, save, copy, leave: buttons.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(say("Something went wrong"))
        self.resize(640, 480)
        self._about = AlignedLabel(
            say(
                "Penseur made a mistake. Your conversations are safe: what you saw is on the disk. "
                "You can go on; if something does not work any more, quit and start again."
            )
        )
        self._about.setWordWrap(True)
        privacy = AlignedLabel(
            say(
                "This report says where in the program it happened. It holds nothing of your "
                "conversations and is sent nowhere: save it if you want to show it to somebody."
            )
        )
        privacy.setObjectName("hint")
        privacy.setWordWrap(True)
        self.report = QPlainTextEdit()
        self.report.setObjectName("report")
        self.report.setReadOnly(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setAccessibleName(say("Report"))
        self.report.setTabChangesFocus(True)
        self.state = AlignedLabel()
        self.state.setObjectName("hint")
        self.state.setWordWrap(True)
        self.state.hide()
        self.save = word_button(say("Save the report…"), self._on_save)
        self.copy = word_button(say("Copy"), self._on_copy, say("Copy the report"))
        self.leave = word_button(say("Quit"), QApplication.closeAllWindows, say("Quit Penseur"))
        self.go_on = word_button(say("Go on"), self.accept, is_primary=True)
        buttons = QHBoxLayout()
        for button in (self.save, self.copy):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.leave, self.go_on):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._about)
        layout.addWidget(self.report, 1)
        layout.addWidget(privacy)
        layout.addWidget(self.state)
        layout.addLayout(buttons)
        self.go_on.setFocus()

    def add(self, report: str) -> None:
        """Show a report, below those that were shown before."""
        before = self.report.toPlainText()
        self.report.setPlainText(f"{before}\n{'-' * 60}\n\n{report}" if before else report)
        self.state.hide()

    def save_to(self, path: Path) -> None:
        """Write what is shown to a file, and say so."""
        from app.widgets import wording

        try:
            write_atomically(path, self.report.toPlainText().encode())
        except OSError:
            error = AppError(ErrorKind.FOLDER_NOT_WRITABLE, path=str(path.parent))
            self._tell(wording.sentence(error))
        else:
            self._tell(say("The report was saved as {path}.", path=str(path)))

    def _on_save(self) -> None:
        name = time.strftime("penseur-report-%Y%m%d-%H%M.txt")
        place = Path.home() / name
        chosen, _ = QFileDialog.getSaveFileName(self, say("Save the report"), str(place))
        if chosen:
            self.save_to(Path(chosen))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self._tell(say("The report was copied."))

    def _tell(self, sentence: str) -> None:
        self.state.setText(sentence)
        self.state.show()

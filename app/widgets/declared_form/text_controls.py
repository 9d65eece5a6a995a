"""Controls for texts: a line, several lines, a folder."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QSizePolicy

from app.core.declarations import Declaration, allowed
from app.viewmodels.language import say
from app.widgets.declared_form.control import Control
from app.widgets.word_button import word_button

_TYPING_PAUSE_MS = 600
"""A long text counts once nothing was typed for so long."""
_LONG_TEXT_LINES = 7
_FIELD_LETTERS = 30
"""Width of a field of text, in letters."""


class Line(Control):
    """A line of text; it counts when the field is left."""

    def __init__(self, declaration: Declaration) -> None:
        self.edit = _Field()
        super().__init__(declaration, self.edit)
        self.edit.setMaxLength(declaration.declared.longest)
        self._shown: Any = ""
        self.edit.editingFinished.connect(self._on_finished)

    def show_value(self, value: Any) -> None:
        """Show a text."""
        self._shown = value
        if self.edit.text() != (value or ""):
            self.edit.setText(value or "")

    def set_inherited(self, value: Any, text: str) -> None:  # noqa: ARG002 - the text says it
        """The field stays empty, with this text in it."""
        self.edit.setPlaceholderText(text)

    def _on_finished(self) -> None:
        text = self.edit.text().strip()
        value: Any = text or (None if self.declaration.is_optional else self.declaration.default)
        if value == self._shown:
            self.refused.emit("")
        elif allowed(self.declaration, value) != value:
            self.refused.emit(say(self.declaration.declared.refusal))
        else:
            self.refused.emit("")
            self.chosen.emit(value)


class LongText(Control):
    """Several lines of text; they count soon after the last key."""

    is_wide = True

    def __init__(self, declaration: Declaration) -> None:
        self.edit = _Paper()
        super().__init__(declaration, self.edit)
        self.edit.setObjectName("longText")
        self.edit.setTabChangesFocus(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._shown = ""
        self.edit.textChanged.connect(self._pause.start)
        self.edit.left.connect(self._tell)

    def show_value(self, value: Any) -> None:
        """Show a text."""
        self._shown = value or ""
        if self.edit.toPlainText() != self._shown:
            with QSignalBlocker(self.edit):
                self.edit.setPlainText(self._shown)

    def set_inherited(self, value: Any, text: str) -> None:  # noqa: ARG002 - the text says it
        """Shown while it is empty."""
        self.edit.setPlaceholderText(text)

    def _tell(self) -> None:
        self._pause.stop()
        text = self.edit.toPlainText()
        if text == self._shown:
            return
        if allowed(self.declaration, text) != text:
            self.refused.emit(say(self.declaration.declared.refusal))
            return
        self._shown = text
        self.refused.emit("")
        self.chosen.emit(text)


class Folder(Control):
    """A folder of this computer, chosen in the system's own dialog."""

    def __init__(self, declaration: Declaration) -> None:
        self.edit = QLineEdit()
        self.edit.setReadOnly(True)
        super().__init__(declaration, self.edit)
        self.choose = word_button(say("Choose…", "a folder"), self._on_choose)
        self.row.addWidget(self.choose)

    def show_value(self, value: Any) -> None:
        """Show a folder; none is the usual one."""
        self.edit.setText(value or "")
        self.edit.setCursorPosition(0)

    def set_inherited(self, value: Any, text: str) -> None:  # noqa: ARG002 - the text says it
        """The folder that is used while none is chosen."""
        self.edit.setPlaceholderText(text)

    def _on_choose(self) -> None:
        title = say(self.declaration.declared.label)
        if folder := QFileDialog.getExistingDirectory(self, title, self.edit.text()):
            self.chosen.emit(folder)


class _Field(QLineEdit):
    """As wide as an address, where there is room."""

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(self.fontMetrics().averageCharWidth() * _FIELD_LETTERS, size.height())


class _Paper(QPlainTextEdit):
    """Tells when the keyboard goes elsewhere."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width(), self.fontMetrics().lineSpacing() * _LONG_TEXT_LINES)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

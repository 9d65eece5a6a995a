"""The dialog in which an answer is edited: its thoughts and what it says, each by itself."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.core.messages import Message
from app.core.translatable import mark
from app.viewmodels.language import say
from app.widgets.aligned_label import AlignedLabel

_FIRST_SIZE = QSize(720, 620)
_HINT = mark("The answer as it was stays as a version. From here on the model reads what you keep.")


class AnswerEditor(QDialog):
    """Two fields of plain Markdown.

    A lock hides it at once, and shows it again with all that was typed.

    Attributes:
        thoughts, answer: the fields.
        keep, leave: buttons.

    Signals:
        edited(str, str): thoughts and answer as they are wanted; whoever keeps them closes it.
    """

    edited = Signal(str, str)

    def __init__(self, message: Message, parent: QWidget | None = None) -> None:
        """Make it.

        Args:
            message: an answer.
            parent: the window below.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Edit the answer"))
        self.setObjectName("answerEditor")
        self.setProperty("outlives_lock", True)
        self._before = (message.reasoning, message.text)
        self.thoughts = _field(say("Thoughts"), message.reasoning)
        self.answer = _field(say("Answer"), message.text)
        self.keep = QPushButton(say("Keep as a version"))
        self.keep.setProperty("primary", True)
        self.keep.setToolTip(say("Ctrl+Enter"))
        self.leave = QPushButton(say("Cancel"))
        for button in (self.keep, self.leave):
            button.setAutoDefault(False)
        self._build()
        self.keep.clicked.connect(self._on_keep)
        self.leave.clicked.connect(self._leave)
        for field in (self.thoughts, self.answer):
            field.textChanged.connect(self._on_changed)
        self._on_changed()
        self.answer.setFocus()
        self.resize(_FIRST_SIZE.boundedTo(parent.window().size()) if parent else _FIRST_SIZE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps, Escape leaves."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.keep.click()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        fields = QSplitter(Qt.Orientation.Vertical)
        fields.setChildrenCollapsible(False)
        fields.setHandleWidth(12)
        for field in (self.thoughts, self.answer):
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            label = QLabel(field.accessibleName())
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
            fields.addWidget(part)
        self._hint = AlignedLabel(say(_HINT))
        self._hint.setObjectName("hint")
        self._hint.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(fields, 1)
        layout.addWidget(self._hint)
        layout.addLayout(buttons)

    @property
    def _texts(self) -> tuple[str, str]:
        return self.thoughts.toPlainText(), self.answer.toPlainText()

    def _on_changed(self) -> None:
        self.keep.setEnabled(self._texts != self._before and any(map(str.strip, self._texts)))

    def _on_keep(self) -> None:
        self.edited.emit(*self._texts)

    def say(self, text: str) -> None:
        """Say why nothing was kept."""
        self._hint.setText(text)

    def _leave(self) -> None:
        """Close, and ask first if something was typed."""
        if self._texts == self._before:
            self.close()
            return
        box = QMessageBox(self)
        box.setWindowTitle(self.windowTitle())
        box.setText(say("Close without keeping what you changed?"))
        sure = box.addButton(say("Close"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(say("Go on editing"), QMessageBox.ButtonRole.RejectRole))
        box.buttonClicked.connect(lambda button: self.close() if button is sure else None)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def _field(name: str, text: str) -> QPlainTextEdit:
    field = QPlainTextEdit(text)
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    return field

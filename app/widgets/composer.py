"""Where questions are typed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from app.viewmodels.language import say
from app.widgets.mirroring import set_margins
from app.widgets.relative_size import size_icon
from app.widgets.theme import current_theme, icon

MOST_LINES = 9
_DRAFT_MS = 300


class QuestionEdit(QPlainTextEdit):
    """Enter submits, Shift+Enter breaks the line, an input method's Enter is its own.

    Signals:
        submitted: Enter was pressed.
        focus_changed(bool): it has or has lost the keyboard.
        files_given(list[Path]): files were pasted or dropped, if it ``takes_files``.

    Attributes:
        takes_files: whether it does; else their addresses are pasted.
    """

    submitted = Signal()
    focus_changed = Signal(bool)
    files_given = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_composing = False
        self.takes_files = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(say("Ask something"))
        self.setAccessibleName(say("Question"))
        self.document().setDocumentMargin(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether an input method is composing."""
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Submit on Enter."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self._is_composing:
            event.ignore()
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.textCursor().insertText("\n")
            self.ensureCursorVisible()
        elif is_enter:
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, data: QMimeData) -> bool:
        """Files, too."""
        return super().canInsertFromMimeData(data) or (self.takes_files and data.hasUrls())

    def insertFromMimeData(self, data: QMimeData) -> None:
        """Files are given away, anything else is pasted."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if self.takes_files and paths:
            self.files_given.emit(paths)
        else:
            super().insertFromMimeData(data)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the frame."""
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the frame."""
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def _fit(self) -> None:
        lines = max(1, int(self.document().size().height()))
        spacing = self.fontMetrics().lineSpacing()
        self.setFixedHeight(min(lines, MOST_LINES) * spacing + 4)
        policy = Qt.ScrollBarPolicy
        too_tall = lines > MOST_LINES
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if too_tall else policy.ScrollBarAlwaysOff
        )


class Composer(QFrame):
    """The field and its button, which sends, or stops the answer that streams.

    Signals:
        submitted(str): a question was sent. The text stays until ``forget``.
        stopped: the answer is to stop.
        refused: a question can't be sent yet: the one before is being answered.
        draft_changed(str): the text has changed and rested a moment.
    """

    submitted = Signal(str)
    stopped = Signal()
    refused = Signal()
    draft_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self._is_answering = self._is_held = self._is_sending = False
        self.edit = QuestionEdit()
        self.edit.submitted.connect(self._on_enter)
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.focus_changed.connect(self._on_focus_changed)
        self.button = QToolButton()
        self.button.setObjectName("sendButton")
        self.button.setFixedSize(34, 34)
        size_icon(self.button, 16)
        self.button.clicked.connect(self._on_clicked)
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(_DRAFT_MS)
        self._draft_timer.timeout.connect(lambda: self.draft_changed.emit(self.text))
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        self._row.addWidget(self.edit, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        self._column = QVBoxLayout(self)
        set_margins(self._column, 18, 9, 9, 9)
        self._column.addLayout(self._row)
        self.setFocusProxy(self.edit)
        self._update_button()

    @property
    def text(self) -> str:
        """What is typed."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Put a text into the field, the cursor behind it."""
        if text != self.text:
            self.edit.setPlainText(text)
            self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)
        self._draft_timer.stop()

    def add_beside_button(self, widget: QWidget) -> None:
        """Put a widget before the button."""
        self._row.insertWidget(1, widget, 0, Qt.AlignmentFlag.AlignBottom)

    def put_above(self, widget: QWidget) -> None:
        """Put a widget above the field."""
        self._column.insertWidget(0, widget)

    def hold(self, *, is_held: bool) -> None:
        """Let a question wait, or send the one that has waited."""
        self._is_held = is_held
        if not is_held and self._is_sending:
            self._on_enter()

    def quote(self, passage: str) -> None:
        """Put a passage into the field as a quotation, the cursor below it."""
        lines = "\n".join(f"> {line}".rstrip() for line in passage.strip().splitlines())
        before = f"{self.text.rstrip()}\n\n" if self.text.strip() else ""
        self.edit.setPlainText(f"{before}{lines}\n\n")
        self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)
        self.edit.setFocus()

    def forget(self, question: str) -> None:
        """A question is safe: empty the field, unless something else stands in it by now."""
        if self.text.strip() == question:
            self.edit.clear()
            self._draft_timer.stop()

    def set_answering(self, is_answering: bool) -> None:
        """Whether the button stops an answer rather than sends."""
        self._is_answering = is_answering
        self._update_button()

    def flush_draft(self) -> None:
        """Report the draft now, if it has changed since the last report."""
        if self._draft_timer.isActive():
            self._draft_timer.stop()
            self.draft_changed.emit(self.text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the field means the field."""
        super().mousePressEvent(event)
        self.edit.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "button"):
            self._update_button()

    def _on_enter(self) -> None:
        if not self.text.strip():
            return
        if self._is_answering:
            self.refused.emit()
            return
        self._is_sending = self._is_held
        if self._is_held:
            return
        self._draft_timer.stop()  # what is sent is no draft any more
        self.submitted.emit(self.text.strip())

    def _on_clicked(self) -> None:
        if self._is_answering:
            self.stopped.emit()
        else:
            self._on_enter()

    def _on_text_changed(self) -> None:
        self._is_sending = False
        self._draft_timer.start()
        self._update_button()

    def _on_focus_changed(self, has_focus: bool) -> None:
        self.setProperty("focused", has_focus)
        self.style().unpolish(self)
        self.style().polish(self)

    def _update_button(self) -> None:
        theme = current_theme()
        can_act = self._is_answering or bool(self.text.strip())
        name = "square" if self._is_answering else "send-horizontal"
        self.button.setEnabled(can_act)
        self.button.setIcon(icon(name, theme.on_accent if can_act else theme.muted))
        self.button.setToolTip(say("Stop (Esc)") if self._is_answering else say("Send (Enter)"))
        self.button.setAccessibleName(say("Stop") if self._is_answering else say("Send"))

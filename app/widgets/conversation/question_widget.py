"""A question in its bubble, to the right; it can be edited in place."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from app.core.messages import Channel, Message
from app.viewmodels.language import say
from app.widgets.attachment_chips import AttachmentChips
from app.widgets.composer import QuestionEdit
from app.widgets.conversation.marking import mark, marked_rect
from app.widgets.conversation.message_widget import MessageWidget, actions_px
from app.widgets.conversation.plain_text import PlainText
from app.widgets.markdown.segment_edit import SegmentEdit
from app.widgets.message_actions import MessageActions
from app.widgets.mirroring import place
from app.widgets.offered_actions import MessageAction

_ABOVE_PX = 6
_BELOW_PX = 6
_PAD_ACROSS_PX = 16
_PAD_DOWN_PX = 10
_GAP_PX = 6
_WIDEST_SHARE = 0.8
_MOST_MEASURED_LINES = 50
_MOST_MEASURED = 400


class QuestionWidget(MessageWidget):
    """What the user asked.

    Attributes:
        files: that go with it; ``None`` where none do.

    Signals:
        edited(str): the question was written anew. The field stays: it may not be asked now.
    """

    edited = Signal(str)

    def __init__(self, message: Message, index: int, parent: QWidget | None = None) -> None:
        super().__init__(message, index, parent)
        self.setAccessibleName(say("Your question"))
        self._editor: QuestionEditor | None = None
        self._choices: tuple[QToolButton, ...] = ()
        self._bubble = QWidget(self)
        self._bubble.setObjectName("questionBubble")
        self._bubble.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = PlainText(message.text, say("Your question"), self._bubble)
        self._text.height_changed.connect(self.refit)
        self._text.texts_changed.connect(self.texts_changed)
        self.files: AttachmentChips | None = None
        if message.attachments:
            self.files = AttachmentChips(self._bubble)
            self.files.show_attachments(message.attachments)

    @property
    def edits(self) -> Sequence[SegmentEdit]:
        """The stretches of the question."""
        return self._text.edits

    @property
    def is_complete(self) -> bool:
        """Whether a long question is laid out to its end."""
        return self._text.is_complete

    @property
    def is_busy(self) -> bool:
        """Whether it is being edited."""
        return self._editor is not None

    @property
    def editor(self) -> QuestionEditor | None:
        """The field, while the question is edited."""
        return self._editor

    def selected(self, *, is_markdown: bool) -> str:  # noqa: ARG002 # plain either way
        """The selected part of the question."""
        return self._text.selected()

    def reveal(self, channel: Channel, start: int, length: int) -> tuple[QWidget, QRect] | None:  # noqa: ARG002
        """Mark a stretch of the question; behind its end are its files."""
        if self.files is not None and start >= len(self.message.text):
            return self.files, self.files.rect()
        edit, offset = self._text.place_of(start)
        before = self.message.text[start - offset : start]
        mark(edit, _units(before), _units(self.message.text[start : start + length]))
        return edit, marked_rect(edit)

    def start_editing(self) -> None:
        """Turn the bubble into a field."""
        if self._editor is None:
            self._editor = QuestionEditor(self.message.text, self._bubble)
            self._editor.submitted.connect(self._on_submitted)
            self._editor.cancelled.connect(self.stop_editing)
            self._editor.resized.connect(self.refit)
            self._choices = (
                self._make_choice(say("Cancel"), say("Keep the question as it was (Esc)")),
                self._make_choice(say("Ask again"), say("Ask this as another version (Enter)")),
            )
            cancel, ask = self._choices
            cancel.clicked.connect(self.stop_editing)
            ask.clicked.connect(self._on_submitted)
            self._text.hide()
            self._editor.show()
            self._mark_editing()
            self.refit()
        self._editor.setFocus()

    def stop_editing(self) -> None:
        """Show the question as it is."""
        if self._editor is not None:
            parts = (self._editor, *self._choices)
            had_focus = any(part.hasFocus() for part in parts)
            self._editor, self._choices = None, ()
            self._text.show()
            self._mark_editing()
            button = self._actions.button(MessageAction.EDIT) if self._actions else None
            if had_focus and button is not None:
                button.setFocus(Qt.FocusReason.TabFocusReason)
            for part in parts:
                part.hide()
                part.deleteLater()
            self.refit()

    def _mark_editing(self) -> None:
        """Let the style sheet frame a bubble that is edited; its buttons replace the actions."""
        if self._actions is not None:
            self._actions.setVisible(self._editor is None)
        self._bubble.setProperty("editing", self._editor is not None)
        self._bubble.style().unpolish(self._bubble)
        self._bubble.style().polish(self._bubble)

    def _on_submitted(self) -> None:
        text = self._editor.toPlainText().strip() if self._editor else ""
        if text:
            self.edited.emit(text)

    def _make_choice(self, words: str, explanation: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("questionChoice")
        button.setText(words)
        button.setToolTip(explanation)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.show()
        return button

    def show_actions(self, versions: tuple[int, ...] = ()) -> None:
        """Offer what can be done with the question, unless it is edited."""
        super().show_actions(versions)
        if self._actions is not None:
            self._actions.setVisible(self._editor is None)

    def _lay_out(self, width: int) -> int:
        widest = int(width * _WIDEST_SHARE)
        around = 2 * _PAD_ACROSS_PX
        top = _PAD_DOWN_PX
        least = 32
        if self.files is not None:
            least = min(widest - around, self.files.natural_width())
        if self._editor is not None:
            inner = widest - around
            self._editor.setFixedWidth(inner)
            self._editor.fit()
        else:
            inner = min(widest - around, max(least, self._natural_width()))
        if self.files is not None:
            self.files.setGeometry(_PAD_ACROSS_PX, top, inner, self.files.fit(inner))
            top += self.files.height() + _PAD_DOWN_PX
        if self._editor is not None:
            height = self._editor.height()
            self._editor.move(_PAD_ACROSS_PX, top)
        else:
            height = self._text.fit(inner)
            self._text.setGeometry(_PAD_ACROSS_PX, top, inner, height)
        wide, tall = inner + around, top + height + _PAD_DOWN_PX
        place(self._bubble, QRect(width - wide, _ABOVE_PX, wide, tall), width)
        if self._actions is not None:
            self._place_actions(self._actions)
        right = width
        for button in reversed(self._choices):
            size = button.sizeHint()
            right -= size.width()
            top = self._bubble.geometry().bottom() + 5
            place(button, QRect(right, top, size.width(), 26), width)
            right -= _GAP_PX
        return self._bubble.geometry().bottom() + 1 + actions_px() + _BELOW_PX

    def _place_actions(self, actions: MessageActions) -> None:
        row = actions.sizeHint().width()
        top = self._bubble.geometry().bottom() + 2
        place(actions, QRect(self._width - row, top, row, actions_px()), self._width)

    def _natural_width(self) -> int:
        lines = self.message.text.split("\n", _MOST_MEASURED_LINES)[:_MOST_MEASURED_LINES]
        metrics = QFontMetricsF(self.font())
        widest = max(metrics.horizontalAdvance(line[:_MOST_MEASURED]) for line in lines)
        return 1 + math.ceil(widest)


class QuestionEditor(QuestionEdit):
    """Enter sends, Shift+Enter breaks the line, Escape cancels.

    Signals:
        cancelled: Escape was pressed.
        resized: it has grown or shrunk with its text.
    """

    cancelled = Signal()
    resized = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("questionEditor")
        self.setAccessibleName(say("Edit your question"))
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)
        self.document().documentLayout().documentSizeChanged.connect(self.resized)

    def fit(self) -> None:
        """Be as tall as the text in the present width."""
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Escape is for this field, not for the window's shortcut."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Cancel on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


def _units(text: str) -> int:
    """The length of a text in a document, which counts UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2

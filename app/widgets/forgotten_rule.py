"""A line in the conversation below the messages that no longer fit the model's context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.core.translatable import mark
from app.viewmodels.language import say
from app.viewmodels.shown_conversation import ShownConversation
from app.widgets.conversation_view import ConversationView
from app.widgets.relative_size import SMALL, share_size
from app.widgets.theme import current_theme

if TYPE_CHECKING:
    from app.widgets.conversation.message_widget import MessageWidget

TEXT = mark("Forgotten above: the model no longer reads it")
RULE_PX = 34
_GAP_PX = 12


class ForgottenRule(QLabel):
    """Says where the window begins: a text between two thin lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say(TEXT), parent)
        self.setObjectName("forgottenRule")
        self.setFixedHeight(RULE_PX)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setToolTip(
            say(
                "The conversation is longer than the model's context. "
                "A new conversation, or a model with a larger context, has room again."
            )
        )
        share_size(self, SMALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and lines to both sides of it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QColor(current_theme().border))
        middle = self.height() // 2
        half = self.fontMetrics().horizontalAdvance(self.text()) // 2 + _GAP_PX
        if self.width() > 2 * half:
            painter.drawLine(0, middle, self.width() // 2 - half, middle)
            painter.drawLine(self.width() // 2 + half, middle, self.width(), middle)
        painter.end()


class ForgottenMark(QObject):
    """Puts the line below the last message that was left out of the shown answer's prompt."""

    def __init__(self, view: ConversationView, shown: ShownConversation) -> None:
        super().__init__(view)
        self._view = view
        self._shown = shown
        self._last_id: int | None = None
        self._is_watching = False
        shown.path_changed.connect(self._update)
        shown.phase_changed.connect(self._update)

    def _update(self) -> None:
        figures, messages = self._shown.figures, self._shown.messages
        count = figures.forgotten_turns if figures else 0
        last_id = messages[count - 1].id if 0 < count <= len(messages) else None
        if last_id == self._last_id:
            return
        self._last_id = last_id
        if not self._is_watching:
            self._is_watching = True
            self._view.column.built.connect(self._on_built)
        for widget in list(self._view.column.widgets.values()):
            self._mark(widget)

    def _on_built(self, widget: MessageWidget) -> None:
        """Not at once: the column does not listen to its height yet."""
        if widget.message.id == self._last_id:
            QTimer.singleShot(0, widget, lambda: self._mark(widget))

    def _mark(self, widget: MessageWidget) -> None:
        is_last = widget.message.id == self._last_id
        if is_last != (widget.footer is not None):
            widget.set_footer(ForgottenRule(widget) if is_last else None)

"""One message: a question in its bubble, or an answer below its thoughts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.core.messages import AnswerFigures, Message, Role
from app.widgets import wording
from app.widgets.flow_text import FlowText
from app.widgets.reasoning_pane import ReasoningPane
from app.widgets.theme import current_theme, icon
from app.widgets.typesetting import Typesetting

_COPIED_MS = 1500


class QuestionWidget(QWidget):
    """What the user asked, to the right."""

    def __init__(self, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = message
        self.setAccessibleName("Your question")
        bubble = QWidget()
        bubble.setObjectName("questionBubble")
        bubble.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = FlowText()
        self._text.setAccessibleName("Your question")
        self._text.show_text(message.text)
        inside = QVBoxLayout(bubble)
        inside.setContentsMargins(16, 10, 16, 10)
        inside.addWidget(self._text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.addStretch(1)
        layout.addWidget(bubble, 0)
        self._bubble = bubble

    def set_width(self, width: int) -> None:
        """Make the bubble as wide as its text, at most four fifths of the column."""
        ideal = int(self._text.document().idealWidth()) + 34
        metrics = self._text.fontMetrics()
        longest = max(
            (metrics.horizontalAdvance(line[:400]) for line in self.message.text.splitlines()[:50]),
            default=0,
        )
        self._bubble.setFixedWidth(max(64, min(int(width * 0.8), max(ideal, longest + 36))))


class AnswerWidget(QWidget):
    """What the model thought and answered, and how it ended.

    Signals:
        link_activated(str): an address in the answer that the reader wants to open.
    """

    link_activated = Signal(str)

    def __init__(
        self, message: Message, typesetting: Typesetting, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.message = message
        self._byline = QLabel(wording.byline(message))
        self._byline.setObjectName("byline")
        self.pane = ReasoningPane()
        self._answer = typesetting.make_body()
        self._answer.setAccessibleName("Answer")
        self._answer.height_changed.connect(self._answer.setFixedHeight)
        self._answer.link_activated.connect(self.link_activated)
        self._theme_timer = QTimer(self)
        self._theme_timer.setSingleShot(True)
        self._theme_timer.timeout.connect(self._answer.apply_theme)
        self._note = QLabel()
        self._note.setObjectName("endNote")
        self._note.setWordWrap(True)
        self._copy = QToolButton()
        self._copy.setObjectName("messageAction")
        self._copy.setIconSize(QSize(15, 15))
        self._copy.setToolTip("Copy the answer")
        self._copy.setAccessibleName("Copy the answer")
        self._copy.clicked.connect(self._on_copy)
        footer = QHBoxLayout()
        footer.setContentsMargins(0, 0, 0, 0)
        footer.addWidget(self._copy)
        footer.addWidget(self._note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 14)
        layout.setSpacing(6)
        for part in (self._byline, self.pane, self._answer):
            layout.addWidget(part)
        layout.addLayout(footer)
        self._draw_icon("copy")
        self.show_message(message, None)

    def set_width(self, width: int) -> None:
        """Answers take the whole column."""
        self._answer.setFixedHeight(self._answer.fit(max(1, width)))

    def show_message(self, message: Message, figures: AnswerFigures | None) -> None:
        """Show the message as far as it is.

        Args:
            message: with its text so far.
            figures: so far, while it streams.
        """
        self.message = message
        is_running = message.stop_reason is None
        is_thinking = is_running and not message.text
        label = wording.thinking_label(message, message.figures or figures, is_thinking=is_thinking)
        has_thoughts = bool(message.reasoning)
        self.pane.setVisible(has_thoughts)
        if has_thoughts:
            self.pane.show_thoughts(message.reasoning, label, is_thinking=is_thinking)
        self._answer.set_markdown(message.text, is_final=not is_running)
        self._answer.setVisible(bool(message.text))
        self._note.setText("" if is_running else wording.end_note(message))
        self._copy.setVisible(bool(message.text) and not is_running)
        self.setAccessibleName(f"Answer of {message.model_name}")

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon("copy")
            self._theme_timer.start(0)  # a change of theme comes as several events

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.message.text)
        self._draw_icon("check")
        QTimer.singleShot(_COPIED_MS, self, lambda: self._draw_icon("copy"))

    def _draw_icon(self, name: str) -> None:
        self._copy.setIcon(icon(name, current_theme().muted))


def message_widget(message: Message, typesetting: Typesetting) -> QuestionWidget | AnswerWidget:
    """The widget for a message."""
    if message.role is Role.USER:
        return QuestionWidget(message)
    return AnswerWidget(message, typesetting)

"""The messages of a conversation in a scrolling column."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from app.core.messages import AnswerFigures, Message
from app.widgets.message_widget import AnswerWidget, QuestionWidget, message_widget
from app.widgets.theme import current_theme, icon
from app.widgets.typesetting import Typesetting

COLUMN_PX = 760
"""Width of the text at most: about 75 characters, and the margins around them."""
MARGIN_PX = 28
WELCOME = """<p style="font-size: 15pt">What shall we think about?</p>
<p>The small model that comes with Penseur adds, multiplies, compares, sorts, counts letters
and shows how. For everything else, get DeepSeek-R1 from the Models menu.</p>"""
_BUILD_AT_ONCE = 12
_SLICE_S = 0.004


class ConversationView(QScrollArea):
    """Shows messages and follows the last one while the reader is at the bottom.

    A long conversation is built from its end in slices of 4 ms, so that the end is there at once
    and the window never waits.

    Signals:
        link_activated(str): an address that the reader wants to open.
        column_moved(int): distance of the text column from the view's left edge, in pixels.
    """

    link_activated = Signal(str)
    column_moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conversation")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Conversation")
        self.typesetting = Typesetting(self)
        self._column = QWidget()
        self._layout = QVBoxLayout(self._column)
        self._layout.setSpacing(4)
        self._layout.addStretch(1)
        self.setWidget(self._column)
        self._welcome = QLabel(WELCOME, self)
        self._welcome.setObjectName("welcome")
        self._welcome.setWordWrap(True)
        self._welcome.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._widgets: list[QuestionWidget | AnswerWidget] = []
        self._unbuilt: list[Message] = []
        self._is_following = True
        self._distance = 0
        self._builder = QTimer(self)
        self._builder.timeout.connect(self._build_slice)
        self._jump = QToolButton(self)
        self._jump.setObjectName("jumpToLatest")
        self._jump.setFixedSize(34, 34)
        self._jump.setIconSize(QSize(18, 18))
        self._jump.setToolTip("Jump to the latest message")
        self._jump.setAccessibleName("Jump to the latest message")
        self._jump.clicked.connect(self.follow)
        self._jump.hide()
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._on_range_changed)
        bar.valueChanged.connect(self._on_scrolled)
        self._draw_icon()

    @property
    def answers(self) -> list[AnswerWidget]:
        """The answers that are built, oldest first."""
        return [widget for widget in self._widgets if isinstance(widget, AnswerWidget)]

    def show_messages(self, messages: list[Message]) -> None:
        """Show another conversation, at its end."""
        for widget in self._widgets:
            self._layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets = []
        self._unbuilt = list(messages)
        self._is_following = True
        self._welcome.setVisible(not messages)
        for _ in range(min(_BUILD_AT_ONCE, len(messages))):
            self._build_one()
        if self._unbuilt:
            self._builder.start(0)

    def add_message(self, message: Message) -> None:
        """Append a message and go there."""
        self._welcome.hide()
        self._insert(message, at_end=True)
        self.follow()

    def update_message(self, message: Message, figures: AnswerFigures | None) -> None:
        """The last message has grown or ended."""
        if self._widgets and isinstance(self._widgets[-1], AnswerWidget):
            self._widgets[-1].show_message(message, figures)

    def follow(self) -> None:
        """Go to the end and stay there."""
        self._is_following = True
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        self._jump.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        width = self.viewport().width()
        side = max(MARGIN_PX, (width - COLUMN_PX) // 2)
        self._layout.setContentsMargins(side, 24, side, 24)
        self.column_moved.emit(side)
        self._place_welcome()
        for widget in self._widgets:
            widget.set_width(width - 2 * side)
        self._jump.move(width // 2 - 17, self.height() - 50)

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_jump"):
            self._draw_icon()

    def _place_welcome(self) -> None:
        width = min(COLUMN_PX - 160, self.width() - 2 * MARGIN_PX)
        height = self._welcome.heightForWidth(width)
        top = max(MARGIN_PX, (self.height() - height) // 2)
        self._welcome.setGeometry((self.width() - width) // 2, top, width, height)

    def _build_slice(self) -> None:
        until = time.perf_counter() + _SLICE_S
        while self._unbuilt and time.perf_counter() < until:
            self._build_one()
        if not self._unbuilt:
            self._builder.stop()

    def _build_one(self) -> None:
        self._insert(self._unbuilt.pop(), at_end=False)

    def _insert(self, message: Message, *, at_end: bool) -> None:
        widget = message_widget(message, self.typesetting)
        if isinstance(widget, AnswerWidget):
            widget.link_activated.connect(self.link_activated)
        margins = self._layout.contentsMargins()
        widget.set_width(self.viewport().width() - margins.left() - margins.right())
        if at_end:
            self._widgets.append(widget)
            self._layout.insertWidget(self._layout.count() - 1, widget)
        else:
            self._widgets.insert(0, widget)
            self._layout.insertWidget(0, widget)

    def _on_range_changed(self, _low: int, high: int) -> None:
        # What is built above, or grows below, must not move what is read.
        bar = self.verticalScrollBar()
        if self._is_following:
            bar.setValue(high)
        elif self._unbuilt:
            bar.setValue(high - self._distance)

    def _on_scrolled(self, value: int) -> None:
        bar = self.verticalScrollBar()
        self._distance = bar.maximum() - value
        self._is_following = self._distance <= 4
        self._jump.setVisible(not self._is_following and self._distance > 60)

    def _draw_icon(self) -> None:
        self._jump.setIcon(icon("arrow-down", current_theme().text))

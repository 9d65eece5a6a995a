"""The pane above an answer that shows the model's thoughts: live while thinking, then folded."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.widgets.theme import current_theme, icon

TALLEST_PX = 260
"""The thoughts scroll in their own pane beyond this height."""
SHORTEST_LOOK_MS = 1800
"""Thoughts stay visible at least this long, however fast the model was."""


class ReasoningPane(QWidget):
    """A header that opens and closes the thoughts, by mouse, Space or Enter.

    It is open while the model thinks and closes when the answer begins (but not in a flash),
    unless the user has touched it: then it stays as they left it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._was_touched = False
        self._is_thinking = False
        self._reasoning = self._shown = ""
        self._text: QPlainTextEdit | None = None
        self._opened_at = QElapsedTimer()
        self._fold_timer = QTimer(self)
        self._fold_timer.setSingleShot(True)
        self._fold_timer.timeout.connect(self._fold)
        self._header = QToolButton()
        self._header.setObjectName("reasoningHeader")
        self._header.setCheckable(True)
        self._header.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._header.setIconSize(QSize(16, 16))
        self._header.setCursor(Qt.CursorShape.PointingHandCursor)
        self._header.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._header.toggled.connect(self._on_toggled)
        self._header.clicked.connect(self._on_clicked)
        self._body = QWidget()
        self._body.hide()
        body_layout = QHBoxLayout(self._body)
        body_layout.setContentsMargins(6, 2, 0, 6)
        body_layout.setSpacing(12)
        rule = QFrame()
        rule.setObjectName("reasoningRule")
        rule.setFixedWidth(2)
        body_layout.addWidget(rule)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._header, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._body)
        self._draw_icon()

    @property
    def is_open(self) -> bool:
        """Whether the thoughts are visible."""
        return self._header.isChecked()

    @property
    def label(self) -> str:
        """What the header says."""
        return self._header.text()

    def show_thoughts(self, reasoning: str, label: str, *, is_thinking: bool) -> None:
        """Show the thoughts so far.

        Args:
            reasoning: all of them.
            label: of the header, for example ``Thought for 12 s``.
            is_thinking: whether more will come.
        """
        self._header.setText(label)
        self._header.setAccessibleName(f"{label}, thoughts of the model")
        self._reasoning = reasoning
        if is_thinking and not self._is_thinking and not self._was_touched:
            self._header.setChecked(True)
            self._opened_at.start()
        elif not is_thinking and self._is_thinking and not self._was_touched:
            self._fold_timer.start(max(0, SHORTEST_LOOK_MS - self._opened_at.elapsed()))
        self._is_thinking = is_thinking
        if self.is_open:
            self._show_text()

    def set_open(self, is_open: bool) -> None:
        """Open or close it as the user would."""
        self._was_touched = True
        self._header.setChecked(is_open)

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _on_clicked(self) -> None:
        self._was_touched = True

    def _fold(self) -> None:
        if not self._was_touched:
            self._header.setChecked(False)

    def _on_toggled(self, is_open: bool) -> None:
        self._draw_icon()
        if is_open:
            self._show_text()
        self._body.setVisible(is_open)

    def _draw_icon(self) -> None:
        name = "chevron-down" if self.is_open else "chevron-right"
        self._header.setIcon(icon(name, current_theme().muted))

    def _show_text(self) -> None:
        text = self._text or self._make_text()
        bar = text.verticalScrollBar()
        is_at_end = bar.value() >= bar.maximum() - 4
        if self._reasoning.startswith(self._shown):
            cursor = QTextCursor(text.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(self._reasoning[len(self._shown) :])
        else:
            text.setPlainText(self._reasoning)
        self._shown = self._reasoning
        self._fit(text)
        if is_at_end and self._is_thinking:
            bar.setValue(bar.maximum())

    def _make_text(self) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setObjectName("thoughts")
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setFrameShape(QFrame.Shape.NoFrame)
        text.setAccessibleName("Thoughts of the model")
        text.document().setDocumentMargin(0)
        text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        text.document().documentLayout().documentSizeChanged.connect(lambda: self._fit(text))
        self._body.layout().addWidget(text)  # type: ignore[union-attr] # set in __init__
        self._text = text
        return text

    def _fit(self, text: QPlainTextEdit) -> None:
        lines = text.document().size().height()  # QPlainTextDocumentLayout counts lines
        height = int(lines * text.fontMetrics().lineSpacing()) + 6
        text.setFixedHeight(min(TALLEST_PX, max(height, text.fontMetrics().lineSpacing())))

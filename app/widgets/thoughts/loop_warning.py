"""The strip that says that the model repeats itself, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from app.viewmodels.language import say
from app.widgets.aligned_label import AlignedLabel
from app.widgets.announcements import announce
from app.widgets.mirroring import place

_MARGIN_PX = 10
_GAP_PX = 6


class LoopWarning(QFrame):
    """A sentence and two buttons; the owner gives it its width and asks for its height.

    Signals:
        answer_now_requested: end the thoughts and answer.
        retry_warmer_requested: think again at a higher temperature.
    """

    answer_now_requested = Signal()
    retry_warmer_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("loopWarning")
        self._text = AlignedLabel(parent=self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._answer = self._make_button(say("Answer with what you have"))
        self._answer.clicked.connect(self.answer_now_requested)
        self._retry = self._make_button(say("Try again, warmer"))
        self._retry.setToolTip(say("Think again at a higher temperature, which repeats less"))
        self._retry.clicked.connect(self.retry_warmer_requested)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    @property
    def buttons(self) -> tuple[QToolButton, QToolButton]:
        """Answer, and try again."""
        return self._answer, self._retry

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._text.setText(text)
        self.setAccessibleName(text)
        announce(self, text, is_urgent=True)

    def fit(self, width: int) -> int:
        """Arrange text and buttons in a width.

        Returns:
            the height.
        """
        inside = width - 2 * _MARGIN_PX
        height = self._text.heightForWidth(inside)
        place(self._text, QRect(_MARGIN_PX, _MARGIN_PX - 2, inside, height), width)
        x, y = _MARGIN_PX, _MARGIN_PX + height + _GAP_PX - 2
        bottom = y
        for button in self.buttons:
            size = button.sizeHint()
            if x > _MARGIN_PX and x + size.width() > width - _MARGIN_PX:
                x, y = _MARGIN_PX, bottom + _GAP_PX
            place(button, QRect(x, y, min(size.width(), inside), size.height()), width)
            x += size.width() + _GAP_PX
            bottom = y + size.height()
        return bottom + _MARGIN_PX - 2

    def _make_button(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

"""A row of a page: what it is about, a control, and the way back to the default."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.words import fold
from app.viewmodels.language import say
from app.widgets.aligned_label import AlignedLabel
from app.widgets.icon_button import IconButton
from app.widgets.texts import wrapped
from app.widgets.theme import room

_AROUND_PX = 9
_LEAST_LETTERS = 24
"""So many letters of the label and help fit beside the control, or it goes below them."""


class Row(QWidget):
    """A label and words below it on the leading side, a widget on the trailing one.

    Attributes:
        label, help: texts.
        widget: what something is done with.
        state: how things are now; hidden without.
        answer: what is wrong with what was typed; hidden without.
        reset: back to the default; hidden where nothing was changed.

    Signals:
        reset_requested: the default is wanted.
    """

    reset_requested = Signal()

    def __init__(
        self, label: str, help_text: str, widget: QWidget | None = None, *, is_wide: bool = False
    ) -> None:
        """Build it.

        Args:
            label: its name, said already.
            help_text: what it is for, said already.
            widget: on the trailing side; ``None``: the row says something only.
            is_wide: the widget stands below the texts.
        """
        super().__init__()
        self._is_wide = is_wide
        self.label = _Label(label)
        self.label.setWordWrap(True)
        self.help = wrapped(help_text, "hint")
        self.help.setVisible(bool(help_text))
        self.state, self.answer = wrapped("", "hint"), wrapped("", "fieldProblem")
        self.state.hide()
        self.answer.hide()
        self.widget = widget
        self.reset = IconButton("undo-2", say("Back to the default"), self.reset_requested.emit)
        self.reset.setObjectName("resetSetting")
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing moves when it comes
        self.reset.setSizePolicy(policy)
        self.reset.hide()
        self._build()

    def _build(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addStretch(1)
        for text in (self.label, self.help, self.state, self.answer):
            texts.addWidget(text)
        texts.addStretch(1)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(6)
        if self.widget is not None:
            self._tools.addWidget(self.widget, int(self._is_wide))
        self._tools.addWidget(self.reset)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._give_room()
        self._line.setSpacing(12)
        self._line.addLayout(texts, 1)
        self._line.addLayout(self._tools)
        self._arrange()

    def tell(self, sentence: str) -> None:
        """Say what is wrong; nothing with an empty text."""
        self.answer.setText(sentence)
        self.answer.setVisible(bool(sentence))

    def tell_state(self, sentence: str) -> None:
        """Say how things are; nothing with an empty text."""
        self.state.setText(sentence)
        self.state.setVisible(bool(sentence))

    def matches(self, words: list[str]) -> bool:
        """Whether all the words, folded, are in its texts."""
        text = fold(f"{self.label.text()} {self.help.text()}")
        return all(word in text for word in words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the control goes below the texts."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Things may stand closer now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_line"):
            self._give_room()

    def _give_room(self) -> None:
        around_px = room(_AROUND_PX)
        self._line.setContentsMargins(0, around_px, 0, around_px)

    def _arrange(self) -> None:
        texts_px = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        is_narrow = self._is_wide or self._tools.sizeHint().width() + texts_px > self.width()
        direction = QBoxLayout.Direction
        wanted = direction.TopToBottom if is_narrow else direction.LeftToRight
        if self._line.direction() != wanted:
            self._line.setDirection(wanted)
        side = Qt.AlignmentFlag.AlignLeading if is_narrow else Qt.AlignmentFlag.AlignTrailing
        if not self._is_wide:
            self._line.setAlignment(self._tools, side | Qt.AlignmentFlag.AlignVCenter)


class _Label(AlignedLabel):
    """A click on it is one on the control beside it."""

    clicked = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.clicked.emit()


class SettingRow(Row):
    """The row of one declared field.

    Attributes:
        control: shows and changes its value.
    """

    def __init__(self, control: Any) -> None:
        declared = control.declaration.declared
        self.control = control
        super().__init__(
            say(declared.label),
            say(declared.help) if declared.help else "",
            control,
            is_wide=control.is_wide,
        )
        control.refused.connect(self.tell)
        self._name_control()

    def retranslate(self) -> None:
        """Say everything again."""
        self.control.retranslate()
        self._name_control()

    def _name_control(self) -> None:
        self.control.set_name(self.label.text(), self.help.text())
        self.reset.rename(say("Back to the default: {setting}", setting=self.label.text()))

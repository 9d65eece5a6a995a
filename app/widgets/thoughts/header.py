"""The row above the thoughts: opens and closes them, and holds what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from app.core.translatable import mark
from app.viewmodels.language import say, say_again, say_count
from app.widgets.announcements import announce
from app.widgets.mirroring import mirrored, place
from app.widgets.relative_size import size_icon
from app.widgets.theme import current_theme, icon

HEIGHT_PX = 30
_ICON_PX = 16
_TOOL_PX = 26
_GAP_PX = 4
_BUDGET_GAP_PX = 10
"""Between what is left of the budget and the button that ends the thoughts."""
_BAR_PX = 2
_AROUND_PX = 12
_COPIED_MS = 1500
_SHORT = mark("Answer now")
_ANSWER_NOW = (_SHORT, mark("End the thoughts and answer with what is there"))
_ANSWER_STOPPED = (
    mark("Answer from these thoughts"),
    mark("Answer without thinking any further"),
)


class ThoughtHeader(QWidget):
    """A label that opens and closes, and buttons to its right, as high as the text needs.

    Attributes:
        toggle: opens and closes, by mouse, Space or Enter.
        answer_now: ends the thoughts, or has those that were stopped answered.
        outline: lists the steps.
        quote: quotes what is selected.
        copy: copies all thoughts.

    Signals:
        toggle_requested: the toggle was used; its look does not change by itself.
        height_changed: the text has another size.
    """

    toggle_requested = Signal()
    height_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(max(HEIGHT_PX, self.fontMetrics().height() + _AROUND_PX))
        self._label = ""
        self._answer_words = _SHORT
        self._budget: tuple[int, int] | None = None
        self._answer_now_px = 0  # where that button begins
        self._images: dict[QToolButton, str] = {}
        self.toggle = _Toggle(self)
        self.toggle.setObjectName("reasoningHeader")
        self.toggle.setCheckable(True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        size_icon(self.toggle, _ICON_PX)
        self.toggle.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggle.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggle.clicked.connect(self.toggle_requested)
        self.outline = self._make_tool("list-tree", say("Steps of the thoughts"))
        self.quote = self._make_tool("quote", say("Quote the selected passage"))
        self.copy = self._make_tool("copy", say("Copy the thoughts"))
        self.quote.setEnabled(False)
        self._left = QLabel(self)
        self._left.setObjectName("thoughtBudget")
        self._left.hide()
        self.answer_now = QToolButton(self)
        self.answer_now.setObjectName("answerNow")
        self.answer_now.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.answer_now.hide()
        self._draw_icons()

    @property
    def label(self) -> str:
        """What the toggle says, also where there is no room for all of it."""
        return self._label

    @property
    def budget_text(self) -> str:
        """What is said of the budget; empty when there is none."""
        return "" if self._budget is None else self._left.text()

    def set_label(self, label: str) -> None:
        """Say something else."""
        if label != self._label:
            self._label = label
            self.toggle.setAccessibleName(say("{label}, thoughts of the model", label=label))
            self.place()

    def set_open(self, *, is_open: bool, has_text: bool) -> None:
        """Look open or closed.

        Args:
            is_open: whether thoughts are visible.
            has_text: whether all of them are, so that there is something to select and copy.
        """
        self.toggle.setChecked(is_open)
        self._images[self.toggle] = "chevron-down" if is_open else "chevron-right"
        self.quote.setVisible(has_text)
        self.copy.setVisible(has_text)
        self._draw_icons()
        self.place()

    def set_budget(self, used_tokens: int, budget_tokens: int | None) -> None:
        """Say how much of the budget is left; ``None``: there is none."""
        self._budget = None if not budget_tokens else (used_tokens, budget_tokens)
        if budget_tokens:
            left = max(0, budget_tokens - used_tokens)
            self._left.setText(say_count("%n tokens left", left))
            self._left.setToolTip(say_count("Of %n tokens for thoughts", budget_tokens))
        self.place()
        self.update()

    def offer_answer(self, *, is_thinking: bool, is_stopped: bool) -> None:
        """Show the button that asks for an answer, where there is something to answer from.

        Args:
            is_thinking: whether thoughts are still coming.
            is_stopped: whether they ended without an answer.
        """
        self._answer_words, tip = _ANSWER_NOW if is_thinking else _ANSWER_STOPPED
        self.answer_now.setToolTip(say(tip))
        self.answer_now.setVisible(is_thinking or is_stopped)
        self.place()

    def retranslate(self) -> None:
        """The label may stand there cut, and the buttons have other widths now."""
        self._label = say_again(self._label)
        self.place()

    def confirm_copy(self) -> None:
        """Show for a moment that the thoughts were copied."""
        announce(self.copy, say("Copied"))
        self._draw_copy("check")
        QTimer.singleShot(_COPIED_MS, self, lambda: self._draw_copy("copy"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts."""
        super().resizeEvent(event)
        self.place()

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme, widths the font."""
        super().changeEvent(event)
        if not hasattr(self, "answer_now"):
            return
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()
        elif event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._on_font_changed)  # the parts hear of it later

    def _on_font_changed(self) -> None:
        needed = max(HEIGHT_PX, self.fontMetrics().height() + _AROUND_PX)
        if needed != self.height():
            self.setFixedHeight(needed)
            self.height_changed.emit()
        self.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw how much of the budget is used."""
        del event
        if self._budget is None:
            return
        used, whole = self._budget
        theme = current_theme()
        painter = QPainter(self)
        top = self.height() - _BAR_PX
        is_beside = self.answer_now.isVisible()
        width = self._answer_now_px - _BUDGET_GAP_PX if is_beside else self.width()
        share = min(1.0, used / whole)
        for length, colour in ((width, theme.border), (round(width * share), theme.accent)):
            bar = QRect(0, top, length, _BAR_PX)
            painter.fillRect(mirrored(bar, self.rect(), self.layoutDirection()), QColor(colour))
        painter.end()

    def _make_tool(self, image: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("messageButton")
        size_icon(button, _ICON_PX)
        button.setFixedSize(_TOOL_PX, _TOOL_PX)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.hide()
        self._images[button] = image
        return button

    def place(self) -> None:
        """Put the parts where they belong, after some were shown or hidden.

        All is counted as from left to right.
        """
        self.toggle.setText(self._label)
        wanted = self.toggle.sizeHint().width()
        self.answer_now.setText(say(self._answer_words))
        right = self._put_right()
        if right < wanted and self._answer_words != _SHORT:
            self.answer_now.setText(say(_SHORT))
            right = self._put_right()
        room = right - self._left.sizeHint().width() - _GAP_PX - _BUDGET_GAP_PX
        self._left.setVisible(self._budget is not None and room >= wanted)
        if not self._left.isHidden():
            right = self._put(self._left, right + _GAP_PX - _BUDGET_GAP_PX) - _GAP_PX
        if wanted > right:
            metrics = self.toggle.fontMetrics()
            beside = wanted - metrics.horizontalAdvance(self._label)
            end = Qt.TextElideMode.ElideRight
            self.toggle.setText(metrics.elidedText(self._label, end, max(0, right - beside)))
        self._put(self.toggle, min(self.toggle.sizeHint().width(), right))

    def _put_right(self) -> int:
        """Place the buttons at the right; return where the label may end."""
        right = self.width()
        for part in (self.answer_now, self.copy, self.quote, self.outline):
            if not part.isHidden():
                right = self._put(part, right)
        return right

    def _put(self, part: QWidget, right: int) -> int:
        """Place a part to the left of something; return where the next one may end."""
        is_tool = part in self._images and part is not self.toggle
        size = part.size() if is_tool else part.sizeHint()
        height = min(size.height(), self.height() - _BAR_PX)
        top = (self.height() - _BAR_PX - height) // 2
        left = right - size.width()
        place(part, QRect(left, top, size.width(), height), self.width())
        if part is self.answer_now:
            self._answer_now_px = left
        return left - _GAP_PX

    def _draw_copy(self, image: str) -> None:
        self._images[self.copy] = image
        self._draw_icons()

    def _draw_icons(self) -> None:
        for button, image in self._images.items():
            button.setIcon(icon(image, current_theme().muted, _ICON_PX))


class _Toggle(QToolButton):
    """Takes Enter like Space."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

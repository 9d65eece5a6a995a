"""An answer: who gave it, its thoughts, its body, how it ended, what can be done with it."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.core.messages import AnswerFigures, Channel, Message, StopReason
from app.viewmodels.language import say
from app.widgets import wording
from app.widgets.aligned_label import AlignedLabel
from app.widgets.conversation.ending import Ending
from app.widgets.conversation.marking import mark_words, marked_rect
from app.widgets.conversation.message_widget import MessageWidget, actions_px
from app.widgets.markdown.code_segment import Switches
from app.widgets.markdown.segment_edit import SegmentEdit
from app.widgets.message_actions import MessageActions
from app.widgets.mirroring import place
from app.widgets.reasoning_pane import ReasoningPane
from app.widgets.theme import current_theme
from app.widgets.typesetting import Typesetting

_ABOVE_PX = 6
_BELOW_PX = 14
_GAP_PX = 6
_NOTE_GAP_PX = 8
_UNSEEN_MS = 50


class AnswerWidget(MessageWidget):
    """What the model thought and answered, and how it ended.

    Attributes:
        pane: its thoughts.
    """

    def __init__(
        self,
        message: Message,
        index: int,
        typesetting: Typesetting,
        width: int,
        parent: QWidget | None = None,
        *,
        switches: dict[int, Switches] | None = None,
    ) -> None:
        super().__init__(message, index, parent)
        self._byline = AlignedLabel(wording.byline(message), self)
        self._byline.setObjectName("byline")
        self._byline.setTextFormat(Qt.TextFormat.PlainText)
        self.pane = ReasoningPane(self, typesetting.make_formulas)
        self._answer = typesetting.make_body()
        self._answer.setParent(self)
        self._answer.setAccessibleName(say("Answer"))
        self._answer.see(0, 0)
        self._answer.parts.switches = switches or {}
        self._answer.fit(width)  # before its text, which then is laid out once
        self._answer.link_activated.connect(self.link_activated)
        self._ending = Ending(self._answer, typesetting.make_body)
        self._theme = current_theme()
        self._theme_timer = QTimer(self)
        self._theme_timer.setSingleShot(True)
        self._theme_timer.timeout.connect(self._on_theme_changed)
        self._texts_timer = QTimer(self)
        self._texts_timer.setSingleShot(True)
        self._texts_timer.timeout.connect(self.texts_changed)
        self._note = AlignedLabel(parent=self)
        self._note.setObjectName("endNote")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._width = width
        self.show_message(message, None)
        if not self.is_busy:
            self._ending.show(message.text, width)
        self._answer.installEventFilter(self)
        self._answer.height_changed.connect(self.refit)
        self._ending.changed.connect(self.refit)
        self.pane.height_changed.connect(self._on_pane_changed)
        self._answer.completed.connect(self.texts_changed)
        self._answer.formulas.arrived.connect(self.texts_changed)

    @property
    def edits(self) -> Sequence[SegmentEdit]:
        """The texts of the body."""
        return self._answer.edits

    @property
    def numbered_edits(self) -> Sequence[tuple[int, SegmentEdit]]:
        """The texts of the body that have widgets, with their numbers."""
        return self._answer.parts.edits

    @property
    def edit_count(self) -> int:
        """How many texts the body has."""
        return self._answer.parts.count

    @property
    def has_all_edits(self) -> bool:
        """Whether the body is short enough, or seen all over."""
        return self._answer.parts.are_all_made

    def make_edit(self, number: int) -> None:
        """Give a text of the body its widget."""
        if number < self.edit_count:
            self._answer.parts.make(number)

    def see(self, top: int, bottom: int) -> None:
        """The body has widgets where it is seen."""
        y = self._answer.y()
        self._answer.see(top - y, bottom - y)

    def release(self) -> None:
        """Let go of the body's text and of what it was parsed to."""
        self._answer.clear()

    @property
    def is_complete(self) -> bool:
        """Whether the body shows all text; formulas may still come."""
        return self._answer.is_complete

    @property
    def switches(self) -> dict[int, Switches]:
        """What the reader has switched on in blocks of code."""
        return self._answer.parts.switches

    @property
    def is_busy(self) -> bool:
        """Whether it streams."""
        return self.message.stop_reason is None

    def complete_for(self, seconds: float) -> None:
        """Show more of a long answer now; there is no hurry where its end is seen already."""
        until = time.perf_counter() + (0 if self._ending.is_shown else seconds)
        while not self._answer.is_complete and time.perf_counter() < until:
            self._answer.set_markdown(self.message.text, is_final=not self.is_busy)

    def show_message(self, message: Message, figures: AnswerFigures | None) -> None:
        """Show the message as far as it is.

        Args:
            message: with its text so far.
            figures: so far, while it streams.
        """
        self.message = message
        is_running = message.stop_reason is None
        is_thinking = is_running and not message.text
        known = (figures if is_running else message.figures) or message.figures or figures
        label = wording.thinking_label(message, known, is_thinking=is_thinking)
        has_thoughts = bool(message.reasoning)
        self.pane.setVisible(has_thoughts)
        if has_thoughts:
            thinking_s = figures.thinking_s if figures and is_thinking else None
            self.pane.show_thoughts(
                message.reasoning, label, is_thinking=is_thinking, thinking_s=thinking_s
            )
        self._warn_of_loop()
        self._is_fitting = True  # the parts report their heights; one look at the end is enough
        self._answer.set_markdown(message.text, is_final=not is_running)
        self._is_fitting = False
        self._answer.setVisible(bool(message.text))
        self._note.setText("" if is_running else wording.end_note(message))
        self._note.setVisible(not is_running)
        self.setAccessibleName(say("Answer of {model}", model=message.model_name))
        if self._actions is not None:
            self.show_actions(self._versions)
        self.refit()

    def show_state(self, text: str) -> None:
        """Say what is going on as long as there is nothing to read."""
        if self.is_busy and not self.message.reasoning and not self.message.text:
            self._note.setText(text)
            self._note.show()
            self.refit()

    def set_last(self, is_last: bool) -> None:
        """Only the last answer offers to end its thoughts."""
        super().set_last(is_last)
        self._warn_of_loop()

    def selected(self, *, is_markdown: bool) -> str:
        """The selected part of the body."""
        texts = (segment.selected(is_markdown=is_markdown) for segment in self._answer.segments)
        return "\n\n".join(text for text in texts if text)

    def selected_between(self, first: int, last: int, *, is_markdown: bool) -> str:
        """The selected part of the body, also of what has no widget."""
        parts = self._answer.parts
        texts = parts.selected(first, min(last, parts.count - 1), is_markdown=is_markdown)
        return "\n\n".join(text for text in texts if text)

    def reveal(self, channel: Channel, start: int, length: int) -> tuple[QWidget, QRect] | None:
        """Mark a stretch of the thoughts or of the answer; thoughts open for it."""
        if channel is Channel.REASONING:
            return self.pane, self.pane.mark(start, length)
        written = self._answer.written(start)
        if written is None:
            return None
        edit = mark_words(written, start, length)
        return edit, marked_rect(edit)

    def top_of_source(self, start: int) -> int | None:
        """About where a stretch of a long answer is shown; of a short one it does not matter."""
        top = None if self.has_all_edits else self._answer.parts.top_of_source(start)
        return None if top is None else self._answer.y() + top

    def clear_marks(self) -> None:
        """Mark nothing any more."""
        super().clear_marks()
        self.pane.mark(0, 0)

    def restore_pane(self, *, is_open: bool) -> None:
        """Bring the pane into the state that the reader left it in."""
        self.pane.set_open(is_open, at_once=True)

    def changeEvent(self, event: QEvent) -> None:
        """The body follows the theme."""
        super().changeEvent(event)
        is_palette = event.type() == QEvent.Type.PaletteChange and hasattr(self, "_theme_timer")
        if is_palette and current_theme() is not self._theme:
            self._theme = current_theme()
            # A change of theme comes as several events; what is unseen may be dropped first.
            self._theme_timer.start(_UNSEEN_MS if self.visibleRegion().isEmpty() else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See new texts in the body."""
        if event.type() is QEvent.Type.ChildAdded and watched is self._answer:
            self._texts_timer.start(0)
        return super().eventFilter(watched, event)

    def _room_top(self, number: int) -> int:
        """Where a text of the body stands that has no widget."""
        return self._answer.y() + self._answer.parts.top(number)

    def _warn_of_loop(self) -> None:
        message = self.message
        is_cut = message.stop_reason not in {None, StopReason.END_OF_ANSWER} and not message.text
        is_open = is_cut and bool(message.reasoning) and self._is_last
        has_looped = message.stop_reason is StopReason.LOOPING
        self.pane.set_stopped(is_open and not has_looped)
        if is_open and has_looped:
            self.pane.show_loop_warning(wording.LOOPING_THOUGHTS)
        else:
            self.pane.hide_loop_warning()

    def _on_pane_changed(self) -> None:
        if self.pane.was_touched and not self.is_busy:
            self.touched.emit()  # by hand: what was clicked shall stay where it is
        self.refit()

    def _on_theme_changed(self) -> None:
        self._answer.apply_theme()
        self.texts_changed.emit()

    def _lay_out(self, width: int) -> int:
        y = _ABOVE_PX
        height = self._byline.sizeHint().height()
        self._byline.setGeometry(0, y, width, height)
        y += height + _GAP_PX
        if self.message.reasoning:
            height = self.pane.fit(width)
            self.pane.setGeometry(0, y, width, height)
            y += height + _GAP_PX
        if self.message.text:
            height = self._answer.fit(width)
            self._answer.setGeometry(0, y, width, height)
            if self._ending.is_shown:
                below = _GAP_PX + self._lay_out_foot(0, width) + _BELOW_PX
                height = self._ending.fit(y, height, self.least_height - y - below)
            y += height + _GAP_PX
        return self._lay_out_foot(y, width) + _BELOW_PX

    def _lay_out_foot(self, y: int, width: int) -> int:
        """The actions and, beside or above them, how the answer ended; the bottom."""
        left = self._actions.sizeHint().width() if self._actions else 7 * (actions_px() + 2)
        beside = left + _NOTE_GAP_PX
        text = self._note.text()
        if text and beside + self._note.fontMetrics().horizontalAdvance(text) > width:
            height = self._note.heightForWidth(width)
            self._note.setGeometry(0, y, width, height)
            y += height
        elif text:
            place(self._note, QRect(beside, y, width - beside, actions_px()), width)
        self._foot_y = y
        if self._actions is not None:
            self._place_actions(self._actions)
        return y + actions_px()

    def _place_actions(self, actions: MessageActions) -> None:
        row = QRect(0, self._foot_y, actions.sizeHint().width(), actions_px())
        place(actions, row, self._width)

    def _copy(self, *, is_markdown: bool) -> None:  # noqa: ARG002 # both are the source
        QGuiApplication.clipboard().setText(self.message.text)

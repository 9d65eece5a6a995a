"""The pane above an answer that shows the model's thoughts: live while thinking, then folded."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.outline import Step
from app.widgets import wording
from app.widgets.thoughts.body import MakeFormulas, ThoughtBody, View
from app.widgets.thoughts.full_text import ThoughtText
from app.widgets.thoughts.header import HEIGHT_PX, ThoughtHeader
from app.widgets.thoughts.loop_warning import LoopWarning
from app.widgets.thoughts.outline_list import OutlineList

SHORTEST_LOOK_MS = 1800
"""Thoughts stay visible at least this long, however fast the model was."""
_GAP_PX = 6
_OUTLINED_AT_ONCE = 200_000
"""Characters of thoughts whose steps are found when the pane opens; those of longer ones when
somebody asks."""


class ReasoningPane(QWidget):
    """A header that opens and closes the thoughts, by mouse, Space or Enter.

    While the model thinks its last lines are shown; they fold away when the answer begins (but not
    in a flash), unless the user has touched the pane: then it stays as they left it. The owner
    gives the pane its width and makes it as tall as ``fit`` says.

    Signals:
        height_changed: the new height for the width of the last ``fit``. Never during ``fit``.
        answer_now_requested: end the thoughts, or take those that were stopped, and answer.
        retry_warmer_requested: think again at a higher temperature.
        quote_requested(str): a passage of the thoughts to quote in the next question.
    """

    height_changed = Signal(int)
    answer_now_requested = Signal()
    retry_warmer_requested = Signal()
    quote_requested = Signal(str)

    def __init__(
        self, parent: QWidget | None = None, make_formulas: MakeFormulas | None = None
    ) -> None:
        """Make a pane without thoughts.

        Args:
            parent: as in Qt.
            make_formulas: a door to the typesetter; without it formulas stay source.
        """
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._was_touched = self._is_thinking = self._is_stopped = False
        self._reasoning = ""
        self._thinking_s: float | None = None
        self._width, self._height = 0, HEIGHT_PX
        self._row = ThoughtHeader(self)
        self._body = ThoughtBody(self, make_formulas)
        self._warning: LoopWarning | None = None
        self._opened_at = QElapsedTimer()
        self._told_at = QElapsedTimer()
        self._fold_timer = QTimer(self)
        self._fold_timer.setSingleShot(True)
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._connect()
        self._row.set_open(is_open=False, has_text=False)

    @property
    def is_open(self) -> bool:
        """Whether thoughts are visible, all or the last of them."""
        return self._body.view is not View.FOLDED

    @property
    def was_touched(self) -> bool:
        """Whether the reader opened or closed it; ``set_open`` brings that state back."""
        return self._was_touched

    @property
    def is_animated(self) -> bool:
        """Whether it opens and folds in motion; at first as the desktop wishes."""
        return self._body.is_animated

    @is_animated.setter
    def is_animated(self, is_animated: bool) -> None:
        self._body.is_animated = is_animated

    @property
    def label(self) -> str:
        """What the header says."""
        return self._row.label

    @property
    def header(self) -> ThoughtHeader:
        """The row with the label and the buttons."""
        return self._row

    @property
    def warning(self) -> LoopWarning | None:
        """The strip about loops while it is shown."""
        return self._warning if self._warning and not self._warning.isHidden() else None

    @property
    def text(self) -> ThoughtText | None:
        """The text with all thoughts; ``None`` until it is opened for the first time."""
        return self._body.text

    @property
    def tail_lines(self) -> list[str]:
        """The lines that roll while the model thinks; none otherwise."""
        return self._body.tail_lines

    @property
    def steps(self) -> list[Step]:
        """The outline of the thoughts so far."""
        return self._body.steps

    def show_thoughts(
        self, reasoning: str, label: str, *, is_thinking: bool, thinking_s: float | None = None
    ) -> None:
        """Show the thoughts so far.

        Args:
            reasoning: all of them.
            label: of the header, for example ``Thought for 12 s``.
            is_thinking: whether more will come.
            thinking_s: seconds the model has thought for; from there the header counts by itself
                until the next call. Without it the label stays as it is given.
        """
        self._reasoning = reasoning
        self._row.set_label(label)
        self._thinking_s = thinking_s
        self._told_at.start()
        self._body.show_thoughts(reasoning, is_thinking=is_thinking)
        if is_thinking != self._is_thinking:
            self._is_thinking = is_thinking
            self._on_thinking_changed()
        self._settle()

    def set_open(self, is_open: bool, *, at_once: bool = False) -> None:
        """Open or close it as the user would, in motion unless ``at_once``."""
        self._was_touched = True
        self._show(View.FULL if is_open else View.FOLDED, at_once=at_once)

    def fit(self, width: int) -> int:
        """Lay everything out in a width.

        Args:
            width: in device-independent pixels.

        Returns:
            the height.
        """
        self._width = width
        top = self._row.height()
        self._row.setGeometry(0, 0, width, top)
        height = self._body.fit(width)
        self._body.setGeometry(0, top, width, height)
        self._body.setVisible(height > 0)
        bottom = top + height
        if self.warning is not None:
            height = self.warning.fit(width)
            self.warning.setGeometry(0, bottom + _GAP_PX, width, height)
            bottom += _GAP_PX + height
        self._height = bottom
        return bottom

    def set_budget(self, used_tokens: int, budget_tokens: int | None) -> None:
        """Show how much of the budget for thoughts is left; ``None`` shows nothing."""
        self._row.set_budget(used_tokens, budget_tokens if self._is_thinking else None)

    def set_stopped(self, is_stopped: bool) -> None:
        """Say whether the thoughts ended without an answer that could still be given."""
        if is_stopped != self._is_stopped:
            self._is_stopped = is_stopped
            self._show_tools()

    def show_loop_warning(self, text: str) -> None:
        """Say that the model repeats itself, with what can be done."""
        if self._warning is None:
            self._warning = LoopWarning(self)
            self._warning.answer_now_requested.connect(self.answer_now_requested)
            self._warning.retry_warmer_requested.connect(self.retry_warmer_requested)
        self._warning.set_text(text)
        self._warning.show()
        self._settle()

    def hide_loop_warning(self) -> None:
        """It is settled."""
        if self._warning is not None:
            self._warning.hide()
            self._settle()

    def mark(self, start: int, length: int) -> QRect:
        """Open the pane at a stretch of the thoughts and mark it, as for a hit of a search.

        Args:
            start: in characters of the thoughts.
            length: in characters; 0 takes the mark away and returns nothing.

        Returns:
            where the stretch begins in this widget, in pixels.
        """
        if length <= 0:
            if self.text is not None:
                self.text.clear_mark()
            return QRect()
        self._was_touched = True
        self._show(View.FULL, at_once=True)
        return self._body.mark(start, length).translated(self._body.pos())

    def sizeHint(self) -> QSize:
        """As it was fitted last."""
        return QSize(self._width, self._height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another layout."""
        super().resizeEvent(event)
        if event.size().width() != self._width:
            self._width = event.size().width()
            self._settle()

    def _connect(self) -> None:
        self._row.toggle_requested.connect(self._on_toggle)
        self._row.height_changed.connect(self._settle)
        self._row.answer_now.clicked.connect(self.answer_now_requested)
        self._row.copy.clicked.connect(self._on_copy)
        self._row.quote.clicked.connect(self._on_quote)
        self._row.outline.clicked.connect(self._on_outline)
        self._body.moved.connect(self._settle)
        self._body.opened_up.connect(lambda: self.set_open(True))
        self._body.quote_requested.connect(self.quote_requested)
        self._body.selection_made.connect(self._row.quote.setEnabled)
        self._fold_timer.timeout.connect(self._on_look_over)
        self._clock.timeout.connect(self._on_second)

    def _settle(self) -> None:
        """Take what has changed into the layout, and say so if the height is another."""
        before = self._height
        self.fit(self._width)
        if self._height != before:
            self.updateGeometry()
            self.height_changed.emit(self._height)

    def _show(self, view: View, *, at_once: bool = False) -> None:
        self._body.setVisible(True)
        self._body.show_view(view, at_once=at_once)
        self._show_tools()
        self._settle()

    def _show_tools(self) -> None:
        has_text = self._body.view is View.FULL
        is_finished = has_text and not self._is_thinking
        is_long = len(self._reasoning) > _OUTLINED_AT_ONCE
        self._row.outline.setVisible(is_finished and (is_long or len(self.steps) > 1))
        self._row.offer_answer(is_thinking=self._is_thinking, is_stopped=self._is_stopped)
        self._row.set_open(is_open=self.is_open, has_text=has_text)

    def _on_thinking_changed(self) -> None:
        if self._is_thinking:
            self._fold_timer.stop()
            self._clock.start()
            if not self._was_touched:
                self._opened_at.start()
                self._show(View.TAIL)
        else:
            self._clock.stop()
            self._row.set_budget(0, None)
            if not self._was_touched:
                self._fold_timer.start(max(0, SHORTEST_LOOK_MS - self._opened_at.elapsed()))
        self._show_tools()

    def _on_toggle(self) -> None:
        self.set_open(self._body.view is not View.FULL)

    def _on_look_over(self) -> None:
        if not self._was_touched:
            self._show(View.FOLDED)

    def _on_second(self) -> None:
        if self._thinking_s is not None:
            elapsed_s = self._thinking_s + self._told_at.elapsed() / 1000
            self._row.set_label(wording.thinking_for(elapsed_s))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._reasoning)
        self._row.confirm_copy()

    def _on_quote(self) -> None:
        if self.text is not None and self.text.selected_source:
            self.quote_requested.emit(self.text.selected_source)

    def _on_outline(self) -> None:
        steps = OutlineList(self.steps, self.text.place if self.text else 0, self)
        steps.step_chosen.connect(self._on_step_chosen)
        steps.open_below(self._row.outline)

    def _on_step_chosen(self, start: int) -> None:
        if self.text is not None:
            self.text.go_to(start)

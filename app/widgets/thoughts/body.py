"""What the pane opens and closes: the live tail or the full text, beside a rule."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.core.outline import Step, outline
from app.widgets.markdown.formulas import Formulas
from app.widgets.mirroring import mirrored, place
from app.widgets.motion import may_move
from app.widgets.theme import current_theme
from app.widgets.thoughts.fold import Fold
from app.widgets.thoughts.full_text import ThoughtText
from app.widgets.thoughts.live_tail import LiveTail

_INDENT_PX = 23
_RULE_X_PX = 11
"""Below the middle of the chevron."""
_RULE_PX = 2
_ABOVE_PX = 3

MakeFormulas = Callable[[QObject], Formulas]


class View(Enum):
    """How much of the thoughts is visible."""

    FOLDED = auto()
    TAIL = auto()
    """The last lines, while the model thinks."""
    FULL = auto()
    """All of it, in a text that scrolls."""


class ThoughtBody(QWidget):
    """Shows thoughts in one of three views; only its own height moves when they change.

    The owner gives it its width and makes it as tall as ``fit`` says.

    Attributes:
        view: now, or after the motion that is under way.
        text: the text with all thoughts; ``None`` until it is opened for the first time.
        is_animated: whether it opens and folds in motion; follows the settings and the desktop.

    Signals:
        moved: the height has changed by itself.
        opened_up: the reader wants all of it.
        quote_requested(str): the reader wants to quote a passage.
        selection_made(bool): whether a passage is selected.
    """

    moved = Signal()
    opened_up = Signal()
    quote_requested = Signal(str)
    selection_made = Signal(bool)

    def __init__(
        self, parent: QWidget | None = None, make_formulas: MakeFormulas | None = None
    ) -> None:
        """Make it, folded.

        Args:
            parent: as in Qt.
            make_formulas: for the text with all thoughts, once it is made.
        """
        super().__init__(parent)
        self._make_formulas = make_formulas
        self._is_animated: bool | None = None
        self.view = View.FOLDED
        self.text: ThoughtText | None = None
        self._tail: LiveTail | None = None
        self._reasoning = ""
        self._steps: list[Step] = []
        self._outlined = ""
        self._is_thinking = False
        self._width = 0
        self._fold = Fold(self)
        self._fold.moved.connect(self.moved)
        self._fold.arrived.connect(self._on_arrived)

    @property
    def is_animated(self) -> bool:
        """Whether it opens and folds in motion."""
        return may_move(self) if self._is_animated is None else self._is_animated

    @is_animated.setter
    def is_animated(self, is_animated: bool) -> None:
        self._is_animated = is_animated

    @property
    def tail_lines(self) -> list[str]:
        """The lines that roll while the model thinks; none otherwise."""
        return self._tail.lines if self._tail and self.view is View.TAIL else []

    @property
    def steps(self) -> list[Step]:
        """The outline of the thoughts so far."""
        if self._outlined != self._reasoning:
            self._outlined = self._reasoning
            self._steps = outline(self._reasoning)
        return self._steps

    def show_thoughts(self, reasoning: str, *, is_thinking: bool) -> None:
        """Take the thoughts so far; nothing is laid out while it is folded."""
        self._reasoning, self._is_thinking = reasoning, is_thinking
        self._fill()

    def show_view(self, view: View, *, at_once: bool = False) -> None:
        """Show more or less of the thoughts.

        Args:
            view: how much.
            at_once: without motion, whatever ``is_animated`` says.
        """
        had_focus = self.text is not None and self.text.hasFocus()
        self.view = view
        self._fill()
        if self.is_animated and self.isVisible() and not at_once:
            self._fold.move_to(self._wanted_height())
        else:
            self._fold.jump_to(self._wanted_height())
        if had_focus and view is View.FOLDED:
            self.focusPreviousChild()

    def fit(self, width: int) -> int:
        """Lay everything out in a width.

        Returns:
            the height, on its way if it is in motion.
        """
        self._width = width
        wanted = self._wanted_height()
        self._fold.set_height(wanted)
        if self._content is not None:
            inside = max(1, width - _INDENT_PX)
            area = QRect(_INDENT_PX, _ABOVE_PX, inside, wanted - _ABOVE_PX)
            place(self._content, area, width)
        return self._fold.height

    def mark(self, start: int, length: int) -> QRect:
        """Mark a stretch of the thoughts and scroll to it; the full text is shown.

        Returns:
            where it begins in this widget.
        """
        assert self.text is not None
        return self.text.mark(start, length).translated(self.text.pos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rule beside the thoughts."""
        del event
        painter = QPainter(self)
        rule = QRect(_RULE_X_PX, _ABOVE_PX, _RULE_PX, self.height() - 2 * _ABOVE_PX)
        rule = mirrored(rule, self.rect(), self.layoutDirection())
        painter.fillRect(rule, QColor(current_theme().border))
        painter.end()

    @property
    def _content(self) -> QWidget | None:
        return {View.FOLDED: None, View.TAIL: self._tail, View.FULL: self.text}[self.view]

    def _wanted_height(self) -> int:
        inside = max(1, self._width - _INDENT_PX)
        content = self._content
        if isinstance(content, LiveTail | ThoughtText):
            return _ABOVE_PX + content.fit(inside)
        return 0

    def _fill(self) -> None:
        """Fill what the view shows. What folds away stays until it has."""
        if self.view is View.TAIL:
            tail = self._tail or self._make_tail()
            tail.is_animated = self.is_animated
            tail.show_text(self._reasoning)
            tail.show()
        elif self.view is View.FULL:
            text = self.text or self._make_text()
            text.show_text(self._reasoning, follows=self._is_thinking)
            text.show()
        if self.text is not None and self.view is View.TAIL:
            self.text.hide()
        if self._tail is not None and self.view is View.FULL:
            self._tail.hide()

    def _make_tail(self) -> LiveTail:
        self._tail = LiveTail(self)
        self._tail.clicked.connect(self.opened_up)
        return self._tail

    def _make_text(self) -> ThoughtText:
        self.text = ThoughtText(self, self._make_formulas(self) if self._make_formulas else None)
        self.text.height_changed.connect(self.moved)
        self.text.quote_requested.connect(self.quote_requested)
        self.text.copyAvailable.connect(self.selection_made)
        return self.text

    def _on_arrived(self) -> None:
        if self.view is View.FOLDED:
            for content in (self._tail, self.text):
                if content is not None:
                    content.hide()

"""Formulas of thoughts that have ended, set where somebody reads.

A formula becomes the one character that stands for it and so many joiners without width that all
positions in the text stay what they were.
"""

from __future__ import annotations

import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from app.widgets.markdown.formulas import OBJECT_CHARACTER, Formulas, natural_width
from app.widgets.maths.formula import Formula
from app.widgets.thoughts.formula_finder import Found, formulas_in
from app.widgets.thoughts.shown_text import ShownText

_JOINER = "\u2060"
_SLICE_S = 0.005
_MOST_DESCRIBED = 100


class SetFormulas(QObject):
    """Finds the formulas of a text and sets those near the viewport, a few in each turn.

    Signals:
        about_to_change: some will be set; note the place.
        changed: some have been set.
    """

    about_to_change = Signal()
    changed = Signal()

    def __init__(self, edit: QPlainTextEdit, formulas: Formulas) -> None:
        super().__init__(edit)
        self._edit = edit
        self._formulas = formulas
        self._shown = ShownText()
        self._is_on = False
        self._scan: Iterator[Found | None] | None = None
        self._found: list[Found] = []
        self._starts: list[int] = []
        self._set: dict[int, float] = {}
        self._failed: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._work)
        formulas.adopt(edit.document())
        formulas.arrived.connect(self.wake)
        edit.verticalScrollBar().valueChanged.connect(self.wake)

    def show(self, shown: ShownText, *, is_finished: bool) -> None:
        """Take a text, or more of the one that is shown.

        Args:
            shown: what the edit shows.
            is_finished: formulas of a text that still grows stay as they are.
        """
        if shown is not self._shown:
            self._shown = shown
            self._found, self._starts = [], []
            self._set, self._failed = {}, set()
        self._is_on = is_finished
        self._scan = None
        self.wake()

    def wake(self) -> None:
        """There may be something to do."""
        if self._is_on and self._edit.isVisible() and not self._timer.isActive():
            self._timer.start(0)

    def fit(self, width: int) -> None:
        """Make those smaller that are wider than the text, and others as large as they want."""
        for index, shown_width in self._set.items():
            found = self._found[index]
            formula = self._formulas.find(found.tex, is_display=found.is_display)
            if formula is None or formula.error:
                continue
            natural = natural_width(formula, self._edit.document().defaultFont())
            if shown_width != min(natural, width):
                self._put(index, formula)

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the source, with all of the set formulas at its ends.

        Args:
            start: in characters.
            end: in characters.
        """
        return self._outside(start, is_end=False), self._outside(end, is_end=True)

    def _outside(self, position: int, *, is_end: bool) -> int:
        index = bisect_right(self._starts, position) - 1
        if index in self._set and self._found[index].start < position < self._found[index].end:
            return self._found[index].end if is_end else self._found[index].start
        return position

    def _work(self) -> None:
        until = time.perf_counter() + _SLICE_S
        first, last = self._near()
        is_known = self._find_until(last, until)
        ready: list[tuple[int, Formula]] = []
        for index in range(max(0, bisect_left(self._starts, first)), len(self._found)):
            found = self._found[index]
            if found.start > last or time.perf_counter() > until:
                break
            if index in self._set or index in self._failed:
                continue
            formula = self._formulas.find(found.tex, is_display=found.is_display)
            if formula is not None and formula.error:
                self._failed.add(index)
            elif formula is not None:
                ready.append((index, formula))
        if ready:
            self._set_all(ready)
        if not is_known or ready or time.perf_counter() > until:
            self.wake()

    def _find_until(self, last: int, until: float) -> bool:
        """Find formulas up to a character; whether there was time for all."""
        if self._scan is None:
            self._scan = formulas_in(self._shown.source, self._found[-1].end if self._found else 0)
        while not self._found or self._found[-1].start <= last:
            for found in self._scan:
                if found is not None:
                    self._found.append(found)
                    self._starts.append(found.start)
                break
            else:
                return True
            if time.perf_counter() > until:
                return False
        return True

    def _near(self) -> tuple[int, int]:
        """First and last character of the source within a screen around what is seen."""
        layout = self._edit.document().documentLayout()
        screen = self._edit.viewport().height()
        first = self._edit.firstVisibleBlock()
        last = first
        above, below = 0.0, 0.0
        while first.previous().isValid() and above < screen:
            first = first.previous()
            above += layout.blockBoundingRect(first).height()
        while last.next().isValid() and below < 2 * screen:
            below += layout.blockBoundingRect(last).height()
            last = last.next()
        end = last.position() + last.length() - 1
        source_position = self._shown.source_position
        return source_position(first.position()), source_position(end)

    def _set_all(self, ready: list[tuple[int, Formula]]) -> None:
        self.about_to_change.emit()
        cursor = QTextCursor(self._edit.document())
        cursor.beginEditBlock()
        for index, formula in ready:
            self._put(index, formula)
        cursor.endEditBlock()
        sources = [self._found[index].tex for index in sorted(self._set)[:_MOST_DESCRIBED]]
        self._edit.setAccessibleDescription("; ".join(rf"\({tex}\)" for tex in sources))
        self.changed.emit()

    def _put(self, index: int, formula: Formula) -> None:
        """Set a formula in the place of its source, or of itself in another size."""
        found = self._found[index]
        font = self._edit.document().defaultFont()
        limit = self._edit.viewport().width()
        shown = self._formulas.char_format(
            formula, (found.tex, found.is_display), font, None, limit
        )
        start = self._shown.shown_position(found.start)
        end = self._shown.shown_position(found.end - 1) + 1  # not behind a line that was broken
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(OBJECT_CHARACTER, shown)
        cursor.insertText(_JOINER * (end - start - 1), QTextCharFormat())
        self._set[index] = min(natural_width(formula, font), limit)

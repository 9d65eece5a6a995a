"""The bar that finds words in the conversation as they are typed."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from app.core.finding import Hit, Needle
from app.core.messages import Message
from app.viewmodels.language import say
from app.widgets import quantities
from app.widgets.relative_size import size_icon
from app.widgets.theme import current_theme, icon

MOST_HITS = 10_000
"""More are not counted."""
_SLICE_S = 0.006
_REFRESH_MS = 400
_WIDTH_PX = 380
_ICON_PX = 16


class FindBar(QFrame):
    """A field, how many hits there are, and buttons to go through them.

    Signals:
        hit_chosen(int, Channel, int, int): message id, channel, start and length of a hit to show.
        hits_lost: none of the words is there any more.
        closed: by Escape or its button.
    """

    hit_chosen = Signal(int, object, int, int)
    hits_lost = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAccessibleName(say("Find in the conversation"))
        self._messages: Sequence[Message] = ()
        self._ids: list[int] = []
        self._first = 0
        self._needle = Needle("")
        self._hits: list[tuple[int, Hit]] = []
        self._current = -1
        self._search: Iterator[None] | None = None
        self._field = QLineEdit()
        self._field.setPlaceholderText(say("Find in this conversation"))
        self._field.setAccessibleName(say("Find in this conversation"))
        self._field.textChanged.connect(self._on_text_changed)
        self._count = QLabel()
        self._count.setObjectName("findCount")
        self._previous = self._make_button(say("Previous (Shift+Enter)"), lambda: self.go(-1))
        self._next = self._make_button(say("Next (Enter)"), lambda: self.go(1))
        self._close = self._make_button(say("Close (Esc)"), self.close_bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(4)
        layout.addWidget(self._field, 1)
        layout.addWidget(self._count)
        for button in (self._previous, self._next, self._close):
            layout.addWidget(button)
        self.setFocusProxy(self._field)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        self._refresher = QTimer(self)
        self._refresher.setSingleShot(True)
        self._refresher.setInterval(_REFRESH_MS)
        self._refresher.timeout.connect(self._on_refresh)
        self._draw_icons()
        self.hide()

    @property
    def count_text(self) -> str:
        """What the bar says of the hits, for example ``3 / 12``."""
        return self._count.text()

    @property
    def field(self) -> QLineEdit:
        """Where the words are typed."""
        return self._field

    def open(self, messages: Sequence[Message], first: int) -> None:
        """Show the bar and find what stands in it.

        Args:
            messages: to search.
            first: index of the message that is read: its hits come first.
        """
        self._take(messages)
        self._first = first
        self.show()
        self.raise_()
        self._field.setFocus()
        self._field.selectAll()
        self._start()

    def close_bar(self) -> None:
        """Hide the bar and end the search."""
        self._timer.stop()
        self._search = None
        self.hide()
        self.closed.emit()

    def refresh(self, messages: Sequence[Message]) -> None:
        """The messages have changed.

        Those that have grown are searched again soon. Hits of messages that are no longer shown
        are forgotten at once, and another conversation is searched like a new one.
        """
        before = self._ids
        self._take(messages)
        if before[:1] != self._ids[:1]:
            self._first = 0
            self._start()
        elif before != self._ids[: len(before)]:
            self._start(is_again=True)
        elif not self._refresher.isActive():
            self._refresher.start()

    def go(self, step: int) -> None:
        """Show another hit: the next (1) or the one before (-1)."""
        if self._hits:
            start = self._current if self._current >= 0 else min(0, -step)
            self._current = (start + step) % len(self._hits)
            self._show_hit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.go(-1 if is_back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Escape is for the bar, not for the window's shortcut."""
        is_key = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined] # a key
            event.accept()
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        """As wide as a line of text needs."""
        return QSize(_WIDTH_PX, super().sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Icons follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_refresher"):
            self._draw_icons()

    # Searching

    def _take(self, messages: Sequence[Message]) -> None:
        self._messages = messages
        self._ids = [message.id for message in messages]

    def _on_text_changed(self) -> None:
        self._start()

    def _on_refresh(self) -> None:
        if self.isVisible():
            self._start(is_again=True)

    def _start(self, *, is_again: bool = False) -> None:
        self._refresher.stop()
        self._needle = Needle(self._field.text())
        self._search = self._find(is_again=is_again)
        self._on_time()
        if self._search is not None:
            self._timer.start(0)

    def _find(self, *, is_again: bool) -> Iterator[None]:
        """Look into one message after the other, and show the first hit that is not above."""
        shown = self._hits[self._current] if 0 <= self._current < len(self._hits) else None
        hits: list[tuple[int, Hit]] = []
        self._hits, self._current = hits, -1
        for index, message in enumerate(self._messages):
            for hit in self._needle.hits(index, message):
                hits.append((message.id, hit))
                if is_again:
                    if hits[-1] == shown and self._current < 0:
                        self._current = len(hits) - 1
                elif self._current < 0 and index >= self._first:
                    self._current = len(hits) - 1
                    self._show_hit()
            if len(hits) >= MOST_HITS:
                break
            yield
        if not hits:
            self.hits_lost.emit()
        elif self._current < 0 and not is_again:
            self._current = 0
            self._show_hit()

    def _on_time(self) -> None:
        until = time.perf_counter() + _SLICE_S
        while self._search is not None and time.perf_counter() < until:
            try:
                next(self._search)
            except StopIteration:
                self._search = None
        if self._search is None:
            self._timer.stop()
        self._tell()

    def retranslate(self) -> None:
        """How many there are is said again: "None" may stand for something else elsewhere."""
        self._tell()

    def _show_hit(self) -> None:
        message_id, hit = self._hits[self._current]
        self._tell()
        self.hit_chosen.emit(message_id, hit.channel, hit.start, hit.length)

    def _tell(self) -> None:
        count = len(self._hits)
        if self._needle.is_empty:
            text = ""
        elif not count:
            text = "…" if self._search is not None else say("None")
        else:
            text = quantities.count(count)
            if count >= MOST_HITS:
                text = say("{number}+", number=count)
            if self._current >= 0:
                text = say("{place} / {total}", place=self._current + 1, total=text)
        self._count.setText(text)
        self._previous.setEnabled(count > 0)
        self._next.setEnabled(count > 0)

    def _make_button(self, name: str, run: object) -> QToolButton:
        button = QToolButton()
        button.setToolTip(name)
        button.setAccessibleName(name)
        size_icon(button, _ICON_PX)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(run)
        return button

    def _draw_icons(self) -> None:
        colour = current_theme().muted
        for button, name in (
            (self._previous, "chevron-up"),
            (self._next, "chevron-down"),
            (self._close, "x"),
        ):
            button.setIcon(icon(name, colour, _ICON_PX))

"""The body of an answer: Markdown that grows at its end, as a stack of segments."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.widgets.markdown.arrangement import ElementList, Kind
from app.widgets.markdown.blocks import StreamingParser, Update
from app.widgets.markdown.body_parts import BodyParts, Written
from app.widgets.markdown.code_segment import CodeSegment
from app.widgets.markdown.formulas import Formulas, Key
from app.widgets.markdown.lexer_shelf import LexerShelf
from app.widgets.markdown.quote_rules import paint_quote_rules
from app.widgets.markdown.segment_edit import SegmentEdit
from app.widgets.markdown.segment_stack import SegmentStack
from app.widgets.markdown.segments import FlowSegment, MathsSegment
from app.widgets.markdown.slots import Segment
from app.widgets.markdown.table_segment import TableSegment
from app.widgets.markdown.typography import Typography
from app.widgets.maths.typesetter import MathTypesetter
from app.widgets.theme import current_theme

_SLICE_CHARACTERS = 1_000
_SLICE_S = 0.008
_FIRST_WIDTH = 640
_UNSEEN_MS = 50
_LONG_TEXT = 40_000
"""Characters; so many make more segments than are all kept."""


class MarkdownBody(QWidget):
    """Shows Markdown; the owner gives it its width and makes it as tall as ``fit`` says.

    Attributes:
        formulas: the door to the typesetter.

    Signals:
        height_changed: the new height for the width of the last ``fit``; after text was added,
            formulas came, or the reader switched wrapping. Never during ``fit``.
        link_activated: an http or https address that the reader wants to open; nothing opens it.
        completed: all text that was set is shown. Short text is at once, without waiting for it.
    """

    height_changed = Signal(int)
    link_activated = Signal(str)
    completed = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        maths: MathTypesetter | None = None,
        lexers: LexerShelf | None = None,
    ) -> None:
        super().__init__(parent)
        self.formulas = Formulas(maths, self)
        self.formulas.arrived.connect(self._on_arrived)
        self._lexers = lexers or LexerShelf(self)
        self._typography = Typography(self.font(), current_theme())
        self._stack = SegmentStack(self._typography, self._make_segment)
        self._height = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._work)
        self._settler = QTimer(self)
        self._settler.setSingleShot(True)
        self._settler.timeout.connect(self._refit)
        self._parser = StreamingParser()
        self._list = ElementList()
        self._source = self._pending = ""
        self._is_final = self._is_finished = False

    @property
    def segments(self) -> Sequence[Segment]:
        """What has widgets, from the top; of a long text only what is near what is seen."""
        return [segment for _, segment in self._stack.segments]

    @property
    def edits(self) -> Sequence[SegmentEdit]:
        """The texts of the segments, one each."""
        return [edit for segment in self.segments for edit in segment.edits]

    @property
    def parts(self) -> BodyParts:
        """What is where, also of what has no widget."""
        return BodyParts(self._stack, self._list, self._parser)

    @property
    def is_complete(self) -> bool:
        """Whether all text that was set is shown; formulas and colours may still come."""
        return not self._pending

    @property
    def is_settled(self) -> bool:
        """Whether the height is real; that of a very long text begins as an estimate."""
        return self._stack.is_settled

    def set_markdown(self, text: str, *, is_final: bool) -> None:
        """Show a text; if it continues the one that is shown, only the rest is laid out.

        A very long text is shown in slices, one a turn of the event loop.

        Args:
            text: all of it.
            is_final: whether nothing more will come.
        """
        if not text.startswith(self._source) or (self._is_final and text != self._source):
            self.clear()
        self._pending += text[len(self._source) :]
        self._source = text
        self._is_final = is_final
        self._stack.is_long |= len(text) > _LONG_TEXT
        self._work()

    def clear(self) -> None:
        """Show nothing, and let go of all that was kept for it."""
        self._timer.stop()
        self._forget()
        self._stack.clear()

    def fit(self, width: int) -> int:
        """Lay everything out in a width.

        Args:
            width: in device-independent pixels.

        Returns:
            the height; of a very long text an estimate, and ``height_changed`` follows.
        """
        if width != self._stack.width:
            self._lay_out(width)
        return self._height

    def see(self, top: int, bottom: int) -> None:
        """Be told what is seen, so that a long text has widgets there, and only near there.

        Args:
            top: in the body's coordinates, in pixels.
            bottom: likewise; both may lie outside.
        """
        self._stack.seen = seen = (top, bottom)
        if self._pending:
            return  # each slice goes on where this says
        if not self._stack.is_ready(seen):
            self._refit()
        elif not self._settler.isActive() and self._stack.needs_fit(seen):
            self._settler.start(0)

    def written(self, offset: int) -> Written | None:
        """What the block at an offset of the source has become; should be near what is seen.

        Args:
            offset: in characters.
        """
        self._settler.start(0)
        return self.parts.written(offset)

    def apply_theme(self) -> None:
        """Wear the colours of the theme, and the sizes of the font, that are now in use."""
        self._typography = Typography(self.font(), current_theme())
        self._stack.apply(self._typography)
        self.update()
        self._refit()

    def selected_markdown(self) -> str:
        """The selected part as Markdown, formulas as their source."""
        return self._selected(is_markdown=True)

    def clear_selection(self) -> None:
        """Select nothing."""
        for segment in self.segments:
            segment.clear_selection()

    def copy(self) -> None:
        """Put the selected part on the clipboard: its words, and its Markdown beside them."""
        text = self._selected(is_markdown=False)
        if text:
            data = QMimeData()
            data.setText(text)
            data.setData("text/markdown", self.selected_markdown().encode())
            QGuiApplication.clipboard().setMimeData(data)

    def sizeHint(self) -> QSize:
        """As it was fitted last."""
        return QSize(self._stack.width or _FIRST_WIDTH, self._height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another layout."""
        super().resizeEvent(event)
        if event.size().width() != self._stack.width:
            self._refit(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        """Another font is another layout."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_list"):
            # Not at once: Qt goes through all widgets just now, and what is unseen may be deleted.
            is_seen = not self.visibleRegion().isEmpty()
            QTimer.singleShot(0 if is_seen else _UNSEEN_MS, self, self.apply_theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rules of quotes beside segments that are no text."""
        if not self._stack.has_quoted:
            return
        painter = QPainter(self)
        slots = self._stack.slots_from(event.rect().top())
        paint_quote_rules(painter, slots, self._list.elements, self._typography, event.rect())
        painter.end()

    def _forget(self) -> None:
        self._parser = StreamingParser()
        self._list = ElementList()
        self._source = self._pending = ""
        self._is_final = self._is_finished = False

    def _work(self) -> None:
        """Show what has come, as much as fits into a slice."""
        until = time.perf_counter() + _SLICE_S
        had_pending = self._timer.isActive()
        while self._pending:
            piece, self._pending = (
                self._pending[:_SLICE_CHARACTERS],
                self._pending[_SLICE_CHARACTERS:],
            )
            self._show(self._parser.append(piece))
            if time.perf_counter() > until:
                break
        if not self._pending and self._is_final and not self._is_finished:
            self._is_finished = True
            self._show(self._parser.finish())
            for slot in self._stack.slots[-1:]:
                slot.describe()
        self._stack.is_growing = bool(self._pending)
        self._refit()
        if self._pending and not had_pending:
            self._timer.start(0)
        elif not self._pending:
            self._timer.stop()
            self.completed.emit()

    def _show(self, update: Update) -> None:
        first = self._list.take(update)
        self._stack.show(self._list.elements, first)

    def _make_segment(self, kind: Kind) -> Segment:
        segment: Segment
        if kind is Kind.CODE:
            segment = CodeSegment(self._typography, self._lexers, self)
        elif kind is Kind.TABLE:
            segment = TableSegment(self._typography, self.formulas, self)
        elif kind is Kind.MATHS:
            segment = MathsSegment(self._typography, self.formulas, self)
        else:
            segment = FlowSegment(self._typography, self.formulas, self)
        for edit in segment.edits:
            edit.lay_out(self._stack.width or _FIRST_WIDTH)
            edit.pressed.connect(self._on_pressed)
        segment.changed.connect(self._on_segment_changed)
        segment.link_activated.connect(self.link_activated)
        return segment

    def _refit(self, width: int = 0) -> None:
        """Lay out what is dirty, and say so if the height is another."""
        before = self._height
        self._lay_out(width or self._stack.width or self.width() or _FIRST_WIDTH)
        if self._height != before:
            self.updateGeometry()
            self.height_changed.emit(self._height)

    def _lay_out(self, width: int) -> None:
        area = self.visibleRegion().boundingRect()
        seen = self._stack.seen or (area.top(), area.bottom())
        self._height = self._stack.fit(width, seen)
        if not self._stack.is_settled:
            self._settler.start(0)

    def _on_segment_changed(self) -> None:
        sender = self.sender()
        self._stack.mark_dirty(lambda segment: segment is sender)
        self._refit()

    def _on_arrived(self, keys: frozenset[Key]) -> None:
        self._stack.mark_dirty(lambda segment: segment.show_arrived(keys))
        self._refit()

    def _on_pressed(self) -> None:
        """A new selection begins; there is one at a time."""
        sender = self.sender()
        for edit in self.edits:
            if edit is not sender:
                edit.clear_selection()

    def _selected(self, *, is_markdown: bool) -> str:
        texts = [segment.selected(is_markdown=is_markdown) for segment in self.segments]
        return "\n\n".join(text for text in texts if text)

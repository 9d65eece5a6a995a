"""All thoughts in a text that scrolls: read, select, copy, quote, and jump to a place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QTextEdit, QWidget

from app.viewmodels.language import say
from app.widgets.markdown.formulas import Formulas, uncover_formulas
from app.widgets.theme import current_theme
from app.widgets.thoughts.selected_lines import fill_between_lines
from app.widgets.thoughts.set_formulas import SetFormulas
from app.widgets.thoughts.shown_text import ShownText
from app.widgets.thoughts.text_layout import ThoughtLayout, blank_px, line_px

TALLEST_PX = 280
"""The thoughts scroll in their own pane beyond this height."""
_BELOW_PX = 6
_BAR = Qt.ScrollBarPolicy.ScrollBarAsNeeded
_NO_BAR = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class ThoughtText(QPlainTextEdit):
    """A read-only text that grows at its end at a cost that does not depend on its length.

    Signals:
        quote_requested(str): the reader wants to quote the selected passage.
        height_changed: formulas were set, and ``fit`` may say something else.
    """

    quote_requested = Signal(str)
    height_changed = Signal()

    def __init__(self, parent: QWidget | None = None, formulas: Formulas | None = None) -> None:
        """Make an empty text.

        Args:
            parent: as in Qt.
            formulas: sets the formulas of thoughts that have ended; without it they stay source.
        """
        super().__init__(parent)
        self.setObjectName("thoughts")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(say("Thoughts of the model"))
        self.document().setDocumentMargin(0)
        self._text_layout = ThoughtLayout(self)
        self.document().setDocumentLayout(self._text_layout)
        self.setDocument(self.document())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown = ShownText()
        self._marked: tuple[int, int] | None = None
        self._follows = False
        self._is_at_end = True
        self._fitted = (0, 0)
        self._height = 0
        self._place_to_keep = 0
        self._set = SetFormulas(self, formulas) if formulas else None
        if self._set:
            self._set.about_to_change.connect(self._on_formulas_coming)
            self._set.changed.connect(self._on_formulas_set)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def source(self) -> str:
        """The thoughts that are shown, as the model wrote them."""
        return self._shown.source

    @property
    def selected_source(self) -> str:
        """The selected passage as the model wrote it."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return ""
        start = self._shown.source_position(cursor.selectionStart())
        start, end = self._whole(start, self._shown.source_position(cursor.selectionEnd()))
        return self.source[start:end]

    @property
    def place(self) -> int:
        """Where the first visible line begins, in characters of the source."""
        return self._shown.source_position(self.cursorForPosition(QPoint(1, 1)).position())

    def show_text(self, reasoning: str, *, follows: bool) -> None:
        """Show the thoughts; if they continue those that are shown, only the rest is laid out.

        Args:
            reasoning: all of them.
            follows: whether to stay at the end if the reader is there.
        """
        was_followed, self._follows = self._follows, follows
        if reasoning == self.source:
            if self._set and was_followed and not follows:
                self._set.show(self._shown, is_finished=True)
            return
        if reasoning.startswith(self.source):
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(self._shown.append(reasoning[len(self.source) :]))
        else:
            self._shown = ShownText()
            self.setPlainText(self._shown.append(reasoning))
        if self._set:
            self._set.show(self._shown, is_finished=not follows)
        self._follow()

    def fit(self, width: int) -> int:
        """Take a width.

        Returns:
            the height that suits: that of the text, at most ``TALLEST_PX``.
        """
        key = (width, self.document().revision())
        if key != self._fitted:
            # A bar that is there only while the text is measured would take room from it.
            is_long = self.blockCount() * blank_px(self.font()) >= TALLEST_PX
            self.setVerticalScrollBarPolicy(_BAR if is_long else _NO_BAR)
            if width != self.width():
                self._lay_out(width)
            if self._set:
                self._set.fit(self.viewport().width())
            self._height = TALLEST_PX if is_long else self._measured()
            if self._height == TALLEST_PX:
                self.setVerticalScrollBarPolicy(_BAR)
            self._fitted = (width, self.document().revision())
        return self._height

    def go_to(self, position: int) -> None:
        """Put the cursor before a character of the source and scroll it to the first line."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._shown.shown_position(position))
        self.setTextCursor(cursor)
        self.scroll_to(position)

    def scroll_to(self, position: int) -> None:
        """Scroll so that a character of the source is in the first line."""
        shown = self._shown.shown_position(position)
        block = self.document().findBlock(shown)
        self.document().documentLayout().blockBoundingRect(block)  # lays it out
        line = block.layout().lineForTextPosition(shown - block.position())
        # The bar of this kind of text counts lines.
        above = line.lineNumber() if line.isValid() else 0
        self.verticalScrollBar().setValue(block.firstLineNumber() + above)

    def colour(self, start: int, length: int, background: str) -> None:
        """Colour a stretch of the source for good.

        Args:
            start: in characters.
            length: in characters.
            background: as ``#rrggbb``.
        """
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._shown.shown_position(start))
        end = self._shown.shown_position(start + length)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        colours = QTextCharFormat()
        colours.setBackground(QColor(background))
        cursor.setCharFormat(colours)

    def mark(self, start: int, length: int) -> QRect:
        """Mark a stretch of the source and scroll to it.

        Returns:
            where its beginning stands in this widget, in pixels.
        """
        self._marked = (start, length)
        cursor = self._draw_mark()
        self.setTextCursor(cursor)
        self.centerCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)
        return self.cursorRect().translated(self.viewport().pos())

    def clear_mark(self) -> None:
        """Mark nothing."""
        self._marked = None
        self.setExtraSelections([])

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copying takes the source."""
        data = QMimeData()
        data.setText(self.selected_source)
        return data

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy, quote, select."""
        menu = self.createStandardContextMenu(event.pos())
        quote = QAction(say("Quote"), menu)
        quote.setEnabled(self.textCursor().hasSelection())
        quote.triggered.connect(lambda: self.quote_requested.emit(self.selected_source))
        after_copy = menu.actions()[1:2]
        menu.insertAction(after_copy[0] if after_copy else quote, quote)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Selected formulas are seen too, and the selection has no stripes."""
        painter = QPainter(self.viewport())
        fill_between_lines(self, painter, QColor(current_theme().selection))
        painter.end()
        super().paintEvent(event)
        uncover_formulas(self.document(), self.viewport())

    def showEvent(self, event: QShowEvent) -> None:
        """Set what is now seen."""
        super().showEvent(event)
        if self._set:
            self._set.wake()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The end stays in sight while it is followed."""
        was_at_end = self._is_at_end
        super().resizeEvent(event)
        self._is_at_end = was_at_end
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        """The mark follows the theme, the height the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fitted = (0, 0)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_marked", None):
            self._draw_mark()

    def _draw_mark(self) -> QTextCursor:
        assert self._marked is not None
        start, length = self._marked
        cursor = QTextCursor(self.document())
        start, end = self._whole(start, min(start + length, len(self.source)))
        # From its end to its start, so that the start is what is scrolled to.
        cursor.setPosition(self._shown.shown_position(end))
        cursor.setPosition(self._shown.shown_position(start), QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor
        mark.format.setBackground(QColor(current_theme().selection))
        mark.format.setForeground(QColor(current_theme().text))
        self.setExtraSelections([mark])
        return QTextCursor(cursor)

    def _measured(self) -> int:
        """The height of a text that is not long."""
        layout = self.document().documentLayout()
        height = 0.0
        block = self.document().begin()
        while block.isValid() and height < TALLEST_PX:
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return min(TALLEST_PX, max(round(height), line_px(self.font())) + _BELOW_PX)

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        return self._set.whole(start, end) if self._set else (start, end)

    def _on_formulas_coming(self) -> None:
        self._place_to_keep = self.place

    def _on_formulas_set(self) -> None:
        if self.verticalScrollBar().value():
            self.scroll_to(self._place_to_keep)
        self.height_changed.emit()

    def _follow(self) -> None:
        if self._follows and self._is_at_end:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _on_scrolled(self, value: int) -> None:
        self._is_at_end = value >= self.verticalScrollBar().maximum() - 1

    def _lay_out(self, width: int) -> None:
        """Wrap in a width now, also while hidden: Qt would wait until the text is shown."""
        before = self.size()
        self.resize(width, max(before.height(), self.fontMetrics().lineSpacing()))
        if not self.isVisible():
            QApplication.sendEvent(self, QResizeEvent(self.size(), before))
            self.resizeEvent(QResizeEvent(self.size(), QSize(-1, -1)))

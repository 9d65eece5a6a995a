"""A block of code: its language, switches for wrapping and numbers, a copy button, the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolButton, QWidget

from app.viewmodels.language import say
from app.widgets.announcements import announce
from app.widgets.markdown.code_colours import code_colours
from app.widgets.markdown.code_text import CodeText
from app.widgets.markdown.elements import Code, Element
from app.widgets.markdown.formulas import Key
from app.widgets.markdown.lexer_shelf import LexerShelf
from app.widgets.markdown.line_numbers import gutter_width, paint_line_numbers
from app.widgets.markdown.segment_edit import SegmentEdit
from app.widgets.markdown.typography import Typography
from app.widgets.mirroring import mirrored, place
from app.widgets.relative_size import size_icon
from app.widgets.theme import icon

_HEADER_EM = 2.3
_PAD_EM = 1.0
_RADIUS = 9.0
_COPIED_MS = 1500
_LABEL_EM = 0.86
_ICON_PX = 15
_BAR_GAP_PX = 4
_LEAST_NUMBERED = 5
"""Shorter code has no switch for numbers."""


class Switches(NamedTuple):
    """What the reader has switched on in a block of code."""

    is_wrapped: bool = False
    is_numbered: bool = False


class CodeSegment(QWidget):
    """Code on a ground of its own.

    Signals:
        changed: it has to be fitted again, for a reason of its own.
        link_activated: never; code has no links.
    """

    changed = Signal()
    link_activated = Signal(str)

    def __init__(self, typography: Typography, lexers: LexerShelf, parent: QWidget) -> None:
        super().__init__(parent)
        self._typography = typography
        self._colours = code_colours(typography.theme)
        self._code = Code("", "", is_closed=False)
        self._label = ""
        self._text = CodeText(typography, lexers, self)
        self._text.coloured.connect(self._on_coloured)
        self._wrap = self._make_button(say("Wrap"), say("Wrap long lines"))
        self._wrap.setCheckable(True)
        self._wrap.toggled.connect(self._on_wrap_toggled)
        self._number = self._make_button("1 2 3", say("Number the lines"))
        self._number.setCheckable(True)
        self._number.toggled.connect(self.changed)
        self._copy = self._make_button("", say("Copy the code"))
        size_icon(self._copy, _ICON_PX)
        self._copy.clicked.connect(self._on_copy)
        self._is_copied = False
        self._dress()
        self._name()

    @property
    def edits(self) -> Sequence[SegmentEdit]:
        """The texts in it."""
        return (self._text,)

    @property
    def switches(self) -> Switches:
        """What the reader has switched on."""
        return Switches(self._wrap.isChecked(), self._number.isChecked())

    @switches.setter
    def switches(self, switches: Switches) -> None:
        self._wrap.setChecked(switches.is_wrapped)
        self._number.setChecked(switches.is_numbered)

    def show_elements(self, _first: int, elements: Sequence[Element]) -> None:
        """Show a code."""
        (code,) = elements
        if not isinstance(code, Code) or code == self._code:
            return
        is_other = code.language != self._code.language
        self._code = code
        self._text.show_code(code)
        if is_other:
            self._name()

    def fit(self, width: int) -> int:
        """The height in a width."""
        em = self._typography.em
        pad = round(_PAD_EM * em)
        gutter = self._gutter()
        inner = max(1, width - 2 * pad - gutter)
        is_wrapped = self._wrap.isChecked()
        natural = self._text.natural_width
        is_wider = natural > inner and not is_wrapped
        self._wrap.setVisible(is_wider or is_wrapped)
        line_count = self._text.document().blockCount()
        self._number.setVisible(line_count >= _LEAST_NUMBERED or self._number.isChecked())
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAlwaysOn if is_wider else policy.ScrollBarAlwaysOff
        self._text.setHorizontalScrollBarPolicy(bar)
        height = self._text.lay_out(inner if is_wrapped else natural)
        if is_wider:
            height += self._text.horizontalScrollBar().sizeHint().height() + _BAR_GAP_PX
        header = round(_HEADER_EM * em)
        bottom = round((0.3 if is_wider else 0.75) * em)
        self._text.setGeometry(pad + gutter, header, inner, height)
        self._place_buttons(width)
        return header + height + bottom

    def apply(self, typography: Typography) -> None:
        """Wear other colours or sizes."""
        self._typography = typography
        self._colours = code_colours(typography.theme)
        self._text.apply(typography)
        self._dress()

    def selected(self, *, is_markdown: bool) -> str:
        """The selected code; a fence around it in Markdown."""
        text = self._text.selected(is_markdown=False)
        if not text or not is_markdown:
            return text
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
        return f"{fence}{self._code.language}\n{text}\n{fence}"

    def clear_selection(self) -> None:
        """Select nothing."""
        self._text.clear_selection()

    def show_arrived(self, _keys: frozenset[Key]) -> bool:
        """Code has no formulas."""
        return False

    def describe(self) -> None:
        """Its name says it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the language and the numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._colours.edge), 1))
        painter.setBrush(QColor(self._colours.ground))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS
        )
        em = self._typography.em
        painter.setPen(QColor(self._colours.label))
        font = self._typography.font()
        font.setPixelSize(round(_LABEL_EM * em))
        painter.setFont(font)
        pad = round(_PAD_EM * em)
        area = QRect(pad, 0, self.width() // 2, round(_HEADER_EM * em))
        area = mirrored(area, self.rect(), self.layoutDirection())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._label)
        if self._number.isChecked():
            corner = QPointF(self._text.pos())
            colour = QColor(self._colours.label)
            exposed = QRectF(event.rect())
            paint_line_numbers(painter, self._text.document(), corner, exposed, colour)
        painter.end()

    def _gutter(self) -> int:
        return gutter_width(self._text.document()) if self._number.isChecked() else 0

    def _place_buttons(self, width: int) -> None:
        """They stand where a line would end."""
        em = self._typography.em
        header = round(_HEADER_EM * em)
        right = width - round(0.45 * em)
        for button in (self._copy, self._wrap, self._number):
            if button.isHidden():
                continue
            size = button.sizeHint()
            height = min(size.height(), header - 4)
            top = (header - height) // 2 + 1
            place(button, QRect(right - size.width(), top, size.width(), height), width)
            right -= size.width() + 2

    def _make_button(self, text: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("codeAction")
        button.setText(text)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        return button

    def retranslate(self) -> None:
        """What is painted is no label."""
        self._name()

    def _name(self) -> None:
        language = self._code.language
        self._label = self._text.language_name or language or say("Text")
        name = say("Code, {language}", language=self._label) if language else say("Code")
        self.setAccessibleName(name)
        self._text.setAccessibleName(name)
        self.update()

    def _dress(self) -> None:
        font = self._typography.font()
        font.setPixelSize(round(_LABEL_EM * self._typography.em))
        self._wrap.setFont(font)
        self._number.setFont(font)
        name = "check" if self._is_copied else "copy"
        self._copy.setIcon(icon(name, self._colours.label))
        self.update()

    def _on_coloured(self) -> None:
        self._name()
        self.changed.emit()

    def _on_wrap_toggled(self, is_wrapped: bool) -> None:
        self._text.set_wrapped(is_wrapped=is_wrapped)
        self.changed.emit()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code.text)
        self._set_copied(is_copied=True)
        announce(self._copy, say("Copied"))
        QTimer.singleShot(_COPIED_MS, self, lambda: self._set_copied(is_copied=False))

    def _set_copied(self, *, is_copied: bool) -> None:
        self._is_copied = is_copied
        self._copy.setToolTip(say("Copied") if is_copied else say("Copy the code"))
        self._dress()

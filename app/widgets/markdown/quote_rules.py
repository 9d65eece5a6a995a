"""The rules of quotes beside segments that are no text, and across the gaps between segments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from app.widgets.markdown.arrangement import Kind
from app.widgets.markdown.decorations import QUOTE_RULE_PX
from app.widgets.markdown.elements import Element
from app.widgets.markdown.slots import Slot
from app.widgets.markdown.typography import Typography

_JOIN_PX = 4
"""So far do they reach into a flowing text, which paints its own rules from line to line."""


def paint_quote_rules(
    painter: QPainter,
    slots: Iterable[Slot],
    elements: Sequence[Element],
    typography: Typography,
    exposed: QRect,
) -> None:
    """Paint them behind the segments.

    Args:
        painter: of the widget that holds the segments.
        slots: from the first that is exposed.
        elements: that the segments show.
        typography: gives colour and indents.
        exposed: what is to be painted.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)  # as in a flowing text
    for slot in slots:
        top = slot.y - slot.gap - _JOIN_PX
        if top > exposed.bottom():
            break
        first = slot.stretch.first
        above = elements[first - 1].place.quotes if 0 < first <= len(elements) else ()
        is_flow = slot.stretch.kind is Kind.FLOW
        bottom = slot.y + _JOIN_PX if is_flow else slot.bottom
        for indent in slot.place.quotes:
            if is_flow and indent not in above:
                continue
            x = indent * typography.indent_px + 1.0
            if slot.is_rtl:
                x = painter.device().width() - x - QUOTE_RULE_PX
            y = top if indent in above else slot.y
            bar = QRectF(x, y, QUOTE_RULE_PX, bottom - y)
            painter.fillRect(bar, QColor(typography.rule_colour))

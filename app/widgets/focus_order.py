"""Tab goes through a window as its layouts read, also to what was added late."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QSplitter, QStackedWidget, QWidget

_TAB = Qt.FocusPolicy.TabFocus.value


def order_focus(window: QWidget, after: QWidget | None = None) -> None:
    """Put all that Tab can reach into the order in which it is laid out.

    Widgets are made in the order in which they are needed, and Qt goes by that.

    Args:
        window: or a part of one.
        after: what comes before the part.
    """
    before = [] if after is None else [after]
    for first, second in pairwise([*before, *_stops(window)]):
        QWidget.setTabOrder(first, second)


def stops_in_order(window: QWidget) -> list[QWidget]:
    """What Tab can reach, as it is laid out.

    Not by ``nextInFocusChain``: to PySide each widget would own the next, and whatever is deleted
    would take the documents of living texts with it.
    """
    return [stop.focusProxy() or stop for stop in _stops(window)]


def _stops(widget: QWidget) -> Iterator[QWidget]:
    proxy = widget.focusProxy()
    # what stands for a part of its own must lie before that part, or Tab never gets past it
    if proxy is not None or widget.focusPolicy().value & _TAB:
        yield widget
    for part in _parts(widget):
        if part is not proxy:
            yield from _stops(part)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    match widget:
        case QSplitter() | QStackedWidget():
            yield from filter(None, map(widget.widget, range(widget.count())))
        case QAbstractScrollArea():  # what is inside of one is for itself to order
            content = getattr(widget, "widget", None)
            inside = content() if content is not None else None
            if isinstance(inside, QWidget):
                yield inside
        case _ if layout is not None:
            yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _of_layout(inner)

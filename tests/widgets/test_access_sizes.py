"""At 200 % no text is cut: every label and button has the room that its words need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from app.widgets.elided_label import ElidedLabel
from tests.helpers.all_windows import all_windows
from tests.helpers.person import Person

PERCENT = 200
_ROUNDING_PX = 2
_TURN_MS, _MOST_TURNS = 10, 60


def test_nothing_is_cut_at_twice_the_size(person: Person) -> None:
    complaints: list[str] = []
    before = QApplication.font().pointSizeF()
    person.program.change_settings(text_percent=PERCENT)
    person.wait_until(lambda: QApplication.font().pointSizeF() > 1.9 * before, "large text")
    try:
        for name, window in all_windows(person):
            complaints += [f"{name}: {complaint}" for complaint in _settled(window)]
    finally:
        font = QApplication.font()
        font.setPointSizeF(before)
        QApplication.setFont(font)
    assert complaints == []


def _settled(window: QWidget) -> list[str]:
    """What is cut once the layouts have come to rest."""
    found = list(_cut(window))
    for _ in range(_MOST_TURNS):
        if not found:
            break
        QTest.qWait(_TURN_MS)
        found = list(_cut(window))
    return found


def _cut(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        needed = _needed(widget)
        if needed is None:
            continue
        width, height, text = needed
        if widget.width() + _ROUNDING_PX < width or widget.height() + _ROUNDING_PX < height:
            has = f"{widget.width()} x {widget.height()}"
            yield f"{type(widget).__name__} “{text}” needs {width} x {height} and has {has}"


def _needed(widget: QWidget) -> tuple[int, int, str] | None:
    """Width and height that the words of a widget need; ``None`` if it has none, or elides them."""
    metrics = widget.fontMetrics()
    match widget:
        case ElidedLabel():
            return None
        case QLabel() if widget.text():
            if widget.wordWrap():
                words = re.split(r"[\s/_.-]", widget.text())
                longest = max(words, key=metrics.horizontalAdvance)
                width = metrics.horizontalAdvance(longest)
                return width, widget.heightForWidth(widget.width()), widget.text()
            tight = metrics.tightBoundingRect(widget.text())
            return widget.sizeHint().width(), tight.height(), widget.text()
        case QToolButton() if widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            return None
        case QAbstractButton() if widget.text():
            hint = widget.sizeHint()
            # check boxes say their name beside the box or in a label of their own
            extra = hint.width() if not isinstance(widget, QCheckBox) else widget.width()
            return extra, metrics.height(), widget.text()
        case QComboBox() if widget.toolTip() == widget.currentText():
            return None
        case QComboBox():
            return metrics.horizontalAdvance(widget.currentText()), metrics.height(), "…"
        case QLineEdit():
            return 0, metrics.height(), widget.accessibleName()
    return None

"""At 200 % no text is cut: every label and button has the room that its words need."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QToolButton,
    QWidget,
)

from app.core.declarations import Page
from app.widgets.answer_manners import AnswerManners
from app.widgets.elided_label import ElidedLabel
from app.widgets.least_size import LeastSize
from app.widgets.models_window.window import Section
from app.widgets.relative_size import SMALL, TEXT_POINTS, grown
from app.widgets.texts import ScrollingColumn
from tests.helpers.all_windows import all_windows
from tests.helpers.person import Person

PERCENT = 200
_ROUNDING_PX = 2
_TURN_MS, _MOST_TURNS = 10, 300


@pytest.fixture
def reader(person: Person) -> Iterator[Person]:
    """Somebody who has the text at twice its size."""
    before = QApplication.font().pointSizeF()
    person.program.change_settings(text_percent=PERCENT)
    person.wait_until(lambda: QApplication.font().pointSizeF() > 1.9 * before, "large text")
    yield person
    person.program.speak("en")
    font = QApplication.font()
    font.setPointSizeF(before)
    QApplication.setFont(font)


def test_nothing_is_cut_at_twice_the_size(reader: Person) -> None:
    complaints: list[str] = []
    for name, window in all_windows(reader):
        complaints += [f"{name}: {complaint}" for complaint in _settled(window, _cut)]
    assert complaints == []


def test_nothing_is_cut_in_french_windows_as_small_as_can_be(reader: Person) -> None:
    reader.program.speak("fr")
    reader.wait_for_model()
    complaints: list[str] = []
    for name, window in _least_windows(reader):
        least = window.findChild(LeastSize)
        assert least is not None
        window.setMinimumSize(least.wanted)  # as on a screen that is larger than that of a test
        window.resize(least.wanted)
        complaints += [f"{name}: {complaint}" for complaint in _settled(window, _cut)]
        complaints += [f"{name}: {complaint}" for complaint in _settled(window, _over_the_edge)]
    assert complaints == []


def test_a_half_of_a_small_screen_is_wide_enough(reader: Person) -> None:
    for window in (reader.window, reader.program.show_settings()):
        assert window.minimumWidth() <= 1366 // 2
    reader.program.show_settings().close()


def test_icons_and_small_text_follow_the_size_of_text(reader: Person) -> None:
    rail = reader.program.show_settings().rail.buttons[0]
    assert rail.iconSize().width() == grown(18) > 1.5 * 18
    assert rail.icon().actualSize(QSize(99, 99)).width() == rail.iconSize().width()
    reader.program.speak("ar")  # the sheet is another
    assert reader.window.status.state.font().pointSizeF() == TEXT_POINTS * PERCENT / 100 * SMALL
    reader.program.show_settings().close()


def _least_windows(reader: Person) -> Iterator[tuple[str, QWidget]]:
    """Those that can't be made smaller than their text needs."""
    yield "main", reader.window
    settings = reader.program.show_settings()
    for page in Page:
        settings.show_page(page)
        yield f"settings {page}", settings
    settings.close()
    models = reader.program.show_models_window()
    for section in Section:
        models.show_section(section)
        yield f"models {section.name}", models
    models.close()
    manners = reader.window.findChild(AnswerManners)
    assert manners is not None
    presets = manners.show_for_conversation()
    yield "presets", presets
    presets.close()


def _settled(window: QWidget, complain: Callable[[QWidget], Iterator[str]]) -> list[str]:
    """What is cut once the layouts have come to rest."""
    found = list(complain(window))
    for _ in range(_MOST_TURNS):
        if not found:
            break
        QTest.qWait(_TURN_MS)
        found = list(complain(window))
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


def _over_the_edge(window: QWidget) -> Iterator[str]:
    """Menus and columns that are wider than what shows them, and texts that are lower."""
    for bar in window.findChildren(QMenuBar):
        for action in bar.actions():
            if bar.isVisible() and not bar.rect().contains(bar.actionGeometry(action)):
                yield f"the menu {action.text()} has no room"
    for column in window.findChildren(ScrollingColumn):
        content, has = column.widget(), column.viewport().width()
        needed = content.minimumSizeHint().width() if content else 0
        if column.isVisible() and needed > has:
            yield f"the column {column.accessibleName()} needs {needed} and has {has}"
    for label in window.findChildren(QLabel):
        needed, has = label.heightForWidth(label.width()), label.height()
        if label.isVisible() and label.wordWrap() and needed > has + _ROUNDING_PX:
            yield f"“{label.text()}” needs a height of {needed} and has {has}"


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

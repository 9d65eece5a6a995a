"""Says everything that is shown again, after another language was chosen.

Whatever was said by ``app.viewmodels.language`` and stands in a label, a button, a menu, a tool
tip, a placeholder, an item or an accessible name is found and replaced. A widget that keeps texts
elsewhere has a method ``retranslate()``, which is called after its labels were replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QSpinBox,
    QTabBar,
    QTextEdit,
    QWidget,
)

from app.viewmodels.language import say_again

_Pair = tuple[Callable[[], str], Callable[[str], object]]


def relabel(application: QApplication) -> None:
    """Say all texts of all windows again, and turn them to where the language is read from."""
    windows = [window for window in application.topLevelWidgets() if window.parent() is None]
    for window in windows:
        for shown in [window, *window.findChildren(QObject)]:
            for read, write in _texts(shown):
                text = read()
                if text and (again := _again(text)) != text:
                    write(again)
        for shown in [window, *window.findChildren(QWidget)]:
            retranslate = getattr(shown, "retranslate", None)
            if retranslate is not None:
                retranslate()
            shown.update()


def _again(text: str) -> str:
    """As ``say_again``; spaces around the text, which stand between it and an icon, stay."""
    words = text.strip()
    return text.replace(words, say_again(words), 1)


def _texts(shown: QObject) -> Iterator[_Pair]:
    """What can be read from it and written to it."""
    if isinstance(shown, QWidget):
        yield from _of_widget(shown)
    elif isinstance(shown, QAction):
        # without a tool tip of its own Qt takes the text, less what marks keys and dialogs
        has_own_tip = shown.toolTip() != shown.text().replace("&", "").removesuffix("…")
        yield shown.text, shown.setText
        if has_own_tip:
            yield shown.toolTip, shown.setToolTip


def _of_widget(widget: QWidget) -> Iterator[_Pair]:
    yield widget.windowTitle, widget.setWindowTitle
    yield widget.toolTip, widget.setToolTip
    yield widget.accessibleName, widget.setAccessibleName
    yield widget.accessibleDescription, widget.setAccessibleDescription
    match widget:
        case QAbstractButton() | QLabel():
            yield widget.text, widget.setText
        case QLineEdit() | QPlainTextEdit() | QTextEdit():
            yield widget.placeholderText, widget.setPlaceholderText
        case QGroupBox() | QMenu():
            yield widget.title, widget.setTitle
        case QSpinBox():
            yield widget.suffix, widget.setSuffix
            yield widget.specialValueText, widget.setSpecialValueText
        case QProgressBar():
            yield widget.format, widget.setFormat
        case QComboBox() | QTabBar() | QListWidget():
            yield from _of_rows(widget)


def _of_rows(widget: QComboBox | QTabBar | QListWidget) -> Iterator[_Pair]:
    for row in range(widget.count()):
        match widget:
            case QComboBox():
                yield from _of_combo_row(widget, row)
            case QTabBar():
                yield from _of_tab(widget, row)
            case _:
                item = widget.item(row)
                yield item.text, item.setText
                yield item.toolTip, item.setToolTip


def _of_combo_row(box: QComboBox, row: int) -> Iterator[_Pair]:
    yield lambda: box.itemText(row), lambda text: box.setItemText(row, text)


def _of_tab(bar: QTabBar, row: int) -> Iterator[_Pair]:
    yield lambda: bar.tabText(row), lambda text: bar.setTabText(row, text)
    yield lambda: bar.tabToolTip(row), lambda text: bar.setTabToolTip(row, text)

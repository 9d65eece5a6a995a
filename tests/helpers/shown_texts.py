"""Reads what a window says: on the screen, in tool tips, and to screen readers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


def shown_texts(window: QWidget) -> set[str]:
    """All texts of a window and of what is in it, without its dialogs.

    Figures are not compared: times, speeds and sizes differ from one moment to the next.
    """
    texts: set[str] = set()
    for shown in [window, *window.findChildren(QObject)]:
        if _belongs_to(shown, window):
            texts.update(_of(shown))
    return {re.sub(r"[\d٠-٩][\d٠-٩.,٬٫\u202f\u00a0]*", "#", text) for text in texts if text}


def _belongs_to(shown: QObject, window: QWidget) -> bool:
    while shown is not window:
        if isinstance(shown, QDialog | QMainWindow):
            return False
        parent = shown.parent()
        if parent is None:
            return False
        shown = parent
    return True


def _of(shown: QObject) -> Iterator[str]:
    if isinstance(shown, QAction):
        yield from (shown.text(), shown.toolTip())
    if isinstance(shown, QWidget):
        yield from (shown.windowTitle(), shown.toolTip())
        yield from (shown.accessibleName(), shown.accessibleDescription())
        yield from _words_of(shown)


def _words_of(shown: QWidget) -> Iterator[str]:
    match shown:
        case QAbstractButton() | QLabel() | QAbstractSpinBox():
            yield shown.text()
        case QTextEdit() | QPlainTextEdit() if shown.isReadOnly():
            yield shown.toPlainText()
        case QLineEdit() | QTextEdit() | QPlainTextEdit():
            yield shown.placeholderText()
        case QGroupBox() | QMenu():
            yield shown.title()
        case QComboBox():
            yield from (shown.itemText(row) for row in range(shown.count()))
        case QTabBar():
            yield from (shown.tabText(row) for row in range(shown.count()))
        case QAbstractItemView() if shown.model() is not None:
            yield from _of_model(shown.model(), QModelIndex())


def _of_model(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    is_list = isinstance(model, QAbstractListModel)
    for column in range(1 if is_list else model.columnCount(parent)):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount(parent)):
            index = model.index(row, column, parent)
            yield from (str(index.data(role) or "") for role in _ROLES)
            if column == 0 and not is_list:
                yield from _of_model(model, index)

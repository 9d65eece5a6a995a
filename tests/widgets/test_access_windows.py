"""Every window can be used with a screen reader and by keyboard: names, roles, Tab, the ring."""

from __future__ import annotations

from collections.abc import Iterator

import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QLineEdit,
    QRadioButton,
    QTextEdit,
    QWidget,
)

from tests.helpers.all_windows import all_windows, conversation, focus_stops
from tests.helpers.person import Person

_ROLE = QAccessible.Role
_EMPTY_ROLES = (_ROLE.NoRole, _ROLE.Client, _ROLE.Grouping, _ROLE.Border, _ROLE.Pane)
_VIEWS = (_ROLE.List, _ROLE.Table, _ROLE.Tree)
_MOST_STOPS = 160
_TURNS = 3
_ROWS = 5


def test_every_window_can_be_read_and_walked_through(person: Person) -> None:
    complaints: list[str] = []
    for name, window in all_windows(person):
        window.window().activateWindow()
        person.wait_until(window.window().isActiveWindow, name)
        found = [*_unreadable(window), *_out_of_reach(window)]
        complaints += [f"{name}: {complaint}" for complaint in found]
    assert complaints == []


def test_what_is_deleted_takes_no_text_with_it(person: Person) -> None:
    """PySide lets each widget own the next one of Qt's focus chain, once it was asked for that."""
    window = person.window
    window.view.show_messages(conversation())
    answer = person.answer_widget
    person.wait_until(lambda: answer.is_complete and answer.actions_row is not None, "the answer")
    documents = [edit.document() for edit in answer.edits]
    window.activateWindow()
    person.wait_until(window.isActiveWindow, "the window")
    window.composer.edit.setFocus()
    for _ in range(_MOST_STOPS):
        passing = QWidget(window)
        passing.show()
        QTest.keyClick(_holder(), Qt.Key.Key_Tab)
        shiboken6.delete(passing)

    assert all(shiboken6.isValid(document) for document in documents)


def _unreadable(window: QWidget) -> Iterator[str]:
    """What a screen reader could not tell of, by QAccessible."""
    for part in _walk(QAccessible.queryAccessibleInterface(window)):
        widget, name = part.object(), part.text(QAccessible.Text.Name)
        kind = type(widget).__name__
        if part.state().focusable and not name:
            yield f"{kind} {widget.objectName() if widget else ''} has no name"
        is_area = isinstance(widget, QAbstractScrollArea)  # Qt has no other role for these
        if part.state().focusable and part.role() in _EMPTY_ROLES and not is_area:
            yield f"{kind} “{name}” has the role {part.role()}"
        if isinstance(widget, QAbstractButton) and not isinstance(widget, QCheckBox | QRadioButton):
            if not name:
                yield f"{kind} has no name"
            if not widget.text() and not widget.toolTip():
                yield f"{kind} “{name}” is a picture without a tool tip"
        if isinstance(widget, QAbstractItemView):
            yield from _silent_rows(widget)


def _walk(part: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if part is None or not part.isValid() or part.state().invisible:
        return
    yield part
    if part.role() not in _VIEWS:
        for number in range(part.childCount()):
            yield from _walk(part.child(number))


def _silent_rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if not view.accessibleName():
        yield f"{type(view).__name__} has no name"
    for row in range(min(_ROWS, model.rowCount() if model else 0)):
        index = model.index(row, 0)
        roles = Qt.ItemDataRole
        if not (index.data(roles.AccessibleTextRole) or index.data(roles.DisplayRole)):
            yield f"row {row} of {type(view).__name__} “{view.accessibleName()}” says nothing"


def _out_of_reach(window: QWidget) -> Iterator[str]:
    """What Tab passes over, where it goes back, where it is stuck, and what has no ring.

    No widget is kept: a shell that outlives its widget can stand for another one later.
    """
    if not focus_stops(window):
        return
    if not any(stop.hasFocus() for stop in focus_stops(window)):
        focus_stops(window)[0].setFocus(Qt.FocusReason.TabFocusReason)
    first = last = _focused()
    visited, backward = {first}, 0
    for _ in range(_MOST_STOPS):
        before = _place()
        QTest.keyClick(_holder(), Qt.Key.Key_Tab)
        for _ in range(_TURNS):  # it may scroll, and the ring follows
            QApplication.processEvents()
        if not _has_focus(window):
            yield f"Tab leaves it from {before}"
            return
        backward += _goes_back(before, _place())
        if backward and _goes_back(before, _place()) and _focused() != first and backward > 1:
            yield f"Tab goes back to {_label()}"
        if _focused() != last:
            yield from _without_ring()
        last = _focused()
        if last == first:
            break
        visited.add(last)
    else:
        yield f"Tab does not come round, it is at {_label()}"
    yield from (
        f"Tab passes over {type(stop).__name__} “{stop.accessibleName()}”"
        for stop in focus_stops(window)
        if shiboken6.getCppPointer(stop)[0] not in visited
    )


def _has_focus(window: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is window or window.isAncestorOf(focused))


def _holder() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def _focused() -> int:
    return int(shiboken6.getCppPointer(_holder())[0])


def _label() -> str:
    return f"{type(_holder()).__name__} “{_holder().accessibleName()}”"


def _place() -> tuple[int, QRect]:
    """Of the focus, in what scrolls, else in the window, and which that is."""
    ground = focused = _holder()
    while not ground.isWindow() and ground.objectName() != "scrolled":
        ground = ground.parentWidget() or ground.window()
    rect = QRect(focused.mapTo(ground, QPoint()), focused.size())
    return int(shiboken6.getCppPointer(ground)[0]), rect


def _goes_back(start: tuple[int, QRect], end: tuple[int, QRect]) -> bool:
    """Whether it is above, but not in the next column, or to the left in the same row."""
    (first, before), (second, now) = start, end
    if first != second:
        return False
    is_above = now.bottom() <= before.top() + 2 and now.left() < before.right() - 2
    is_beside = now.top() < before.bottom() - 2 and now.bottom() > before.top() + 2
    return is_above or (is_beside and now.right() <= before.left() + 2)


def _without_ring() -> Iterator[str]:
    focused = _holder()
    if isinstance(focused, QLineEdit) or (
        not isinstance(focused, QTextEdit) and hasattr(focused, "document")
    ):
        return
    rings = focused.window().findChildren(QWidget, "focusRing")
    shown = [ring for ring in rings if ring.isVisible()]
    if not any(_surrounds(ring, focused) for ring in shown):
        yield f"{_label()} has no ring"


def _surrounds(ring: QWidget, focused: QWidget) -> bool:
    inside = ring.geometry().adjusted(2, 2, -2, -2)
    place = QRect(focused.mapTo(focused.window(), QPoint()), focused.size())
    return inside.intersects(place) and ring.width() <= focused.width() + 8

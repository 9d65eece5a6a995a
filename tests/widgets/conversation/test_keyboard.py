"""Keys scroll, and Tab goes through the messages."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.conversation_view import ConversationView
from tests.helpers.person import Person
from tests.widgets.conversation.support import (
    LEFT,
    conversation,
    focused,
    settled,
)


def test_keys_scroll(view: ConversationView, qtbot: QtBot) -> None:
    view.show_messages(conversation(20))
    view.setFocus()
    bar = view.verticalScrollBar()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0
    QTest.keyClick(view, Qt.Key.Key_Space)
    page = bar.value()
    assert 400 < page < 600
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert bar.value() == 2 * page
    QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == page
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert bar.value() > page
    QTest.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()


def test_keys_scroll_also_from_a_text_that_was_clicked(view: ConversationView) -> None:
    view.show_messages(conversation(20))
    edit = view.answers[-1].edits[0]
    QTest.mouseClick(edit.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    edit.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.keyClick(edit, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0


def test_tab_goes_through_the_messages_and_scrolls_to_what_it_reaches(
    view: ConversationView, qtbot: QtBot
) -> None:
    view.show_messages(conversation(20))
    QTest.keyClick(view, Qt.Key.Key_Home)
    settled(qtbot, view)
    view.activateWindow()
    view.setFocus()
    seen: list[int] = []
    for _ in range(60):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        current = focused()
        holder = next(w for w in view.column.widgets.values() if w.isAncestorOf(current))
        seen.append(holder.index)
        area = current.rect().translated(current.mapTo(view.viewport(), QPoint()))
        assert area.intersects(view.viewport().rect())
    assert seen == sorted(seen)
    assert set(range(seen[-1] + 1)) == set(seen)
    assert seen[-1] > 2
    back = []
    for _ in range(20):
        QTest.keyClick(focused(), Qt.Key.Key_Backtab)
        current = focused()
        back.append(next(w.index for w in view.column.widgets.values() if w.isAncestorOf(current)))
    assert back == sorted(back, reverse=True)
    assert back[-1] < seen[-1]


def test_tab_goes_around_the_whole_window_and_back(person: Person) -> None:
    person.ask_and_wait("What is 12 + 30?")
    window = person.window
    person.wait_until(lambda: person.answer_widget.actions_row is not None, "the actions")
    window.activateWindow()
    composer = window.composer.edit
    composer.setFocus()
    walks = []
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        walk: list[QWidget] = []
        while len(walk) < 60 and (not walk or walk[-1] is not composer):
            QTest.keyClick(QApplication.focusWidget() or window, key)
            walk.append(QApplication.focusWidget() or window)
        walks.append(walk)
    forth, back = walks
    assert forth[:-1] == back[:-1][::-1]
    button = window.top_bar.model_button
    assert {window.sidebar.list, button, window.view, window.thinking} <= set(forth)
    inside = [i for i, w in enumerate(forth) if window.view.viewport().isAncestorOf(w)]
    assert inside == list(range(inside[0], inside[0] + len(inside)))
    assert len(inside) > 8

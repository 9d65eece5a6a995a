"""A selection spans messages, also those that are not built."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.widgets.conversation_view import ConversationView
from tests.widgets.conversation.support import (
    LEFT,
    SHORT,
    answer,
    conversation,
    drag,
    message_at,
    move,
    place,
    question,
    scroll,
    settled,
)


def test_a_drag_selects_from_one_message_into_another(view: ConversationView, qtbot: QtBot) -> None:
    view.show_messages([question(0), answer(0, "First answer."), question(1), answer(1, SHORT)])
    settled(qtbot, view)
    first, last = message_at(view, 0).edits[0], message_at(view, 3).edits[0]
    drag(view, (first, 4), (last, 5))
    view.copy()
    assert QGuiApplication.clipboard().text() == (
        "what of number 0?\n\nFirst answer.\n\nAnd what of number 1?\n\nShort"
    )
    data = QGuiApplication.clipboard().mimeData().data("text/markdown").data()
    assert bytes(data).decode().endswith("**Short**")


def test_an_upward_drag_selects_the_same(view: ConversationView, qtbot: QtBot) -> None:
    view.show_messages([question(0), answer(0, "First answer."), question(1)])
    settled(qtbot, view)
    drag(view, (message_at(view, 2).edits[0], 3), (message_at(view, 0).edits[0], 4))
    view.copy()
    assert QGuiApplication.clipboard().text() == "what of number 0?\n\nFirst answer.\n\nAnd"


def test_a_new_press_ends_the_old_selection(view: ConversationView, qtbot: QtBot) -> None:
    view.show_messages([question(0), answer(0, "First answer."), question(1)])
    settled(qtbot, view)
    drag(view, (message_at(view, 0).edits[0], 4), (message_at(view, 2).edits[0], 3))
    edit = message_at(view, 1).edits[0]
    QTest.mouseClick(edit.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    assert not any(
        edit.textCursor().hasSelection() for w in view.column.widgets.values() for edit in w.edits
    )


def test_formulas_are_copied_as_their_source(view: ConversationView, qtbot: QtBot) -> None:
    view.show_messages([question(0), answer(0, SHORT), question(1)])
    settled(qtbot, view)
    drag(view, (message_at(view, 0).edits[0], 0), (message_at(view, 2).edits[0], 3))
    view.copy()
    assert "Short words, but \\(x\\)." in QGuiApplication.clipboard().text()


def test_select_all_takes_messages_that_are_not_built(view: ConversationView, qtbot: QtBot) -> None:
    messages = conversation(300, SHORT)
    view.show_messages(messages)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    expected = "\n\n".join(message.text for message in messages)
    assert QGuiApplication.clipboard().text() == expected
    scroll(view, 0)
    assert all(
        edit.textCursor().hasSelection() for w in view.column.widgets.values() for edit in w.edits
    )


def test_a_drag_beyond_the_edge_scrolls(view: ConversationView, qtbot: QtBot) -> None:
    view.show_messages(conversation(10))
    scroll(view, 0)
    settled(qtbot, view)
    edit = message_at(view, 0).edits[0]
    grabber = edit.viewport()
    QTest.mousePress(grabber, LEFT, Qt.KeyboardModifier.NoModifier, place(edit, 0))
    outside = view.viewport().mapToGlobal(QPoint(300, view.viewport().height() + 200))
    move(grabber, grabber.mapFromGlobal(outside))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 1500, timeout=20_000)
    QTest.mouseRelease(grabber, LEFT)
    value = view.verticalScrollBar().value()
    assert view.verticalScrollBar().value() == value
    view.copy()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("And what of number 0?")
    assert len(text) > 500

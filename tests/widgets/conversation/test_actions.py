"""What can be done with a message, and a question that is edited."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QToolButton
from pytestqt.qtbot import QtBot

from app.core.messages import StopReason
from app.widgets.conversation.question_widget import QuestionWidget
from app.widgets.conversation_view import ConversationView
from app.widgets.offered_actions import MessageAction
from tests.widgets.conversation.support import (
    PARAGRAPHS,
    SHORT,
    conversation,
    focused,
    message_at,
    scroll,
    settled,
    top_line,
)


def test_actions_and_versions_are_forwarded(view: ConversationView, qtbot: QtBot) -> None:
    messages = conversation(2, SHORT)
    view.show_messages(messages)
    view.set_versions({messages[3].id: (77, messages[3].id, 78)})
    settled(qtbot, view)
    row = message_at(view, 3).actions_row
    assert row is not None
    assert row.position == "2 / 3"
    wanted: list[object] = []
    view.action_requested.connect(lambda action, number: wanted.append((action, number)))
    view.version_chosen.connect(wanted.append)
    button = row.button(MessageAction.REGENERATE)
    assert button is not None
    button.click()
    row._go_forward()
    assert wanted == [(MessageAction.REGENERATE, messages[3].id), 78]


def test_actions_do_not_move_the_layout(view: ConversationView, qtbot: QtBot) -> None:
    view.show_messages(conversation(2, SHORT))
    before = {index: w.geometry() for index, w in view.column.widgets.items()}
    assert all(w.actions_row is None for w in view.column.widgets.values())
    qtbot.waitUntil(lambda: all(w.actions_row for w in view.column.widgets.values()))
    assert {index: w.geometry() for index, w in view.column.widgets.items()} == before


def test_a_question_is_edited_in_its_bubble(view: ConversationView, qtbot: QtBot) -> None:
    messages = conversation(40)
    view.show_messages(messages)
    edited: list[tuple[int, str]] = []
    view.question_edited.connect(lambda number, text: edited.append((number, text)))
    view.edit_question(messages[4].id)
    widget = message_at(view, 4)
    assert isinstance(widget, QuestionWidget)
    editor = widget.editor
    assert editor is not None
    assert editor.toPlainText() == messages[4].text
    QTest.keyClicks(editor, " Or not?")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "Say!")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert edited == [(messages[4].id, messages[4].text + " Or not?\nSay!")]
    assert widget.editor is editor, "it may not be asked now"
    QTest.keyClicks(editor, "nonsense")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert widget.editor is None
    assert view.column.widgets[4] is widget
    assert not widget.is_busy
    assert len(edited) == 1


def test_no_button_is_cut_by_the_edge_of_its_message(view: ConversationView, qtbot: QtBot) -> None:
    view.show_messages(conversation(2, SHORT))
    settled(qtbot, view)
    for widget in view.column.widgets.values():
        row = widget.actions_row
        assert row is not None
        for button in row.findChildren(QToolButton):
            if button.isVisible():
                place = button.geometry().translated(row.pos())
                assert widget.rect().contains(place)


def test_the_field_of_a_question_closes_when_it_was_asked(
    view: ConversationView, qtbot: QtBot
) -> None:
    messages = conversation(2, SHORT)
    view.show_messages(messages)
    settled(qtbot, view)
    view.edit_question(messages[0].id)
    view.show_messages(list(messages))
    widget = message_at(view, 0)
    assert isinstance(widget, QuestionWidget)
    assert widget.editor is not None
    view.show_messages(messages[:2])
    assert widget.editor is None


def test_the_field_of_a_question_has_buttons(view: ConversationView, qtbot: QtBot) -> None:
    messages = conversation(2, SHORT)
    view.show_messages(messages)
    settled(qtbot, view)
    edited: list[str] = []
    view.question_edited.connect(lambda _, text: edited.append(text))
    view.edit_question(messages[0].id)
    widget = message_at(view, 0)
    buttons = {b.text(): b for b in widget.findChildren(QToolButton) if b.isVisible()}
    QTest.mouseClick(buttons["Ask again"], Qt.MouseButton.LeftButton)
    assert edited == [messages[0].text]
    QTest.mouseClick(buttons["Cancel"], Qt.MouseButton.LeftButton)
    assert not widget.is_busy


def test_only_the_last_answer_goes_on_or_offers_a_way_out_of_a_loop(
    view: ConversationView, qtbot: QtBot
) -> None:
    messages = conversation(2, SHORT)
    for index in (1, 3):
        messages[index] = replace(messages[index], text="", stop_reason=StopReason.LOOPING)
    view.show_messages(messages)
    settled(qtbot, view)
    first, last = view.answers
    assert [answer.pane.warning is not None for answer in (first, last)] == [False, True]
    for answer, goes_on in ((first, False), (last, True)):
        assert answer.actions_row is not None
        assert (MessageAction.CONTINUE in answer.actions_row.offered) is goes_on
    view.show_messages(messages[:2])
    assert view.answers[0].pane.warning is not None
    view.add_message(messages[2])
    assert view.answers[0].pane.warning is None


def test_only_the_last_stopped_thoughts_can_be_answered_from(
    view: ConversationView, qtbot: QtBot
) -> None:
    messages = conversation(2, SHORT)
    for index in (1, 3):
        messages[index] = replace(messages[index], text="", stop_reason=StopReason.STOPPED)
    view.show_messages(messages)
    settled(qtbot, view)
    buttons = [answer.pane.header.answer_now for answer in view.answers]
    assert [button.isVisible() for button in buttons] == [False, True]
    with qtbot.waitSignal(view.answer_now_requested):
        QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)


def test_who_leafs_through_versions_by_keyboard_goes_on(
    view: ConversationView, qtbot: QtBot
) -> None:
    messages = conversation(2, SHORT)
    others = [replace(messages[3], id=number) for number in (77, 78)]
    versions: dict[int, tuple[int, ...]] = {
        m.id: (messages[3].id, 77, 78) for m in (messages[3], *others)
    }
    view.show_messages(messages)
    view.set_versions(versions)
    view.activateWindow()
    settled(qtbot, view)
    row = message_at(view, 3).actions_row
    assert row is not None
    row.focus_version_arrow(is_forward=True)
    names = []
    for other in others:
        view.show_messages([*messages[:3], other])
        view.set_versions(versions)
        names.append(focused().accessibleName())
    assert names == ["Later version", "Earlier version"]


@pytest.mark.parametrize("is_behind_a_dialog", [False, True])
def test_the_keyboard_stays_in_the_view_when_what_had_it_goes(
    view: ConversationView, qtbot: QtBot, is_behind_a_dialog: bool
) -> None:
    messages = conversation(2, SHORT)
    view.show_messages(messages)
    settled(qtbot, view)
    qtbot.waitUntil(lambda: view.answers[-1].actions_row is not None)
    row = view.answers[-1].actions_row
    assert row is not None
    button = row.button(MessageAction.REGENERATE)
    assert button is not None
    view.activateWindow()
    button.setFocus()
    dialog = QDialog(view)
    if is_behind_a_dialog:
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
    view.show_messages([*messages[:-1], replace(messages[-1], id=99, text="Other.")])
    assert not shiboken6.isValid(button)
    assert view.focusWidget() is view
    dialog.close()


def test_another_version_takes_the_place_of_the_one_before(
    view: ConversationView, qtbot: QtBot
) -> None:
    messages = conversation(20, PARAGRAPHS)
    view.show_messages(messages)
    settled(qtbot, view)
    scroll(view, view.column.scroll + message_at(view, 38).y() - 200)
    kept = message_at(view, 38)
    y = message_at(view, 39).y()
    before = top_line(view)
    other = replace(messages[39], id=500, text="Something else. " * 300)
    view.show_messages([*messages[:39], other])
    assert message_at(view, 38) is kept
    assert message_at(view, 39).y() == y
    assert message_at(view, 39).message is other
    assert top_line(view) == before


def test_another_answer_that_streams_is_followed(view: ConversationView, qtbot: QtBot) -> None:
    messages = conversation(20, PARAGRAPHS)
    view.show_messages(messages)
    scroll(view, view.column.scroll - 300)
    other = replace(messages[39], id=500, text=PARAGRAPHS * 2, stop_reason=None)
    view.show_messages([*messages[:39], other])
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_another_conversation_is_shown_at_its_end(view: ConversationView) -> None:
    view.show_messages(conversation(20))
    scroll(view, 0)
    view.show_messages([replace(m, id=m.id + 1000) for m in conversation(20)])
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum() > 0


def test_the_same_path_again_stays_where_it_is(view: ConversationView, qtbot: QtBot) -> None:
    messages = conversation(20, PARAGRAPHS)
    view.show_messages(messages)
    scroll(view, view.column.furthest // 2)
    settled(qtbot, view)
    before = top_line(view)
    view.show_messages(list(messages))
    assert top_line(view) == before

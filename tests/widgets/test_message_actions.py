"""The row below a message offers what fits it, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from app.core.messages import Message, Role, StopReason
from app.widgets.message_actions import HEIGHT_PX, MessageActions
from app.widgets.offered_actions import MessageAction, offered_actions
from app.widgets.theme import DARK, LIGHT, apply_theme

QUESTION = Message(4, 1, None, Role.USER, "What?")
ANSWER = Message(5, 1, 4, Role.ASSISTANT, "42", stop_reason=StopReason.END_OF_ANSWER)
STOPPED = Message(5, 1, 4, Role.ASSISTANT, "4", stop_reason=StopReason.STOPPED)
STREAMING = Message(5, 1, 4, Role.ASSISTANT, "4")
A = MessageAction


@pytest.fixture
def row(qtbot: QtBot) -> MessageActions:
    row = MessageActions()
    qtbot.addWidget(row)
    row.resize(500, HEIGHT_PX)
    row.show()
    return row


def press(row: MessageActions, action: MessageAction) -> QToolButton:
    button = row.button(action)
    assert button is not None
    return button


def test_a_question_can_be_copied_edited_branched_and_deleted() -> None:
    assert set(offered_actions(QUESTION)) == {A.COPY, A.EDIT, A.BRANCH, A.DELETE}


def test_a_whole_answer_is_not_continued_and_a_single_one_not_compared() -> None:
    assert A.CONTINUE not in offered_actions(ANSWER)
    assert A.COMPARE not in offered_actions(ANSWER, (5,))
    assert A.COMPARE in offered_actions(ANSWER, (5, 6))
    assert {A.COPY, A.REGENERATE, A.BRANCH, A.DETAILS, A.DELETE} <= set(offered_actions(ANSWER))


@pytest.mark.parametrize("reason", sorted(set(StopReason) - {StopReason.END_OF_ANSWER}))
def test_an_answer_that_was_cut_can_be_continued(reason: StopReason) -> None:
    cut = Message(5, 1, 4, Role.ASSISTANT, "4", stop_reason=reason)
    assert A.CONTINUE in offered_actions(cut)
    assert A.CONTINUE not in offered_actions(cut, is_last=False)


def test_thoughts_without_an_answer_have_nothing_to_copy() -> None:
    cut = Message(5, 1, 4, Role.ASSISTANT, "", "Hm", stop_reason=StopReason.STOPPED)
    assert not {A.COPY, A.COPY_MARKDOWN} & set(offered_actions(cut))


def test_nothing_is_offered_while_it_streams_and_the_height_stays(row: MessageActions) -> None:
    row.show_actions(ANSWER, (5, 6))
    row.show_actions(STREAMING, (5, 6))
    assert row.offered == ()
    assert not [button for button in row.findChildren(QToolButton) if button.isVisible()]
    assert row.height() == HEIGHT_PX


def test_a_row_can_go_from_an_answer_to_a_question(row: MessageActions) -> None:
    row.show_actions(STOPPED, (5, 6))
    row.show_actions(QUESTION)
    visible = [button for button in row.findChildren(QToolButton) if button.isVisible()]
    assert len(visible) == 4
    assert press(row, A.COPY).accessibleName() == "Copy the question"
    assert row.position == ""


def test_a_click_says_which_action(row: MessageActions, qtbot: QtBot) -> None:
    row.show_actions(STOPPED)
    for action in (A.COPY, A.REGENERATE, A.CONTINUE, A.BRANCH, A.DETAILS):
        with qtbot.waitSignal(row.triggered) as blocker:
            QTest.mouseClick(press(row, action), Qt.MouseButton.LeftButton)
        assert blocker.args == [action]


def test_shift_copies_markdown(row: MessageActions, qtbot: QtBot) -> None:
    row.show_actions(ANSWER)
    shift = Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(row.triggered) as blocker:
        QTest.mouseClick(press(row, A.COPY), Qt.MouseButton.LeftButton, shift)
    assert blocker.args == [A.COPY_MARKDOWN]


def test_rare_actions_are_behind_the_dots(row: MessageActions, qtbot: QtBot) -> None:
    row.show_actions(ANSWER)
    assert row.menu is not None
    assert [entry.text() for entry in row.menu.actions()] == [
        "Copy as Markdown",
        "Edit the answer…",
        "Export…",
        "Delete the answer and what follows",
    ]
    with qtbot.waitSignal(row.triggered) as blocker:
        row.menu.actions()[3].trigger()
    assert blocker.args == [A.DELETE]


def test_arrows_lead_to_the_neighbouring_versions(row: MessageActions, qtbot: QtBot) -> None:
    row.show_actions(ANSWER, (3, 5, 9))
    assert row.position == "2 / 3"
    names = {button.accessibleName(): button for button in row.findChildren(QToolButton)}
    for name, version in (("Earlier version", 3), ("Later version", 9)):
        with qtbot.waitSignal(row.version_chosen) as blocker:
            QTest.mouseClick(names[name], Qt.MouseButton.LeftButton)
        assert blocker.args == [version]
    row.show_actions(ANSWER, (3, 5))
    assert not names["Later version"].isEnabled()


def test_the_keyboard_goes_through_the_row_and_clears_it(
    row: MessageActions, qapp: QApplication, qtbot: QtBot
) -> None:
    row.show_actions(ANSWER, (3, 5, 9))
    row.activateWindow()
    quiet = row._colour()
    qtbot.waitUntil(row.isActiveWindow)
    names = []
    for _ in range(6):
        QTest.keyClick(qapp.focusWidget() or row, Qt.Key.Key_Tab)
        focused = qapp.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
    assert len(set(names)) == 6
    assert row._colour() != quiet
    with qtbot.waitSignal(row.triggered):
        press(row, A.REGENERATE).setFocus()
        QTest.keyClick(press(row, A.REGENERATE), Qt.Key.Key_Space)


def test_what_was_done_is_confirmed_for_a_moment(row: MessageActions, qtbot: QtBot) -> None:
    row.show_actions(ANSWER)
    copy = press(row, A.COPY)
    usual = copy.icon().cacheKey()
    row.confirm(A.COPY)
    row.confirm(A.COPY)
    assert copy.icon().cacheKey() != usual
    qtbot.waitUntil(lambda: copy.icon().cacheKey() == usual)


def test_the_place_among_the_versions_follows_the_theme(
    row: MessageActions, qapp: QApplication
) -> None:
    apply_theme(qapp, LIGHT)
    row.show_actions(ANSWER, (3, 5, 9))
    (position,) = row.findChildren(QLabel)
    for theme in (DARK, LIGHT):
        apply_theme(qapp, theme)
        position.ensurePolished()
        assert position.palette().color(position.foregroundRole()).name() == theme.muted

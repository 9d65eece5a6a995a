"""An answer that grows: followed or left alone, and told to screen readers."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from app.core.messages import Channel, StopReason
from app.widgets.conversation_view import ConversationView
from tests.widgets.conversation.support import (
    PARAGRAPHS,
    answer,
    conversation,
    message_at,
    question,
    scroll,
    settled,
    top_line,
)


def test_a_streaming_answer_is_followed(view: ConversationView, qtbot: QtBot) -> None:
    view.show_messages(conversation(3))
    view.add_message(question(3))
    message = replace(answer(3, "", ""), stop_reason=None)
    view.add_message(message)
    bar = view.verticalScrollBar()
    for number in range(60):
        message = message.with_appended(Channel.ANSWER, f"Paragraph {number}.\n\n")
        view.update_message(message, None)
        assert bar.value() == bar.maximum()
    assert view.answers[-1].message is message
    jump = view.overlays.jump
    assert not jump.isVisible()


def test_a_reader_who_went_up_is_left_in_peace(view: ConversationView, qtbot: QtBot) -> None:
    view.show_messages(conversation(3))
    message = replace(answer(3, PARAGRAPHS, ""), stop_reason=None)
    view.add_message(message)
    settled(qtbot, view)
    scroll(view, view.verticalScrollBar().value() - 400)
    jump = view.overlays.jump
    assert jump.isVisible()
    before = top_line(view)
    for number in range(30):
        message = message.with_appended(Channel.ANSWER, f"Paragraph {number}.\n\n")
        view.update_message(message, None)
    assert top_line(view) == before
    jump.click()
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    assert not jump.isVisible()


def test_an_answer_that_streams_out_of_sight_is_whole_when_seen_again(
    view: ConversationView, qtbot: QtBot
) -> None:
    view.show_messages(conversation(30))
    message = replace(answer(30, "Begin.", ""), stop_reason=None)
    view.add_message(message)
    scroll(view, 0)
    settled(qtbot, view)
    message = replace(message, text=PARAGRAPHS, stop_reason=StopReason.END_OF_ANSWER)
    view.update_message(message, None)
    view.follow()
    settled(qtbot, view)
    assert "Paragraph 29" in view.answers[-1].edits[-1].toPlainText()


def test_each_step_of_an_answer_is_announced_once(view: ConversationView) -> None:
    view.show_messages(conversation(1))
    message = replace(answer(1, "", ""), stop_reason=None)
    said: list[str] = []
    view._reading.announcer.announced.connect(said.append)
    view.add_message(message)
    for channel in (Channel.REASONING, Channel.ANSWER):
        for _ in range(3):
            message = message.with_appended(channel, "word ")
            view.update_message(message, None)
    view.update_message(replace(message, stop_reason=StopReason.END_OF_ANSWER), None)
    assert said == ["Thinking", "Answering", "Answer finished"]


def test_messages_have_names_for_screen_readers(view: ConversationView) -> None:
    view.show_messages(conversation(1))
    assert message_at(view, 0).accessibleName() == "Your question"
    assert message_at(view, 1).accessibleName() == "Answer of R1"

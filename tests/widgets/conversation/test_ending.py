"""Of a very long answer the end is seen at once, and gives way to the body unnoticed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.widgets.conversation.answer_widget import AnswerWidget
from app.widgets.conversation.ending import last_part
from app.widgets.conversation_view import ConversationView
from tests.widgets.conversation.support import answer, question, scroll, settled
from tests.widgets.conversation.test_huge import HUGE

LAST = "These are the very last words."
TEXT = f"{HUGE}\n\n{LAST}"


def open_huge(view: ConversationView) -> AnswerWidget:
    view.show_messages([question(0), answer(0, TEXT, "")])
    widget = view.column.widgets[1]
    assert isinstance(widget, AnswerWidget)
    return widget


def top_of_last_words(view: ConversationView, parent: QWidget) -> int | None:
    """Where they stand in the viewport."""
    for edit in parent.findChildren(QWidget, "flowText"):
        found = edit.document().find(LAST)  # type: ignore[attr-defined] # a SegmentEdit
        if not found.isNull() and edit.isVisible():
            rect = edit.cursorRect(found)  # type: ignore[attr-defined]
            return int(edit.mapTo(view.viewport(), QPoint()).y() + rect.top())
    return None


def is_over(widget: AnswerWidget) -> bool:
    return widget.is_complete and not widget._ending.is_shown and widget._answer.is_settled


def test_the_last_words_are_seen_before_the_answer_is_parsed(
    view: ConversationView, qtbot: QtBot
) -> None:
    widget = open_huge(view)
    qtbot.waitUntil(lambda: top_of_last_words(view, widget) is not None)
    early = top_of_last_words(view, widget)
    assert not widget.is_complete
    assert early is not None
    assert 300 < early < view.viewport().height()
    assert all(LAST not in edit.toPlainText() for edit in widget.edits)
    qtbot.waitUntil(lambda: is_over(widget), timeout=30_000)
    settled(qtbot, view)
    late = top_of_last_words(view, widget)
    assert late is not None
    assert abs(late - early) <= 2
    assert any(LAST in edit.toPlainText() for edit in widget.edits)


def test_nothing_in_it_takes_the_keyboard(view: ConversationView, qtbot: QtBot) -> None:
    widget = open_huge(view)
    qtbot.waitUntil(lambda: widget._ending.is_shown)
    ending = widget._ending._shown
    assert ending is not None
    assert not ending.isEnabled()
    assert not any(child.isEnabled() for child in ending.findChildren(QWidget))


def test_it_may_be_left_before_it_is_over(view: ConversationView, qtbot: QtBot) -> None:
    widget = open_huge(view)
    qtbot.waitUntil(lambda: widget._ending.is_shown)
    scroll(view, 0)
    view.resize(640, 500)
    view.show_messages([question(3)])
    settled(qtbot, view)
    widget = open_huge(view)
    qtbot.waitUntil(lambda: is_over(widget), timeout=30_000)
    assert top_of_last_words(view, widget) is not None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("short\n\ntext", ""),
        ("x" * 9_000, ""),
        ("a b\n\n" * 2_000 + "end", "a b\n\n"),
        ("a b\n\n" * 2_000 + "```\n" + "c\n\n" * 1_990 + "```\n\nend", "end"),
        ("```\n" + "c\n\n" * 3_000, ""),
    ],
    ids=["short", "no paragraphs", "paragraphs", "from code on", "code without an end"],
)
def test_it_begins_where_a_paragraph_does(text: str, part: str) -> None:
    found = last_part(text)
    assert text.endswith(found)
    assert found.startswith(part) if part else not found
    assert len(found) <= 4_000

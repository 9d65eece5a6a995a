"""Questions of any length come in slices."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.widgets.conversation_view import ConversationView
from tests.widgets.conversation.support import (
    message_at,
    question,
)


@pytest.mark.parametrize("text", ["lorem ipsum " * 85_000, "line of words\n" * 70_000])
def test_a_question_of_a_megabyte_comes_in_slices(
    view: ConversationView, qtbot: QtBot, text: str
) -> None:
    view.show_messages([replace(question(0), text=text)])
    widget = message_at(view, 0)
    assert not widget.is_complete
    qtbot.waitUntil(lambda: widget.is_complete, timeout=60_000)
    shown = "".join(edit.toPlainText() for edit in widget.edits)
    assert shown.replace("\n", "") == text.replace("\n", "")
    view.select_all()
    assert view._reading.selection.text(is_markdown=False) == text


def test_a_line_without_a_space_is_cut(view: ConversationView, qtbot: QtBot) -> None:
    view.show_messages([replace(question(0), text="x" * 200_000)])
    widget = message_at(view, 0)
    qtbot.waitUntil(lambda: widget.is_complete, timeout=60_000)
    assert all(edit.document().characterCount() <= 4_001 for edit in widget.edits)

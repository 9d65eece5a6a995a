"""Another font of the application reaches all that is read, and takes no long turn of the loop."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.widgets.conversation.answer_widget import AnswerWidget
from app.widgets.conversation.question_widget import QuestionWidget
from app.widgets.conversation_view import ConversationView
from app.widgets.relative_size import TEXT_POINTS
from tests.widgets.conversation.support import (
    answer,
    conversation,
    question,
    scroll,
    settled,
    top_line,
)
from tests.widgets.markdown.test_hostile import Turns

LARGE = 15.0
TEXT = """# Head

Some *words* with \\(x^2\\) in them.

```python
x = 1
```

| a | b |
|---|---|
| 1 | \\(y\\) |

\\[ \\int x \\]
"""
MESSAGES = [question(0, "A question of some words"), answer(0, TEXT, "Hm, \\(x\\).\nThen $y$.")]

SetPoints = Callable[[float], None]


@pytest.fixture
def set_points(qapp: QApplication) -> Iterator[SetPoints]:
    before = qapp.font()

    def work(points: float) -> None:
        font = QFont(qapp.font())
        font.setPointSizeF(points)
        qapp.setFont(font)

    yield work
    qapp.setFont(before)
    qapp.setStyleSheet(qapp.styleSheet())


def shown(view: ConversationView, qtbot: QtBot) -> tuple[QuestionWidget, AnswerWidget]:
    asked, answered = view.column.widgets[0], view.column.widgets[1]
    assert isinstance(asked, QuestionWidget)
    assert isinstance(answered, AnswerWidget)
    answered.pane.is_animated = False
    answered.pane.set_open(True)
    settled(qtbot, view)
    return asked, answered


def wait_for(view: ConversationView, qtbot: QtBot, points: float) -> None:
    em = points * 96 / 72
    qtbot.waitUntil(
        lambda: all(abs(a._answer._typography.em - em) < 0.1 for a in view.answers), timeout=10_000
    )
    qtbot.waitUntil(lambda: all(a._answer.is_settled for a in view.answers), timeout=10_000)
    settled(qtbot, view)


def test_all_that_is_read_grows(
    view: ConversationView, qtbot: QtBot, set_points: SetPoints
) -> None:
    view.show_messages(list(MESSAGES))
    settled(qtbot, view)
    asked, answered = shown(view, qtbot)
    before = asked.height()
    set_points(LARGE)
    wait_for(view, qtbot, LARGE)
    assert asked.height() > before
    assert answered.pane.text is not None
    texts = [*asked.edits, *answered.edits, answered.pane.text]
    assert {text.font().pointSizeF() for text in texts} == {LARGE}
    assert asked.edits[0].height() >= asked.edits[0].document().size().height()
    assert answered.pane.header.toggle.text() == answered.pane.label
    assert answered.height() == answered.fit(answered.width())


def test_it_looks_as_if_it_had_been_so_from_the_beginning(
    view: ConversationView, qtbot: QtBot, set_points: SetPoints
) -> None:
    view.show_messages(list(MESSAGES))
    settled(qtbot, view)
    shown(view, qtbot)
    set_points(LARGE)
    wait_for(view, qtbot, LARGE)
    heights = [view.column.widgets[index].height() for index in (0, 1)]
    view.show_messages([question(7)])
    view.show_messages(list(MESSAGES))
    settled(qtbot, view)
    shown(view, qtbot)
    assert [view.column.widgets[index].height() for index in (0, 1)] == heights


def test_what_is_read_stays_and_no_turn_takes_long(
    view: ConversationView, qtbot: QtBot, set_points: SetPoints
) -> None:
    view.show_messages(conversation(40))
    settled(qtbot, view)
    scroll(view, view.column.furthest // 2)
    settled(qtbot, view)
    scroll(view, view.column.scroll + top_line(view, 0)[2])
    index, words, _ = top_line(view, 0)
    gc.collect()
    gc.freeze()  # what other tests have left is not what is measured
    try:
        turns = Turns()
        set_points(LARGE)
        wait_for(view, qtbot, LARGE)
    finally:
        gc.unfreeze()
    found, now, _ = top_line(view, 0)
    assert (found, now[:12]) == (index, words[:12])
    assert turns.longest_s < 0.15, turns.longest_s
    set_points(TEXT_POINTS)
    wait_for(view, qtbot, TEXT_POINTS)

"""Few messages have widgets, and what is read stays where it is."""

from __future__ import annotations

from itertools import pairwise

import shiboken6
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from app.widgets.conversation.answer_widget import AnswerWidget
from app.widgets.conversation.message_widget import MessageWidget
from app.widgets.conversation_view import ConversationView
from tests.widgets.conversation.support import (
    PARAGRAPHS,
    SHORT,
    conversation,
    message_at,
    scroll,
    settled,
    top_line,
)

MOST_WIDGETS = 60


def test_a_long_conversation_opens_at_its_end_with_few_widgets(
    view: ConversationView, qtbot: QtBot
) -> None:
    view.show_messages(conversation(5_000, SHORT))
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum() > 500_000
    assert 9_999 in view.column.widgets
    settled(qtbot, view)
    assert bar.value() == bar.maximum()
    assert len(view.column.widgets) < MOST_WIDGETS


def test_widgets_stay_few_wherever_the_reader_goes(view: ConversationView, qtbot: QtBot) -> None:
    view.show_messages(conversation(5_000, SHORT))
    bar = view.verticalScrollBar()
    for share in (0.0, 0.5, 0.25, 0.9, 0.7):
        scroll(view, round(bar.maximum() * share))
        settled(qtbot, view)
        assert len(view.column.widgets) < MOST_WIDGETS
        alive = view.viewport().findChildren(MessageWidget)
        assert len(alive) == len(view.column.widgets)


def test_the_viewport_is_filled_after_a_jump(view: ConversationView) -> None:
    view.show_messages(conversation(200))
    scroll(view, view.column.furthest // 3)
    for index in view.column.visible:
        assert index in view.column.widgets
    bottoms = [w.geometry().bottom() for w in view.column.widgets.values()]
    assert max(bottoms) >= view.viewport().height()


def test_messages_do_not_overlap(view: ConversationView, qtbot: QtBot) -> None:
    view.show_messages(conversation(20))
    scroll(view, view.column.furthest // 2)
    settled(qtbot, view)
    places = [w.geometry() for _, w in sorted(view.column.widgets.items())]
    for above, below in pairwise(places):
        assert above.bottom() + 1 == below.top()


def test_what_is_read_stays_when_heights_above_turn_out_others(
    view: ConversationView, qtbot: QtBot
) -> None:
    text = PARAGRAPHS.replace("\n\n", "\n\n\\[ \\frac{\\sum x_i}{2} \\]\n\n")
    view.show_messages(conversation(60, text))
    scroll(view, view.column.furthest // 2)
    y = next(y for y in range(600) if "says" in top_line(view, y)[1])
    scroll(view, view.column.scroll + top_line(view, y)[2])
    before = top_line(view, 0)
    total = view.column.content_height
    settled(qtbot, view)  # formulas come, neighbours are built: most heights change
    assert view.column.content_height > total + 1000
    assert top_line(view, 0) == before


def test_what_is_read_stays_while_the_reader_scrolls_up_over_guesses(
    view: ConversationView, qtbot: QtBot
) -> None:
    view.show_messages(conversation(60))
    settled(qtbot, view)
    for _ in range(40):
        y = top_line(view, 300)[2]
        index, text, y = top_line(view, y)  # from the top of its line, as below
        scroll(view, view.verticalScrollBar().value() - 120)
        assert top_line(view, y + 120) == (index, text, y + 120)


def test_a_pane_above_that_opens_moves_nothing(view: ConversationView, qtbot: QtBot) -> None:
    view.show_messages(conversation(20))
    scroll(view, view.column.furthest // 2)
    settled(qtbot, view)
    before = top_line(view)
    above = min(view.column.widgets)
    widget = message_at(view, above if above % 2 else above + 1)
    assert isinstance(widget, AnswerWidget)
    assert widget.geometry().bottom() < 0
    widget.pane.is_animated = False
    height = widget.height()
    widget.pane.set_open(True)
    qtbot.waitUntil(lambda: widget.height() > height + 50)
    assert top_line(view) == before


def test_a_pane_that_is_opened_by_hand_stays_under_the_pointer(
    view: ConversationView, qtbot: QtBot
) -> None:
    view.show_messages(conversation(3))
    settled(qtbot, view)
    last = view.answers[-1]
    scroll(view, view.column.scroll + last.y() - 100)
    follow_from = view.column.furthest
    view.follow()
    y = last.pane.mapTo(view.viewport(), QPoint()).y()
    last.pane.set_open(True)
    qtbot.waitUntil(lambda: view.column.furthest > follow_from + 50)
    assert last.pane.mapTo(view.viewport(), QPoint()).y() == y


def test_another_width_keeps_the_line_at_the_top(view: ConversationView, qtbot: QtBot) -> None:
    view.show_messages(conversation(40, PARAGRAPHS))
    scroll(view, view.column.furthest // 2)
    settled(qtbot, view)
    before = top_line(view, 0)
    for width in (520, 700, 900):
        view.resize(width, 600)
        assert all(w.width() == view.column.extents.width for w in view.column.widgets.values())
    settled(qtbot, view)
    assert top_line(view, 0) == before


def test_a_pane_opened_by_hand_is_open_when_the_reader_comes_back(
    view: ConversationView, qtbot: QtBot
) -> None:
    view.show_messages(conversation(60))
    settled(qtbot, view)
    last = view.answers[-1]
    last.pane.set_open(True)
    scroll(view, 0)
    qtbot.waitUntil(lambda: not shiboken6.isValid(last), timeout=20_000)
    view.follow()
    assert view.answers[-1].pane.is_open
    assert not view.answers[-2].pane.is_open


def test_nothing_out_of_sight_is_made_while_another_conversation_is_read(
    view: ConversationView, qtbot: QtBot
) -> None:
    view.show_messages(conversation(20))
    work = view._reading.neighbours._timer
    assert work.isActive()
    view.make_way()
    assert not work.isActive()
    scroll(view, view.verticalScrollBar().value() - 40)
    assert not work.isActive()
    qtbot.waitUntil(work.isActive, timeout=5_000)  # none came
    view.make_way()
    view.show_messages(conversation(19))
    assert work.isActive()

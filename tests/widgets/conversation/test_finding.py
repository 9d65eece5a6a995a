"""Hits are scrolled to and marked; the bar goes through them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.messages import Channel
from app.widgets.conversation.answer_widget import AnswerWidget
from app.widgets.conversation.marking import marked_rect
from app.widgets.conversation.scroll_place import END_PX
from app.widgets.conversation_view import ConversationView
from tests.widgets.conversation.support import (
    PARAGRAPHS,
    SHORT,
    answer,
    conversation,
    marked,
    message_at,
    question,
    scroll,
    settled,
)


def test_reveal_scrolls_to_the_words_and_marks_them(view: ConversationView, qtbot: QtBot) -> None:
    messages = conversation(100, PARAGRAPHS)
    view.show_messages(messages)
    start = PARAGRAPHS.index("Paragraph 17")
    view.reveal(messages[41].id, Channel.ANSWER, start, len("Paragraph 17"))
    settled(qtbot, view)
    edit = message_at(view, 41).edits[0]
    assert marked(edit) == ["Paragraph 17"]
    y = edit.mapTo(view.viewport(), marked_rect(edit).topLeft()).y()
    assert 0 < y < view.viewport().height()
    view.clear_marks()
    assert edit.extraSelections() == []


def test_reveal_takes_the_occurrence_that_is_meant(view: ConversationView, qtbot: QtBot) -> None:
    text = "one two\n\n```python\ntwo\n```\n\nthree \\(two\\) and two"
    view.show_messages([question(0), answer(0, text)])
    settled(qtbot, view)
    places = [i for i in range(len(text)) if text.startswith("two", i)]
    found = []
    for start in places:
        view.reveal(2, Channel.ANSWER, start, 3)
        edits = view.answers[0].edits
        found += [(number, *marked(edit)) for number, edit in enumerate(edits) if marked(edit)]
        last = marked_rect(edits[-1]).left()
    assert found == [(0, "two"), (1, "two"), (2, "\ufffc"), (2, "two")]
    assert last > 40


def test_words_in_addresses_are_not_counted(view: ConversationView, qtbot: QtBot) -> None:
    text = "[one](http://two.example/two/two) then two, \\(x\\) and (two)\\(y\\) at last"
    view.show_messages([question(0), answer(0, text)])
    settled(qtbot, view)
    (edit,) = view.answers[0].edits
    places = []
    for start in (text.index("two,"), text.rindex("two)")):
        view.reveal(2, Channel.ANSWER, start, 3)
        assert marked(edit) == ["two"]
        (selection,) = edit.extraSelections()
        places.append(selection.cursor.selectionStart())
    shown = edit.toPlainText()
    assert places == [shown.index("two,"), shown.index("two)")]


def test_words_across_an_invisible_character_are_found(
    view: ConversationView, qtbot: QtBot
) -> None:
    text = "It is so-\\(x\\) and well-\\(y\\)."
    view.show_messages([question(0), answer(0, text)])
    settled(qtbot, view)
    (edit,) = view.answers[0].edits
    assert "\u2060" in edit.toPlainText()
    view.reveal(2, Channel.ANSWER, text.index("-\\(x"), 5)
    assert marked(edit)[0].replace("\u2060", "").startswith("-")


def test_reveal_opens_the_thoughts(view: ConversationView, qtbot: QtBot) -> None:
    thoughts = "\n".join(f"Step {n} of many." for n in range(300))
    messages = conversation(20)
    messages[7] = replace(messages[7], reasoning=thoughts)
    view.show_messages(messages)
    view.reveal(messages[7].id, Channel.REASONING, thoughts.index("Step 250"), len("Step 250"))
    widget = message_at(view, 7)
    assert isinstance(widget, AnswerWidget)
    assert widget.pane.is_open
    area = widget.pane.geometry().translated(widget.pos())
    assert area.intersects(view.viewport().rect())


def test_the_find_bar_counts_and_goes_through_the_hits(
    view: ConversationView, qtbot: QtBot
) -> None:
    messages = conversation(30, SHORT)
    messages[11] = replace(messages[11], text="Une **école** d'été.", reasoning="L'ECOLE?")
    messages[41] = replace(messages[41], text="Another Ecole.")
    view.show_messages(messages)
    scroll(view, 0)
    view.open_find()
    bar = view.overlays.find
    assert bar is not None
    QTest.keyClicks(bar.field, "ecole")
    qtbot.waitUntil(lambda: bar.count_text == "1 / 3")
    widget = message_at(view, 11)
    assert isinstance(widget, AnswerWidget)
    assert widget.pane.is_open
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count_text == "2 / 3"
    assert marked(widget.edits[0]) == ["école"]
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count_text == "3 / 3"
    assert message_at(view, 41).edits[0].extraSelections()
    QTest.keyClicks(bar.field, "x")
    qtbot.waitUntil(lambda: bar.count_text == "None")
    assert not message_at(view, 41).edits[0].extraSelections()
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_enter_after_the_conversation_changed_goes_to_a_hit_of_the_new_one(
    view: ConversationView, qtbot: QtBot
) -> None:
    view.show_messages(conversation(30, SHORT))
    view.open_find()
    bar = view.overlays.find
    assert bar is not None
    QTest.keyClicks(bar.field, "words")
    qtbot.waitUntil(lambda: bar.count_text.endswith("/ 30"))
    view.show_messages([replace(m, id=m.id + 1000) for m in conversation(2, SHORT)])
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bar.count_text == "2 / 2")
    assert marked(message_at(view, 3).edits[0]) == ["words"]


def test_another_conversation_is_searched_and_its_first_hit_shown(
    view: ConversationView, qtbot: QtBot
) -> None:
    view.show_messages(conversation(5, SHORT))
    view.open_find()
    bar = view.overlays.find
    assert bar is not None
    QTest.keyClicks(bar.field, "words")
    qtbot.waitUntil(lambda: bar.count_text.endswith("/ 5"))
    view.show_messages([replace(m, id=m.id + 1000) for m in conversation(2, SHORT)])
    qtbot.waitUntil(lambda: bar.count_text == "1 / 2")
    assert marked(message_at(view, 1).edits[0]) == ["words"]


def test_the_bar_covers_no_hit_of_the_first_question(view: ConversationView, qtbot: QtBot) -> None:
    messages = conversation(20, SHORT)
    messages[0] = replace(messages[0], text="needle " * 60)
    view.show_messages(messages)
    view.open_find()
    bar = view.overlays.find
    assert bar is not None
    QTest.keyClicks(bar.field, "needle")
    qtbot.waitUntil(lambda: bar.count_text == "1 / 60")
    assert message_at(view, 0).y() >= bar.geometry().bottom()
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    scroll(view, 0)
    assert message_at(view, 0).y() == END_PX

"""A very long answer has widgets only near what is seen, and nothing of that shows."""

from __future__ import annotations

import gc
import re

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.messages import Channel
from app.widgets.conversation.answer_widget import AnswerWidget
from app.widgets.conversation.selection import Place
from app.widgets.conversation_view import ConversationView
from app.widgets.markdown.code_segment import CodeSegment, Switches
from app.widgets.theme import DARK, LIGHT, apply_theme
from tests.benchmarks.view_huge import mixed_text
from tests.widgets.conversation.support import (
    answer,
    conversation,
    marked,
    message_at,
    question,
    scroll,
    settled,
    top_line,
)
from tests.widgets.markdown.test_hostile import Turns

SECTIONS = 400
MOST_TEXTS = 120
SECTION = """## Part {n}

The words of part {n} are *these*, and [needle](http://needle.example/needle/{n}) is a link.

```python
value_{n} = {n}
print("a line of code that is so long that it has to scroll or be wrapped", value_{n}, value_{n})
a, b, c = 1, 2, 3
d = 4
```

| part | number |
|---|---|
| {n} | needle {n} |
"""
HUGE = "\n".join(SECTION.format(n=n) for n in range(SECTIONS))


def show_huge(view: ConversationView, qtbot: QtBot, text: str = HUGE) -> AnswerWidget:
    view.show_messages([question(0), answer(0, text, "")])
    widget = message_at(view, 1)
    assert isinstance(widget, AnswerWidget)
    qtbot.waitUntil(lambda: widget.is_complete, timeout=30_000)
    calm(view, qtbot)
    return widget


def calm(view: ConversationView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: all(a._answer.is_settled for a in view.answers), timeout=30_000)
    settled(qtbot, view)


def go(view: ConversationView, qtbot: QtBot, share: float) -> None:
    scroll(view, round(view.column.furthest * share))
    calm(view, qtbot)


def test_widgets_are_few_wherever_the_reader_goes(view: ConversationView, qtbot: QtBot) -> None:
    widget = show_huge(view, qtbot)
    assert widget.edit_count == 3 * SECTIONS
    for share in (0.0, 0.5, 0.95, 0.2):
        go(view, qtbot, share)
        assert 5 < len(widget.edits) < MOST_TEXTS


def test_the_viewport_is_filled_after_a_jump(view: ConversationView, qtbot: QtBot) -> None:
    show_huge(view, qtbot)
    for share in (0.0, 0.4, 0.8):
        go(view, qtbot, share)
        found = {top_line(view, y)[2] for y in range(0, 560, 40)}
        assert len(found) > 5


def test_scrolling_shows_every_part_in_order(view: ConversationView, qtbot: QtBot) -> None:
    widget = show_huge(view, qtbot, "\n".join(SECTION.format(n=n) for n in range(60)))
    go(view, qtbot, 0.0)
    bar, seen = view.verticalScrollBar(), []
    while True:
        for _, edit in widget.numbered_edits:
            seen += re.findall(r"^Part (\d+)$", edit.toPlainText(), re.MULTILINE)
        if bar.value() == bar.maximum():
            break
        scroll(view, bar.value() + 300)
    assert list(dict.fromkeys(map(int, seen))) == list(range(60))


@pytest.mark.parametrize("share", [0.3, 0.7])
def test_what_is_read_stays_in_another_width(
    view: ConversationView, qtbot: QtBot, share: float
) -> None:
    show_huge(view, qtbot)
    go(view, qtbot, share)
    scroll(view, view.column.scroll + top_line(view, 0)[2])
    before = top_line(view, 0)
    for width in (560, 700, 900):
        view.resize(width, 600)
    calm(view, qtbot)
    assert top_line(view, 0) == before


def test_what_is_read_stays_in_another_theme(
    view: ConversationView, qtbot: QtBot, qapp: QApplication
) -> None:
    widget = show_huge(view, qtbot)
    go(view, qtbot, 0.5)
    before = top_line(view, 0)
    apply_theme(qapp, DARK)
    try:
        qtbot.waitUntil(lambda: widget._answer._typography.theme is DARK)
        calm(view, qtbot)
        assert top_line(view, 0) == before
        for _, edit in widget.numbered_edits:
            if "The words of part" in edit.toPlainText():
                cursor = edit.document().find("The words")
                assert cursor.charFormat().foreground().color().name() == DARK.text
    finally:
        apply_theme(qapp, LIGHT)


def test_a_copy_has_what_has_no_widget(view: ConversationView, qtbot: QtBot) -> None:
    widget = show_huge(view, qtbot)
    go(view, qtbot, 0.1)
    selection = view._reading.selection
    number = next(n for n, edit in widget.numbered_edits if "Part" in edit.toPlainText())
    selection.begin(Place(1, number, 3))
    go(view, qtbot, 0.8)
    end = next(n for n, edit in widget.numbered_edits if "Part" in edit.toPlainText())
    selection.reach(Place(1, end, 4))
    selection.copy()
    data = QGuiApplication.clipboard().mimeData()
    for text in (data.text(), bytes(data.data("text/markdown").data()).decode()):
        parts = [int(part) for part in re.findall(r"value_(\d+) = ", text)]
        assert len(parts) > SECTIONS // 2
        assert parts == list(range(parts[0], parts[-1] + 1))


def test_all_is_copied_as_its_source(view: ConversationView, qtbot: QtBot) -> None:
    show_huge(view, qtbot)
    view.select_all()
    view.copy()
    assert HUGE in QGuiApplication.clipboard().text()


def test_what_comes_into_sight_is_selected_too(view: ConversationView, qtbot: QtBot) -> None:
    widget = show_huge(view, qtbot)
    view.select_all()
    go(view, qtbot, 0.5)
    qtbot.waitUntil(lambda: all(edit.textCursor().hasSelection() for edit in widget.edits))


def test_words_are_revealed_anywhere(view: ConversationView, qtbot: QtBot) -> None:
    widget = show_huge(view, qtbot)
    for part in (17, 333, 200):
        words = f"needle {part} "
        view.reveal(widget.message.id, Channel.ANSWER, HUGE.index(words), len(words) - 1)
        calm(view, qtbot)
        found = [edit for edit in widget.edits if marked(edit)]
        assert [marked(edit) for edit in found] == [[words.strip()]]
        assert not found[0].visibleRegion().isEmpty()


def code_of(widget: AnswerWidget, part: int) -> CodeSegment | None:
    for segment in widget._answer.segments:
        if isinstance(segment, CodeSegment) and f"value_{part} " in segment.edits[0].toPlainText():
            return segment
    return None


def test_the_switches_of_code_are_remembered(view: ConversationView, qtbot: QtBot) -> None:
    widget = show_huge(view, qtbot)
    view.reveal(widget.message.id, Channel.ANSWER, HUGE.index("value_40 "), 8)
    calm(view, qtbot)
    code = code_of(widget, 40)
    assert code is not None
    code.switches = Switches(is_wrapped=True)
    go(view, qtbot, 0.9)
    assert code_of(widget, 40) is None
    view.reveal(widget.message.id, Channel.ANSWER, HUGE.index("value_40 "), 8)
    calm(view, qtbot)
    code = code_of(widget, 40)
    assert code is not None
    assert code.switches == Switches(is_wrapped=True)


def test_the_switches_of_code_outlive_their_message(view: ConversationView, qtbot: QtBot) -> None:
    text = "So:\n\n```\n" + "a line of code " * 20 + "\n```"
    view.show_messages([*conversation(30), question(30), answer(30, text)])
    settled(qtbot, view)
    code = view.answers[-1]._answer.segments[1]
    assert isinstance(code, CodeSegment)
    code.switches = Switches(is_wrapped=True)
    scroll(view, 0)
    settled(qtbot, view)
    assert 61 not in view.column.widgets
    view.follow()
    settled(qtbot, view)
    code = view.answers[-1]._answer.segments[1]
    assert isinstance(code, CodeSegment)
    assert code.switches == Switches(is_wrapped=True)


def test_no_turn_of_the_loop_takes_long(
    view: ConversationView, qtbot: QtBot, qapp: QApplication
) -> None:
    gc.collect()
    gc.freeze()  # what other tests have left is not what is measured
    few = [question(5), answer(5, "Few words.")]
    show_huge(view, qtbot, mixed_text(30_000))  # loads what is needed
    huge = [question(0), answer(0, mixed_text(200_000), "")]
    acts = {
        "open": lambda: view.show_messages(huge),
        "narrow": lambda: view.resize(600, 600),
        "scroll": lambda: scroll(view, view.column.furthest // 2),
        "wide": lambda: view.resize(900, 600),
        "dark": lambda: apply_theme(qapp, DARK),
        "light": lambda: apply_theme(qapp, LIGHT),
        "leave": lambda: view.show_messages(few),
    }
    longest = {}
    try:
        for name, act in acts.items():
            late = QTimer(view)  # themes come late
            late.setSingleShot(True)
            turns = Turns()
            QTimer.singleShot(0, act)
            with qtbot.waitSignal(late.timeout):
                late.start(60)
            qtbot.waitUntil(
                lambda: all(a._answer.is_complete for a in view.answers), timeout=30_000
            )
            calm(view, qtbot)
            longest[name] = turns.longest_s
    finally:
        gc.unfreeze()
    assert max(longest.values()) < 0.15, longest

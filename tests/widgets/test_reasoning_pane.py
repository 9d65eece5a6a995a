"""The pane: a rolling tail while the model thinks, all of it on demand, folded afterwards."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.core.outline import outline
from app.widgets.reasoning_pane import ReasoningPane
from app.widgets.thoughts.full_text import TALLEST_PX
from app.widgets.thoughts.header import HEIGHT_PX
from app.widgets.thoughts.live_tail import LINES, LiveTail
from app.widgets.thoughts.outline_list import OutlineList
from app.widgets.thoughts.shown_text import BROKEN_AT, ShownText, units_of

WIDTH = 500
TRACE = "I begin here.\n\nWait, is it so?\n\nLet me verify it.\n\nSo the answer is 4."
LONG = "\n".join(f"Line {number} of the thoughts." for number in range(400))


class Owner:
    """Gives the pane its width and height, as the view does."""

    def __init__(self, pane: ReasoningPane) -> None:
        self.pane = pane
        self.heights: list[int] = []
        pane.height_changed.connect(self.take)
        self.give_width(WIDTH)

    def give_width(self, width: int) -> None:
        self.pane.resize(width, self.pane.fit(width))

    def take(self, height: int) -> None:
        self.heights.append(height)
        self.pane.resize(self.pane.width(), height)


@pytest.fixture
def pane(qtbot: QtBot) -> ReasoningPane:
    pane = ReasoningPane()
    pane.is_animated = False
    qtbot.addWidget(pane)
    pane.owner = Owner(pane)  # type: ignore[attr-defined] # lives as long
    pane.show()
    return pane


def think(pane: ReasoningPane, reasoning: str, **more: float) -> None:
    pane.show_thoughts(reasoning, "Thinking…", is_thinking=True, **more)


def finish(pane: ReasoningPane, reasoning: str) -> None:
    pane.show_thoughts(reasoning, "Thought for 5 s", is_thinking=False)


def test_the_tail_shows_the_last_lines_and_keeps_its_height(pane: ReasoningPane) -> None:
    think(pane, "One.\n\nTwo.")
    assert pane.tail_lines == ["One.", "Two."]
    think(pane, "One.\n\nTwo.\n\nThree.\nFour.\nFive.")
    assert pane.tail_lines == ["Two.", "Three.", "Four.", "Five."]
    assert pane.text is None
    height = pane.height()
    think(pane, "One.\n\nTwo.\n\nThree.\nFour.\nFive.\nSix.")
    assert pane.tail_lines[-1] == "Six."
    assert pane.height() == height > HEIGHT_PX


def test_a_growing_tail_never_breaks_a_line_elsewhere(pane: ReasoningPane) -> None:
    text = " ".join(f"word{number}" for number in range(600))
    seen: list[str] = []
    for end in range(0, len(text), 7):
        think(pane, text[:end])
        whole = pane.tail_lines[:-1]
        for line in whole:
            if line not in seen:
                seen.append(line)
    assert " ".join(seen) == text[: len(" ".join(seen))]
    assert len(seen) > 3 * LINES


def test_a_click_on_the_tail_shows_all_and_the_next_header_click_folds(
    pane: ReasoningPane, qtbot: QtBot
) -> None:
    think(pane, LONG)
    tail = pane.findChild(LiveTail)
    assert tail is not None
    QTest.mouseClick(tail, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert pane.text is not None
    assert pane.text.isVisible()
    assert not tail.isVisible()
    QTest.mouseClick(pane.header.toggle, Qt.MouseButton.LeftButton)
    assert not pane.is_open
    assert pane.height() == HEIGHT_PX


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_keys_open_and_close(pane: ReasoningPane, key: Qt.Key) -> None:
    finish(pane, TRACE)
    assert not pane.is_open
    QTest.keyClick(pane.header.toggle, key)
    assert pane.is_open
    assert pane.header.toggle.isChecked()
    QTest.keyClick(pane.header.toggle, key)
    assert not pane.is_open


def test_it_folds_after_a_look_unless_it_was_touched(pane: ReasoningPane, qtbot: QtBot) -> None:
    think(pane, TRACE)
    begun = time.monotonic()
    finish(pane, TRACE)
    assert pane.is_open
    qtbot.waitUntil(lambda: not pane.is_open)
    assert time.monotonic() - begun > 1.5
    think(pane, TRACE)
    pane.set_open(True)
    finish(pane, TRACE)
    assert pane.is_open
    assert not pane._fold_timer.isActive()


def test_folding_moves_only_the_height_and_ends_folded(pane: ReasoningPane, qtbot: QtBot) -> None:
    finish(pane, LONG)
    pane.is_animated = True
    pane.set_open(True)
    heights = pane.owner.heights  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: pane.height() > TALLEST_PX)
    assert heights == sorted(heights)
    assert len(heights) > 1
    assert pane.text is not None
    text_height = pane.text.height()
    pane.set_open(False)
    assert not pane.is_open
    assert pane.text.isVisible()
    assert pane.text.height() == text_height
    qtbot.waitUntil(lambda: pane.height() == HEIGHT_PX)
    assert not pane.text.isVisible()


def test_a_pane_that_is_not_seen_opens_at_once(qtbot: QtBot) -> None:
    pane = ReasoningPane()
    qtbot.addWidget(pane)
    pane.is_animated = True
    finish(pane, "\n".join("word " * 45 for _ in range(3)))
    pane.set_open(True)
    hidden = pane.fit(WIDTH)
    wide = pane.fit(2 * WIDTH)
    pane.resize(WIDTH, pane.fit(WIDTH))
    pane.show()
    assert pane.fit(WIDTH) == hidden
    assert HEIGHT_PX < wide < hidden < HEIGHT_PX + TALLEST_PX


def test_the_text_is_capped_and_follows_the_end_only_from_there(pane: ReasoningPane) -> None:
    think(pane, LONG)
    pane.set_open(True)
    assert pane.text is not None
    bar = pane.text.verticalScrollBar()
    assert pane.text.height() <= TALLEST_PX
    assert bar.value() == bar.maximum() > 0
    think(pane, LONG + "\nMore." * 9)
    assert bar.value() == bar.maximum()
    bar.setValue(bar.maximum() - 20)
    place = bar.value()
    think(pane, LONG + "\nMore." * 30)
    assert bar.value() == place


def test_the_header_counts_seconds_by_itself(pane: ReasoningPane, qtbot: QtBot) -> None:
    think(pane, TRACE, thinking_s=61.0)
    qtbot.waitUntil(lambda: pane.label == "Thinking…  1 min 02 s")
    finish(pane, TRACE)
    assert pane.label == "Thought for 5 s"


def test_answer_now_is_there_while_it_thinks(pane: ReasoningPane, qtbot: QtBot) -> None:
    think(pane, TRACE)
    with qtbot.waitSignal(pane.answer_now_requested):
        QTest.mouseClick(pane.header.answer_now, Qt.MouseButton.LeftButton)
    pane.set_budget(1000, 4096)
    assert pane.header.budget_text == "3,096 tokens left"
    finish(pane, TRACE)
    assert not pane.header.answer_now.isVisible()
    assert pane.header.budget_text == ""


@pytest.mark.parametrize("width", [300, 404, 760, 1300])
def test_the_header_never_overlaps_itself(pane: ReasoningPane, width: int) -> None:
    pane.show_thoughts(TRACE, "Thinking…  12 min 05 s", is_thinking=True)
    pane.set_open(True)
    pane.set_budget(1000, 4096)
    pane.owner.give_width(width)  # type: ignore[attr-defined]
    parts = [child for child in pane.header.children() if child.isWidgetType()]
    shown = sorted(
        (part.geometry() for part in parts if part.isVisible()),  # type: ignore[attr-defined]
        key=lambda rect: rect.left(),
    )
    assert len(shown) >= 4
    assert all(a.right() < b.left() for a, b in pairwise(shown))
    assert shown[-1].right() < width


def test_a_loop_is_warned_of_with_a_way_out(pane: ReasoningPane, qtbot: QtBot) -> None:
    think(pane, TRACE)
    before = pane.height()
    pane.show_loop_warning("The model repeats itself.")
    assert pane.height() > before
    assert pane.warning is not None
    answer, retry = pane.warning.buttons
    with qtbot.waitSignal(pane.answer_now_requested):
        QTest.mouseClick(answer, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(pane.retry_warmer_requested):
        QTest.mouseClick(retry, Qt.MouseButton.LeftButton)
    pane.hide_loop_warning()
    assert pane.height() == before


def test_a_passage_is_quoted_and_copied_as_the_model_wrote_it(
    pane: ReasoningPane, qtbot: QtBot
) -> None:
    source = "😀 " * 100 + "word " * 1000 + "end"
    finish(pane, source)
    pane.set_open(True)
    assert pane.text is not None
    assert pane.text.blockCount() > 1
    assert not pane.header.quote.isEnabled()
    pane.text.selectAll()
    assert pane.header.quote.isEnabled()
    with qtbot.waitSignal(pane.quote_requested) as blocker:
        QTest.mouseClick(pane.header.quote, Qt.MouseButton.LeftButton)
    assert blocker.args == [source]
    pane.text.copy()
    assert QGuiApplication.clipboard().text() == source
    QGuiApplication.clipboard().clear()
    QTest.mouseClick(pane.header.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == source


def test_the_context_menu_quotes(pane: ReasoningPane, qapp: QApplication, qtbot: QtBot) -> None:
    finish(pane, TRACE)
    pane.set_open(True)
    assert pane.text is not None
    pane.text.selectAll()
    middle = pane.text.viewport().rect().center()
    where = pane.text.viewport().mapToGlobal(middle)
    reason = QContextMenuEvent.Reason.Mouse
    qapp.sendEvent(pane.text.viewport(), QContextMenuEvent(reason, middle, where))
    menu = qapp.activePopupWidget()
    assert isinstance(menu, QMenu)
    quote = next(action for action in menu.actions() if action.text() == "Quote")
    with qtbot.waitSignal(pane.quote_requested) as blocker:
        quote.trigger()
    menu.close()
    assert blocker.args == [TRACE]


@pytest.mark.parametrize("lead", ["", "😀" * 500, "x" * 9000, "line\n" * 900])
def test_a_mark_opens_the_pane_and_shows_the_stretch(pane: ReasoningPane, lead: str) -> None:
    source = lead + "needle" + " hay" * 3000
    finish(pane, source)
    where = pane.mark(len(lead), len("needle"))
    assert pane.is_open
    assert pane.text is not None
    [mark] = pane.text.extraSelections()
    cursor: QTextCursor = mark.cursor
    assert cursor.selectedText() == "needle"
    assert pane.text.geometry().top() <= where.top() < pane.height()
    pane.mark(0, 0)
    assert pane.text.extraSelections() == []


def test_the_outline_leads_to_its_steps(pane: ReasoningPane, qtbot: QtBot) -> None:
    source = LONG + "\n\nWait, is it so?\n\nSo the answer is 4." + "\nfiller" * 100
    finish(pane, source)
    pane.set_open(True)
    assert pane.text is not None
    QTest.mouseClick(pane.header.outline, Qt.MouseButton.LeftButton)
    steps = pane.findChild(OutlineList)
    assert steps is not None
    assert [steps.list.item(row).text() for row in range(steps.list.count())] == [
        "Line 0 of the thoughts.",
        "Wait, is it so?",
        "So the answer is 4.",
    ]
    QTest.keyClick(steps.list, Qt.Key.Key_Down)
    assert pane.text.firstVisibleBlock().text() == "Wait, is it so?"
    QTest.keyClick(steps.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.findChild(OutlineList) is None)
    QTest.mouseClick(pane.header.outline, Qt.MouseButton.LeftButton)
    again = pane.findChild(OutlineList)
    assert again is not None
    assert again.list.currentRow() == 1
    again.close()


def test_the_outline_is_as_tall_as_its_steps(qtbot: QtBot) -> None:
    below = QWidget()
    qtbot.addWidget(below)
    steps = OutlineList(outline(TRACE)[:2], 0, below)
    steps.open_below(below)
    rows = steps.list.count() * steps.list.sizeHintForRow(0)
    assert 0 <= steps.list.viewport().height() - rows <= 4


def test_what_is_left_of_the_budget_keeps_off_the_button(pane: ReasoningPane) -> None:
    think(pane, "Hm.")
    pane.set_budget(110, 250)
    header = pane.header
    left = next(label for label in header.findChildren(QLabel) if label.isVisible())
    assert left.text() == "140 tokens left"
    assert header.answer_now.x() - left.geometry().right() > 10


def test_one_step_needs_no_outline(pane: ReasoningPane) -> None:
    finish(pane, "I begin and end here.")
    pane.set_open(True)
    assert not pane.header.outline.isVisible()


@pytest.mark.parametrize("unit", ["word ", "思", "A line.\n\n"])
@pytest.mark.parametrize("is_full", [False, True])
def test_more_thoughts_cost_the_same_after_many(
    pane: ReasoningPane, qapp: QApplication, unit: str, is_full: bool
) -> None:
    def cost(length: int) -> float:
        text = unit * (length // len(unit))
        finish(pane, "")
        think(pane, text)
        pane.set_open(True) if is_full else None
        qapp.processEvents()
        begun = time.process_time()
        for _ in range(60):
            text += unit
            think(pane, text)
            qapp.processEvents()
        return time.process_time() - begun

    assert cost(200_000) < 3 * cost(8_000) + 0.05


@given(st.lists(st.text(alphabet="ab 😀\r\n\u2028\x00", max_size=3), max_size=12), st.data())
def test_positions_map_both_ways(pieces: list[str], data: st.DataObject) -> None:
    shown = ShownText()
    widget = ""
    for number, piece in enumerate(pieces):
        widget += shown.append(piece * (BROKEN_AT // 3 if number % 3 == 0 else 1))
    position = data.draw(st.integers(0, len(shown.source)))
    there = shown.shown_position(position)
    assert 0 <= there <= units_of(widget)
    assert shown.source_position(there) == position
    if position < len(shown.source) and shown.source[position] in "ab 😀\n":
        after = widget.encode("utf-16-le")[2 * there :].decode("utf-16-le")
        assert after.startswith(shown.source[position])


def test_stopped_thoughts_can_be_answered_from(pane: ReasoningPane, qtbot: QtBot) -> None:
    think(pane, TRACE)
    assert pane.header.answer_now.text() == "Answer now"
    finish(pane, TRACE)
    assert not pane.header.answer_now.isVisible()
    pane.set_stopped(True)
    assert pane.header.answer_now.isVisible()
    pane.resize(2 * WIDTH, pane.fit(2 * WIDTH))
    assert pane.header.answer_now.text() == "Answer from these thoughts"
    pane.resize(240, pane.fit(240))
    assert pane.header.answer_now.text() == "Answer now"
    with qtbot.waitSignal(pane.answer_now_requested):
        QTest.mouseClick(pane.header.answer_now, Qt.MouseButton.LeftButton)
    pane.set_stopped(False)
    assert not pane.header.answer_now.isVisible()

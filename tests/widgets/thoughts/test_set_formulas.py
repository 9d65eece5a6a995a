"""Formulas of thoughts that have ended are set where somebody reads; nothing else moves."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.widgets.markdown.formulas import OBJECT_CHARACTER
from app.widgets.reasoning_pane import ReasoningPane
from app.widgets.theme import LIGHT, apply_theme, load_fonts
from app.widgets.thoughts.full_text import ThoughtText
from app.widgets.thoughts.outline_list import OutlineList
from app.widgets.typesetting import Typesetting
from tests.helpers.slowness import slowness

WIDTH = 520
STEP = (
    "Wait, let me check the case $n = {0}$: then \\(x_{{{0}}} = \\frac{{{0}}}{{2}}\\), "
    "so $5 is lost.\n\n"
)
LONG = "".join(STEP.format(number) for number in range(300))


@pytest.fixture
def typesetting(qapp: QApplication) -> Iterator[Typesetting]:
    load_fonts(qapp)
    apply_theme(qapp, LIGHT)
    made = Typesetting()
    yield made
    made.close()
    shiboken6.delete(made)


@pytest.fixture
def pane(qtbot: QtBot, typesetting: Typesetting) -> ReasoningPane:
    pane = ReasoningPane(None, typesetting.make_formulas)
    pane.is_animated = False
    qtbot.addWidget(pane)
    pane.resize(WIDTH, pane.fit(WIDTH))
    pane.height_changed.connect(lambda height: pane.resize(pane.width(), height))
    pane.show()
    return pane


def finish(pane: ReasoningPane, reasoning: str) -> ThoughtText:
    pane.show_thoughts(reasoning, "Thought for 5 s", is_thinking=False)
    pane.set_open(True)
    assert pane.text is not None
    return pane.text


def set_count(text: ThoughtText) -> int:
    return text.toPlainText().count(OBJECT_CHARACTER)


def wait_for(qtbot: QtBot, text: ThoughtText, count: int) -> None:
    qtbot.waitUntil(lambda: set_count(text) == count, timeout=20_000)


def test_formulas_are_set_and_what_cannot_be_set_stays(pane: ReasoningPane, qtbot: QtBot) -> None:
    source = "So $x^2$ is \\[\n\\frac{1}{2}\n\\] or \\(\\frac{a\\), for $5 and $y$."
    text = finish(pane, source)
    wait_for(qtbot, text, 3)
    assert "\\(\\frac{a\\), for $5" in text.toPlainText()
    assert text.document().characterCount() == len(source) + 1
    text.selectAll()
    assert text.selected_source == source
    text.copy()
    assert QGuiApplication.clipboard().text() == source


def test_thoughts_that_still_come_stay_source(pane: ReasoningPane, qtbot: QtBot) -> None:
    pane.show_thoughts("So $x^2$", "Thinking…", is_thinking=True)
    text = finish_later(pane)
    assert set_count(text) == 0
    pane.show_thoughts("So $x^2$ and $y$", "Thinking…", is_thinking=True)
    QTest.qWait(1)
    assert set_count(text) == 0
    pane.show_thoughts("So $x^2$ and $y$", "Thought for 5 s", is_thinking=False)
    wait_for(qtbot, text, 2)
    pane.show_thoughts("So $x^2$ and $y$, or $z$.", "Thought for 6 s", is_thinking=False)
    wait_for(qtbot, text, 3)


def finish_later(pane: ReasoningPane) -> ThoughtText:
    pane.set_open(True)
    assert pane.text is not None
    return pane.text


def test_a_part_of_a_formula_is_quoted_whole(pane: ReasoningPane, qtbot: QtBot) -> None:
    source = "Then $a^2 + b^2$ follows."
    text = finish(pane, source)
    wait_for(qtbot, text, 1)
    cursor = QTextCursor(text.document())
    cursor.setPosition(source.index("a^2") + 1)
    cursor.setPosition(source.index(" follows"), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    assert text.selected_source == "$a^2 + b^2$"


def test_words_found_in_a_formula_mark_the_formula(pane: ReasoningPane, qtbot: QtBot) -> None:
    source = "Then $\\alpha + \\beta$ follows.\n\n" * 40
    text = finish(pane, source)
    qtbot.waitUntil(lambda: set_count(text) > 3, timeout=20_000)
    pane.mark(source.index("\\beta"), 5)
    [mark] = text.extraSelections()
    assert mark.cursor.selectedText().startswith(OBJECT_CHARACTER)
    pane.mark(source.rindex("follows"), 7)
    [mark] = text.extraSelections()
    assert mark.cursor.selectedText() == "follows"


def test_only_what_is_near_is_set_and_the_outline_leads_there(
    pane: ReasoningPane, qtbot: QtBot
) -> None:
    text = finish(pane, LONG)
    qtbot.waitUntil(lambda: set_count(text) > 10, timeout=20_000)
    QTest.mouseClick(pane.header.outline, Qt.MouseButton.LeftButton)
    steps = pane.findChild(OutlineList)
    assert steps is not None
    steps.list.setCurrentRow(200)
    start = pane.steps[200].start
    assert text.place == start
    steps.close()

    def is_set_there() -> bool:
        block = text.firstVisibleBlock()
        return block.position() == start and OBJECT_CHARACTER in block.text()

    qtbot.waitUntil(is_set_there, timeout=20_000)
    assert text.place == start
    assert set_count(text) < 200


def test_a_narrow_pane_makes_wide_formulas_smaller(pane: ReasoningPane, qtbot: QtBot) -> None:
    text = finish(pane, "So $" + " + ".join(f"x_{{{n}}}" for n in range(14)) + "$.")
    wait_for(qtbot, text, 1)

    def formula_px() -> float:
        line = text.document().begin().layout().lineAt(0)
        at = text.toPlainText().index(OBJECT_CHARACTER)
        number = text.document().begin().layout().lineForTextPosition(at).lineNumber()
        line = text.document().begin().layout().lineAt(number)
        return float(line.cursorToX(at + 1)[0] - line.cursorToX(at)[0])  # type: ignore[index]

    wide = formula_px()
    pane.resize(300, pane.fit(300))
    assert wide > 300
    qtbot.waitUntil(lambda: formula_px() <= 300)
    pane.resize(WIDTH, pane.fit(WIDTH))
    qtbot.waitUntil(lambda: formula_px() == pytest.approx(wide))


def test_a_long_trace_never_stalls(pane: ReasoningPane, qtbot: QtBot) -> None:
    """A trace of 30,000 tokens with 2,400 formulas, scrolled through."""
    trace = "".join(STEP.format(number) for number in range(1200))
    text = finish(pane, trace)
    bar = text.verticalScrollBar()
    longest_s = 0.0

    def go_on() -> bool:
        nonlocal longest_s
        bar.setValue(bar.value() + 300)
        for _ in range(5):
            before = time.thread_time()
            QApplication.processEvents()
            longest_s = max(longest_s, time.thread_time() - before)
        return bar.value() == bar.maximum() and OBJECT_CHARACTER in trace_end(text)

    qtbot.waitUntil(go_on, timeout=30_000)
    assert longest_s < 0.05 * slowness()


def trace_end(text: ThoughtText) -> str:
    return text.toPlainText()[-200:]

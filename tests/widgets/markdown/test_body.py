"""The body: streaming, sizes, copying, themes, hostile input. Real formulas, real lexers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.widgets.markdown.body import MarkdownBody
from app.widgets.markdown.code_segment import CodeSegment
from app.widgets.markdown.lexer_shelf import LexerShelf
from app.widgets.maths.typesetter import MathTypesetter
from app.widgets.theme import DARK, LIGHT, apply_theme
from tests.widgets.markdown.texts import markdown, pieces

ANSWER = (Path(__file__).parents[2] / "data" / "markdown" / "answer.md").read_text("utf-8")
WIDTH = 640


@pytest.fixture
def tools(qapp: QApplication) -> Iterator[tuple[MathTypesetter, LexerShelf]]:
    maths, lexers = MathTypesetter(), LexerShelf()
    yield maths, lexers
    maths.close()


@pytest.fixture
def body(tools: tuple[MathTypesetter, LexerShelf], qtbot: QtBot) -> MarkdownBody:
    made = MarkdownBody(maths=tools[0], lexers=tools[1])
    qtbot.addWidget(made)
    made.resize(WIDTH, 10)
    made.fit(WIDTH)
    return made


def texts(body: MarkdownBody) -> list[str]:
    return [edit.toPlainText() for edit in body.edits]


def settle(body: MarkdownBody, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: body.is_complete and not body.formulas.is_waiting, timeout=20_000)


@pytest.mark.parametrize("length", [3, 17, 200])
def test_streamed_or_at_once_looks_the_same(
    body: MarkdownBody,
    tools: tuple[MathTypesetter, LexerShelf],
    qtbot: QtBot,
    length: int,
) -> None:
    shown = ""
    for piece in pieces(ANSWER, [length]):
        shown += piece
        body.set_markdown(shown, is_final=False)
    body.set_markdown(ANSWER, is_final=True)
    whole = MarkdownBody(maths=tools[0], lexers=tools[1])
    qtbot.addWidget(whole)
    whole.fit(WIDTH)
    whole.set_markdown(ANSWER, is_final=True)
    settle(body, qtbot)
    settle(whole, qtbot)
    assert texts(body) == texts(whole)
    assert body.fit(WIDTH) == whole.fit(WIDTH)


def test_another_text_replaces_the_first(body: MarkdownBody, qtbot: QtBot) -> None:
    body.set_markdown("First **text**", is_final=True)
    body.set_markdown("Second", is_final=True)
    settle(body, qtbot)
    assert texts(body) == ["Second"]


def test_the_height_follows_width_and_text(body: MarkdownBody, qtbot: QtBot) -> None:
    body.set_markdown("word " * 200, is_final=False)
    settle(body, qtbot)
    wide, narrow = body.fit(WIDTH), body.fit(WIDTH // 2)
    assert narrow > wide > 40
    with qtbot.waitSignal(body.height_changed):
        body.set_markdown("word " * 400, is_final=True)
    assert body.fit(WIDTH) > wide


def test_copied_formulas_are_their_source(body: MarkdownBody, qtbot: QtBot) -> None:
    body.set_markdown(r"The value \(x^2\) is **large**.", is_final=True)
    settle(body, qtbot)
    body.edits[0].selectAll()
    assert body.selected_markdown() == r"The value \(x^2\) is **large**."
    body.copy()
    assert r"\(x^2\)" in QGuiApplication.clipboard().text()


def test_a_formula_that_cannot_be_set_stays_as_source(body: MarkdownBody, qtbot: QtBot) -> None:
    body.set_markdown(r"Broken: \(\frac{1\) here.", is_final=True)
    settle(body, qtbot)
    assert r"\frac{1" in texts(body)[0]


def test_code_has_its_language_and_its_text(body: MarkdownBody, qtbot: QtBot) -> None:
    body.set_markdown("```python\ndef f():\n\treturn 1\n```", is_final=True)
    settle(body, qtbot)
    (segment,) = body.segments
    assert isinstance(segment, CodeSegment)
    assert "python" in segment.accessibleName().lower()
    assert "return 1" in segment.edits[0].toPlainText()


def test_both_themes_can_be_worn(body: MarkdownBody, qapp: QApplication, qtbot: QtBot) -> None:
    body.set_markdown(ANSWER, is_final=True)
    settle(body, qtbot)
    heights, pictures = [], []
    for theme in (DARK, LIGHT):
        apply_theme(qapp, theme)
        body.apply_theme()
        heights.append(body.fit(WIDTH))
        body.resize(WIDTH, heights[-1])
        pictures.append(body.grab().toImage())
    assert heights[0] == heights[1]
    assert pictures[0] != pictures[1]


def test_a_huge_line_and_a_huge_text_are_shown(body: MarkdownBody, qtbot: QtBot) -> None:
    for text in ("x" * 200_000, "line of words\n" * 20_000):
        body.set_markdown(text, is_final=True)
        qtbot.waitUntil(lambda: body.is_complete, timeout=60_000)
        assert sum(len(t) for t in texts(body)) >= len(text) * 0.9


@given(markdown)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_nothing_is_too_strange_to_show(body: MarkdownBody, text: str) -> None:
    body.set_markdown(text, is_final=False)
    body.set_markdown(text, is_final=True)
    assert body.fit(WIDTH) >= 0
    body.grab()

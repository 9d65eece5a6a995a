"""The body as a whole: growth, layout, formulas, themes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.settings import Appearance
from app.widgets.markdown.body import MarkdownBody
from app.widgets.markdown.code_segment import CodeSegment
from app.widgets.markdown.segments import FlowSegment, MathsSegment
from app.widgets.markdown.table_segment import TableSegment
from app.widgets.theme import DARK, LIGHT, apply_theme, choose_theme
from tests.widgets.markdown.conftest import MakeBody, StubTypesetter
from tests.widgets.markdown.looks import document_look, look
from tests.widgets.markdown.texts import CORPUS, cuts, markdown, pieces

QUIET = settings(
    max_examples=50,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def text_of(body: MarkdownBody) -> str:
    return "\n".join(edit.toPlainText() for edit in body.edits)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_streamed_looks_like_set_at_once(path: Path, make_body: MakeBody) -> None:
    text = path.read_text(encoding="utf-8")
    streamed = make_body()
    for end in range(0, len(text), 3):
        streamed.set_markdown(text[:end], is_final=False)
    streamed.set_markdown(text, is_final=True)
    assert look(streamed) == look(make_body(text))


@pytest.mark.parametrize(
    "text",
    ["- - [ ] ", "- a\n- - [ ] b", "1. - [x] ", "7) 8) 9) ten", "> - - # a\n>   - b", "$$$$"],
)
def test_marks_on_one_line_streamed_look_like_set_at_once(text: str, make_body: MakeBody) -> None:
    streamed = make_body()
    for end in range(len(text)):
        streamed.set_markdown(text[:end], is_final=False)
    streamed.set_markdown(text, is_final=True)
    assert look(streamed) == look(make_body(text))


@pytest.mark.parametrize("above", ["# a\n", "---\n", "x\n\n", "```\nb\n```\n"])
@pytest.mark.parametrize("head", ["| a | b", "| a | b |\n|--"])
def test_half_a_table_looks_the_same_however_it_came(
    above: str, head: str, make_body: MakeBody
) -> None:
    text = above + head
    streamed = make_body(is_final=False)
    for end in range(len(text) + 1):
        streamed.set_markdown(text[:end], is_final=False)
    assert isinstance(streamed.segments[-1], TableSegment)
    assert look(streamed) == look(make_body(text, is_final=False))


@QUIET
@given(text=markdown, lengths=cuts)
def test_anything_streamed_looks_like_set_at_once(
    make_body: MakeBody, qtbot: QtBot, text: str, lengths: list[int]
) -> None:
    streamed, sofar = make_body(), ""
    for part in pieces(text, lengths):
        sofar += part
        streamed.set_markdown(sofar, is_final=False)
    streamed.set_markdown(text, is_final=True)
    qtbot.waitUntil(lambda: streamed.is_complete)
    assert look(streamed) == look(make_body(text))


def test_segments_are_of_their_kinds(make_body: MakeBody) -> None:
    body = make_body("a\n\n```python\nb\n```\n\n|c|\n|-|\n|d|\n\n\\[e\\]\n\nf")
    kinds = [type(segment) for segment in body.segments]
    assert kinds == [FlowSegment, CodeSegment, TableSegment, MathsSegment, FlowSegment]
    names = [segment.accessibleName() for segment in body.segments]
    assert names == ["Text", "Code, Python", "Table", "Formula", "Text"]


def test_growth_leaves_finished_segments_alone(make_body: MakeBody) -> None:
    body = make_body("a\n\n```\nb\n```\n\nc", is_final=False)
    before = list(body.segments)
    body.set_markdown("a\n\n```\nb\n```\n\nc and more\n\n- d", is_final=True)
    assert list(body.segments) == before


def test_another_text_replaces_the_old(make_body: MakeBody) -> None:
    body = make_body("# one\n\ntwo")
    body.set_markdown("three", is_final=True)
    assert text_of(body) == "three"
    assert len(body.segments) == 1


def test_an_empty_body_has_no_height(make_body: MakeBody) -> None:
    assert make_body("").fit(500) == 0


def test_segments_stand_below_each_other(make_body: MakeBody) -> None:
    body = make_body(CORPUS[0].read_text(encoding="utf-8"))
    bottom = -1
    for segment in body.segments:
        assert segment.y() > bottom
        bottom = segment.y() + segment.height() - 1
    assert body.fit(600) == bottom + 1


def test_a_narrow_body_is_taller_and_back(make_body: MakeBody) -> None:
    body = make_body("word " * 200)
    wide = body.fit(600)
    assert body.fit(300) > wide
    assert body.fit(600) == wide


def test_growth_announces_the_height(make_body: MakeBody, qtbot: QtBot) -> None:
    body = make_body("a", is_final=False)
    with qtbot.waitSignal(body.height_changed) as blocker:
        body.set_markdown("a\n\nb", is_final=False)
    assert blocker.args == [body.fit(600)]


def test_long_text_comes_in_slices(make_body: MakeBody, qtbot: QtBot) -> None:
    text = "Some **words** and `code`.\n\n" * 3000
    body = make_body(text, is_awaited=False)
    assert not body.is_complete
    with qtbot.waitSignal(body.completed, timeout=20_000):
        pass
    assert text_of(body).count("words") == 3000


def test_a_formula_takes_the_place_of_its_source(
    make_body: MakeBody, maths: StubTypesetter, qtbot: QtBot
) -> None:
    body = make_body("so \\(x^2\\) and \\(y\\) |")
    assert text_of(body) == "so x^2 and y |"
    maths.tell("x^2")
    qtbot.waitUntil(lambda: text_of(body) == "so \ufffc and y |")
    maths.tell("y")
    qtbot.waitUntil(lambda: text_of(body) == "so \ufffc and \ufffc |")


def test_growth_keeps_formulas(make_body: MakeBody, maths: StubTypesetter) -> None:
    maths.tell("x")
    body = make_body("so \\(x\\) a", is_final=False)
    body.set_markdown("so \\(x\\) and \\(x\\)", is_final=True)
    assert text_of(body) == "so \ufffc and \ufffc"
    assert look(body) == look(make_body("so \\(x\\) and \\(x\\)"))


def test_a_display_formula_is_set_when_it_comes(
    make_body: MakeBody, maths: StubTypesetter, qtbot: QtBot
) -> None:
    body = make_body("\\[\nx\n\\]")
    assert text_of(body) == "x"
    with qtbot.waitSignal(body.height_changed):
        maths.tell("x", is_display=True)
    assert text_of(body) == "\ufffc"
    assert body.segments[0].accessibleDescription() == "x"


def test_wide_formulas_scroll(make_body: MakeBody, maths: StubTypesetter) -> None:
    maths.tell("w", 200.0, is_display=True)
    edit = make_body("$$w$$").edits[0]
    edit.show()
    assert edit.horizontalScrollBar().maximum() > 0


def test_formulas_in_tables_come_too(
    make_body: MakeBody, maths: StubTypesetter, qtbot: QtBot
) -> None:
    body = make_body("|a|b|\n|-|-|\n|$x$|c|")
    maths.tell("x")
    qtbot.waitUntil(lambda: "\ufffc" in text_of(body))


def test_a_bad_formula_is_its_source_with_the_reason(make_body: MakeBody) -> None:
    body = make_body("see \\(bad\\)")
    assert text_of(body) == "see bad"
    cursor = body.edits[0].textCursor()
    cursor.setPosition(6)
    assert cursor.charFormat().toolTip() == "It is bad"


def test_without_a_typesetter_formulas_are_source(qtbot: QtBot) -> None:
    body = MarkdownBody()
    qtbot.addWidget(body)
    body.set_markdown("see \\(x\\)\n\n\\[y\\]", is_final=True)
    assert text_of(body) == "see x\ny"


def test_a_theme_dresses_everything_again(make_body: MakeBody, qapp: QApplication) -> None:
    text = CORPUS[0].read_text(encoding="utf-8")
    light = make_body(text)
    before = look(light)
    apply_theme(qapp, choose_theme(qapp, Appearance.DARK))
    try:
        light.apply_theme()
        dark = make_body(text)
        assert look(light) == look(dark) != before
    finally:
        apply_theme(qapp, LIGHT)
    light.apply_theme()
    assert look(light) == before


def test_code_is_coloured_in_the_theme(make_body: MakeBody, qapp: QApplication) -> None:
    body = make_body("```python\nimport os\n```")

    def lightness() -> int:
        ranges = body.edits[0].document().begin().layout().formats()
        return ranges[0].format.foreground().color().lightness()

    light = lightness()
    apply_theme(qapp, DARK)
    try:
        body.apply_theme()
        assert lightness() > light
    finally:
        apply_theme(qapp, LIGHT)


def test_numbers_go_on_across_code(make_body: MakeBody) -> None:
    body = make_body("1. a\n\n   ```\n   b\n   ```\n2. c\n" + "1. d\n" * 30)
    marks = [mark for edit in body.edits for mark, _, _ in document_look(edit.document())]
    assert [mark for mark in marks if mark] == [f"{number}." for number in range(1, 33)]


def test_a_very_long_body_is_laid_out_in_parts(make_body: MakeBody, qtbot: QtBot) -> None:
    body = make_body("word **bold** `code`\n\n```\ncode\n```\n\n" * 400)
    qtbot.waitUntil(lambda: body.is_settled)
    exact = body.fit(600)
    assert exact == body.fit(600)
    estimate = body.fit(300)
    assert not body.is_settled
    heights: list[int] = []
    body.height_changed.connect(heights.append)
    qtbot.waitUntil(lambda: body.is_settled)
    assert body.fit(300) == (heights[-1] if heights else estimate)
    body.fit(600)
    qtbot.waitUntil(lambda: body.is_settled)
    assert body.fit(600) == exact


def test_directions_are_the_paragraphs_own(make_body: MakeBody) -> None:
    edit = make_body("שלום עולם\n\nhello").edits[0]
    first = edit.document().begin()
    assert first.textDirection().name == "RightToLeft"
    assert first.next().textDirection().name == "LeftToRight"

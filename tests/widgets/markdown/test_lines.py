"""Where lines end, and how they stand apart."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument

from tests.widgets.markdown.conftest import MakeBody, StubTypesetter
from tests.widgets.markdown.test_reading import copied, select_all


def lines_of(document: QTextDocument) -> list[str]:
    document.size()
    block = document.begin()
    layout = block.layout()
    found = [layout.lineAt(index) for index in range(layout.lineCount())]
    return [block.text()[line.textStart() :][: line.textLength()] for line in found]


@pytest.mark.parametrize(
    "text", ["\\(x\\).", "(\\(x\\))", "\\(x\\)。", "non-\\(x\\):", "$x$\u00a0;"]
)
def test_no_line_begins_with_what_follows_a_formula(
    text: str, make_body: MakeBody, maths: StubTypesetter
) -> None:
    maths.tell("x", 5.0)
    for width in range(180, 420, 6):
        body = make_body("some words and then " + text + " and more", width=width)
        starts = {line[0] for line in lines_of(body.edits[0].document())}
        assert starts <= set("san(m\ufffc")


def test_the_full_stop_of_a_formula_is_painted(make_body: MakeBody, maths: StubTypesetter) -> None:
    maths.tell("x")
    with_stop, without = (make_body(text).edits[0] for text in ("\\(x\\)!!!", "\\(x\\)"))
    assert with_stop.document().idealWidth() > without.document().idealWidth() + 6
    images = [edit.grab().toImage() for edit in (with_stop, without)]
    assert images[0] != images[1]


def test_in_hebrew_the_full_stop_is_left_of_the_formula(
    make_body: MakeBody, maths: StubTypesetter
) -> None:
    maths.tell("x")
    assert make_body("\u05d0 \\(x\\).").edits[0].toPlainText() == "\u05d0 \ufffc."


def test_a_line_may_end_beside_a_chinese_word(make_body: MakeBody, maths: StubTypesetter) -> None:
    maths.tell("x", 3.0)
    assert make_body("\u6709\\(x\\)\u53ea").edits[0].toPlainText() == "\u6709\ufffc\u53ea"


def test_copies_hold_no_joiners(make_body: MakeBody, maths: StubTypesetter) -> None:
    maths.tell("x")
    body = make_body("f\\(x\\), and (\\(x\\)).")
    select_all(body)
    assert copied(body) == "f\\(x\\), and (\\(x\\))."


def test_a_formula_as_wide_as_its_line_has_no_scroll_bar(
    make_body: MakeBody, maths: StubTypesetter
) -> None:
    maths.tell("x", 38.0, is_display=True)
    body = make_body("$$x$$", width=500)
    body.show()
    edit = body.edits[0]
    assert edit.document().idealWidth() <= 500
    assert edit.horizontalScrollBar().maximum() == 0

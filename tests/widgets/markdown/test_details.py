"""Small things that a reader would miss without knowing: room beside code, rules without gaps."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from app.widgets.maths.formula import Formula
from app.widgets.theme import LIGHT, apply_theme, mix
from tests.widgets.markdown.conftest import MakeBody, StubTypesetter


def x_of(edit: QTextEdit, position: int) -> float:
    """Where a character is painted."""
    block = edit.document().findBlock(position)
    line = block.layout().lineForTextPosition(position - block.position())
    return float(line.cursorToX(position - block.position())[0])  # type: ignore[index] # a pair


def test_inline_code_keeps_its_distance_from_the_words_beside_it(make_body: MakeBody) -> None:
    edit = make_body("one two `code` three four").edits[0]
    text = edit.toPlainText()

    def width(position: int) -> float:
        return x_of(edit, position + 1) - x_of(edit, position)

    usual = width(text.index(" two"))
    assert width(text.index(" code")) > usual + 2
    assert width(text.index("e three")) > width(text.index("ode")) + 2
    assert abs(width(text.index(" four")) - usual) < 0.1


def test_the_number_of_an_arabic_item_has_its_dot_on_the_side_of_the_text(
    make_body: MakeBody,
) -> None:
    document = make_body("1. عنصر\n\ntext\n\n1) item").edits[0].document()
    arabic, english = (document.findBlockByNumber(number) for number in (0, 2))
    form = arabic.textList().format()
    assert (form.numberPrefix(), form.numberSuffix()) == (".", "")
    form = english.textList().format()
    assert (form.numberPrefix(), form.numberSuffix()) == ("", ")")


def test_words_beside_a_tall_formula_stand_in_the_middle(
    make_body: MakeBody, maths: StubTypesetter
) -> None:
    maths.known["tall", False] = Formula((), 2.0, 2.0, 1.5, "")
    maths.known["low", False] = Formula((), 2.0, 0.7, 0.2, "")
    body = make_body("| a | b |\n|---|---|\n| one | $tall$ |\n| two | $low$ |\n")
    edit = body.edits[0]
    layout = edit.document().documentLayout()

    def top(word: str) -> float:
        cursor: QTextCursor = edit.document().find(word)
        return layout.blockBoundingRect(cursor.block()).top()

    def top_of_formula(word: str) -> float:
        block = edit.document().find(word).block().next()
        return layout.blockBoundingRect(block).top()

    assert top("one") > top_of_formula("one") + 10
    assert top("two") == top_of_formula("two")


def test_the_rule_of_a_quote_has_no_gaps(
    make_body: MakeBody, qapp: QApplication, qtbot: QtBot
) -> None:
    apply_theme(qapp, LIGHT)
    body = make_body("> one\n>\n> ```\n> code\n> ```\n>\n> two\n\nno quote")
    body.apply_theme()
    body.show()
    qtbot.waitExposed(body)
    image = body.grab().toImage()
    rule = QColor(mix(LIGHT.border, LIGHT.accent, 0.35))
    ruled = [y for y in range(image.height()) if image.pixelColor(2, y) == rule]
    first, last = ruled[0], ruled[-1]
    assert ruled == list(range(first, last + 1))
    assert last - first > body.segments[1].height() + 40
    assert last < body.height() - 20

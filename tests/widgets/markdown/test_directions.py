"""Scripts written from the right: each paragraph, item, quote, cell and table for itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit

from app.widgets.markdown.body import MarkdownBody
from app.widgets.markdown.code_segment import CodeSegment
from app.widgets.markdown.source import is_right_to_left
from tests.widgets.markdown.conftest import MakeBody

RTL = Qt.LayoutDirection.RightToLeft
LTR = Qt.LayoutDirection.LeftToRight


def directions(edit: QTextEdit) -> list[Qt.LayoutDirection]:
    found, block = [], edit.document().begin()
    while block.isValid():
        found += [block.textDirection()] if block.text() else []
        block = block.next()
    return found


def left_of(edit: QTextEdit, words: str) -> float:
    """Where a word is painted."""
    cursor = edit.document().find(words)
    cursor.setPosition(cursor.selectionStart())
    return edit.cursorRect(cursor).left()


def test_every_paragraph_has_its_own_direction(make_body: MakeBody) -> None:
    text = "# عنوان\n\nhello عالم\n\n- פריט\n- item\n\n> اقتباس\n\n\\(x\\) ثم"
    assert directions(make_body(text).edits[0]) == [RTL, LTR, RTL, LTR, RTL, RTL]


def test_cells_have_their_own_direction(make_body: MakeBody) -> None:
    edit = make_body("| a | ب |\n|---|---|\n| ג | d |\n").edits[0]
    assert directions(edit) == [LTR, RTL, RTL, LTR]


def test_a_table_in_arabic_begins_at_the_right(make_body: MakeBody) -> None:
    body = make_body("| الاسم | x |\n|---|---|\n| تفاح | 12 |\n")
    body.show()
    edit = body.edits[0]
    assert left_of(edit, "الاسم") > left_of(edit, "x") > 300
    english = make_body("| name | x |\n|---|---|\n| تفاح | 12 |\n").edits[0]
    assert left_of(english, "name") < left_of(english, "x") < 300


def test_rows_are_copied_in_the_order_of_reading(make_body: MakeBody) -> None:
    edit = make_body("| الاسم | x |\n|---|---|\n| تفاح | 12 |\n").edits[0]
    edit.selectAll()
    assert edit.selected(is_markdown=False) == "الاسم\tx\nتفاح\t12"


def code_of(body: MarkdownBody) -> CodeSegment:
    return next(item for item in body.segments if isinstance(item, CodeSegment))


def test_code_in_an_arabic_item_leaves_room_at_the_right(make_body: MakeBody) -> None:
    code = code_of(make_body("- عنصر:\n\n  ```\n  ls\n  ```\n"))
    assert code.x() == 0
    assert code.width() < 590
    code = code_of(make_body("- item:\n\n  ```\n  ls\n  ```\n"))
    assert code.x() > 10
    assert code.x() + code.width() == 600


def test_direction_is_that_of_the_first_letter() -> None:
    assert is_right_to_left(["12 – ", "שלום x"])
    assert not is_right_to_left(["12 – x", "שלום"])
    assert not is_right_to_left(["12, 漢字"])
    assert not is_right_to_left([])

"""Footnotes stand at the end, whatever else comes."""

from __future__ import annotations

from tests.widgets.markdown.conftest import MakeBody
from tests.widgets.markdown.looks import look
from tests.widgets.markdown.test_body import text_of

TEXT = """One[^1] and[^why].

[^1]: First **note**.

[^why]: Second.

    More of it.

The end.
"""


def test_notes_stand_below_the_text(make_body: MakeBody) -> None:
    shown = text_of(make_body(TEXT)).split("\n")
    assert shown == [
        "One1 anda.",
        "The end.",
        "",
        "1.\u2002First note.",
        "a.\u2002Second.",
        "More of it.",
    ]


def test_notes_stay_at_the_end_while_the_text_grows(make_body: MakeBody) -> None:
    streamed = make_body()
    for end in range(len(TEXT)):
        streamed.set_markdown(TEXT[:end], is_final=False)
        shown = text_of(streamed).split("\n")
        if "The end" in TEXT[:end]:
            assert shown[1].startswith("The")
    streamed.set_markdown(TEXT, is_final=True)
    assert look(streamed) == look(make_body(TEXT))


def test_notes_follow_code_and_formulas(make_body: MakeBody) -> None:
    body = make_body("a[^1]\n\n[^1]: note\n\n```\ncode\n```\n\n$$x$$")
    assert [edit.toPlainText() for edit in body.edits] == ["a1", "code", "x", "\n1.\u2002note"]


def test_a_name_without_a_definition_is_text(make_body: MakeBody) -> None:
    assert text_of(make_body("see [^nothing]")) == "see [^nothing]"


def test_lists_of_several_notes_count_for_themselves(make_body: MakeBody) -> None:
    body = make_body("a[^1] b[^2]\n\n[^1]: x\n\n    1. y\n    2. z\n\n[^2]: u\n\n    1. v\n")
    edit = body.edits[0]
    marks = []
    block = edit.document().begin()
    while block.isValid():
        listed = block.textList()
        marks += [listed.itemText(block)] if listed else []
        block = block.next()
    assert marks == ["1.", "2.", "1."]


def test_a_note_without_words_is_there(make_body: MakeBody) -> None:
    assert text_of(make_body("a[^1]\n\n[^1]: \n\n[^2]:\n\n    ```\n    b\n    ```")).split(
        "\n"
    ) == [*("a1", "", "1.\u2002", "2.\u2002", "b")]

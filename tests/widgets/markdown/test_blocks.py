"""The streaming parser: the same blocks however the text comes."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.widgets.markdown.blocks import (
    Block,
    CodeBlock,
    FlowBlock,
    MathsBlock,
    StreamingParser,
    TableBlock,
)
from tests.widgets.markdown.texts import (
    ANSWERS,
    CORPUS,
    cuts,
    long_markdown,
    markdown,
    nested,
    pieces,
)


def parsed(parts: list[str], *, is_final: bool = True) -> list[Block]:
    parser = StreamingParser()
    blocks: list[Block] = []
    for part in parts:
        update = parser.append(part)
        blocks = [*blocks[: update.kept], *update.tail]
    if is_final:
        update = parser.finish()
        blocks = [*blocks[: update.kept], *update.tail]
    return blocks


def texts(block: Block) -> list[tuple[str, str]]:
    assert isinstance(block, FlowBlock)
    return [
        (child.type, child.content)
        for token in block.tokens
        for child in token.children or ()
        if child.type != "text" or child.content
    ]


@pytest.mark.parametrize("path", CORPUS + ANSWERS, ids=lambda path: path.stem)
@pytest.mark.parametrize("length", [1, 5, 17, 200])
def test_pieces_give_the_same_as_the_whole(path, length: int) -> None:  # type: ignore[no-untyped-def] # a Path
    text = path.read_text(encoding="utf-8")
    assert parsed(pieces(text, [length])) == parsed([text])


@settings(max_examples=150, deadline=None, database=None)
@given(markdown, cuts, st.booleans())
def test_pieces_of_anything_give_the_same(text: str, lengths: list[int], is_final: bool) -> None:
    assert parsed(pieces(text, lengths), is_final=is_final) == parsed([text], is_final=is_final)


@settings(max_examples=200, deadline=None, database=None)
@given(nested, cuts, st.booleans())
@example("\n-\n\n||", [1], True)
@example("> \n```\n", [1], True)
@example("- [ ] - \n    ```\n- \n", [1], True)
@example("-\n  >     | a | b |\n|---|---|\n", [1], False)
@example("- - \n\n    -\n- ", [1], False)
@example("- ```py\n\\(a\\)\nword**", [1], False)
@example("- a\n* b\n\n  c\n2) d", [1], True)
@example("-\n\n  a\n- > b\n  >\n  > c\n>d", [1], True)
@example("7. a\n   - b\n\n     3. c\n\n   - [ ] d\n8. e", [2], True)
def test_pieces_of_nested_blocks_give_the_same(
    text: str, lengths: list[int], is_final: bool
) -> None:
    assert parsed(pieces(text, lengths), is_final=is_final) == parsed([text], is_final=is_final)


@settings(max_examples=60, deadline=None, database=None)
@given(long_markdown, st.lists(st.integers(1, 200), min_size=1, max_size=5))
def test_pieces_of_long_blocks_give_the_same(text: str, lengths: list[int]) -> None:
    assert parsed(pieces(text, lengths)) == parsed([text])


def test_finished_blocks_come_once() -> None:
    parser = StreamingParser()
    assert len(parser.append("# One\n\ntwo").tail) == 2
    update = parser.append(" and\n\nthree\n")
    assert (update.kept, len(update.tail)) == (0, 3)
    update = parser.append("more")
    assert (update.kept, len(update.tail)) == (2, 1)


def test_every_item_but_the_last_is_final() -> None:
    parser = StreamingParser()
    parser.append("3. a\n4. b\n")
    update = parser.append("5. c\n\n6. d")
    marks = [block.mark for block in update.tail if isinstance(block, FlowBlock) and block.mark]
    assert update.kept == 1
    assert [mark.number for mark in marks] == [4, 5, 6]
    assert [mark.is_first for mark in marks] == [False, False, False]
    assert [mark.has_gap for mark in marks] == [False, False, True]


def test_blocks_inside_lists_and_quotes_are_final_too() -> None:
    text = "7. a\n   - b\n   - c\n\n     > d\n     >\n     > - e\n     > - f"
    parser = StreamingParser()
    blocks: list[Block] = []
    for character in text:
        update = parser.append(character)
        blocks = [*blocks[: update.kept], *update.tail]
    assert update.kept == 4
    assert blocks == parsed([text], is_final=False)
    last = blocks[-1]
    assert isinstance(last, FlowBlock)
    assert last.mark
    assert (last.place.indent, last.place.quotes, last.mark.number) == (4, (2,), 2)


def test_a_marker_at_the_end_may_become_emphasis() -> None:
    parser = StreamingParser()
    parser.append("- a\n*")
    update = parser.append("*bold** goes on")
    assert update.kept == 0
    assert len(update.tail) == 1


@pytest.mark.parametrize(
    "text",
    [
        "\\[\nx\n\\]",
        "$$\nx\n$$",
        "$$x$$",
        "\\[x\\]",
        "before:\n\\[x\\]",
        "> q\n\n\\[ x \\]",
    ],
)
def test_display_formulas_are_blocks(text: str) -> None:
    assert parsed([text])[-1] == MathsBlock("x", is_closed=True)


def test_environments_keep_their_begin_and_end() -> None:
    text = "\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}"
    assert parsed([text]) == [MathsBlock(text, is_closed=True)]


def test_an_open_formula_is_its_source_and_ends_at_an_empty_line() -> None:
    blocks = parsed(["\\[ x = 1\n\nnext"])
    assert blocks[0] == MathsBlock("\\[ x = 1", is_closed=False)
    assert texts(blocks[1]) == [("text", "next")]


def test_words_behind_a_formula_are_a_paragraph() -> None:
    blocks = parsed(["\\[ x \\] is it\nand on"])
    assert blocks[0] == MathsBlock("x", is_closed=True)
    assert texts(blocks[1]) == [("text", "is it")]


def test_a_full_stop_behind_a_formula_goes_into_it() -> None:
    assert parsed(["\\[ x \\]."]) == [MathsBlock("x.", is_closed=True)]


def test_code_is_open_until_its_fence_ends() -> None:
    assert parsed(["```Python title\na\n"], is_final=False) == [CodeBlock("python", "a", False)]
    assert parsed(["```\na\n```\n"], is_final=False) == [CodeBlock("", "a", True)]


def test_a_half_written_head_is_a_table() -> None:
    for text in ("| a | b", "| a | b |\n", "| a | b |\n|-", "x\n\n| a | b |\n|--|-"):
        table = parsed([text], is_final=False)[-1]
        assert isinstance(table, TableBlock)
        assert len(table.header) == 2


def test_a_head_that_stays_alone_is_text() -> None:
    assert isinstance(parsed(["| a | b |\n"])[0], FlowBlock)


def test_half_written_emphasis_and_code_look_finished() -> None:
    assert ("strong_open", "") in texts(parsed(["a **bo"], is_final=False)[0])
    assert ("code_inline", "co") in texts(parsed(["a `co"], is_final=False)[0])
    assert texts(parsed(["a **bo"])[0]) == [("text", "a **bo")]


def test_bars_in_formulas_do_not_split_cells() -> None:
    (table,) = parsed(["| a | b |\n|---|---|\n| $|x|$ | \\(|y|\\) |\n"])
    assert isinstance(table, TableBlock)
    assert [[token.content for token in cell] for cell in table.rows[0]] == [["|x|"], ["|y|"]]


def test_bars_in_code_stay() -> None:
    blocks = parsed(["```\n|---|---|\n$|x|$ | y\n```"])
    assert blocks == [CodeBlock("", "|---|---|\n$|x|$ | y", True)]


def test_a_link_defined_at_the_end_works_before_it() -> None:
    parts = pieces("See [it] and [^n].\n\nMore.\n\n[it]: https://a.b\n\n[^n]: note\n\nend", [3])
    kinds = [kind for kind, _ in texts(parsed(parts)[0])]
    assert "link_open" in kinds
    assert "footnote_mark" in kinds


def test_html_is_text() -> None:
    (block,) = parsed(["<script>alert(1)</script> <img src=x>"])
    assert texts(block) == [("text", "<script>alert(1)</script> <img src=x>")]


def test_nothing_is_lost_in_deep_nesting() -> None:
    blocks = parsed(["> " * 300 + "deep\n\n" + "- " * 300 + "deeper"])
    assert "deep" in str(texts(blocks[0]))
    assert "deeper" in str(texts(blocks[-1]))


KINDS = {
    "list": "- item with **bold** words\n" * 3000,
    "code": "```python\n" + "x = foo(1, 2)  # comment\n" * 3000,
    "table": "| a | b |\n|---|---|\n" + "| foo $|x|$ | bar `c` |\n" * 3000,
    "paragraphs": "Some words and `code` in it.\n\n" * 3000,
    "a nested list": "1. An item:\n" + "   - below it with **bold** words\n" * 3000,
    "a deep list": "1. a\n" + "   - b\n     - c with words\n       1. d\n" * 2000,
    "an item of paragraphs": "- a\n\n" + "  Some words in the item.\n\n" * 3000,
    "a quote": "> a\n" + ">\n> Some words and `code` in it.\n" * 3000,
    "code in an item": "1. a\n\n   ```python\n" + "   x = foo(1, 2)\n" * 4000,
    "a table in a quote": "> | a | b |\n> |---|---|\n" + "> | foo | bar |\n" * 4000,
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_cost_of_a_token_does_not_grow(kind: str) -> None:
    text = KINDS[kind][:60_000]
    parser = StreamingParser()
    costs = []
    for part in pieces(text, [4]):
        start = time.thread_time()
        parser.append(part)
        costs.append(time.thread_time() - start)
    early = sorted(costs[500:1500])[500]
    late = sorted(costs[-1000:])[500]
    assert late < 3 * early + 0.0002

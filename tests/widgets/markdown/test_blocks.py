"""The streaming parser: what becomes which block, whole and in pieces."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from app.widgets.markdown.blocks import (
    Block,
    CodeBlock,
    FlowBlock,
    MathsBlock,
    StreamingParser,
    TableBlock,
)
from tests.widgets.markdown.texts import CORPUS, cuts, long_markdown, markdown, pieces


def blocks(parts: list[str], *, is_final: bool = True) -> list[Block]:
    """What a view would hold after all updates."""
    parser = StreamingParser()
    held: list[Block] = []
    for part in parts:
        update = parser.append(part)
        held = [*held[: update.kept], *update.tail]
    if is_final:
        update = parser.finish()
        held = [*held[: update.kept], *update.tail]
    return held


def formulas(block: Block) -> list[str]:
    """The TeX of the inline formulas of a flow block."""
    assert isinstance(block, FlowBlock)
    children = [c for token in block.tokens for c in token.children or ()]
    return [c.content for c in children if c.type == "math_inline"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hello *world*", FlowBlock),
        ("- a\n", FlowBlock),
        ("> a", FlowBlock),
        ("```python\nx = 1\n```", CodeBlock),
        ("| a | b |\n|---|---|\n| 1 | 2 |", TableBlock),
        ("\\[ x^2 \\]", MathsBlock),
        ("$$\nx^2\n$$", MathsBlock),
        ("\\begin{align}\na &= b\n\\end{align}", MathsBlock),
    ],
)
def test_each_kind_is_recognised(text: str, kind: type) -> None:
    (block,) = blocks([text])
    assert isinstance(block, kind)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"so \(x_1 * y_2\) and $a*b*c$ hold", ["x_1 * y_2", "a*b*c"]),
        ("it costs $5 and $10", []),
        ("`$a$` and `\\(b\\)`", []),
        ("a \\$ b $c$", ["c"]),
        (r"unclosed \(x", []),
    ],
)
def test_inline_formulas(text: str, wanted: list[str]) -> None:
    (block,) = blocks([text])
    assert formulas(block) == wanted


def test_a_bar_in_a_formula_does_not_split_a_cell() -> None:
    (table,) = blocks(["| a | b |\n|---|---|\n| $|x|$ | 2 |\n"])
    assert isinstance(table, TableBlock)
    assert [len(row) for row in table.rows] == [len(table.header)] == [2]


def test_open_code_is_code_while_it_is_written() -> None:
    (block,) = blocks(["```python\nx = 1\n"], is_final=False)
    assert isinstance(block, CodeBlock)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
@pytest.mark.parametrize("length", [1, 2, 3, 7, 19, 64])
def test_pieces_make_no_difference(path: object, length: int) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined] # a Path
    assert blocks(pieces(text, [length])) == blocks([text])


def test_final_blocks_are_never_touched_again() -> None:
    text = "\n\n".join(f"Paragraph {n} with *words* and $x_{n}$." for n in range(300))
    parser = StreamingParser()
    kept = 0
    for part in pieces(text, [5]):
        update = parser.append(part)
        assert update.kept >= kept
        assert len(update.tail) <= 3
        kept = update.kept
    assert kept > 290


@given(markdown, cuts)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_text_is_too_strange(text: str, lengths: list[int]) -> None:
    for is_final in (False, True):
        assert isinstance(blocks(pieces(text, lengths), is_final=is_final), list)


@given(long_markdown)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_long_text_is_too_strange(text: str) -> None:
    assert isinstance(blocks(pieces(text, [200])), list)


@pytest.mark.parametrize(
    "text", ["> " * 100 + "deep", "- " * 100 + "deep", "*" * 5000, "[" * 5000, "\\[" * 2000]
)
def test_deep_nesting_ends(text: str) -> None:
    assert blocks([text])

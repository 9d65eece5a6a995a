"""Where formulas stand in thoughts, and where only dollars do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.widgets.thoughts.formula_finder import Found, formulas_in


def found(text: str) -> list[Found]:
    return [formula for formula in formulas_in(text) if formula is not None]


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("So $x^2$ and \\(y\\).", [("x^2", False), ("y", False)]),
        ("\\[\na = b\n\\] and $$c$$", [("a = b", True), ("c", True)]),
        (
            "\\begin{align}a &= b\\end{align}",
            [("\\begin{align}a &= b\\end{align}", True)],
        ),
        ("It costs $5 and $10, no formula.", []),
        ("Half: $x^2 and\n\nthen $y$", [("y", False)]),
        ("Half \\(x and\n\nthen \\(y\\)", [("y", False)]),
        ("escaped \\$x\\$ and `$HOME and $y$` but $z$", [("z", False)]),
        ("```\n$a$\n\n$b$\n```\n$c$", [("c", False)]),
        ("an open ` tick and $x$\n", [("x", False)]),
        ("empty $$ $$ and \\(\\)", []),
        ("a row \\\\(x) is no formula", []),
    ],
)
def test_formulas_are_told_from_dollars(text: str, formulas: list[tuple[str, bool]]) -> None:
    assert [(one.tex, one.is_display) for one in found(text)] == formulas


_PIECES = ("$", "$$", "\\(", "\\)", "\\[", "\\]", "x", " ", "\n", "\n\n", "`", "```", "\\", "5")


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
def test_formulas_never_overlap_and_stand_between_their_delimiters(text: str) -> None:
    position = 0
    for one in found(text):
        assert position <= one.start < one.end <= len(text)
        assert one.tex in text[one.start : one.end]
        assert "\n\n" not in text[one.start : one.end]
        position = one.end


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
def test_whoever_goes_on_behind_a_formula_finds_the_same(text: str) -> None:
    all_found = found(text)
    for number, one in enumerate(all_found):
        rest = [other for other in formulas_in(text, one.end) if other is not None]
        assert rest == all_found[number + 1 :]

"""What is mathematics within a line, and what is money."""

from __future__ import annotations

import pytest

from app.widgets.markdown.grammar import make_grammar


def formulas(text: str) -> list[str]:
    tokens = make_grammar().parse(text, {})
    return [
        child.content
        for token in tokens
        for child in token.children or ()
        if child.type == "math_inline"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"a \(x^2\) b", ["x^2"]),
        (r"a \[x\] b", ["x"]),
        ("a $x$ b", ["x"]),
        ("a $$x$$ b", ["x"]),
        (r"so \begin{pmatrix}1\end{pmatrix} b", [r"\begin{pmatrix}1\end{pmatrix}"]),
        ("$x$, $y$", ["x", "y"]),
        ("$x_1$-axis", ["x_1"]),
        (r"$\$5$ is TeX", [r"\$5"]),
        (r"*\(a_1\)* and \(b_1\)", ["a_1", "b_1"]),
        (r"\(a*b\) and \(c*d\)", ["a*b", "c*d"]),
        ("$5x + 3$", ["5x + 3"]),
        ("$2$ apples", ["2"]),
    ],
)
def test_formulas(text: str, expected: list[str]) -> None:
    assert formulas(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "it costs $5 and $10",
        "from $5-$10 a day",
        "US$3 and CA$4",
        "between $5 and $10, or 7$",
        "set $HOME and $PATH",
        r"\$x\$",
        "`$x$`",
        r"\\(x\\)",
        "a $ b $ c",
        "$5 million and more$",
    ],
)
def test_no_formulas(text: str) -> None:
    assert formulas(text) == []


def test_an_open_formula_is_left_as_it_is() -> None:
    tokens = make_grammar().parse(r"see \(a_1 * b_1 *", {})
    children = tokens[1].children or []
    assert children[-1].type == "math_open"
    assert children[-1].content == r"\(a_1 * b_1 *"

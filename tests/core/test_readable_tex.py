"""Formulas become short lines of plain characters, and nothing else is touched."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.readable_tex import without_tex


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"So \(x^2 + 3x - 4 = 0\).", "So x² + 3x - 4 = 0."),
        (r"\[ \boxed{129} \]", "129"),
        (r"\boxed{\frac{3}{4}} it is", "3/4 it is"),
        (r"$$\sqrt{x+1} = \frac{a+b}{\sqrt{2}}$$", "√(x+1) = (a+b)/√2"),
        (r"Let \( \alpha = 90^\circ \).", "Let α = 90°."),
        (r"\(2^{10}\), \(10^{-3}\), \(a_{ij}\), \(x_{\text{max}}\)", "2¹⁰, 10⁻³, aᵢⱼ, xₘₐₓ"),
        (r"\(e^{i\pi} + 1 = 0\)", "e^(iπ) + 1 = 0"),
        (r"\(A = \{x \mid x < 2\}\)", "A = {x ∣ x < 2}"),
        (r"\(n \equiv 3 \pmod{7}\)", "n ≡ 3 mod 7"),
        (r"\(\left(\frac12\right)^n \qquad n\)", "(1/2)ⁿ n"),
        (r"\(\begin{pmatrix} 1 & 2 \\ 3 & 4\end{pmatrix}\)", "1 2 3 4"),
        (r"\(\int_0^1 f'(x) \, dx\)", "∫₀¹ f'(x) dx"),
        (r"half a formula: \(\frac{1}{", "half a formula: 1"),
        (r"2\times3 = 6, $5\%$", "2 × 3 = 6, 5%"),
    ],
)
def test_a_formula_is_a_line_of_characters(text: str, shown: str) -> None:
    assert without_tex(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 or $6.",
        r"C:\Users\name\to",
        "snake_case and 2^8 outside",
        r"a \\ b",
        r"an \unknown command",
        "思考 été",
    ],
)
def test_what_is_no_formula_stays(text: str) -> None:
    assert without_tex(text) == text


@given(st.text(alphabet="\\{}[]()$^_ frac sqrt 12xé", max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    assert "\ue000" not in without_tex(text)


def test_the_time_is_short_for_hostile_text() -> None:
    began = time.process_time()
    for text in ("{" * 400, r"\frac{" * 80, "$" * 400, r"\(^{_{" * 60, r"\(" + "^" * 398):
        without_tex(text)
    assert time.process_time() - began < 0.1

"""TeX to SVG: what is set, what is refused, and what a hostile source can do."""

from __future__ import annotations

import contextlib
import time
from typing import cast

import _quickjs
import pytest

from app.widgets.maths.mathjax import (
    FORMULAS_PER_CONTEXT,
    MathJax,
    TexError,
    load_bundle,
)
from app.widgets.maths.svg_path import formula_from_svg
from tests.widgets.maths.corpus import Example, read_corpus


@pytest.mark.parametrize("is_display", [True, False])
def test_the_corpus_can_be_set(mathjax: MathJax, is_display: bool) -> None:
    failures = []
    for example in read_corpus():
        try:
            formula = formula_from_svg(mathjax.svg(example.tex, is_display=is_display))
        except (TexError, ValueError) as error:
            failures.append((example.tex, str(error)))
        else:
            assert formula.width_em > 0
            assert formula.shapes or formula.rules
    assert failures == []


def test_the_corpus_is_large() -> None:
    examples = read_corpus()
    assert len(examples) >= 200
    assert len({example.tex for example in examples}) == len(examples)


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\frac{1}{2", "Missing close brace"),
        (r"x + \foo", "Undefined control sequence \\foo"),
        (r"\left( x", "Extra \\left or missing \\right"),
        (r"x^2^3", "Double exponent"),
        (r"\begin{matrix} a \end{pmatrix}", "\\begin{matrix} ended with \\end{pmatrix}"),
        (r"\begin{nonsense} a \end{nonsense}", "Unknown environment 'nonsense'"),
        (r"a & b", "Misplaced &"),
        (r"}", "Extra close brace or missing open brace"),
        (r"\text{never closed", "Missing close brace"),
    ],
)
def test_what_is_wrong_is_said(mathjax: MathJax, tex: str, reason: str) -> None:
    with pytest.raises(TexError, match=r".+") as caught:
        mathjax.svg(tex, is_display=True)
    assert reason.lower() in str(caught.value).lower()


@pytest.mark.parametrize(
    "tex",
    [
        r"\href{https://example.org}{x}",
        r"\require{html}",
        r"\class{a}{x}",
        r"\style{color:red}{x}",
        r"\cssId{a}{x}",
        r"\unicode{x41}",
        r"\setOptions{tags=ams}",
        r"\texttip{a}{b}",
        r"\includegraphics{a.png}",
        r"\input{/etc/passwd}",
    ],
)
def test_dangerous_commands_do_not_exist(mathjax: MathJax, tex: str) -> None:
    with pytest.raises(TexError, match="Undefined control sequence"):
        mathjax.svg(tex, is_display=True)


HOSTILE = {
    "endless macro": r"\def\a{\a}\a",
    "growing macro": r"\def\a{x\a\a}\a",
    "mutual macros": r"\def\a{\b}\def\b{\a}\a",
    "doubling macros": r"\def\a{xxxxxxxxxx}\def\b{\a\a\a\a\a\a\a\a}\def\c{\b\b\b\b\b\b\b\b}"
    r"\def\d{\c\c\c\c\c\c\c\c}\def\e{\d\d\d\d\d\d\d\d}\e\e\e\e",
    "deep braces": "{" * 1990 + "x" + "}" * 1990,
    "deep roots": r"\sqrt{" * 600 + "x" + "}" * 600,
    "deep fractions": r"\frac{1}{" * 400 + "x" + "}" * 400,
    "deep scripts": "x" + "^{x" * 1200 + "}" * 1200,
    "deep pairs": r"\left(" * 300 + "x" + r"\right)" * 300,
    "endless environment": r"\newenvironment{a}{\begin{a}}{\end{a}}\begin{a}x\end{a}",
    "100 kB": "x" * 100_000,
    "wide table": r"\begin{matrix}" + "x&" * 1900 + r"\end{matrix}",
}


@pytest.mark.parametrize("tex", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_source_ends_soon_and_does_no_harm(mathjax: MathJax, tex: str) -> None:
    started = time.thread_time()
    with contextlib.suppress(TexError):
        formula_from_svg(mathjax.svg(tex, is_display=True))
    assert time.thread_time() - started < 10
    assert mathjax.svg("x", is_display=True).startswith("<svg")


@pytest.mark.parametrize("name", ["endless macro", "growing macro", "deep braces", "100 kB"])
def test_a_bottomless_source_is_refused(mathjax: MathJax, name: str) -> None:
    with pytest.raises(TexError):
        mathjax.svg(HOSTILE[name], is_display=True)


def test_a_source_that_takes_too_long_is_given_up() -> None:
    hurried = MathJax(load_bundle(), time_limit_s=0.05)
    with pytest.raises(TexError, match="too long to set"):
        hurried.svg(r"\begin{matrix}" + r"\frac{1}{2}&" * 300 + r"\end{matrix}", is_display=True)
    assert hurried.svg("x", is_display=True).startswith("<svg")


@pytest.mark.parametrize(
    "definition",
    [
        r"\def\sin{LEAK}",
        r"\newcommand{\foo}{x}",
        r"\renewcommand{\alpha}{LEAK}",
        r"\let\foo=\alpha",
        r"\DeclareMathOperator{\foo}{foo}",
        r"\newenvironment{foo}{x}{y}",
        r"\DeclarePairedDelimiter{\foo}{(}{)}",
        r"\mathtoolsset{legacycolonsymbols=false, centercolon=true}",
        r"\definecolor{foo}{RGB}{1,2,3}",
        r"\newtagform{foo}{[}{]}",
        r"\def\x",
    ],
)
def test_a_definition_does_not_outlive_its_formula(mathjax: MathJax, definition: str) -> None:
    probes = [
        r"\sin x + \alpha",
        r"\foo",
        r"\begin{foo}\end{foo}",
        r"a := b",
        r"\textcolor{foo}{x}",
        r"\usetagform{foo}",
        r"\x",
    ]
    before = [_outcome(mathjax, probe) for probe in probes]
    _outcome(mathjax, definition)
    assert [_outcome(mathjax, probe) for probe in probes] == before


def _outcome(mathjax: MathJax, tex: str) -> str:
    try:
        return mathjax.svg(tex, is_display=True)
    except TexError as error:
        return str(error)


def test_a_definition_holds_within_its_formula(mathjax: MathJax) -> None:
    assert mathjax.svg(r"\def\f{x}\f", is_display=False) == mathjax.svg("x", is_display=False)


def test_tags_and_labels_are_dropped(mathjax: MathJax) -> None:
    plain = mathjax.svg("x", is_display=True)
    assert mathjax.svg(r"x \tag{1} \label{eq:a}", is_display=True) == plain
    assert mathjax.svg(r"x \tag*{(1)}", is_display=True) == plain


def test_characters_that_no_file_may_hold_are_blanks(mathjax: MathJax) -> None:
    formula_from_svg(mathjax.svg("x \x00 \x07 \ud800 y", is_display=True))


def test_an_accented_letter_is_drawn_in_the_font_of_the_others(mathjax: MathJax) -> None:
    svg = mathjax.svg(r"\text{Où été ç} \textbf{é} \textit{à}", is_display=True)
    assert "<text" not in svg


def test_units_are_written_out(mathjax: MathJax) -> None:
    long = mathjax.svg(r"\SI{9.81}{\metre\per\second\squared}", is_display=True)
    short = mathjax.svg(r"9.81\,\mathrm{m/s^{2}}", is_display=True)
    assert formula_from_svg(long).width_em == formula_from_svg(short).width_em


def test_a_context_is_replaced_before_it_grows_old(
    mathjax: MathJax, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.widgets.maths.mathjax.FORMULAS_PER_CONTEXT", 3)
    contexts = []
    for _ in range(8):
        mathjax.svg("x", is_display=True)
        contexts.append(mathjax._context)
    assert FORMULAS_PER_CONTEXT == 2000
    assert len({id(context) for context in contexts}) == 3


def test_definitions_do_not_fill_the_memory(mathjax: MathJax) -> None:
    for _ in range(400):
        mathjax.svg(r"\def\f{x}\f", is_display=True)
    assert mathjax._context is not None
    assert mathjax._context.memory()["memory_used_size"] < 60 << 20


def test_the_script_can_reach_nothing() -> None:
    context = _quickjs.Context()
    context.eval(load_bundle())
    names = [
        *("std", "os", "require", "process", "fetch", "XMLHttpRequest", "WebSocket", "Worker"),
        *("importScripts", "Deno", "Bun", "setTimeout", "read", "readFile", "load", "print"),
        *("console", "scriptArgs"),
    ]
    found = [name for name in names if context.eval(f"typeof {name}") != "undefined"]
    assert found == []
    own = "Object.getOwnPropertyNames(globalThis).filter(n => typeof globalThis[n] === 'function')"
    assert "typeset" in cast("str", context.eval(f"{own}.join(' ')")).split()
    with pytest.raises(_quickjs.JSException):
        context.module("import * as std from 'std';")


def test_every_accepted_picture_has_a_formula() -> None:
    names = [example.name for example in read_corpus() if example != Example(example.tex)]
    assert len(names) == len(set(names)) >= 24

"""Colouring that goes on from a checkpoint."""

from __future__ import annotations

import time

import pytest
from pygments.lexers import get_lexer_by_name

from app.widgets.markdown.lexing import GrowingCode, Stretch

CODE = {
    "python": 'import a\n\ndef f(x: int) -> str:\n    """A\n    doc."""\n    return f"{x!r} \\n"\n',
    "javascript": "const f = (a) => {\n  /* a\n  comment */\n  return `x ${a}`; // é😀\n};\n",
    "bash": "for f in *.txt; do\n  echo \"$f\" 'a b' # c\ndone\n",
    "c": "/* open\n comment */\nint main(void) { return 0; }\n",
    "html": "<p class='a'>text <script>var x = 1;</script></p>\n",
    "yaml": "a:\n  - b: 1\n  - 'c'\n",
    "json": '{"a": [1, 2.5, true, null]}\n',
    "sql": "SELECT a FROM b WHERE c = 'd' -- e\n",
}


def coloured(code: GrowingCode) -> list[list[Stretch]]:
    return [line for line in code.lines]  # noqa: C416 # a copy


@pytest.mark.parametrize("language", CODE)
def test_growing_code_ends_up_as_whole_code(language: str) -> None:
    text = CODE[language] * 6
    growing, whole = (GrowingCode(get_lexer_by_name(language)) for _ in range(2))
    for end in range(0, len(text), 3):
        growing.update(text[:end], is_closed=False)
    growing.update(text, is_closed=True)
    whole.update(text, is_closed=True)
    assert coloured(growing) == coloured(whole)
    assert any(whole.lines)


@pytest.mark.parametrize("language", ["python", "javascript", "bash", "c", "sql", "json"])
def test_the_machine_finds_what_pygments_finds(language: str) -> None:
    growing = GrowingCode(get_lexer_by_name(language))
    text = CODE[language] * 5
    for end in range(0, len(text), 7):
        growing.update(text[:end], is_closed=False)
    growing.update(text, is_closed=False)
    whole = GrowingCode(get_lexer_by_name(language))
    whole.update(text, is_closed=False)
    assert coloured(growing) == coloured(whole)


def test_columns_count_as_qt_does() -> None:
    code = GrowingCode(get_lexer_by_name("python"))
    code.update("x = '😀' # c", is_closed=True)
    assert code.lines[0][-1] == Stretch(9, 3, "comment")


def test_only_changed_lines_are_named() -> None:
    code = GrowingCode(get_lexer_by_name("python"))
    code.update("a = 1\n" * 50, is_closed=False)
    assert code.update("a = 1\n" * 50 + "b", is_closed=False) >= 50


def test_absurd_code_is_plain() -> None:
    code = GrowingCode(get_lexer_by_name("python"))
    code.update("x = 1 " * 2000, is_closed=True)
    assert not code.lines


def test_the_cost_does_not_grow() -> None:
    code = GrowingCode(get_lexer_by_name("python"))
    costs = []
    for count in range(1, 1500):
        start = time.thread_time()
        code.update("x = foo(1, 'a')  # b\n" * count, is_closed=False)
        costs.append(time.thread_time() - start)
    assert sorted(costs[-200:])[100] < 3 * sorted(costs[100:300])[100] + 0.0003

"""Texts that would hang or break a lesser body."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from pytestqt.qtbot import QtBot

from tests.widgets.markdown.conftest import MakeBody
from tests.widgets.markdown.texts import CORPUS, long_markdown

SAMPLE = "\n\n".join(path.read_text(encoding="utf-8") for path in CORPUS)
HOSTILE = {
    "one line": "a" * 200_000,
    "one line of words": "word " * 40_000,
    "one line of markup": "**b** `c` [x](http://a.b) " * 8_000,
    "a megabyte": (SAMPLE + "\n\n") * (1_000_000 // len(SAMPLE)),
    "a megabyte of code": "```python\n" + "x = 1  # c\n" * 90_000,
    "a long line of code": "```python\n" + "x = 1 # c " * 20_000,
    "deep quotes": ">" * 5000 + " x",
    "deep items": "".join("  " * depth + "- x\n" for depth in range(200)),
    "brackets": "[" * 50_000,
    "stars": "*a **b " * 5000,
    "open formulas": "\\(" * 10_000,
    "dollars": "$a " * 10_000,
    "backticks": "".join("`" * count + " " for count in range(300)),
    "braces": "\\[ x" + "{" * 3000,
    "environments": "\\begin{align}" * 2000,
    "a wide table": "|" + "a|" * 300 + "\n|" + "-|" * 300 + "\n|" + "b|" * 300,
    "a long table": "|a|b|\n|-|-|\n" + "|c|d|\n" * 3000,
    "definitions": "".join(f"[r{n}] " for n in range(800))
    + "\n\n"
    + "".join(f"[r{n}]: http://x.y/{n}\n" for n in range(800)),
    "control characters": "".join(map(chr, range(0x20))) * 500,
    "marks on a letter": "a" + "\u0301" * 20_000,
    "html": "<script>alert(1)</script><img src='file:///etc/passwd'>\n" * 2000,
}


@pytest.fixture
def no_collector() -> Iterator[None]:
    """The garbage of other tests is not what is measured."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize("kind", HOSTILE)
def test_no_turn_of_the_loop_takes_long(kind: str, make_body: MakeBody, qtbot: QtBot) -> None:
    start = time.thread_time()
    body = make_body(HOSTILE[kind], is_awaited=False)
    turns = [time.thread_time() - start]

    def is_done() -> bool:
        now = time.thread_time()
        turns.append(now - (start + sum(turns)))
        return body.is_complete

    qtbot.waitUntil(is_done, timeout=60_000)
    assert max(turns) < 0.3
    body.resize(600, min(2000, body.fit(600)))
    body.show()
    assert not body.grab().isNull()


@settings(
    max_examples=25,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=long_markdown)
def test_anything_is_shown(make_body: MakeBody, text: str) -> None:
    body = make_body(text, width=300)
    body.resize(300, max(1, min(2000, body.fit(300))))
    assert not body.grab().isNull()

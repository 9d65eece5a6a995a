"""Texts that would hang or break a lesser body."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from tests.helpers.slowness import slowness
from tests.widgets.markdown.conftest import MakeBody, ShowScrolled
from tests.widgets.markdown.texts import CORPUS, long_markdown

SAMPLE = "\n\n".join(path.read_text(encoding="utf-8") for path in CORPUS)
HOSTILE = {
    "one line": "a" * 200_000,
    "one line of words": "word " * 40_000,
    "one line of markup": "**b** `c` [x](http://a.b) " * 8_000,
    "a megabyte": "Some *words* of a paragraph, `code` and more words.\n\n" * 19_000,
    "a long answer": (SAMPLE + "\n\n") * (200_000 // len(SAMPLE)),
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
    "a long cell": "|a|b|\n|-|-|\n|" + "a" * 200_000 + "|c|",
    "a cell of markup": "|a|b|\n|-|-|\n|" + "**b** `c` $x$ " * 12_000 + "|c|",
    "a long formula": "\\[" + "x+" * 100_000 + "\\]",
    "a long formula without an end": "$$\n" + "x+" * 100_000,
    "a long formula in a line": "so \\(" + "x+" * 100_000 + "\\) it",
    "a long item": "- " + "word " * 40_000,
    "a long quote": "> " + "word " * 40_000,
    "a long note": "a[^1]\n\n[^1]: " + "word " * 40_000,
    "short lines": "line\n" * 40_000,
    "chinese": "\u6f22\u5b57" * 100_000,
    "arabic": "\u0643\u0644\u0645\u0629 " * 40_000,
    "emoji": "\U0001f600" * 100_000,
    "a long table": "|a|b|\n|-|-|\n" + "|c|d|\n" * 3000,
    "definitions": "".join(f"[r{n}] " for n in range(800))
    + "\n\n"
    + "".join(f"[r{n}]: http://x.y/{n}\n" for n in range(800)),
    "control characters": "".join(map(chr, range(0x20))) * 500,
    "marks on a letter": "a" + "\u0301" * 20_000,
    "html": "<script>alert(1)</script><img src='file:///etc/passwd'>\n" * 2000,
}


LIMITS_S = {"emoji": 0.5}
"""Qt takes 60 ms to paint one screen full of colour glyphs, the first time 230 (measured), which
nothing can slice."""


class Turns:
    """The processor time of the turns of the event loop, by a timer of 1 ms."""

    def __init__(self) -> None:
        self._longest_s = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._last = time.thread_time()
        self._timer.start(1)

    @property
    def longest_s(self) -> float:
        """The longest so far, as it would be on the machine for which the limits were chosen."""
        return self._longest_s / slowness()

    def _on_timeout(self) -> None:
        now = time.thread_time()
        self._longest_s = max(self._longest_s, now - self._last)
        self._last = now


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize("kind", HOSTILE)
def test_no_turn_of_the_loop_takes_long(
    kind: str, make_body: MakeBody, scrolled: ShowScrolled, qtbot: QtBot
) -> None:
    body = make_body("", is_final=False)
    scrolled(body, 600)
    turns = Turns()
    with qtbot.waitSignal(body.completed, timeout=60_000):
        QTimer.singleShot(0, lambda: body.set_markdown(HOSTILE[kind], is_final=True))
    assert turns.longest_s < LIMITS_S.get(kind, 0.1)


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize("kind", ["one line", "a long cell", "chinese", "a long formula"])
def test_another_width_takes_no_long_turn(
    kind: str, make_body: MakeBody, scrolled: ShowScrolled, qtbot: QtBot
) -> None:
    body = make_body(HOSTILE[kind])
    scrolled(body, 600)
    turns = Turns()
    QTimer.singleShot(0, lambda: body.resize(400, body.height()))
    qtbot.waitUntil(lambda: body.width() == 400 and body.is_settled, timeout=20_000)
    assert turns.longest_s < 0.1


@pytest.mark.parametrize("kind", ["a cell of markup", "a long formula in a line", "short lines"])
def test_what_is_cut_for_display_is_whole_or_says_so(kind: str, make_body: MakeBody) -> None:
    edits = make_body(HOSTILE[kind]).edits
    text = "".join(edit.toPlainText().replace("\n", "") for edit in edits)
    assert text.count("x+") == 100_000 or text.count("line") == 40_000 or "…" in text


def test_a_cell_of_much_markup_is_cut_and_says_so(make_body: MakeBody) -> None:
    """It is written anew with every word that comes, and a run costs more than its letters."""
    (edit,) = make_body("|a|z|\n|-|-|\n|" + "**b** `c` " * 400 + "|z|").edits
    text = edit.toPlainText()
    assert 150 < text.count("b") < 300
    assert "…" in text


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

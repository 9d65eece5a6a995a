"""A token costs the same wherever it stands, with layout and painting."""

from __future__ import annotations

import time
from statistics import median

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from app.widgets.markdown.body import MarkdownBody
from tests.widgets.markdown.conftest import MakeBody, ShowScrolled

TOKEN = 4
SAMPLE = 150
KINDS = {
    "a paragraph": "Some words of a paragraph that goes on and on without a break. " * 400,
    "a paragraph of markup": "Some *words* with **markup**, `code` and \\(x\\) that go on. " * 500,
    "lines of a paragraph": "Words in a line that is followed by the next one\n" * 600,
    "a nested list": "1. An item:\n" + "   - a nested item with **bold** words\n" * 2_200,
    "a table": "| a | b |\n|---|---|\n" + "| some `words` that are in a row | **7** |\n" * 300,
    "code": "```python\n" + "    value = compute(1, 'text')  # comment\n" * 3_000,
}
LENGTHS = {"a paragraph": 24_000, "a paragraph of markup": 24_000, "lines of a paragraph": 24_000}
USUAL_LENGTH = 80_000
STEADY = 3_000
"""From here on a paragraph is laid out in parts, and a table has the widths of its columns."""


def grown(body: MarkdownBody, area: QScrollArea, text: str, start: int) -> float:
    """Seconds of this thread that a token takes, with its layout and painting."""
    costs = []
    for end in range(start, start + SAMPLE * TOKEN, TOKEN):
        began = time.thread_time()
        body.set_markdown(text[:end], is_final=False)
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        QApplication.processEvents()
        costs.append(time.thread_time() - began)
    return median(costs)


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize("kind", KINDS)
def test_a_token_costs_the_same_anywhere(
    kind: str, make_body: MakeBody, scrolled: ShowScrolled
) -> None:
    text = KINDS[kind][: LENGTHS.get(kind, USUAL_LENGTH)]
    body = make_body(is_final=False)
    area = scrolled(body, 600)
    early = min(grown(body, area, text, STEADY), grown(body, area, text, STEADY + 1_500))
    starts = [len(text) - SAMPLE * TOKEN - behind for behind in (1_500, 0)]
    late = min(grown(body, area, text, start) for start in starts)
    assert late < 2.5 * early + 0.0005

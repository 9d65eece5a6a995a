"""Answers as a model gives them: all their formulas can be set, and they look as accepted.

To accept new pictures: ``ACCEPT_ANSWERS=1 pytest tests/widgets/markdown/test_answers.py``, look at
what changed in ``tests/data/answers/`` and commit it. Only answers in the font that ships are
compared; what still differs between machines is how letters are smoothed, so the pictures are kept
at half their size and compared at a quarter.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.system.paths import resources_dir
from app.widgets.markdown.blocks import Block, FlowBlock, MathsBlock, StreamingParser, TableBlock
from app.widgets.maths.mathjax import MathJax, load_bundle
from app.widgets.theme import DARK, FONT_FAMILY, LIGHT, Theme, apply_theme
from app.widgets.typesetting import Typesetting
from tests.widgets.markdown.texts import ANSWERS, thoughts_and_answer

PICTURED = {"proof": LIGHT, "probability": DARK, "list": LIGHT}
"""These hold letters of the font that ships and of MathJax only."""
WIDTH = 520
MARGIN = 16


def formulas(text: str) -> list[tuple[str, bool]]:
    """All formulas of a text, and whether they are displays."""
    parser = StreamingParser()
    first = parser.append(text)
    update = parser.finish()
    blocks: list[Block] = [*first.tail[: update.kept], *update.tail]
    found = [(block.tex, True) for block in blocks if isinstance(block, MathsBlock)]
    inlines = [
        child
        for block in blocks
        if isinstance(block, FlowBlock)
        for token in block.tokens
        for child in token.children or ()
    ]
    rows = [
        row
        for block in blocks
        if isinstance(block, TableBlock)
        for row in (block.header, *block.rows)
    ]
    inlines += [child for row in rows for cell in row for child in cell]
    maths = (child for child in inlines if child.type == "math_inline")
    return found + [(child.content, child.meta["is_display"]) for child in maths]


def test_there_are_answers_of_all_kinds() -> None:
    parts = [thoughts_and_answer(path) for path in ANSWERS]
    assert len(parts) >= 12
    assert all(thoughts and answer for thoughts, answer in parts)
    answers = "\n".join(answer for _, answer in parts)
    kinds = ("```python", "|---", "[^1]", "- [x]", "\\begin{align", "> ")
    assert [kind for kind in kinds if kind not in answers] == []
    scripts = ("[\u4e00-\u9fff]{3}", "[\u0600-\u06ff]{3}", "[\u0590-\u05ff]{3}", "é")
    assert all(re.search(script, answers) for script in scripts)


def test_all_formulas_of_the_answers_can_be_set(qapp: QApplication) -> None:
    mathjax = MathJax(load_bundle())
    found = [
        formula
        for path in ANSWERS
        for part in thoughts_and_answer(path)
        for formula in formulas(part)
    ]
    assert len(found) >= 300
    for tex, is_display in dict.fromkeys(found):
        mathjax.svg(tex, is_display=is_display)


@pytest.fixture
def typesetting(qapp: QApplication) -> Iterator[Typesetting]:
    for path in (resources_dir() / "fonts").glob("*.otf"):
        QFontDatabase.addApplicationFont(str(path))
    made = Typesetting()
    yield made
    made.close()


def picture(typesetting: Typesetting, text: str, theme: Theme, qtbot: QtBot) -> QImage:
    body = typesetting.make_body()
    qtbot.addWidget(body)
    font = QFont(FONT_FAMILY)
    font.setPixelSize(15)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    body.setFont(font)
    body.fit(WIDTH)
    body.set_markdown(text, is_final=True)
    qtbot.waitUntil(lambda: body.is_complete and not body.formulas.is_waiting, timeout=30_000)
    body.resize(WIDTH, body.fit(WIDTH))
    image = QImage(WIDTH + 2 * MARGIN, body.height() + 2 * MARGIN, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.window))
    body.render(image, QPoint(MARGIN, MARGIN))
    return smaller(image)


def smaller(image: QImage) -> QImage:
    """At half the size."""
    size = QSize(image.width() // 2, image.height() // 2)
    return image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)


def share_that_differs(one: QImage, other: QImage) -> float:
    """Of the pixels, seen from afar: those that differ by more than a fifth of the range."""
    a, b = smaller(one), smaller(other)
    width, height = (min(a.width(), b.width()), min(a.height(), b.height()))
    places = [(x, y) for y in range(height) for x in range(width)]
    different = sum(
        abs(a.pixelColor(x, y).lightness() - b.pixelColor(x, y).lightness()) > 50 for x, y in places
    )
    return different / len(places)


@pytest.mark.parametrize(("name", "theme"), PICTURED.items(), ids=PICTURED)
def test_an_answer_looks_as_accepted(
    name: str, theme: Theme, typesetting: Typesetting, qapp: QApplication, qtbot: QtBot
) -> None:
    apply_theme(qapp, theme)
    try:
        path = next(path for path in ANSWERS if path.stem == name)
        image = picture(typesetting, thoughts_and_answer(path)[1], theme, qtbot)
    finally:
        apply_theme(qapp, LIGHT)
    accepted = path.with_suffix(".png")
    if os.environ.get("ACCEPT_ANSWERS"):
        assert image.save(str(accepted))
    expected = QImage(str(accepted)).convertToFormat(image.format())
    assert abs(expected.height() - image.height()) <= image.height() // 100
    assert share_that_differs(image, expected) < 0.004

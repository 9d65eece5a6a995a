"""A selection in thoughts is one area, without stripes between its lines."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.widgets.theme import DARK, LIGHT, Theme, apply_theme, load_fonts
from app.widgets.thoughts.full_text import ThoughtText

WIDTH = 320
BEGINNING_PX = 40
TEXT = "\n".join(f"Line {n} of the thoughts is so long that it goes on below." for n in range(4))


@pytest.fixture
def thoughts(qapp: QApplication, qtbot: QtBot) -> ThoughtText:
    load_fonts(qapp)
    apply_theme(qapp, LIGHT)
    made = ThoughtText()
    qtbot.addWidget(made)
    made.show_text(TEXT, follows=False)
    made.resize(WIDTH, made.fit(WIDTH))
    made.show()
    return made


def coloured_rows(thoughts: ThoughtText, theme: Theme) -> list[int]:
    """Rows of pixels with the colour of a selection at their beginning, between the letters."""
    image = thoughts.grab().toImage()
    rows = range(image.height())
    beginning = range(BEGINNING_PX)
    return [
        y for y in rows if any(image.pixelColor(x, y).name() == theme.selection for x in beginning)
    ]


def select(thoughts: ThoughtText, start: int, end: int) -> None:
    cursor = thoughts.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    thoughts.setTextCursor(cursor)


def test_selected_lines_touch(thoughts: ThoughtText) -> None:
    thoughts.selectAll()
    rows = coloured_rows(thoughts, LIGHT)
    text_rows = thoughts.height() - rows[0]
    assert rows == list(range(rows[0], rows[0] + len(rows)))
    assert len(rows) > 0.8 * text_rows


def test_they_touch_in_the_dark_and_in_marks(thoughts: ThoughtText, qapp: QApplication) -> None:
    apply_theme(qapp, DARK)
    try:
        thoughts.mark(0, len(TEXT))
        rows = coloured_rows(thoughts, DARK)
        assert len(rows) > 50
        assert rows == list(range(rows[0], rows[0] + len(rows)))
    finally:
        apply_theme(qapp, LIGHT)


def test_only_what_is_selected_is_coloured(thoughts: ThoughtText) -> None:
    assert not coloured_rows(thoughts, LIGHT)
    second = TEXT.index("\n") + 1
    select(thoughts, second, TEXT.index("\n", second))
    rows = coloured_rows(thoughts, LIGHT)
    first_block = thoughts.document().begin()
    line = first_block.layout().lineAt(0)
    assert rows[0] >= first_block.layout().lineCount() * line.height()
    assert len(rows) < thoughts.height() / 2

"""Code: line numbers that nobody copies, and a name that says the language."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from app.widgets.markdown.body import MarkdownBody
from app.widgets.markdown.code_segment import CodeSegment
from tests.widgets.markdown.conftest import MakeBody
from tests.widgets.markdown.test_reading import button, copied, select_all

LINES = "```python\n" + "x = 1\n" * 12 + "```"


def segment(body: MarkdownBody) -> CodeSegment:
    found = body.segments[0]
    assert isinstance(found, CodeSegment)
    return found


def ink(image: QImage, width: int) -> int:
    """Pixels near the left edge that differ from the ground."""
    ground = image.pixelColor(width // 2, image.height() - 6)
    places = ((x, y) for x in range(4, width) for y in range(40, image.height() - 6))
    return sum(image.pixelColor(x, y) != ground for x, y in places)


def test_lines_are_numbered_on_demand(make_body: MakeBody, qtbot: QtBot) -> None:
    body = make_body(LINES)
    body.show()
    code = segment(body)
    left = code.edits[0].x()
    assert ink(code.grab().toImage(), left) == 0
    button(body, "Number the lines").click()
    gutter = code.edits[0].x() - left
    assert gutter > 0
    assert ink(code.grab().toImage(), left + gutter // 2) > 100
    button(body, "Number the lines").click()
    assert code.edits[0].x() == left


def test_numbers_are_not_copied(make_body: MakeBody) -> None:
    body = make_body(LINES)
    button(body, "Number the lines").click()
    select_all(body)
    assert copied(body) == ("x = 1\n" * 12).rstrip()
    button(body, "Copy the code").click()
    assert QGuiApplication.clipboard().text() == ("x = 1\n" * 12).rstrip()


def test_short_code_is_not_numbered(make_body: MakeBody) -> None:
    assert button(make_body("```\na\nb\n```"), "Number the lines").isHidden()


def test_buttons_stand_beside_each_other(make_body: MakeBody) -> None:
    body = make_body("```\n" + ("word " * 60 + "\n") * 6 + "```")
    body.show()
    names = ("Number the lines", "Wrap long lines", "Copy the code")
    shown = [button(body, name).geometry() for name in names]
    assert shown[0].right() < shown[1].left()
    assert shown[1].right() < shown[2].left()
    assert shown[2].right() < body.width()


@pytest.mark.parametrize(
    ("fence", "name"), [("python", "Code, Python"), ("js", "Code, JavaScript"), ("", "Code")]
)
def test_a_screen_reader_hears_the_language(fence: str, name: str, make_body: MakeBody) -> None:
    body = make_body(f"```{fence}\na\n```")
    assert body.segments[0].accessibleName() == name
    assert body.edits[0].accessibleName() == name

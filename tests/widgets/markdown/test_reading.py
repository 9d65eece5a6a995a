"""Selecting, copying, links, keyboard, and what must never happen."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.markdown.body import MarkdownBody
from app.widgets.markdown.segment_edit import SegmentEdit
from tests.widgets.markdown.conftest import MakeBody, StubTypesetter
from tests.widgets.markdown.texts import CORPUS

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def select_all(body: MarkdownBody) -> None:
    for edit in body.edits:
        edit.selectAll()


def copied(body: MarkdownBody) -> str:
    body.copy()
    return QGuiApplication.clipboard().text()


def click(widget: QWidget, place: QPoint | None = None) -> None:
    QTest.mouseClick(widget, LEFT, NONE, place or widget.rect().center())


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def button(body: MarkdownBody, name: str) -> QToolButton:
    buttons = body.findChildren(QToolButton)
    return next(item for item in buttons if item.accessibleName() == name)


def test_formulas_are_copied_as_source(make_body: MakeBody, maths: StubTypesetter) -> None:
    maths.tell("x")
    maths.tell("z", is_display=True)
    body = make_body("so \\(x\\), $y$\n\n\\[z\\]")
    select_all(body)
    assert copied(body) == "so \\(x\\), \\(y\\)\n\n\\[z\\]"


def test_a_screen_reader_hears_the_source_of_formulas(
    make_body: MakeBody, maths: StubTypesetter
) -> None:
    maths.tell("x")
    body = make_body("so \\(x\\).\n\n| a |\n|---|\n| $x$ |\n\n\\[y\\]")
    described = [segment.accessibleDescription() for segment in body.segments]
    assert described[0] == "so \\(x\\)."
    assert "\\(x\\)" in described[1]
    assert described[2] == "y"


def test_a_part_is_copied(make_body: MakeBody, maths: StubTypesetter) -> None:
    maths.tell("x")
    body = make_body("😀 a \\(x\\) b")
    cursor = body.edits[0].textCursor()
    cursor.setPosition(3)
    cursor.setPosition(6, QTextCursor.MoveMode.KeepAnchor)
    body.edits[0].setTextCursor(cursor)
    assert copied(body) == "a \\(x\\)"
    assert body.edits[0].createMimeDataFromSelection().text() == "a \\(x\\)"


def test_a_selection_is_markdown(make_body: MakeBody) -> None:
    text = (
        "## a **b** *c*\n\n- `d`\n- e\n    1. f\n\n- [x] g\n\n> [h](https://i.j)\n\n"
        "```python\nk\n```\n\n| l | m |\n|---|--:|\n| n | ~~o~~ |"
    )
    body = make_body(text)
    select_all(body)
    found = body.selected_markdown()
    for part in ("## ", "*c*", "- `d`\n- e", "1. f", "- [x] g", "> [h](https://i.j)"):
        assert part in found
    assert found.endswith("```python\nk\n```\n\n| l | m |\n|---|--:|\n| n | ~~o~~ |")
    body.clear_selection()
    assert not body.selected_markdown()


def test_tables_are_copied_with_tabs(make_body: MakeBody) -> None:
    body = make_body("|a|b|\n|-|-|\n|c|d|")
    select_all(body)
    assert copied(body) == "a\tb\nc\td"


def test_the_button_copies_the_code(make_body: MakeBody) -> None:
    body = make_body("```python\na\n  b\n```")
    click(button(body, "Copy the code"))
    assert QGuiApplication.clipboard().text() == "a\n  b"


def test_long_lines_scroll_or_wrap(make_body: MakeBody, qtbot: QtBot) -> None:
    body = make_body("```\n" + "word " * 60 + "\n```")
    body.show()
    edit, wrap = body.edits[0], button(body, "Wrap long lines")
    assert edit.horizontalScrollBar().maximum() > 0
    with qtbot.waitSignal(body.height_changed):
        wrap.click()
    assert edit.horizontalScrollBar().maximum() == 0


def test_short_code_has_no_switch(make_body: MakeBody) -> None:
    assert button(make_body("```\na\n```"), "Wrap long lines").isHidden()


def test_a_link_is_announced_not_opened(
    make_body: MakeBody, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    body = make_body("[link](https://a.b/c) and [no](file:///etc/passwd)")
    body.show()
    viewport = body.edits[0].viewport()
    with qtbot.waitSignal(body.link_activated) as blocker:
        click(viewport, QPoint(8, 10))
    assert blocker.args == ["https://a.b/c"]
    assert not opened


def test_the_keyboard_reaches_links(make_body: MakeBody, qtbot: QtBot) -> None:
    body = make_body("a [one](https://one.x) b [two](https://two.x) c")
    body.show()
    edit = body.edits[0]
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(edit.hasFocus)
    press(edit, Qt.Key.Key_Tab)
    press(edit, Qt.Key.Key_Tab)
    with qtbot.waitSignal(body.link_activated) as blocker:
        press(edit, Qt.Key.Key_Return)
    assert blocker.args == ["https://two.x"]
    press(edit, Qt.Key.Key_Backtab)
    assert edit.textCursor().selectedText() == "one"


def test_pictures_are_their_words_and_nothing_is_loaded(
    make_body: MakeBody, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(SegmentEdit, "loadResource", lambda *of: asked.append(of))
    body = make_body(
        "![a plot](file:///etc/passwd) ![](https://a.b/c.png) <img src='\\\\host\\share\\x'>\n\n"
        "<style>@import 'x'</style>\n\n| ![d](file:///e) |\n|-|"
    )
    body.show()
    body.grab()
    assert "a plot" in body.edits[0].toPlainText()
    assert not asked
    for edit in body.edits:
        forms = edit.document().allFormats()
        assert not any(form.isImageFormat() for form in forms)


@pytest.mark.parametrize("width", [40, 360, 760])
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_it_is_painted_at_any_width(path: Any, width: int, make_body: MakeBody) -> None:
    body = make_body(path.read_text(encoding="utf-8"), width=width)
    body.show()
    assert not body.grab().isNull()

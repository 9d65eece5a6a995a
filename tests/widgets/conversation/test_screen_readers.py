"""What a screen reader is told of a conversation: roles, names, texts, and their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.widgets.conversation_view import ConversationView
from tests.widgets.conversation.support import answer, conversation, question, scroll, settled

ROLE = QAccessible.Role
TEXT = """# Head

Some *words* with \\(x^2\\) in them.

```python
x = 1
```

| name | value |
|---|---|
| one | \\(y\\) |

\\[ \\int x \\]
"""
THOUGHTS = "First \\(a\\).\nThen $b$."


@dataclass(frozen=True)
class Told:
    """One object, as a screen reader gets it."""

    role: QAccessible.Role
    name: str
    description: str
    text: str


def told(widget: QWidget) -> Iterator[Told]:
    """What is visible in a widget, in the order in which it is read."""
    yield from _told(QAccessible.queryAccessibleInterface(widget))


def _told(found: QAccessibleInterface) -> Iterator[Told]:
    if found.state().invisible:
        return
    text = found.textInterface()
    yield Told(
        found.role(),
        found.text(QAccessible.Text.Name),
        found.text(QAccessible.Text.Description),
        text.text(0, text.characterCount()) if text else "",
    )
    for number in range(found.childCount()):
        yield from _told(found.child(number))


@pytest.fixture
def exchange(view: ConversationView, qtbot: QtBot) -> ConversationView:
    view.show_messages([question(0, "What is it?"), answer(0, TEXT, THOUGHTS)])
    settled(qtbot, view)
    pane = view.answers[0].pane
    pane.is_animated = False
    pane.set_open(True)
    qtbot.waitUntil(lambda: bool(pane.text and pane.text.accessibleDescription()))
    return view


def named(view: ConversationView, name: str, role: QAccessible.Role | None = None) -> Told:
    return next(found for found in told(view) if found.name == name and role in {None, found.role})


def test_each_message_is_a_group_with_a_name(exchange: ConversationView) -> None:
    groups = [found.name for found in told(exchange) if found.role == ROLE.Grouping]
    assert groups == ["Your question", "Answer of R1"]
    assert named(exchange, "Your question", ROLE.EditableText).text == "What is it?"


def test_parts_are_told_in_the_order_of_the_page(exchange: ConversationView) -> None:
    texts = [found.name for found in told(exchange) if found.role == ROLE.EditableText]
    assert texts == [
        "Your question",
        "Thoughts of the model",
        "Text",
        "Code, Python",
        "Table",
        "Formula",
    ]


def test_formulas_are_told_by_their_source(exchange: ConversationView) -> None:
    assert named(exchange, "Text").description == "Head\nSome words with \\(x^2\\) in them."
    assert named(exchange, "Formula").description == "\\int x"
    assert named(exchange, "Thoughts of the model").description == "\\(a\\); \\(b\\)"


def test_code_and_tables_are_told_by_what_is_in_them(exchange: ConversationView) -> None:
    assert named(exchange, "Code, Python", ROLE.EditableText).text == "x = 1"
    table = named(exchange, "Table").description
    assert table == "Rows: 1, columns: 2; name, value; one, \\(y\\)"


def test_what_can_be_done_has_a_name(exchange: ConversationView) -> None:
    controls = {ROLE.Button, ROLE.CheckBox, ROLE.ButtonMenu}
    names = [found.name for found in told(exchange) if found.role in controls]
    assert all(names)
    assert {"Thoughts, thoughts of the model", "Copy the thoughts", "Copy the code"} <= {*names}
    assert {"Answer again", "How this answer was made", "Edit the question"} <= {*names}


def test_messages_stay_in_order_wherever_the_reader_goes(
    view: ConversationView, qtbot: QtBot
) -> None:
    view.show_messages(conversation(20))
    settled(qtbot, view)
    for share in (0.0, 0.6, 0.3):
        scroll(view, round(share * view.column.furthest))
        settled(qtbot, view)
        groups = [found.name for found in told(view) if found.role == ROLE.Grouping]
        assert len(groups) >= 2
        assert all(one != other for one, other in pairwise(groups))

"""Answers in the window are typeset: formulas, tables, code, and links that ask first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox

from app.core.messages import Channel, Sampling, StopReason, new_answer, new_question
from app.storage.store import Store
from app.system.paths import Paths
from app.widgets.markdown.body import MarkdownBody
from app.widgets.markdown.code_segment import CodeSegment
from app.widgets.markdown.segments import MathsSegment
from app.widgets.markdown.table_segment import TableSegment
from app.widgets.maths.formula_object import OBJECT_CHARACTER
from tests.helpers.person import Person

ANSWER = r"""The **roots** of \(x^2 - 3x + 2\) are 1 and 2 ([proof](https://example.org/proof)):

\[ x = \frac{3 \pm \sqrt{9 - 8}}{2} \]

| root | check |
|---|---|
| 1 | $1 - 3 + 2 = 0$ |

```python
print([x for x in range(5) if x * x - 3 * x + 2 == 0])
```

<script>alert("no")</script> ![picture](https://example.org/tracker.png)
"""


@pytest.fixture
def person(qapp: QApplication, paths: Paths) -> Iterator[Person]:
    """Somebody who reads a conversation that is in the database."""

    def fill(store: Store) -> None:
        home = store.add_conversation("Roots")
        question = store.add_message(new_question(home.id, None, "Roots?"))
        answer = store.add_message(new_answer(question, "R1", "Q4_K_M", Sampling()))
        store.append_to_journal(answer.id, [(Channel.REASONING, "Hm."), (Channel.ANSWER, ANSWER)])
        store.finish_answer(answer.id, StopReason.END_OF_ANSWER, None)

    somebody = Person(qapp, paths)
    somebody.program.storage.submit(fill)
    conversations = somebody.program.conversations
    conversations.load()
    somebody.wait_until(lambda: conversations.count == 1, "the list")
    role = conversations.ConversationRole
    somebody.program.chat.open_conversation(conversations.index(1).data(role))
    somebody.wait_until(lambda: bool(somebody.window.view.answers), "the answer")
    yield somebody
    somebody.leave()


def body(person: Person) -> MarkdownBody:
    found = person.answer_widget.findChild(MarkdownBody)
    assert isinstance(found, MarkdownBody)
    return found


def test_each_kind_of_block_has_its_own_segment(person: Person) -> None:
    kinds = [type(segment) for segment in body(person).segments]
    assert MathsSegment in kinds
    assert TableSegment in kinds
    assert CodeSegment in kinds


def test_formulas_are_set(person: Person) -> None:
    maths = next(s for s in body(person).segments if isinstance(s, MathsSegment))
    person.wait_until(lambda: OBJECT_CHARACTER in maths.edits[0].toPlainText(), "the formula")


def test_the_body_is_as_tall_as_its_text(person: Person) -> None:
    shown = body(person)
    person.wait_until(lambda: not shown.formulas.is_waiting, "all formulas")
    assert shown.height() == shown.fit(shown.width())


def test_html_and_pictures_stay_text(person: Person) -> None:
    text = "\n".join(edit.toPlainText() for edit in body(person).edits)
    assert '<script>alert("no")</script>' in text
    assert "picture" in text
    assert "tracker.png" not in text


def test_a_link_asks_before_it_opens(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    # The one thing that must not really run: it would start a browser.
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    body(person).link_activated.emit("https://example.org/proof")
    box = person.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "https://example.org/proof" in box.informativeText()
    assert opened == []
    box.button(QMessageBox.StandardButton.Open).click()
    assert opened == ["https://example.org/proof"]

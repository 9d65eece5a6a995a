"""Every window, dialog, page and panel of the program, one after the other, full of something."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.core.conversation import Conversation, Folder
from app.core.declarations import Page
from app.core.messages import AnswerFigures, Channel, Message, Role, Sampling, StopReason
from app.viewmodels.language import say
from app.widgets.answer_details import show_details
from app.widgets.answer_editor import AnswerEditor
from app.widgets.compare_thoughts import ComparisonDialog
from app.widgets.keyboard_access import KeyboardAccess
from app.widgets.models_window.window import Section
from app.widgets.passphrase_dialog import PassphraseDialog
from tests.helpers.person import Person

QUESTION = "How do I add the numbers from 1 to n?"
THOUGHTS = "Okay, a sum.\n\nWait, is there a formula?\n\nAlternatively, pair them.\n\nSo it is."
ANSWER = r"""The sum is **known**, see [a page](https://example.org/sum).

\[ \sum_{k=1}^{n} k = \frac{n(n+1)}{2} \]

| n | sum |
|---|-----|
| 3 | 6   |

```python
def total(n: int) -> int:
    return n * (n + 1) // 2
```
"""
_Window = tuple[str, QWidget]


def conversation() -> list[Message]:
    """A question and an answer with thoughts, a link, a formula, a table and code."""
    figures = AnswerFigures(prompt_tokens=20, reasoning_tokens=40, answer_tokens=90, thinking_s=4)
    asked = Message(901, 1, None, Role.USER, QUESTION)
    return [
        asked,
        Message(
            902,
            1,
            901,
            Role.ASSISTANT,
            ANSWER,
            reasoning=THOUGHTS,
            model_name="Penseur-Demo",
            quantisation="Q8_0",
            sampling=Sampling(),
            figures=figures,
            stop_reason=StopReason.STOPPED,
        ),
    ]


def all_windows(person: Person) -> Iterator[_Window]:
    """Open each, with its name, and close it when the next one is asked for."""
    yield from _main_window(person)
    yield from _panels(person)
    yield from _models_window(person)
    yield from _dialogs(person)
    yield from _of_messages(person)
    yield from _incognito(person)


def _main_window(person: Person) -> Iterator[_Window]:
    window = person.window
    yield "welcome", window
    person.program.first_run.show()
    page = person.program.first_run.page
    assert page is not None
    yield "first-run", window
    page.begin.click()
    now = time.time()
    known = [Conversation(number, f"Sums, part {number}", now, now) for number in (1, 2)]
    person.program.conversations.reset([Folder(1, "Proofs")], known)
    shown = conversation()
    window.view.show_messages(shown)
    window.view.set_versions({902: (902, 903)})
    answer = person.answer_widget
    person.wait_until(lambda: answer.is_complete and answer.actions_row is not None, "the answer")
    answer.pane.set_open(True)
    person.wait_until(lambda: answer.pane.text is not None, "the thoughts")
    window.notice.offer(
        say("“{title}” was moved to the trash.", title="A title"), say("Undo"), lambda: None
    )
    yield "conversation", window


def _panels(person: Person) -> Iterator[_Window]:
    window = person.window
    window.view.open_find()
    yield "find", window
    bar = window.view.overlays.find
    assert bar is not None
    bar.close_bar()
    person.program.library.open_search()
    panel = person.program.library.search_commands.panel
    assert panel is not None
    yield "search", panel
    panel.close_veil()
    access = window.findChild(KeyboardAccess)
    assert access is not None
    access.toggle_palette()
    assert access.palette is not None
    yield "palette", access.palette
    access.palette.close_veil()
    yield from _shown("shortcuts", access.show_shortcuts())


def _models_window(person: Person) -> Iterator[_Window]:
    window = person.program.show_models_window()
    person.wait_until(lambda: window.installed.list.model().rowCount() > 0, "the models")
    judge = person.program.expectations
    # afterwards the cards stay where they are
    person.wait_until(lambda: judge.is_settled and not judge._probe_job, "the measurement")
    for section in Section:
        window.show_section(section)
        yield f"models {section.name.lower()}", window
    window.close()


def _dialogs(person: Person) -> Iterator[_Window]:
    program = person.program
    settings = program.show_settings()
    for page in Page:
        settings.show_page(page)
        yield f"settings {page}", settings
    settings.close()
    openings: dict[str, Callable[[], QWidget]] = {
        "about": program.show_about,
        "servers": program.show_servers_dialog,
        "export": program.transfers.show_export_dialog,
        "import": program.transfers.show_import_dialog,
    }
    for name, show in openings.items():
        yield from _shown(name, show())
    program.library.open_trash()
    yield from _shown("trash", program.library.trash_dialog)
    program.library.open_backups()
    yield from _shown("backups", program.library.backups_dialog)
    program.discretion.show_dialog()
    privacy = program.discretion.privacy
    person.wait_until(lambda: not privacy.is_busy, "the dialog to know")
    program.discretion.dialog.set_passphrase.click()
    phrase = program.discretion.dialog.findChild(PassphraseDialog)
    assert phrase is not None
    yield from _shown("passphrase", phrase)
    yield from _shown("privacy", program.discretion.dialog)
    program.desktop.show_quick_ask()
    yield from _shown("quick-ask", program.desktop.quick_ask)


def _of_messages(person: Person) -> Iterator[_Window]:
    answer = conversation()[1]
    yield from _shown("details", show_details(answer, person.window.view, None))
    editor = AnswerEditor(answer, person.window)
    editor.show()
    yield from _shown("editor", editor)
    other = answer.with_appended(Channel.REASONING, "\n\nNo.")
    comparison = ComparisonDialog([answer, other], person.window)
    comparison.show()
    yield from _shown("comparison", comparison)


def _incognito(person: Person) -> Iterator[_Window]:
    person.program.discretion.open_incognito()
    window = person.program.discretion.incognito[0]
    yield "incognito", window
    window.close_surely()


def _shown(name: str, window: QWidget) -> Iterator[_Window]:
    yield name, window
    window.close()


def focus_stops(window: QWidget) -> list[QWidget]:
    """The widgets that Tab can reach, in no order."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
    ]

"""The program in another language: chosen while it runs, it shows what it would from the start."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from app.core.attachments import Attachment
from app.core.conversation import Conversation
from app.core.protection import Protection
from app.core.speed import MachineSpeed
from app.system.machine import physical_cores, processor_name, save_speed
from app.viewmodels import expectations
from app.widgets.answer_details import AnswerDetails
from app.widgets.answer_editor import AnswerEditor
from app.widgets.answer_manners import AnswerManners
from app.widgets.attached_text import AttachedTextDialog
from app.widgets.compare_thoughts import ComparisonDialog
from app.widgets.conversation_view import ConversationView
from app.widgets.crash_dialog import CrashDialog
from app.widgets.keyboard_access import KeyboardAccess
from app.widgets.lock_screen import LockScreen
from app.widgets.models_window.token_dialog import TokenDialog
from app.widgets.models_window.window import Section
from app.widgets.passphrase_dialog import PassphraseDialog
from app.widgets.welcome import Welcome
from tests.helpers.person import Person, paths_below
from tests.helpers.shown_texts import shown_texts

# Two programs with all their windows: half a minute of a machine that is busy with other things.
pytestmark = pytest.mark.timeout(300)
SPEED = MachineSpeed(4e10, 3e11, processor_name(), physical_cores())
QUESTIONS = ("What is 47 times 36?", "How many r are in strawberry?")


def _models(person: Person) -> QWidget:
    window = person.program.show_models_window()
    for section in Section:
        window.show_section(section)
    return window


def _settings(person: Person) -> QWidget:
    dialog = person.program.show_settings()
    for page in dialog._offered:
        dialog.show_page(page)
    return dialog


def _export(person: Person) -> QWidget:
    program = person.program
    return program.transfers.show_export_dialog(answer_id=program.chat.messages[-1].id)


def _trash(person: Person) -> QWidget:
    program = person.program
    program.library.open_trash()
    person.wait_until(program.library.trash_dialog.empty.isEnabled, "what was deleted")
    return program.library.trash_dialog


def _backups(person: Person) -> QWidget:
    program = person.program
    program.library.open_backups()
    return program.library.backups_dialog


def _search(person: Person) -> QWidget:
    program = person.program
    program.library.open_search()
    panel = program.library.search_commands.panel
    assert panel is not None
    panel.field.setText("strawberry")
    return panel


def _privacy(person: Person) -> QWidget:
    program = person.program
    program.discretion.show_dialog()
    return program.discretion.dialog


def _palette(person: Person) -> QWidget:
    access = person.window.findChild(KeyboardAccess)
    assert access is not None
    if access.palette is not None and access.palette.isVisible():  # a choice would have closed it
        access.toggle_palette()
    access.toggle_palette()
    assert access.palette is not None
    return access.palette


def _shortcuts(person: Person) -> QWidget:
    access = person.window.findChild(KeyboardAccess)
    assert access is not None
    return access.show_shortcuts()


def _find(person: Person) -> QWidget:
    person.window.view.open_find()
    return person.window.view


def _passphrase(person: Person) -> QWidget:
    dialog = PassphraseDialog(
        person.window.windowTitle(), "", person.window, asks_current=True, asks_new=True
    )
    dialog.first.setText("abc")
    return dialog


def _incognito(person: Person) -> QWidget:
    program = person.program
    program.discretion.open_incognito()
    return program.discretion.incognito[-1]


def _erase(person: Person) -> QWidget:
    program = person.program
    program.library.trash_dialog.empty.click()
    return program.library.trash_dialog.findChildren(QMessageBox)[-1]


def _attached(person: Person) -> QWidget:
    return AttachedTextDialog(Attachment("a.txt", "A text"), person.window)


def _quick(person: Person) -> QWidget:
    program = person.program
    program.desktop.show_quick_ask()
    return program.desktop.quick_ask


def _first_run(person: Person) -> QWidget:
    program = person.program
    program.first_run.show()
    assert program.first_run.page is not None
    return program.first_run.page


def _manners(person: Person) -> AnswerManners:
    manners = person.window.findChild(AnswerManners)
    assert manners is not None
    return manners


WINDOWS: dict[str, Callable[[Person], QWidget]] = {
    "main": lambda person: person.window,
    "models": _models,
    "settings": _settings,
    "servers": lambda person: person.program.show_servers_dialog(),
    "about": lambda person: person.program.show_about(),
    "privacy": _privacy,
    "trash": _trash,
    "backups": _backups,
    "export": _export,
    "import": lambda person: person.program.transfers.show_import_dialog(),
    "find": _find,
    "incognito": _incognito,
    "lock": lambda person: LockScreen(person.window, Protection.PASSPHRASE),
    "keyring": lambda person: LockScreen(person.window, Protection.KEYRING),
    "erasing": _erase,
    "attached text": _attached,
    "quick question": _quick,
    "welcome": lambda person: Welcome(person.window),
    "first run": _first_run,
    "model's values": lambda person: _manners(person).show_for_model(),
    "conversation's values": lambda person: _manners(person).show_for_conversation(),
    "search": _search,
    "palette": _palette,
    "shortcuts": _shortcuts,
    "passphrase": _passphrase,
    "token": lambda person: TokenDialog("a/b", "https://x.org", "x.org", person.window),
    "crash": lambda _: CrashDialog(),
    "details": lambda person: AnswerDetails(person.program.chat.messages[-1], None, person.window),
    "editor": lambda person: AnswerEditor(person.program.chat.messages[-1], person.window),
    "comparison": lambda person: ComparisonDialog(
        person.program.chat.messages[1::2], person.window
    ),
}


class Shown(NamedTuple):
    """The texts of each window.

    Attributes:
        english: of a program that speaks English.
        switched: of the same windows after French was chosen.
        french: of a program that speaks French from the start.
        back: of those windows after English was chosen.
        before, after: what the conversation says, in English and in French.
    """

    english: dict[str, set[str]]
    switched: dict[str, set[str]]
    french: dict[str, set[str]]
    back: dict[str, set[str]]
    before: list[str]
    after: list[str]


def _collect(windows: dict[str, QWidget]) -> dict[str, set[str]]:
    return {name: shown_texts(window) for name, window in windows.items()}


def _open_all(person: Person, conversation: Conversation) -> dict[str, QWidget]:
    program = person.program
    person.window.open_conversation(conversation)
    person.wait_until(lambda: len(person.window.view.answers) == len(QUESTIONS), "the answers")
    windows = {name: make(person) for name, make in WINDOWS.items()}
    person.wait_until(lambda: program.expectations.is_probed, "the speed of this machine")
    search = program.library.search
    person.wait_until(lambda: search.count > 0 and not search.is_behind, "what was searched")
    return windows


def _conversation(view: ConversationView) -> list[str]:
    return [answer.message.text + answer.message.reasoning for answer in view.answers]


@pytest.fixture(scope="module")
def steady_memory() -> Iterator[None]:
    """What fits is the same for both programs, whatever else this machine does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(expectations, "available_bytes", lambda: 16 * 2**30)
        yield


@pytest.fixture(scope="module")
def shown(
    steady_memory: None, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Shown:
    """The same conversation in two programs, one after the other."""
    paths = paths_below(tmp_path_factory.mktemp("languages"))
    save_speed(paths.cache / "machine.json", SPEED)
    person = Person(qapp, paths)
    person.wait_for_model()
    person.program.change_settings(temperature=0.0)
    person.ask_and_wait(QUESTIONS[0])
    assert person.program.chat.conversation is not None
    person.program.conversations.trash([person.program.chat.conversation])
    person.window.notice.tell("")  # the other program has none
    person.window.start_conversation()
    for question in QUESTIONS:
        person.ask_and_wait(question)
    conversation = person.program.chat.conversation
    assert conversation is not None
    person.window.start_conversation()
    windows = _open_all(person, conversation)
    english, before = _collect(windows), _conversation(person.window.view)
    person.program.speak("fr")
    _palette(person)
    switched, after = _collect(windows), _conversation(person.window.view)
    windows["crash"].close()
    person.leave()

    person = Person(qapp, paths)
    person.wait_for_model()
    windows = _open_all(person, conversation)
    french = _collect(windows)
    person.program.speak("en")
    _palette(person)
    back = _collect(windows)
    windows["crash"].close()
    person.leave()
    return Shown(english, switched, french, back, before, after)


@pytest.mark.parametrize("name", WINDOWS)
def test_a_language_chosen_while_it_runs_is_everywhere(shown: Shown, name: str) -> None:
    assert shown.switched[name] == shown.french[name]


@pytest.mark.parametrize("name", WINDOWS)
def test_english_comes_back(shown: Shown, name: str) -> None:
    assert shown.back[name] == shown.english[name]


def test_the_conversation_stays_as_it_is(shown: Shown) -> None:
    assert shown.before == shown.after


def test_an_answer_goes_on_in_another_language(slow_person: Person) -> None:
    slow_person.program.speak("en")
    slow_person.ask("Go on")
    status = slow_person.window.status.state
    slow_person.wait_until(lambda: bool(slow_person.messages[-1].reasoning), "a thought")
    assert status.text() == "Thinking…"
    slow_person.program.speak("fr")
    thought = slow_person.messages[-1].reasoning
    assert status.text() == "Réflexion…"
    longer = lambda: len(slow_person.messages[-1].reasoning) > len(thought)  # noqa: E731
    slow_person.wait_until(longer, "another thought")
    assert slow_person.messages[-1].reasoning.startswith(thought)
    slow_person.program.chat.stop()
    slow_person.wait_for_answer()
    slow_person.program.speak("en")

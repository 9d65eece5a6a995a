"""How a model and a conversation answer, as a person chooses it in the dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.core.presets import LOADING, NOTHING_CHOSEN, Preset
from app.core.servers import Server
from app.system.paths import Paths
from app.system.settings_file import load_settings
from app.widgets.declared_form.controls import Number
from app.widgets.presets_dialog import ConversationPresetDialog, ModelPresetDialog, PresetDialog
from tests.helpers.person import Person, paths_below

SUM = "What is 12 + 30?"
Dialog = TypeVar("Dialog", bound=PresetDialog)


@pytest.fixture(scope="module")
def shared(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    """Somebody for tests that leave the window as it was."""
    somebody = Person(qapp, paths_below(tmp_path_factory.mktemp("home")))
    somebody.wait_for_model()
    yield somebody
    somebody.leave()


def opened(person: Person, kind: type[Dialog]) -> Dialog:
    chat = person.window.menuBar().actions()[0].menu()
    assert isinstance(chat, QMenu)
    if kind is ModelPresetDialog:
        person.choose(person.window.models_menu, "How this model answers")
    else:
        person.choose(chat, "How this conversation is answered")
    found = person.window.findChild(kind)
    assert found is not None
    return found


def number(dialog: PresetDialog, name: str) -> Number:
    control = dialog.form.rows[name].control
    assert isinstance(control, Number)
    return control


def enter(dialog: PresetDialog, name: str, text: str) -> None:
    """Type into a field in place of what stands there."""
    box = number(dialog, name).box
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def placeholder(dialog: PresetDialog, name: str) -> str:
    return number(dialog, name).box.lineEdit().placeholderText()


def choose_named(dialog: PresetDialog, name: str) -> None:
    menu = dialog.start.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == name).trigger()


def test_what_is_chosen_for_a_model_makes_its_answers(person: Person) -> None:
    dialog, program = opened(person, ModelPresetDialog), person.program
    assert dialog.windowTitle() == "How Penseur-Demo answers"
    assert placeholder(dialog, "temperature") == "0.6, as everywhere"
    assert placeholder(dialog, "seed") == "Another each time, as everywhere"
    enter(dialog, "temperature", "0")
    enter(dialog, "max_tokens", "7")
    answer = person.ask_and_wait(SUM)
    assert answer.sampling is not None
    assert (answer.sampling.temperature, answer.sampling.max_tokens) == (0, 7)
    assert answer.figures is not None
    assert answer.figures.generated_tokens == 7
    saved, _ = load_settings(program.paths.settings)
    assert saved.presets_of_models == {program.presets.model: {"temperature": 0.0, "max_tokens": 7}}
    row = dialog.form.rows["temperature"]
    assert not row.reset.isHidden()
    row.reset.click()
    assert number(dialog, "temperature").box.text() == ""
    dialog.clear.click()
    assert program.settings.presets_of_models == {}
    assert not dialog.clear.isEnabled()


def test_a_conversation_keeps_its_own(person: Person) -> None:
    chat, window = person.program.chat, person.window
    model = opened(person, ModelPresetDialog)
    enter(model, "top_k", "12")
    dialog = opened(person, ConversationPresetDialog)
    assert placeholder(dialog, "top_k") == "12, as this model"
    assert placeholder(dialog, "top_p") == "0.95, as everywhere"
    enter(dialog, "seed", "7")  # before there is a conversation
    first = person.ask_and_wait(SUM)
    assert first.figures is not None
    assert (first.figures.seed, first.sampling and first.sampling.top_k) == (7, 12)
    home = chat.conversation
    assert home is not None
    assert dialog.windowTitle() == f"How “{SUM}” is answered"
    window.start_conversation()
    assert dialog.level.chosen == NOTHING_CHOSEN
    assert number(dialog, "seed").box.text() == ""
    window.open_conversation(home)
    person.wait_until(lambda: dialog.level.chosen == Preset(seed=7), "the conversation")
    chat.branch(first.id)
    person.wait_until(lambda: chat.conversation not in (None, home), "the branch")
    assert chat.preset.chosen == Preset(seed=7)
    again = person.ask_and_wait(SUM)
    assert again.figures is not None
    assert again.figures.seed == 7


def test_what_was_chosen_is_there_after_a_restart(qapp: QApplication, paths: Paths) -> None:
    before = Person(qapp, paths)
    before.wait_for_model()
    enter(opened(before, ConversationPresetDialog), "temperature", "0")
    before.ask_and_wait(SUM)
    enter(opened(before, ConversationPresetDialog), "min_p", "0.1")
    before.leave()
    after = Person(qapp, paths)
    after.wait_for_model()
    after.wait_until(lambda: after.program.conversations.count == 1, "the list")
    (home,) = after.program.conversations.conversations_at([1])
    after.window.open_conversation(home)
    after.wait_until(lambda: bool(after.messages), "the conversation")
    assert after.program.chat.preset.chosen == Preset(temperature=0.0, min_p=0.1)
    after.leave()


def test_named_values_are_a_start(shared: Person) -> None:
    dialog, presets = opened(shared, ConversationPresetDialog), shared.program.presets
    choose_named(dialog, "Precise")
    assert dialog.level.chosen == Preset(temperature=0.5, top_p=0.9, top_k=20)
    enter(dialog, "seed", "3")
    choose_named(dialog, "Keep these values under a name…")
    assert dialog.asked is not None
    dialog.asked.setTextValue(" Always  the same ")
    dialog.asked.accept()
    assert presets.own == {"Always the same": dialog.level.chosen}
    for label, seed in (("Cancel", 3), ("Replace", 4)):
        enter(dialog, "seed", "4")
        choose_named(dialog, "Keep these values under a name…")
        dialog.asked.setTextValue("Always the same")
        dialog.asked.accept()
        assert dialog.replacing is not None
        buttons = {one.text().replace("&", ""): one for one in dialog.replacing.buttons()}
        buttons[label].click()
        assert presets.own["Always the same"].seed == seed
    dialog.clear.click()
    choose_named(dialog, "Always the same")
    assert dialog.level.chosen.seed == 4
    menu = dialog.start.menu()
    menu.aboutToShow.emit()
    forget = menu.actions()[-1].menu()
    assert isinstance(forget, QMenu)
    forget.actions()[0].trigger()
    assert presets.own == {}
    dialog.clear.click()


def test_a_conversation_may_want_another_context(person: Person) -> None:
    program = person.program
    dialog = opened(person, ConversationPresetDialog)
    enter(dialog, "context_tokens", "1024")
    assert program.models.context_tokens == 4096, "it waits for the question"
    answer = person.ask_and_wait(SUM)
    assert answer.figures is not None
    assert answer.figures.context_tokens == program.models.context_tokens == 1024
    person.window.start_conversation()
    usual = person.ask_and_wait(SUM)
    assert usual.figures is not None
    assert usual.figures.context_tokens == 4096


def test_the_thinking_button_shows_what_a_conversation_has_chosen(person: Person) -> None:
    button = person.window.thinking
    dialog = opened(person, ConversationPresetDialog)
    enter(dialog, "thinking_tokens", "250")
    assert button.text().strip() == "Up to 250 tokens"
    person.choose(button.menu(), "Answer at once")
    assert dialog.level.chosen.thinks is False
    assert person.program.settings.presets_of_models == {}
    person.window.start_conversation()
    assert button.text().strip() == "Thinks freely"


def test_instructions_can_be_switched_off_for_a_conversation(person: Person) -> None:
    program = person.program
    program.change_settings(instructions="Be brief.", uses_instructions=True, temperature=0.0)
    assert "of them your instructions" in person.window.status.gauge.toolTip(), "before a question"
    told = person.ask_and_wait(SUM).figures
    assert told is not None
    assert told.instruction_tokens > 5
    assert "of them your instructions" in person.window.status.gauge.toolTip()
    assert person.messages[0].text == SUM, "they are in no message"
    dialog = opened(person, ConversationPresetDialog)
    dialog.level.choose(Preset(uses_instructions=False))
    person.ask("and plus 3?")
    untold = person.wait_for_answer().figures
    assert untold is not None
    assert untold.instruction_tokens == 0


def test_a_server_is_asked_nothing_about_memory(shared: Person) -> None:
    dialog, models = opened(shared, ModelPresetDialog), shared.program.models
    assert set(LOADING) - {"gpu_layers"} <= set(dialog.form.rows)
    here, models.current = models.current, Server("Far", "https://models.example/v1", "r1")
    models.current_changed.emit()
    assert not set(LOADING) & set(dialog.form.rows)
    assert "temperature" in dialog.form.rows
    models.current = here
    models.current_changed.emit()
    assert "context_tokens" in dialog.form.rows


def test_an_incognito_conversation_has_its_own(shared: Person) -> None:
    program = shared.program
    program.discretion.open_incognito()
    (window,) = program.discretion.incognito
    chat = window.menuBar().actions()[0].menu()
    assert isinstance(chat, QMenu)
    shared.choose(chat, "How this conversation is answered")
    dialog = window.findChild(ConversationPresetDialog)
    assert dialog is not None
    enter(dialog, "seed", "5")
    QTest.keyClicks(window.composer.edit, SUM)
    QTest.keyClick(window.composer.edit, Qt.Key.Key_Return)
    shown = window.session.chat
    shared.wait_until(lambda: len(shown.messages) == 2 and shown.running is None, "the answer")
    figures = shown.messages[-1].figures
    assert figures is not None
    assert figures.seed == 5
    assert program.chat.preset.chosen in (None, NOTHING_CHOSEN)
    window.close_surely()


def test_every_field_has_a_name(shared: Person) -> None:
    dialog = opened(shared, ModelPresetDialog)
    names = [row.control.field.accessibleName() for row in dialog.form.rows.values()]
    assert all(names)
    assert len(set(names)) == len(names)

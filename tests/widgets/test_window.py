"""The window as a person uses it: ask, watch the pane, stop, switch, restart, read again."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.messages import Role, StopReason, new_question
from app.system.paths import Paths
from app.viewmodels.models import ModelState
from app.viewmodels.running_answer import Phase
from app.widgets.offered_actions import MessageAction
from app.widgets.theme import DARK, LIGHT, current_theme
from tests.helpers.person import Person, paths_below


def test_a_question_is_thought_about_and_answered(person: Person) -> None:
    answer = person.ask_and_wait("What is 12 + 30?")
    assert answer.role is Role.ASSISTANT
    assert "12" in answer.reasoning
    assert "\\boxed" in answer.text
    assert answer.stop_reason is StopReason.END_OF_ANSWER
    assert answer.model_name == "Penseur-Demo"
    assert answer.quantisation == "Q8_0"
    assert person.window.composer.text == ""
    assert "tokens/s" in person.window.status.speed.text()
    assert "of 4,096 tokens" in person.window.status.context.text()
    pane = person.answer_widget.pane
    assert pane.label.startswith("Thought for")
    assert "tokens" in pane.label


def test_the_pane_is_open_while_thinking_and_folds_by_itself(person: Person) -> None:
    person.ask("What is 12 + 30?")
    pane = person.answer_widget.pane
    person.wait_until(lambda: pane.is_open, "the pane to open")
    person.wait_for_answer()
    person.wait_until(lambda: not pane.is_open, "the pane to fold")


def test_a_pane_that_was_touched_stays_as_it_is(person: Person) -> None:
    person.ask_and_wait("What is 12 + 30?")
    first = person.answer_widget.pane
    person.wait_until(lambda: not first.is_open, "the pane to fold")
    first.header.toggle.setFocus()
    QTest.keyClick(first.header.toggle, Qt.Key.Key_Space)
    assert first.is_open
    person.ask_and_wait("And plus 3?")
    second = person.answer_widget.pane
    person.wait_until(lambda: not second.is_open, "the second pane to fold")
    assert first.is_open
    QTest.keyClick(first.header.toggle, Qt.Key.Key_Space)
    assert not first.is_open


def test_shift_enter_breaks_the_line_and_enter_sends(person: Person) -> None:
    person.type("What is")
    person.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    person.type("12 + 30?")
    assert person.window.composer.text == "What is\n12 + 30?"
    person.press(Qt.Key.Key_Enter)
    person.wait_until(lambda: len(person.messages) == 2, "the question to be taken")
    assert person.messages[0].text == "What is\n12 + 30?"
    person.wait_for_answer()


def test_enter_while_an_input_method_composes_does_not_send(person: Person) -> None:
    edit = person.window.composer.edit
    person.type("ni")
    QApplication.sendEvent(edit, QInputMethodEvent("你", []))
    person.press(Qt.Key.Key_Return)
    assert person.messages == []
    committed = QInputMethodEvent()
    committed.setCommitString("你")
    QApplication.sendEvent(edit, committed)
    assert person.window.composer.text == "ni你"
    person.press(Qt.Key.Key_Return)
    person.wait_until(lambda: len(person.messages) == 2, "the question to be taken")
    person.wait_for_answer()


def test_what_is_typed_at_once_is_kept(qapp: QApplication, paths: Paths) -> None:
    person = Person(qapp, paths)
    person.type("What")
    person.wait_for_model()
    assert person.window.composer.text == "What"
    person.leave()


def test_an_empty_question_is_not_sent(person: Person) -> None:
    person.type("   ")
    person.press(Qt.Key.Key_Return)
    assert not person.window.composer.button.isEnabled()
    assert person.messages == []


def test_stop_replaces_send_and_keeps_what_was_written(slow_person: Person) -> None:
    button = slow_person.window.composer.button
    slow_person.ask("Go on.")
    assert button.accessibleName() == "Stop"
    slow_person.wait_until(lambda: bool(slow_person.messages[-1].reasoning), "thoughts")
    assert slow_person.program.chat.phase is Phase.THINKING
    slow_person.click(button, button.rect().center())
    answer = slow_person.wait_for_answer()
    assert answer.stop_reason is StopReason.STOPPED
    assert answer.reasoning
    assert button.accessibleName() == "Send"
    assert "Stopped" in slow_person.answer_widget._note.text()


def test_escape_stops(slow_person: Person) -> None:
    slow_person.ask("Go on.")
    slow_person.press(Qt.Key.Key_Escape)
    assert slow_person.wait_for_answer().stop_reason is StopReason.STOPPED


def test_switching_the_model_keeps_the_conversation(
    qapp: QApplication, paths_with_slow_model: Paths
) -> None:
    person = Person(qapp, paths_with_slow_model)
    person.wait_for_model()
    first = person.ask_and_wait("What is 12 + 30?")
    person.use_model("Slow-Random")
    assert "Slow-Random" in person.window.top_bar.model_button.text()
    person.ask("And plus 3?")
    person.wait_until(lambda: bool(person.messages[-1].reasoning), "thoughts")
    person.program.chat.stop()
    second = person.wait_for_answer()
    assert (first.model_name, second.model_name) == ("Penseur-Demo", "Slow-Random")
    assert len(person.messages) == 4
    person.leave()
    again = Person(qapp, paths_with_slow_model)
    again.wait_for_model()
    assert again.program.models.current is not None
    assert again.program.models.current.name == "Slow-Random"
    again.leave()


def test_the_conversation_is_there_after_a_restart(qapp: QApplication, paths: Paths) -> None:
    person = Person(qapp, paths)
    person.wait_for_model()
    person.ask_and_wait("What is 12 + 30?")
    person.ask_and_wait("And plus 3?")
    before = list(person.messages)
    person.type("half a thou")
    person.leave()
    again = Person(qapp, paths)
    sidebar = again.window.sidebar.list
    again.wait_until(lambda: again.program.conversations.count == 1, "the list")
    index = again.program.conversations.index(1)
    assert index.data() == "What is 12 + 30?"
    again.click(sidebar.viewport(), sidebar.visualRect(index).center())
    again.wait_until(lambda: again.messages == before, "the conversation")
    again.wait_until(lambda: again.window.composer.text == "half a thou", "the draft")
    again.wait_for_model()
    again.window.composer.set_text("")
    assert again.ask_and_wait("And times 2?").stop_reason is StopReason.END_OF_ANSWER
    again.leave()


def test_an_answer_goes_on_while_another_conversation_is_read(slow_person: Person) -> None:
    slow_person.ask("Go on.")
    slow_person.wait_until(lambda: bool(slow_person.messages[-1].reasoning), "thoughts")
    chat = slow_person.program.chat
    streaming = chat.conversation
    assert streaming is not None
    seen = len(slow_person.messages[-1].reasoning)
    chat.start_conversation()
    assert slow_person.messages == []
    assert slow_person.window.composer.button.accessibleName() == "Send"
    chat.open_conversation(streaming)
    slow_person.wait_until(lambda: len(slow_person.messages) == 2, "the conversation")
    slow_person.wait_until(lambda: len(slow_person.messages[-1].reasoning) > seen, "more thoughts")
    assert slow_person.window.composer.button.accessibleName() == "Stop"
    chat.stop()
    assert slow_person.wait_for_answer().stop_reason is StopReason.STOPPED


def test_a_dead_engine_is_said_and_the_next_question_is_answered(slow_person: Person) -> None:
    slow_person.ask("Go on.")
    slow_person.wait_until(lambda: bool(slow_person.messages[-1].reasoning), "thoughts")
    pid = slow_person.program.engine.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    answer = slow_person.wait_for_answer()
    assert answer.stop_reason is StopReason.INTERRUPTED
    assert answer.reasoning
    assert "engine stopped" in slow_person.window.notice.text
    assert "Interrupted" in slow_person.answer_widget._note.text()
    slow_person.choose(slow_person.window.models_menu, "Penseur-Demo")
    assert slow_person.ask_and_wait("What is 1 + 1?").stop_reason is StopReason.END_OF_ANSWER


def test_a_broken_model_is_said_and_another_can_be_chosen(qapp: QApplication, paths: Paths) -> None:
    (paths.models / "Broken-Q4_K_M.gguf").write_bytes(b"GGUF and nothing more")
    person = Person(qapp, paths)
    person.wait_for_model()
    person.choose(person.window.models_menu, "Broken")
    models = person.program.models
    person.wait_until(lambda: models.state is ModelState.FAILED, "the failure")
    assert "incomplete" in person.window.notice.text
    person.choose(person.window.models_menu, "Penseur-Demo")
    person.wait_for_model()
    assert person.ask_and_wait("What is 1 + 1?").text
    person.leave()


def test_trash_can_be_undone(person: Person) -> None:
    person.ask_and_wait("What is 12 + 30?")
    conversations = person.program.conversations
    conversations.move_to_trash(1)
    assert conversations.count == 0
    assert person.messages == []
    person.window.notice._on_action()
    person.wait_until(lambda: conversations.count == 1, "the conversation to come back")


def test_delete_in_the_list_is_an_undoable_trash(person: Person) -> None:
    person.ask_and_wait("What is 12 + 30?")
    sidebar = person.window.sidebar.list
    sidebar.setFocus()
    QTest.keyClick(sidebar, Qt.Key.Key_Delete)
    person.wait_until(lambda: person.program.conversations.count == 0, "the trash")
    assert person.window.notice._action.text() == "Undo"


def test_a_narrow_window_cuts_texts_rather_than_growing(person: Person) -> None:
    person.ask_and_wait("What is 12 + 30? " + "And now something rather long for a title. " * 3)
    person.window.sidebar.hide()
    person.window.resize(460, 700)
    person.wait_until(lambda: person.window.width() == 460, "the width")
    assert person.window.top_bar.title.width() < person.window.width()


def test_a_typed_title_stays(person: Person) -> None:
    person.ask_and_wait("What is 12 + 30?")
    conversations = person.program.conversations
    assert conversations.setData(conversations.index(1), "  My sums ")
    person.ask_and_wait("And plus 3?")
    assert conversations.index(1).data() == "My sums"
    assert person.window.top_bar.title.text() == "My sums"
    conversations.load()
    QTest.qWait(0)
    person.wait_until(lambda: conversations.index(1).data() == "My sums", "the title")


def test_the_appearance_is_chosen_and_kept(qapp: QApplication, tmp_path: Path) -> None:
    paths = paths_below(tmp_path)
    person = Person(qapp, paths)
    menu = person.window.menus._appearances
    next(a for a in menu.actions() if a.text() == "Dark").trigger()
    assert current_theme() is DARK
    person.leave()
    again = Person(qapp, paths)
    assert current_theme() is DARK
    next(a for a in menu.actions() if a.text() == "Light")
    again.program._on_appearance_chosen(again.program.settings.appearance.LIGHT)
    assert current_theme() is LIGHT
    again.leave()


def test_copy_takes_the_answer_without_its_thoughts(person: Person) -> None:
    answer = person.ask_and_wait("What is 12 + 30?")
    widget = person.answer_widget
    person.wait_until(lambda: widget.actions_row is not None, "the actions")
    assert widget.actions_row is not None
    button = widget.actions_row.button(MessageAction.COPY)
    assert button is not None
    button.click()
    assert QGuiApplication.clipboard().text() == answer.text


def test_a_damaged_settings_file_is_set_aside(qapp: QApplication, paths: Paths) -> None:
    paths.settings.write_text("{ not json")
    person = Person(qapp, paths)
    person.wait_for_model()
    assert "settings file was damaged" in person.window.notice.text
    assert (paths.config / "settings.damaged.json").read_text() == "{ not json"
    person.leave()


def test_a_long_conversation_opens_at_its_end(person: Person) -> None:
    def fill(store: object) -> None:
        home = store.add_conversation("Long")  # type: ignore[attr-defined] # a Store
        parent = None
        for number in range(200):
            question = new_question(home.id, parent, f"Question {number}\n" * 3)
            parent = store.add_message(question).id  # type: ignore[attr-defined]

    person.program.storage.submit(fill)
    conversations = person.program.conversations
    conversations.load()
    person.wait_until(lambda: conversations.count == 1, "the list")
    person.program.chat.open_conversation(
        conversations.index(1).data(conversations.ConversationRole)
    )
    view = person.window.view
    person.wait_until(lambda: len(view.messages) == 200, "the conversation")
    person.wait_until(
        lambda: view.verticalScrollBar().value() == view.verticalScrollBar().maximum() > 0,
        "the end",
    )

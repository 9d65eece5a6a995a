"""The command palette: what it offers, how it is used by keyboard, and what it remembers."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.conversation import Conversation
from app.widgets.command_list import CommandList
from app.widgets.command_palette import CommandPalette
from app.widgets.commands import Found
from app.widgets.keyboard_access import KeyboardAccess
from tests.helpers.person import Person
from tests.helpers.slowness import slowness

MANY = 10_000
OPEN_S = 0.05


def opened(person: Person) -> CommandPalette:
    """The palette, by its keys."""
    access = person.window.findChild(KeyboardAccess)
    assert access is not None
    QTest.keyClick(person.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = access.palette
    assert palette is not None
    assert palette.isVisible()
    return palette


def rows(palette: CommandPalette) -> list[Found]:
    """What is listed."""
    model = palette.results.model()
    return [model.index(row, 0).data(CommandList.FoundRole) for row in range(model.rowCount())]


def labels(palette: CommandPalette) -> list[str]:
    """The labels of what is listed."""
    return [found.command.label for found in rows(palette)]


@pytest.fixture
def talker(person: Person) -> Person:
    """Somebody who has asked something, in front of the window."""
    person.come_to_front()
    person.ask_and_wait("What is 4728 + 356?")
    return person


def test_it_offers_menus_messages_models_languages_and_conversations(talker: Person) -> None:
    palette = opened(talker)

    offered = set(labels(palette))
    assert {"New conversation", "Trash…", "Dark", "Get and manage models…"} <= offered
    assert {"Copy the answer", "Answer again"} <= offered
    assert {"English", "Français"} <= offered
    assert any("Penseur-Demo" in label for label in offered)
    assert any("4728" in label for label in offered)
    keys = {found.command.label: found.command.keys for found in rows(palette)}
    assert keys["Search all conversations"] == "Ctrl+Shift+F"


def test_letters_find_arrows_choose_and_enter_does_it(talker: Person) -> None:
    talker.window.composer.edit.setFocus()
    palette = opened(talker)
    assert palette.field.hasFocus()

    QTest.keyClicks(palette.field, "trsh")
    assert labels(palette) == []
    palette.field.clear()
    QTest.keyClicks(palette.field, "conv")
    second = labels(palette)[1]
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert second in palette.field.accessibleDescription()
    palette.field.clear()
    QTest.keyClicks(palette.field, "sidebar conversations view")
    assert labels(palette) == []
    palette.field.clear()
    QTest.keyClicks(palette.field, "view conversations")
    was_hidden = talker.window.sidebar.isHidden()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)

    assert talker.window.sidebar.isHidden() is not was_hidden
    assert not palette.isVisible()
    assert talker.window.composer.edit.hasFocus()


def test_what_was_used_comes_first_the_next_time(talker: Person) -> None:
    palette = opened(talker)
    QTest.keyClicks(palette.field, "trash")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    talker.program.library.trash_dialog.close()

    opened(talker)

    assert labels(palette)[0] == "Trash…"
    assert talker.program.settings.recent_commands == "trash"


def test_a_conversation_is_opened_by_its_title_and_not_remembered(talker: Person) -> None:
    asked = talker.program.chat.conversation
    assert asked is not None
    talker.window.start_conversation()
    palette = opened(talker)

    QTest.keyClicks(palette.field, "4728")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    chat = talker.program.chat
    talker.wait_until(lambda: chat.conversation is not None, "the conversation")

    assert chat.conversation is not None
    assert chat.conversation.id == asked.id
    assert talker.program.settings.recent_commands == ""


def test_escape_closes_gives_the_focus_back_and_stops_no_answer(slow_person: Person) -> None:
    slow_person.come_to_front()
    slow_person.ask("What is 2 + 2?")
    palette = opened(slow_person)

    QTest.keyClick(palette.field, Qt.Key.Key_Escape)

    assert not palette.isVisible()
    assert slow_person.window.composer.edit.hasFocus()
    assert slow_person.program.chat.running is not None


def test_another_language_is_spoken_at_once(talker: Person) -> None:
    palette = opened(talker)
    QTest.keyClicks(palette.field, "franc")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    try:
        assert talker.program.languages.code == "fr"
    finally:
        talker.program.speak("en")


def test_it_shows_no_titles_once_the_window_is_locked(talker: Person) -> None:
    palette = opened(talker)

    talker.window.menuBar().setEnabled(False)

    assert not palette.isVisible()
    assert labels(palette) == []


def test_it_opens_and_finds_at_once_among_many_conversations(person: Person) -> None:
    known = [
        Conversation(number, f"Conversation about {number} prime numbers", 0.0, float(number))
        for number in range(1, MANY + 1)
    ]
    person.program.conversations.reset((), known)
    person.come_to_front()
    palette = opened(person)  # the first time its modules are read
    palette.close_veil()

    begin = time.process_time()
    opened(person)
    opening_s = time.process_time() - begin
    begin = time.process_time()
    QTest.keyClicks(palette.field, "9999")
    finding_s = (time.process_time() - begin) / 4

    assert labels(palette) == ["Conversation about 9999 prime numbers"]
    limit_s = OPEN_S * slowness()
    assert opening_s < limit_s
    assert finding_s < 2 * limit_s

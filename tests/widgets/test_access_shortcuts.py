"""The page of shortcuts: all keys are listed, other keys work at once and are kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem

from app.system.settings_file import load_settings
from app.widgets.keyboard_access import KeyboardAccess
from app.widgets.shortcuts_page import ShortcutsPage
from tests.helpers.person import Person

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(person: Person) -> ShortcutsPage:
    """The page, opened by its key."""
    person.come_to_front()
    QTest.keyClick(person.window, Qt.Key.Key_F1)
    access = person.window.findChild(KeyboardAccess)
    assert access is not None
    assert access.shortcuts_dialog is not None
    assert access.shortcuts_dialog.isVisible()
    access.shortcuts_dialog.activateWindow()
    return access.shortcuts_dialog.page


def items(page: ShortcutsPage) -> list[QTreeWidgetItem]:
    """The rows below the groups that can be seen."""
    return [item for _, inside in page._rows for item in inside if not item.isHidden()]


def choose(page: ShortcutsPage, label: str) -> None:
    """Make a row the current one."""
    page.list.setCurrentItem(next(item for item in items(page) if item.text(0) == label))


def keys_of(page: ShortcutsPage, label: str) -> str:
    """What is listed for an action."""
    return next(item.text(1) for item in items(page) if item.text(0) == label)


def record(page: ShortcutsPage, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    """Press the button by keyboard, then keys."""
    page.recorder.setFocus()
    QTest.keyClick(page.recorder, Qt.Key.Key_Space)
    assert page.recorder.is_recording
    QTest.keyClick(page.recorder, key, modifier)


def test_all_actions_of_the_menus_are_listed_and_named(person: Person, page: ShortcutsPage) -> None:
    listed = {item.text(0) for item in items(page)}

    unnamed = [
        action.text()
        for group, action in person.window.menus.entries()
        if not action.objectName() and group != "Models"
    ]
    assert unnamed == []
    assert {"New conversation", "Send the question", "Rename", "Search for models"} <= listed
    assert keys_of(page, "Search all conversations") == "Ctrl+Shift+F"


def test_the_settings_have_keys_on_every_system(page: ShortcutsPage) -> None:
    assert keys_of(page, "Settings…") == "Ctrl+,"


def test_words_and_keys_are_found(page: ShortcutsPage) -> None:
    QTest.keyClicks(page.field, "ctrl shift f")

    assert "Search all conversations" in [item.text(0) for item in items(page)]
    assert all("Ctrl+Shift" in item.text(1) for item in items(page))


def test_other_keys_work_at_once_and_are_kept(person: Person, page: ShortcutsPage) -> None:
    choose(page, "Conversations")

    record(page, Qt.Key.Key_J, CONTROL)

    assert keys_of(page, "Conversations") == "Ctrl+J"
    person.come_to_front()
    QTest.keyClick(person.window, Qt.Key.Key_J, CONTROL)
    assert person.window.sidebar.isHidden()
    kept, _ = load_settings(person.program.paths.settings)
    assert kept.shortcuts == {"sidebar": "Ctrl+J"}


def test_keys_of_another_action_are_refused_with_its_name(page: ShortcutsPage) -> None:
    choose(page, "Conversations")

    record(page, Qt.Key.Key_N, CONTROL)

    assert "“New conversation” has these keys" in page.state.text()
    assert keys_of(page, "Conversations") == "Ctrl+B"


@pytest.mark.parametrize(
    ("key", "modifier", "words"),
    [
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "writes text"),
        (Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier, "writes text"),
        (Qt.Key.Key_V, CONTROL, "Fields and lists need"),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "Fields and lists need"),
    ],
)
def test_keys_that_fields_need_are_refused(
    page: ShortcutsPage, key: Qt.Key, modifier: Qt.KeyboardModifier, words: str
) -> None:
    choose(page, "Conversations")

    record(page, key, modifier)

    assert words in page.state.text()
    assert keys_of(page, "Conversations") == "Ctrl+B"


def test_escape_keeps_the_keys_and_the_page(page: ShortcutsPage) -> None:
    choose(page, "Conversations")

    record(page, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)

    assert not page.recorder.is_recording
    assert page.isVisible()
    assert keys_of(page, "Conversations") == "Ctrl+B"


def test_keys_are_taken_away_and_given_back(person: Person, page: ShortcutsPage) -> None:
    choose(page, "Conversations")
    page.none.click()
    assert keys_of(page, "Conversations") == ""

    page.usual.click()

    assert keys_of(page, "Conversations") == "Ctrl+B"
    assert person.program.settings.shortcuts == {}
    choose(page, "Quit")
    record(page, Qt.Key.Key_B, ALT)
    page.all_usual.click()
    assert person.program.settings.shortcuts == {}


def test_keys_that_stay_cannot_be_changed(page: ShortcutsPage) -> None:
    choose(page, "Send the question")

    assert not page.recorder.isEnabled()
    assert page.state.text() == "These keys stay as they are."


def test_incognito_windows_have_the_same_keys(person: Person, page: ShortcutsPage) -> None:
    choose(page, "Find in the conversation")
    record(page, Qt.Key.Key_G, CONTROL)

    person.program.discretion.open_incognito()
    window = person.program.discretion.incognito[0]

    keys = {action.objectName(): action.shortcut() for _, action in window.menus.entries()}
    assert keys["find"] == QKeySequence("Ctrl+G")
    window.close_surely()

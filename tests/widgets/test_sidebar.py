"""The sidebar, as a person uses it: keys, pointer, menus, dragging; on a real database."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from app.core.conversation import Conversation
from app.core.messages import StopReason
from app.storage.store import open_store
from app.storage.thread import StorageThread
from app.viewmodels.conversations import ConversationList
from app.viewmodels.relay import StorageRelay
from app.widgets.conversation_list.dragging import conversations_data, folder_data
from app.widgets.conversation_list.menu import make_menu
from app.widgets.sidebar import Sidebar
from tests.helpers.person import Person, paths_below

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
TITLES = ("Alps", "Bread", "Clouds", "Dunes", "Élan", "Fjord")


def fill(database: Path) -> None:
    """Six conversations: three of today, three of other years."""
    store, now = open_store(database), time.time()
    for number, title in enumerate(TITLES):
        made = store.add_conversation(title)
        moment = now - number if number < 3 else now - number * 400 * 86_400
        store._write("UPDATE conversations SET updated_at = ? WHERE id = ?", moment, made.id)
    store.close()


class Hand:
    """Somebody's hand on a sidebar.

    Attributes:
        opened: titles of the conversations that were to be shown.
    """

    def __init__(self, sidebar: Sidebar, wait_until: Callable[[Callable[[], bool]], None]) -> None:
        self.sidebar = sidebar
        self.view = sidebar.list
        self.model = sidebar.list.rows
        self.wait_until = wait_until
        self.opened: list[str] = []
        sidebar.opened.connect(lambda conversation: self.opened.append(conversation.title))

    @property
    def listed(self) -> list[str]:
        return [self.model.index(row).data() for row in range(self.model.rowCount())]

    @property
    def chosen(self) -> list[str]:
        return [conversation.title for conversation in self.view.chosen]

    @property
    def fields(self) -> list[QLineEdit]:
        return [field for field in self.view.findChildren(QLineEdit) if field.isVisible()]

    def index_of(self, title: str) -> QModelIndex:
        return self.model.index(self.listed.index(title))

    def conversation(self, title: str) -> Conversation:
        found = self.index_of(title).data(self.model.ConversationRole)
        assert isinstance(found, Conversation)
        return found

    def center(self, title: str) -> QPoint:
        return self.view.visualRect(self.index_of(title)).center()

    def click(self, title: str, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.view.viewport(), LEFT, keys, self.center(title))

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.view, key, keys)

    def choose(self, *path: str) -> list[list[Conversation]]:
        """Choose from the menu of what is selected; what would be exported."""
        exported: list[list[Conversation]] = []
        menu: QMenu | None = make_menu(self.view, exported.append)
        for label in path:
            assert menu is not None
            action = next(a for a in menu.actions() if a.text().startswith(label))
            menu = cast("QMenu | None", action.menu())
            if menu is None:
                action.trigger()
        return exported

    def make_folder(self, name: str, *titles: str) -> None:
        """Put conversations into a new folder by the menu, and type its name."""
        for title in titles:
            self.click(title, NONE if title == titles[0] else CONTROL)
        self.choose("Move to folder", "New folder…")
        self.wait_until(lambda: bool(self.fields))
        self.fields[0].setText(name)
        QTest.keyClick(self.fields[0], Qt.Key.Key_Return)
        self.wait_until(lambda: not self.fields and name in self.listed)

    def drag(self, data: QMimeData, title: str) -> bool:
        """Hold something over a row; whether it may be dropped."""
        event = QDragEnterEvent(self.center(title), Qt.DropAction.MoveAction, data, LEFT, NONE)
        QApplication.sendEvent(self.view.viewport(), event)
        return event.isAccepted()

    def drop(self, data: QMimeData, title: str) -> None:
        """Let go of something over a row."""
        assert self.drag(data, title)
        where = QPointF(self.center(title))
        event = QDropEvent(where, Qt.DropAction.MoveAction, data, LEFT, NONE)
        QApplication.sendEvent(self.view.viewport(), event)


@pytest.fixture
def hand(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Hand]:
    fill(tmp_path / "conversations.db")
    storage = StorageThread(tmp_path / "conversations.db")
    rows = ConversationList(StorageRelay(storage))
    sidebar = Sidebar(rows)
    sidebar.complete()
    sidebar.resize(260, 600)
    sidebar.show()
    storage.start()
    rows.load()
    qtbot.waitUntil(lambda: rows.count == len(TITLES))
    sidebar.list.setFocus()
    yield Hand(sidebar, qtbot.waitUntil)
    storage.close()
    qapp.sendPostedEvents()  # what the database answered last
    shiboken6.delete(sidebar)
    shiboken6.delete(rows)


def test_a_click_opens_and_a_click_with_a_key_chooses(hand: Hand) -> None:
    hand.click("Alps")
    hand.click("Clouds", CONTROL)
    hand.click("Fjord", SHIFT)
    assert hand.chosen == ["Alps", "Clouds", "Dunes", "Élan", "Fjord"]
    assert hand.opened == ["Alps"]


def test_keys_go_from_row_to_row(hand: Hand) -> None:
    hand.press(Qt.Key.Key_Home)
    assert hand.chosen == ["Alps"]
    hand.press(Qt.Key.Key_End)
    assert hand.chosen == ["Fjord"]
    for _ in range(3):
        hand.press(Qt.Key.Key_Up)  # over headings
    assert hand.chosen == ["Clouds"]
    hand.press(Qt.Key.Key_Up, SHIFT)
    assert hand.chosen == ["Bread", "Clouds"]
    hand.press(Qt.Key.Key_Return)
    assert hand.opened == ["Bread"]


def test_typing_goes_to_a_title(hand: Hand) -> None:
    QTest.keyClicks(hand.view, "fj")
    assert hand.chosen == ["Fjord"]


def test_f2_renames_in_place(hand: Hand) -> None:
    hand.click("Bread")
    hand.press(Qt.Key.Key_F2)
    (field,) = hand.fields
    assert field.text() == "Bread"
    field.setText("Rye bread")
    QTest.keyClick(field, Qt.Key.Key_Return)
    hand.wait_until(lambda: "Rye bread" in hand.listed)


def test_the_menu_key_opens_the_menu(hand: Hand) -> None:
    hand.click("Bread")
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(hand.view, QContextMenuEvent(reason, QPoint(), QPoint()))
    (menu,) = [menu for menu in hand.view.findChildren(QMenu) if menu.isVisible()]
    assert [action.text().split("\t")[0] for action in menu.actions() if action.text()] == [
        "Rename",
        "Pin to the top",
        "Move to folder",
        "Mark as unread",
        "Export…",
        "Move to trash",
    ]
    menu.close()


def test_pins_stand_at_the_top(hand: Hand) -> None:
    hand.click("Fjord")
    hand.choose("Pin to the top")
    assert hand.listed[:2] == ["Pinned", "Fjord"]
    hand.choose("Unpin")
    assert hand.listed[0] == "Today"
    assert hand.listed[-1] == "Fjord"


def test_folders_are_made_folded_and_deleted(hand: Hand) -> None:
    hand.make_folder("Travel", "Alps", "Fjord")
    assert hand.listed[:3] == ["Travel", "Alps", "Fjord"]
    hand.click("Fjord")
    hand.press(Qt.Key.Key_Left)
    assert hand.listed[:2] == ["Travel", "Today"]
    hand.press(Qt.Key.Key_Right)
    assert "Fjord" in hand.listed
    hand.press(Qt.Key.Key_Delete)
    assert "Travel" not in hand.listed
    assert set(TITLES) <= set(hand.listed)


def test_dragging_moves_into_folders_and_out(hand: Hand) -> None:
    hand.make_folder("Food", "Bread")
    dunes = conversations_data([hand.conversation("Dunes").id])
    hand.drop(dunes, "Food")
    assert hand.listed[:3] == ["Food", "Bread", "Dunes"]
    hand.drop(dunes, "Alps")
    assert hand.listed[:2] == ["Food", "Bread"]
    assert "Dunes" in hand.listed[3:]


def test_dragging_puts_folders_in_order(hand: Hand) -> None:
    hand.make_folder("Food", "Bread")
    hand.make_folder("Sand", "Dunes")
    food, sand = hand.model.folders
    hand.drop(folder_data(sand.id), "Bread")
    assert hand.listed[:4] == ["Sand", "Dunes", "Food", "Bread"]
    assert not hand.drag(folder_data(food.id), "Alps")


def test_what_is_dragged_from_elsewhere_is_refused(hand: Hand) -> None:
    data = QMimeData()
    data.setText("https://example.org")
    assert not hand.drag(data, "Alps")


def test_several_are_exported(hand: Hand) -> None:
    hand.click("Alps")
    hand.click("Clouds", SHIFT)
    (exported,) = hand.choose("Export")
    assert [conversation.title for conversation in exported] == ["Alps", "Bread", "Clouds"]


def test_a_screen_reader_hears_each_row(hand: Hand) -> None:
    bread = hand.conversation("Bread")
    hand.model.set_unread(bread.id, is_unread=True)
    hand.model.set_draft(bread.id, has_draft=True)
    interface = QAccessible.queryAccessibleInterface(hand.view)
    assert interface is not None
    assert interface.childCount() == hand.model.rowCount()
    texts = [interface.child(row).text(QAccessible.Text.Name) for row in range(3)]
    assert texts == ["Today", "Alps, Today", "Bread, Today, unread answer, has a draft"]


def test_a_folded_folder_says_that_something_in_it_is_unread(hand: Hand) -> None:
    hand.make_folder("Travel", "Alps", "Fjord")
    fjord, (folder,) = hand.conversation("Fjord"), hand.model.folders
    hand.view.fold(folder, is_folded=True)
    told: list[int] = []
    hand.model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    before = hand.view.grab().toImage()
    hand.model.set_unread(fjord.id, is_unread=True)
    assert told == [0]
    heading = hand.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heading == "Travel, folder, 2 conversations, folded, unread answer in it"
    assert hand.view.grab().toImage() != before
    hand.view.fold(hand.model.folders[0], is_folded=False)
    heading = hand.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heading == "Travel, folder, 2 conversations"


# With all of the window


@pytest.fixture(scope="module")
def person(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    paths = paths_below(tmp_path_factory.mktemp("home"))
    fill(paths.database)
    somebody = Person(qapp, paths)
    somebody.wait_for_model()
    yield somebody
    somebody.leave()


@pytest.fixture
def window(person: Person) -> Hand:
    hand = Hand(person.window.sidebar, person.wait_until)
    person.wait_until(lambda: hand.model.count >= len(TITLES), "the list")
    person.window.start_conversation()
    return hand


def shown(person: Person) -> str | None:
    conversation = person.program.chat.conversation
    return conversation.title if conversation else None


def open_(person: Person, hand: Hand, title: str) -> None:
    hand.click(title)
    person.wait_until(lambda: shown(person) == title, title)


def test_many_go_to_the_trash_and_come_back(person: Person, window: Hand) -> None:
    before = window.listed
    open_(person, window, "Alps")
    window.view.setFocus()
    window.click("Dunes", SHIFT)
    window.press(Qt.Key.Key_Delete)
    assert window.model.count == len(TITLES) - 4
    assert shown(person) is None
    assert "4 conversations were moved to the trash." in person.window.notice.text
    person.window.notice._on_action()
    person.wait_until(lambda: window.listed == before, "the conversations to come back")
    person.wait_until(lambda: shown(person) == "Alps", "the one that was shown")


def test_who_comes_back_before_another_one_is_read_stays(person: Person, window: Hand) -> None:
    open_(person, window, "Alps")
    opened = []
    person.program.chat.conversation_opened.connect(lambda: opened.append(shown(person)))
    window.click("Bread")
    window.click("Alps")
    window.click("Bread")
    window.click("Clouds")
    window.click("Alps")
    done: list[object] = []
    person.program.storage.submit(lambda store: store.folders(), done.append)
    person.wait_until(lambda: bool(done), "all that was asked for before")
    assert shown(person) == "Alps"
    assert opened == []


def test_in_a_narrow_window_the_list_makes_room_for_what_is_opened(
    person: Person, window: Hand
) -> None:
    usual = person.window.size()
    person.window.resize(480, 600)
    assert person.window.sidebar.isHidden()
    person.window.toggle_sidebar()
    assert person.window.sidebar.isVisible()
    open_(person, window, "Bread")
    assert person.window.sidebar.isHidden()
    person.window.resize(usual)
    assert person.window.sidebar.isVisible()


def test_a_deleted_folder_comes_back(person: Person, window: Hand) -> None:
    open_(person, window, "Bread")
    window.make_folder("Food", "Bread")
    (folder,) = window.model.folders
    window.model.folder_actions.delete(folder)
    person.wait_until(lambda: "“Food” was deleted" in person.window.notice.text, "the notice")
    person.window.notice._on_action()
    assert window.listed[:2] == ["Food", "Bread"]
    window.model.folder_actions.delete(folder)


def test_an_answer_that_ends_elsewhere_is_marked(person: Person, window: Hand) -> None:
    person.ask("What is 12 + 30?")
    asked = person.messages[0].conversation_id
    open_(person, window, "Alps")

    def is_unread() -> bool:
        known = window.model.get(asked)
        return known is not None and known.is_unread

    person.wait_until(is_unread, "the mark")
    open_(person, window, "What is 12 + 30?")
    assert not is_unread()


def test_a_draft_is_marked_until_it_is_sent(person: Person, window: Hand) -> None:
    open_(person, window, "Alps")
    person.type("What is 1 + 1?")
    open_(person, window, "Bread")
    alps = window.conversation("Alps")
    assert alps.has_draft
    open_(person, window, "Alps")
    person.wait_until(lambda: person.window.composer.text == "What is 1 + 1?", "the draft")
    person.press(Qt.Key.Key_Return)
    person.wait_until(lambda: not window.conversation("Alps").has_draft, "the mark to go")
    assert person.wait_for_answer().stop_reason is StopReason.END_OF_ANSWER

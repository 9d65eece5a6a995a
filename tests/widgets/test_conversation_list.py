"""The list's own layout: any number of rows costs the same, and what is read stays in place."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.conversation import Conversation, Folder
from app.storage.thread import StorageThread
from app.viewmodels.conversations import ConversationList
from app.viewmodels.relay import StorageRelay
from app.widgets.conversation_list.layout import HEADING_PX, ROW_PX
from app.widgets.conversation_list.view import ConversationListView


class Shown:
    """A list on the screen, its database never opened."""

    def __init__(self, folder: Path, count: int) -> None:
        now = time.time()
        self.rows = ConversationList(StorageRelay(StorageThread(folder / "none.db")))
        self.conversations = [
            Conversation(number, f"Conversation {number}", 0.0, now - number * 3000)
            for number in range(1, count + 1)
        ]
        self.rows.reset([Folder(1, "Work")], self.conversations)
        self.view = ConversationListView(self.rows)
        self.view.resize(260, 600)
        self.view.show()

    def close(self) -> None:
        shiboken6.delete(self.view)
        shiboken6.delete(self.rows)


@pytest.fixture
def shown(qapp: QApplication, tmp_path: Path) -> Iterator[Shown]:
    made = Shown(tmp_path, 300)
    yield made
    made.close()


def test_every_row_has_its_place(shown: Shown) -> None:
    view, rows = shown.view, shown.rows
    y = 0
    for row in range(rows.rowCount()):
        assert view.top_of(row) == y
        height = HEADING_PX if rows.at(row)[1] is None else ROW_PX
        assert [view.row_at(y), view.row_at(y + height - 1)] == [row, row]
        y += height
    assert view.row_at(y) == -1
    assert view.row_at(-1) == -1
    assert view.verticalScrollBar().maximum() == y - view.viewport().height()


def test_what_is_read_stays_when_rows_come_and_go_above(shown: Shown) -> None:
    view, rows = shown.view, shown.rows
    view.verticalScrollBar().setValue(3333)
    place = QPoint(20, 20)
    seen = view.indexAt(place).data()
    before = view.visualRect(view.indexAt(place)).top()
    new = [Conversation(1000 + i, "new", 0.0, time.time() + i) for i in range(7)]
    later = shown.conversations[250]._replace(updated_at=time.time() + 99)
    changes: list[Callable[[], None]] = [
        lambda: rows.add(new),
        lambda: rows.remove([1001, 1, 2, 3]),
        lambda: rows.replace(later),
        lambda: rows.put_folder(Folder(2, "School", 1)),
    ]
    for change in changes:
        change()
        view.executeDelayedItemsLayout()
        assert view.indexAt(place).data() == seen
        assert view.visualRect(view.indexAt(place)).top() == before


def test_at_the_top_new_ones_are_seen(shown: Shown) -> None:
    shown.rows.add([Conversation(1000, "new", 0.0, time.time() + 1)])
    shown.view.executeDelayedItemsLayout()
    assert shown.view.verticalOffset() == 0
    assert "new" in [shown.view.indexAt(QPoint(9, y)).data() for y in range(0, 200, 9)]


def test_what_is_chosen_stays_chosen_when_it_moves(shown: Shown) -> None:
    view, rows = shown.view, shown.rows
    row = rows.row_of(40)
    assert row is not None
    view.setCurrentIndex(rows.index(row))
    moved = shown.conversations[39]._replace(updated_at=time.time() + 5)
    rows.replace(moved)
    rows.replace(moved._replace(folder_id=1))
    assert view.chosen == [moved._replace(folder_id=1)]
    assert view.currentIndex().row() == rows.row_of(40)


def test_a_hundred_thousand_scroll_like_ten(qapp: QApplication, tmp_path: Path) -> None:
    costs = []
    for count in (10, 100_000):
        shown = Shown(tmp_path, count)
        view, bar = shown.view, shown.view.verticalScrollBar()
        view.setFocus()
        best = 1.0
        for turn in range(1, 6):
            began = time.process_time()
            bar.setValue(bar.maximum() // turn)
            view.repaint()
            QTest.keyClick(view, Qt.Key.Key_End)
            view.repaint()
            QTest.keyClick(view, Qt.Key.Key_Home)
            view.repaint()
            shown.rows.replace(
                shown.conversations[count // 2]._replace(updated_at=time.time() + turn)
            )
            view.executeDelayedItemsLayout()
            view.repaint()
            best = min(best, time.process_time() - began)
        costs.append(best)
        shown.close()
    assert costs[1] < 4 * costs[0]


def test_the_row_below_the_pointer_is_marked(shown: Shown) -> None:
    view = shown.view
    places = [view.visualRect(view.rows.index(row)).center() for row in (3, 5)]
    QTest.mouseMove(view.viewport(), places[0])
    marked = view.viewport().grab().toImage()
    QTest.mouseMove(view.viewport(), places[1])
    later = view.viewport().grab().toImage()
    edge = QPoint(view.viewport().width() - 12, 0)
    for place in places:
        at = QPoint(edge.x(), place.y())
        assert marked.pixelColor(at) != later.pixelColor(at)

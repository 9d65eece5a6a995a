"""The rows of the sidebar: whatever is done, they are what the database and plain sorting say."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.core.conversation import Conversation, Folder
from app.core.errors import AppError, ErrorKind
from app.storage.conversations_table import DeletedFolder
from app.storage.store import open_store
from app.storage.thread import StorageThread
from app.viewmodels import conversations as conversations_module
from app.viewmodels.conversation_rows import ConversationRows
from app.viewmodels.conversations import ConversationList
from app.viewmodels.relay import StorageRelay
from app.viewmodels.sectioned_rows import SectionedRows

DAY_S = 86_400


def fill(path: Path, count: int, *, apart_s: float = 7200.0) -> list[int]:
    """Conversations, the first the latest; their ids."""
    store, now = open_store(path), time.time()
    ids = [store.add_conversation(f"Conversation {number}").id for number in range(count)]
    store._connection.executemany(
        "UPDATE conversations SET updated_at = ? WHERE id = ?",
        [(now - number * apart_s, conversation_id) for number, conversation_id in enumerate(ids)],
    )
    store.close()
    return ids


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "conversations.db"


@pytest.fixture
def storage(path: Path) -> StorageThread:
    return StorageThread(path)


Load = Callable[[], ConversationList]


@pytest.fixture
def load(
    qapp: QCoreApplication, storage: StorageThread, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Load]:
    """Reads the list whole; each change of it is checked for what Qt demands."""
    monkeypatch.setattr(conversations_module, "REST_AFTER_MS", 0)
    made: list[ConversationList] = []

    def read() -> ConversationList:
        storage.start()
        listed = ConversationList(StorageRelay(storage))
        tester = QAbstractItemModelTester(
            listed, QAbstractItemModelTester.FailureReportingMode.Fatal, listed
        )
        assert tester.parent() is listed
        made.append(listed)
        listed.load()
        qtbot.waitUntil(lambda: listed.is_complete)
        return listed

    yield read
    storage.close()
    qapp.sendPostedEvents()  # what the database answered last
    for listed in made:
        shiboken6.delete(listed)  # its timers end on the thread they began on


def stored(storage: StorageThread) -> tuple[list[Conversation], list[Folder]]:
    """What the database has to say."""
    found: list[tuple[list[Conversation], list[Folder]]] = []
    done = threading.Event()

    def take(result: tuple[list[Conversation], list[Folder]] | AppError) -> None:
        assert not isinstance(result, AppError)
        found.append(result)
        done.set()

    storage.submit(lambda store: (store.conversations(), store.folders()), take)
    assert done.wait(10)
    return found[0]


def rows_of(listed: SectionedRows) -> list[str]:
    rows = map(listed.at, range(listed.rowCount()))
    return [
        c.title if c else f"[{s.folder.name if s.folder else s.key.kind.name}]" for s, c in rows
    ]


def assert_as_stored(listed: ConversationList, storage: StorageThread) -> None:
    """A list that is read anew is the same as the one that was changed piece by piece."""
    conversations, folders = stored(storage)
    fresh = ConversationList(StorageRelay(storage))
    fresh.reset(folders, conversations)
    assert rows_of(listed) == rows_of(fresh)
    assert {c.id: c for c in conversations} == listed._known


def test_the_list_comes_in_pieces(
    path: Path, load: Load, storage: StorageThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversations_module, "FIRST_COUNT", 7)
    monkeypatch.setattr(conversations_module, "CHUNK_COUNT", 10)
    ids = fill(path, 40)
    store = open_store(path)
    store.set_pinned([ids[30]], time.time())
    store.set_folder(ids[20:25], store.add_folder("Work").id)
    store.close()
    listed = load()
    assert listed.count == 40
    assert rows_of(listed)[:3] == ["[PINNED]", "Conversation 30", "[Work]"]
    assert_as_stored(listed, storage)
    for conversation_id in ids:
        row = listed.row_of(conversation_id)
        assert row is not None
        assert listed.index(row).data(listed.ConversationRole).id == conversation_id


def test_many_go_to_the_trash_and_come_back(
    path: Path, load: Load, storage: StorageThread, qtbot: QtBot
) -> None:
    fill(path, 30)
    listed = load()
    before = rows_of(listed)
    trashed: list[list[Conversation]] = []
    listed.trashed.connect(trashed.append)
    listed.move_to_trash(*range(0, listed.rowCount(), 2))
    assert_as_stored(listed, storage)
    assert len(rows_of(listed)) < len(before)
    listed.restore(trashed[0])
    qtbot.waitUntil(lambda: rows_of(listed) == before)
    assert_as_stored(listed, storage)


def test_a_folder_that_is_deleted_keeps_what_lay_in_it(
    path: Path, load: Load, storage: StorageThread, qtbot: QtBot
) -> None:
    fill(path, 6)
    listed = load()
    chosen = listed.conversations_at(range(listed.rowCount()))[:3]
    listed.folder_actions.add("Work", lambda made: listed.move_to_folder(chosen, made.id))
    qtbot.waitUntil(lambda: bool(listed.folders))
    (folder,) = listed.folders
    with_folder = rows_of(listed)
    assert with_folder[:4] == ["[Work]", *(c.title for c in chosen)]
    deleted: list[DeletedFolder] = []
    listed.folder_actions.deleted.connect(deleted.append)
    listed.folder_actions.delete(folder)
    assert listed.count == 6
    qtbot.waitUntil(lambda: bool(deleted))
    assert_as_stored(listed, storage)
    listed.folder_actions.restore(deleted[0])
    assert rows_of(listed) == with_folder
    assert_as_stored(listed, storage)


def test_a_folded_folder_hides_what_lies_in_it(
    path: Path, load: Load, storage: StorageThread, qtbot: QtBot
) -> None:
    ids = fill(path, 4)
    listed = load()
    listed.folder_actions.add("Work")
    qtbot.waitUntil(lambda: bool(listed.folders))
    listed.move_to_folder([c for c in map(listed.get, ids[:2]) if c], listed.folders[0].id)
    unfolded = rows_of(listed)
    listed.folder_actions.set_folded(listed.folders[0], is_folded=True)
    assert listed.row_of(ids[0]) is None
    assert listed.count == 4
    again = listed.get(ids[1])
    assert again is not None
    listed.put_first(again._replace(updated_at=time.time() + 1))
    assert listed.row_of(ids[1]) is None
    assert rows_of(listed)[0] == "[Work]"
    listed.folder_actions.set_folded(listed.folders[0], is_folded=False)
    assert sorted(rows_of(listed)) == sorted(unfolded)


def test_folders_change_places(
    path: Path, load: Load, storage: StorageThread, qtbot: QtBot
) -> None:
    fill(path, 2)
    listed = load()
    for name in ("A", "B", "C"):
        listed.folder_actions.add(name)
    qtbot.waitUntil(lambda: len(listed.folders) == 3)
    first, _, last = listed.folders
    listed.folder_actions.move_before(last.id, first.id)
    assert [folder.name for folder in listed.folders] == ["C", "A", "B"]
    listed.folder_actions.move(listed.folders[1], 1)
    assert [folder.name for folder in listed.folders] == ["C", "B", "A"]
    assert_as_stored(listed, storage)


def test_a_made_title_replaces_the_first_question_only(
    path: Path, load: Load, storage: StorageThread, qtbot: QtBot
) -> None:
    typed, asked = fill(path, 2)
    listed = load()
    row = listed.row_of(typed)
    assert row is not None
    assert listed.setData(listed.index(row), "Mine")
    for conversation_id in (typed, asked):
        listed.take_made_title(conversation_id, "Made")
    qtbot.waitUntil(lambda: "Made" in rows_of(listed))
    assert "Mine" in rows_of(listed)
    assert_as_stored(listed, storage)


def test_an_action_that_fails_is_said_and_undone(
    path: Path, load: Load, storage: StorageThread, qtbot: QtBot
) -> None:
    fill(path, 3)
    listed = load()
    before = rows_of(listed)
    problems: list[AppError] = []
    listed.problem_occurred.connect(problems.append)
    storage.submit(lambda store: store._connection.execute("PRAGMA query_only = 1"))
    listed.set_pinned(listed.conversations_at([1]), is_pinned=True)
    assert rows_of(listed) != before
    qtbot.waitUntil(lambda: bool(problems) and listed.is_complete)
    assert problems[0].kind is ErrorKind.FOLDER_NOT_WRITABLE
    assert rows_of(listed) == before


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["pin", "unpin", "folder", "out", "trash", "write", "fold", "unread"]),
        st.integers(0, 11),
        st.integers(0, 1),
    ),
    max_size=25,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS)
def test_piece_by_piece_is_the_same_as_all_at_once(
    qapp: QCoreApplication, steps: list[tuple[str, int, int]]
) -> None:
    now = time.time()
    made = [Conversation(i, f"c{i}", 0.0, now - i * DAY_S * 0.7) for i in range(1, 11)]
    folders = [Folder(1, "A", 0), Folder(2, "B", 1)]
    listed = ConversationRows()
    tester = QAbstractItemModelTester(
        listed, QAbstractItemModelTester.FailureReportingMode.Fatal, listed
    )
    assert tester.parent() is listed
    listed.reset(folders, made)
    for number, (what, which, other) in enumerate(steps):
        conversation = listed.get(which)
        folder = listed.folders[other]
        if what == "fold":
            listed.put_folder(folder._replace(is_folded=not folder.is_folded))
        elif conversation is None:
            continue
        elif what == "trash":
            listed.remove([which])
        else:
            changes: dict[str, dict[str, Any]] = {
                "pin": {"pinned_at": now + number},
                "unpin": {"pinned_at": None},
                "folder": {"folder_id": folder.id},
                "out": {"folder_id": None},
                "write": {"updated_at": now + number},
                "unread": {"is_unread": True},
            }
            listed.replace(conversation._replace(**changes[what]))
        fresh = ConversationRows()
        fresh.reset(listed.folders, list(listed._known.values()))
        assert rows_of(listed) == rows_of(fresh)

"""Databases of every past version of the schema are brought up to date, and nothing is lost."""

from __future__ import annotations

import re
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from app.core.search import Query
from app.storage.database import schema_version
from app.storage.migrations import all_migrations
from app.storage.search_reader import SearchReader
from app.storage.store import open_store

DATABASES = sorted((Path(__file__).parents[1] / "data" / "databases").glob("version-*.db"))
NEWEST = all_migrations()[-1].version


@pytest.mark.parametrize("database", DATABASES, ids=lambda path: path.stem)
def test_a_past_version_is_brought_up_to_date(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    shutil.copy(database, path)
    before = written(path)
    store = open_store(path)
    assert schema_version(store._connection) == NEWEST
    assert written(path) == before
    assert all(store.messages(conversation.id) for conversation in store.conversations())
    while store.index_some():
        pass
    reader = SearchReader(path)
    assert reader.search(Query("12")).hits
    reader.close()
    store.close()
    number = int(re.findall(r"\d+", database.stem)[0])
    assert (tmp_path / f"a.before-{NEWEST}.db").exists() == (number < NEWEST)


def test_there_is_a_database_of_every_past_version() -> None:
    assert [path.stem for path in DATABASES][: NEWEST - 1] == [
        f"version-{number}" for number in range(1, NEWEST)
    ]


def test_pins_folders_and_trash_are_kept(tmp_path: Path) -> None:
    for number in (4, 5, 6, 7, 8):
        path = tmp_path / f"{number}.db"
        shutil.copy(DATABASES[0].with_name(f"version-{number}.db"), path)
        store = open_store(path)
        (conversation,) = store.conversations()
        assert (conversation.pinned_at, conversation.is_unread) == (1.0, True)
        assert [folder.name for folder in store.folders()] == ["Sums"]
        assert "In the trash" in [trashed.title for trashed in store.trashed()]
        store.close()


def written(path: Path) -> list[tuple[object, ...]]:
    """All titles, and all messages that are complete."""
    with closing(sqlite.connect(str(path))) as connection:
        titles = connection.execute("SELECT id, title, deleted_at FROM conversations").fetchall()
        messages = connection.execute(
            "SELECT id, parent_id, role, text, reasoning, stop_reason, seed FROM messages"
            " WHERE role = 'user' OR stop_reason <> 'interrupted' ORDER BY id"
        ).fetchall()
    return [*titles, *messages]

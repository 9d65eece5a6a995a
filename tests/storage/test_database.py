"""Opening, migrating, and files that are not what they should be."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from app.core.errors import AppError, ErrorKind
from app.core.messages import AnswerFigures, StopReason, new_question
from app.storage.database import open_database, schema_version
from app.storage.migrations import Migration, all_migrations
from app.storage.store import open_store
from app.storage.thread import StorageThread

DATABASES = Path(__file__).parents[1] / "data" / "databases"
NEWEST = all_migrations()[-1].version


def test_migrations_are_numbered_without_gaps() -> None:
    versions = [step.version for step in all_migrations()]
    assert versions == list(range(1, len(versions) + 1))


def test_a_new_file_gets_the_newest_schema(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "a.db")) as connection:
        assert schema_version(connection) == NEWEST
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_database_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_store(path).close()
    more = Migration(NEWEST + 1, "ALTER TABLE conversations ADD COLUMN colour TEXT;")
    with closing(open_database(path, [*all_migrations(), more])) as connection:
        assert schema_version(connection) == NEWEST + 1
    with closing(sqlite.connect(str(tmp_path / f"a.before-{NEWEST + 1}.db"))) as copy:
        assert schema_version(copy) == NEWEST


def test_the_first_version_of_the_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    shutil.copy(DATABASES / "version-1.db", path)
    store = open_store(path)
    (conversation,) = store.conversations()
    first, second, _, last = store.messages(conversation.id)
    store.close()
    assert (first.text, second.text) == ("What is 12 + 30?", r"\[ \boxed{42} \]")
    assert second.figures == AnswerFigures(20, 4, 10, 8, 0.01, 0.02, 0.04, 8192, 0, 7)
    assert (last.reasoning, last.stop_reason) == ("42 + 1", StopReason.INTERRUPTED)
    assert (tmp_path / f"a.before-{NEWEST}.db").exists()


def test_the_second_version_of_the_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    shutil.copy(DATABASES / "version-2.db", path)
    store = open_store(path)
    (conversation,) = store.conversations()
    _, answer, question, stopped = store.messages(conversation.id)
    assert answer.figures == AnswerFigures(
        20, 4, 10, 8, 0.01, 0.02, 0.04, 8192, 1, 7, 3, is_cut=True, energy_j=None
    )
    assert (question.text, stopped.stop_reason) == ("and plus 1?", StopReason.STOPPED)
    store.finish_answer(stopped.id, StopReason.STOPPED, AnswerFigures(9, energy_j=12.5))
    *_, stopped = store.messages(conversation.id)
    assert stopped.figures is not None
    assert stopped.figures.energy_j == 12.5
    store.close()
    assert (tmp_path / f"a.before-{NEWEST}.db").exists()


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = open_store(path)
    store.add_conversation("kept")
    store.close()
    bad = Migration(NEWEST + 1, "ALTER TABLE conversations ADD COLUMN colour TEXT; NONSENSE;")
    with pytest.raises(AppError):
        open_database(path, [*all_migrations(), bad])
    again = open_store(path)
    assert [c.title for c in again.conversations()] == ["kept"]
    again.close()


def test_a_newer_database_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite.connect(str(path))) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(AppError) as caught:
        open_store(path)
    assert caught.value.kind is ErrorKind.DATABASE_NEWER
    with closing(sqlite.connect(str(path))) as connection:
        assert schema_version(connection) == 99


def test_a_damaged_file_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"this is no database, whatever its name says" * 100)
    store = open_store(path)
    assert store.conversations() == []
    assert store.damaged is not None
    assert store.damaged.read_bytes().startswith(b"this is no database")
    store.close()


def test_a_full_disk_is_named(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db")
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    conversation = store.add_conversation("small")
    with pytest.raises(AppError) as caught:
        store.add_message(new_question(conversation.id, None, "x" * 200_000))
    assert caught.value.kind is ErrorKind.DISK_FULL
    assert store.messages(conversation.id) == []
    store.close()


def test_every_work_hears_why_the_database_did_not_open(tmp_path: Path) -> None:
    thread = StorageThread(tmp_path / "missing folder" / "a.db")
    results: list[object] = []
    thread.submit(lambda store: store.conversations(), results.append)
    thread.start()
    thread.close()
    (error,) = results
    assert isinstance(error, AppError)
    assert error.kind is ErrorKind.FOLDER_NOT_WRITABLE

"""Databases with damaged pages: what can be read is kept."""

from __future__ import annotations

import random
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlcipher3 import dbapi2 as sqlite

from app.core.attachments import Attachment
from app.core.conversation import NEW_CONVERSATION, Conversation
from app.core.errors import AppError, ErrorKind
from app.core.messages import Sampling, new_answer, new_question
from app.storage.database import open_database, schema_version
from app.storage.migrations import Migration, all_migrations
from app.storage.salvage import salvage
from app.storage.store import Store, open_store, repaired_store

PAGE = 4096
NEWEST = all_migrations()[-1].version
CONVERSATIONS = 40


def write_store(path: Path) -> None:
    """Conversations with an exchange each; every text says where it belongs."""
    path.write_bytes(store_bytes())


@lru_cache(maxsize=1)
def store_bytes() -> bytes:
    """The file, made once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        for _ in range(2):  # the second opening completes the answers
            store = open_store(path)
            if not store.conversations():
                fill(store)
            store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            store.close()
        return path.read_bytes()


def fill(store: Store) -> None:
    """Ask questions; their answers stream."""
    for number in range(CONVERSATIONS):
        asked = new_question(0, None, f"question {number} " * 40)
        store.add_exchange(asked, new_answer(asked, "R1", "", Sampling()), title=f"title {number}")


def pages_of(path: Path, name: str) -> list[int]:
    """The pages of a table's rows, without its root; counted from 1."""
    with closing(sqlite.connect(str(path))) as connection:
        sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        (root,) = connection.execute(sql, (name,)).fetchone()
    data = path.read_bytes()
    start = (root - 1) * PAGE
    cells = int.from_bytes(data[start + 3 : start + 5], "big")
    assert data[start] == 5, "an inner page of a table"
    children = []
    for cell in range(cells):
        at = int.from_bytes(data[start + 12 + 2 * cell : start + 14 + 2 * cell], "big")
        children.append(int.from_bytes(data[start + at : start + at + 4], "big"))
    return [*children, int.from_bytes(data[start + 8 : start + 12], "big")]


def spoil(path: Path, page: int) -> None:
    """Overwrite a page with nonsense."""
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(bytes([0xFF]) * PAGE)


def test_files_that_wait_are_saved(tmp_path: Path) -> None:
    path, note = tmp_path / "a.db", Attachment("a.txt", "seven\n" * 2_000)
    write_store(path)
    store = open_store(path)
    store.add_waiting_file(NEW_CONVERSATION, note)
    store.add_waiting_file(1, note)
    store.save_draft(1, "half")
    store.close()
    spoil(path, pages_of(path, "messages")[1])
    salvage(path, tmp_path / "new.db")
    store = open_store(tmp_path / "new.db")
    assert store.waiting_files(NEW_CONVERSATION) == store.waiting_files(1) == (note,)
    assert (store.draft(NEW_CONVERSATION), store.draft(1)) == ("", "half")
    store.close()


def test_a_damaged_page_costs_its_own_rows_only(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    write_store(path)
    spoil(path, pages_of(path, "messages")[1])
    saved = salvage(path, tmp_path / "new.db")
    assert saved.conversations == CONVERSATIONS
    assert saved.gaps == 1
    assert 0.7 * 2 * CONVERSATIONS < saved.messages < 2 * CONVERSATIONS
    store = open_store(tmp_path / "new.db")
    texts = {m.text[:12] for c in store.conversations() for m in store.messages(c.id)}
    assert {"question 0 q", "question 39 "} <= texts
    store.close()
    assert [file.name for file in tmp_path.iterdir() if "before" in file.name] == []


def test_damage_to_one_conversation_stays_there(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    write_store(path)
    spoil(path, pages_of(path, "messages")[1])
    store = open_store(path)
    whole = 0
    for conversation in store.conversations():
        messages = store.messages(conversation.id)
        is_damaged = store.take_damage()
        assert len(messages) == 2 or is_damaged
        whole += not is_damaged
    assert CONVERSATIONS > whole > CONVERSATIONS // 2
    store.add_conversation("goes on")
    store.close()


def test_a_repaired_store_says_what_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    write_store(path)
    spoil(path, pages_of(path, "messages")[1])
    store = repaired_store(path)
    assert store.trouble is not None
    assert store.trouble.details["conversations"] == CONVERSATIONS
    assert store.damaged is not None
    assert store.damaged.exists()
    assert len(store.conversations()) == CONVERSATIONS
    store.close()


def test_a_repair_that_was_cut_off_is_finished(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    write_store(path)
    path.replace(tmp_path / "a.db.salvaged")
    store = open_store(path)
    assert len(store.conversations()) == CONVERSATIONS
    store.close()
    spoil(path, 1)
    (tmp_path / "a.db.salvaged").write_bytes(b"half a repair")
    again = open_store(path)
    assert again.damaged is not None
    again.close()
    assert not (tmp_path / "a.db.salvaged").exists()


def test_a_conversation_without_its_row_gets_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    write_store(path)
    with closing(sqlite.connect(str(path))) as connection:
        connection.execute("DELETE FROM conversations WHERE id = 3")
        connection.commit()
    saved = salvage(path, tmp_path / "new.db")
    assert saved.conversations == CONVERSATIONS
    store = open_store(tmp_path / "new.db")
    assert len(store.messages(3)) == 2
    store.close()


@pytest.mark.parametrize(
    ("whole", "damaged"),
    [
        (b"reasoning TEXT NOT NULL", b"reasoning TEXT N\xcfT NULL"),
        (b"requested_seed INTEGER", b"requested_sged INTEGER"),
        (b"CREATE TABLE messages", b"CREAVE TABLE messages"),
    ],
)
def test_a_damaged_definition_costs_nothing(tmp_path: Path, whole: bytes, damaged: bytes) -> None:
    path = tmp_path / "a.db"
    write_store(path)
    data = path.read_bytes()
    assert data.count(whole) == 1
    path.write_bytes(data.replace(whole, damaged))
    store = repaired_store(path)
    assert store.saved is not None
    assert store.saved.messages == 2 * CONVERSATIONS
    store.close()


@pytest.mark.parametrize("seed", range(8))
def test_flipped_bytes_never_stop_the_program(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "a.db"
    write_store(path)
    data, chance = bytearray(path.read_bytes()), random.Random(seed)
    for _ in range(60):
        data[chance.randrange(100, len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    kind: ErrorKind | None = None
    try:
        store = open_store(path)
    except AppError as error:
        kind = error.kind
    else:
        for conversation in listed(store, path):
            store.messages(conversation.id)
        store.close()
    assert kind in {None, ErrorKind.DATABASE_NEWER, ErrorKind.MIGRATION_FAILED}


def listed(store: Store, path: Path) -> list[Conversation]:
    """The conversations, if need be after a repair."""
    try:
        return store.conversations()
    except AppError:
        repaired = repaired_store(path)
        conversations = repaired.conversations()
        for conversation in conversations:
            repaired.messages(conversation.id)
        repaired.close()
        return []


def test_what_is_no_database_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"no database" * 1000)
    store = open_store(path)
    assert store.trouble is not None
    assert store.trouble.details["conversations"] == 0
    assert store.conversations() == []
    store.close()


def test_a_migration_that_fails_half_way_puts_the_copy_back(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    write_store(path)
    steps = [
        Migration(NEWEST + 1, "DELETE FROM messages;"),
        Migration(NEWEST + 2, "ALTER TABLE nothing ADD COLUMN colour TEXT;"),
    ]
    with pytest.raises(AppError) as caught:
        open_database(path, [*all_migrations(), *steps])
    assert caught.value.kind is ErrorKind.MIGRATION_FAILED
    store = Store(path)
    assert schema_version(store._connection) == NEWEST
    assert len(store.messages(store.conversations()[0].id)) == 2
    store.close()

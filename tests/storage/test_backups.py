"""Backups: made while the database is used, rotated, put back."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from app.core.errors import AppError, ErrorKind
from app.core.messages import Channel, Sampling, new_answer, new_question
from app.storage.backups import (
    CancelledError,
    back_up,
    back_up_daily,
    backups_folder,
    check_backup,
    is_due,
    list_backups,
    put_back,
    to_drop,
)
from app.storage.keys import DataKey, is_encrypted
from app.storage.store import Store, open_store
from tests.benchmarks.large_store import fill_store

NOW = 1_760_000_000.0
DAY_S = 86_400.0


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "conversations.db")
    yield opened
    opened.close()


def always() -> bool:
    return True


def test_a_backup_of_each_day_is_listed(store: Store) -> None:
    folder = backups_folder(store.path)
    assert is_due(folder, NOW)
    store.add_conversation("one")
    first = back_up_daily(store.path, None, NOW, always)
    assert not is_due(folder, NOW + 60)
    assert is_due(folder, NOW + DAY_S)
    store.add_conversation("two")
    second = back_up_daily(store.path, None, NOW + DAY_S, always)
    listed = [(b.path, b.conversations) for b in list_backups(folder)]
    assert listed == [(second, 2), (first, 1)]
    assert list_backups(folder)[1].made_at == NOW


def test_rotation_keeps_seven_days_and_four_weeks(tmp_path: Path) -> None:
    stamps = [time.strftime("%Y%m%d-%H%M%S", time.localtime(NOW + d * DAY_S)) for d in range(60)]
    paths = [tmp_path / f"conversations-{stamp}.db" for stamp in stamps]
    kept: list[Path] = []
    for path in paths:  # day by day, as the program does
        kept.append(path)
        dropped = to_drop(kept)
        assert path not in dropped
        kept = [each for each in kept if each not in dropped]
    assert kept[-7:] == paths[-7:]
    weeks = [path for path in kept if path not in paths[-7:]]
    assert len(weeks) in {2, 3}
    days = [paths.index(path) for path in weeks]
    assert {later - earlier for earlier, later in pairwise(days)} == {7}


def test_nothing_is_dropped_when_a_backup_fails(store: Store) -> None:
    back_up_daily(store.path, None, NOW, always)
    with pytest.raises(CancelledError):
        back_up_daily(store.path, None, NOW + 30 * DAY_S, lambda: False)
    folder = backups_folder(store.path)
    assert [path.name for path in folder.iterdir()] == [list_backups(folder)[0].path.name]


def test_the_journal_does_not_wait_for_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "conversations.db"
    fill_store(path, 8_000)
    store = open_store(path)
    asked = new_question(0, None, "now")
    _, answer = store.add_exchange(asked, new_answer(asked, "R1", "", Sampling()), title="now")
    done = threading.Event()
    target = tmp_path / "copy.db"

    def run() -> None:
        back_up(path, target, None)
        done.set()

    thread = threading.Thread(target=run)
    thread.start()
    longest_s, writes = 0.0, 0
    while not done.is_set():
        began = time.perf_counter()
        store.append_to_journal(answer.id, [(Channel.ANSWER, "word ")])
        longest_s = max(longest_s, time.perf_counter() - began)
        writes += 1
    thread.join()
    store.close()
    assert writes > 5
    assert longest_s < 0.5  # 50 ms on a quiet machine; a copy of the whole takes longer
    copy = open_store(target)
    assert next(iter(copy._rows("SELECT count(*) FROM messages"))) == (8_002,)
    copy.close()


def test_a_backup_takes_the_place_of_the_database(store: Store, tmp_path: Path) -> None:
    store.add_conversation("before")
    backup = back_up_daily(store.path, None, NOW, always)
    store.add_conversation("after")
    store.close()
    check_backup(backup, None)
    aside = put_back(backup, store.path, None)
    restored, kept = open_store(store.path), open_store(aside)
    assert [c.title for c in restored.conversations()] == ["before"]
    assert [c.title for c in kept.conversations()] == ["after", "before"]
    assert backup.exists()
    restored.close()
    kept.close()


def test_a_plain_backup_is_encrypted_when_the_database_is(tmp_path: Path) -> None:
    plain = open_store(tmp_path / "plain.db")
    plain.add_conversation("from before")
    plain.close()
    key = DataKey.random()
    store = Store(tmp_path / "conversations.db", key=key)
    backup = back_up_daily(store.path, key, NOW, always)
    assert is_encrypted(backup)
    assert list_backups(backup.parent, key)[0].conversations == 0
    store.close()
    put_back(plain.path, store.path, key)
    assert is_encrypted(store.path)
    restored = Store(store.path, key=key)
    assert [c.title for c in restored.conversations()] == ["from before"]
    restored.close()
    with pytest.raises(AppError) as caught:
        check_backup(backup, None)
    assert caught.value.kind is ErrorKind.BACKUP_LOCKED


@pytest.mark.parametrize("content", [b"", b"no database at all" * 1000])
def test_what_is_no_backup_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    with pytest.raises(AppError) as caught:
        check_backup(path, None)
    assert caught.value.kind is ErrorKind.BACKUP_UNUSABLE


def test_a_damaged_backup_is_refused(store: Store, tmp_path: Path) -> None:
    for number in range(200):
        store.add_conversation(f"{number} " * 20)
    backup = back_up_daily(store.path, None, NOW, always)
    data = bytearray(backup.read_bytes())
    for page in range(2, len(data) // 4096):
        data[page * 4096 : page * 4096 + 64] = bytes(range(64))
    backup.write_bytes(data)
    with pytest.raises(AppError) as caught:
        check_backup(backup, None)
    assert caught.value.kind is ErrorKind.BACKUP_UNUSABLE

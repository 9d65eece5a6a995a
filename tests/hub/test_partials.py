"""Unfinished files and the locks that guard them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from app.hub import partials
from app.hub.partial_locks import HashLock, discard_partials
from app.hub.partials import PartialFile
from tests.helpers.loopback_hub import gguf_bytes

DATA = b"GGUF and then some"
SHA256 = hashlib.sha256(DATA).hexdigest()


def ignore(_: int) -> None:
    return


def test_a_partial_goes_on_where_it_ended(tmp_path: Path) -> None:
    first = PartialFile(tmp_path, SHA256, len(DATA))
    first.open(ignore)
    first.append(DATA[:7])
    first.close()
    second = PartialFile(tmp_path, SHA256, len(DATA))
    second.open(ignore)
    assert (second.size_bytes, second.head, second.is_intact) == (7, b"GGUF", False)
    second.append(DATA[7:])
    assert second.is_intact
    second.move_to(tmp_path / "owner" / "model.gguf")
    assert (tmp_path / "owner" / "model.gguf").read_bytes() == DATA
    assert not second.path.exists()


def test_bytes_over_the_expected_size_are_not_written(tmp_path: Path) -> None:
    part = PartialFile(tmp_path, SHA256, len(DATA))
    part.open(ignore)
    part.append(DATA + b"more")
    assert part.is_intact
    part.close()
    assert part.path.read_bytes() == DATA


def test_a_partial_over_the_expected_size_begins_anew(tmp_path: Path) -> None:
    part = PartialFile(tmp_path, SHA256, len(DATA))
    part.path.parent.mkdir()
    part.path.write_bytes(DATA + b"more")
    part.open(ignore)
    assert part.size_bytes == 0
    part.close()


@pytest.mark.parametrize("lost_bytes", [5000, 3_000_000])
def test_zeros_at_the_end_are_taken_for_lost_by_a_power_cut(
    tmp_path: Path, lost_bytes: int
) -> None:
    data = gguf_bytes(4_000_000)
    part = PartialFile(tmp_path, hashlib.sha256(data).hexdigest(), len(data))
    part.path.parent.mkdir()
    part.path.write_bytes(data[:-lost_bytes] + bytes(lost_bytes))
    part.open(ignore)
    assert part.size_bytes == len(data[:-lost_bytes].rstrip(b"\0"))
    part.append(data[part.size_bytes :])
    assert part.is_intact
    part.close()


def test_the_padding_of_a_whole_file_is_no_loss(tmp_path: Path) -> None:
    data = DATA + bytes(31)
    part = PartialFile(tmp_path, hashlib.sha256(data).hexdigest(), len(data))
    part.path.parent.mkdir()
    part.path.write_bytes(data)
    part.open(ignore)
    assert part.is_intact
    part.close()


def test_a_file_of_zeros_alone_begins_anew(tmp_path: Path) -> None:
    part = PartialFile(tmp_path, SHA256, len(DATA))
    part.path.parent.mkdir()
    part.path.write_bytes(bytes(5))
    part.open(ignore)
    assert part.size_bytes == 0
    part.close()


def test_what_arrives_is_brought_to_the_disk_while_more_arrives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    sync = os.fsync

    def counting(descriptor: int) -> None:
        sync(descriptor)
        synced.append(os.fstat(descriptor).st_size)

    monkeypatch.setattr(os, "fsync", counting)
    part = PartialFile(tmp_path, SHA256, len(DATA))
    part.open(ignore)
    part.append(DATA[:5])
    assert part._sync_thread is None  # it is too soon
    monkeypatch.setattr(partials, "SYNC_S", 0.0)
    part.append(DATA[5:9])
    assert part._sync_thread is not None
    part._sync_thread.join()
    part.close()
    assert synced == [9]


def test_a_lock_is_held_once_and_leaves_nothing(tmp_path: Path) -> None:
    first, second = HashLock(tmp_path, SHA256), HashLock(tmp_path, SHA256)
    assert first.try_acquire()
    assert not second.try_acquire()
    first.release()
    assert second.try_acquire()
    second.release()
    assert list((tmp_path / ".downloads").iterdir()) == []


def test_discarding_spares_what_is_being_downloaded(tmp_path: Path) -> None:
    folder = tmp_path / ".downloads"
    folder.mkdir()
    (folder / "aa.part").write_bytes(b"1234")
    (folder / "bb.part").write_bytes(b"12345678")
    lock = HashLock(tmp_path, "bb")
    assert lock.try_acquire()
    assert discard_partials(tmp_path) == 4
    lock.release()
    assert [path.name for path in folder.iterdir()] == ["bb.part"]

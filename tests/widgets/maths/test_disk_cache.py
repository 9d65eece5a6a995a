"""The cache on disk: it keeps, forgets the oldest, and survives damage."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from app.widgets.maths.disk_cache import DiskCache


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "formulas.db"


def test_what_is_put_is_there_after_a_restart(path: Path) -> None:
    cache = DiskCache(path, "1")
    cache.put("x", "<svg/>", is_display=True)
    cache.close()
    again = DiskCache(path, "1")
    assert again.get("x", is_display=True) == "<svg/>"
    assert again.get("x", is_display=False) is None
    again.close()


def test_the_file_is_its_owner_s_and_names_no_source(path: Path) -> None:
    cache = DiskCache(path, "1")
    cache.put(r"\mathrm{secret source}", "<svg/>", is_display=True)
    cache.close()
    assert b"secret" not in path.read_bytes()
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_another_version_starts_anew(path: Path) -> None:
    cache = DiskCache(path, "1")
    cache.put("x", "<svg/>", is_display=True)
    cache.close()
    newer = DiskCache(path, "2")
    assert newer.is_open
    assert newer.get("x", is_display=True) is None
    newer.close()


def test_the_oldest_are_forgotten(path: Path) -> None:
    cache = DiskCache(path, "1", max_bytes=20_000)
    for i in range(30):
        cache.put(str(i), os.urandom(1250).hex(), is_display=True)
        cache.get("0", is_display=True)
    kept = [i for i in range(30) if cache.get(str(i), is_display=True)]
    cache.close()
    assert 0 in kept
    assert 29 in kept
    assert 1 not in kept
    assert len(kept) < 20


@pytest.mark.parametrize("content", [b"garbage " * 1000, b"SQLite format 3\x00" + b"\x07" * 5000])
def test_a_damaged_file_is_replaced(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    cache = DiskCache(path, "1")
    cache.put("x", "<svg/>", is_display=True)
    assert cache.get("x", is_display=True) == "<svg/>"
    cache.close()


def test_damage_found_later_only_makes_it_forget(path: Path) -> None:
    cache = DiskCache(path, "1")
    cache.put("x", "<svg/>", is_display=True)
    cache.close()
    with sqlite3.connect(path) as database:
        database.execute("UPDATE formula SET svg = x'00'")
    database.close()
    again = DiskCache(path, "1")
    assert again.get("x", is_display=True) is None
    assert again.get("x", is_display=True) is None
    again.put("x", "<svg/>", is_display=True)
    again.close()


def test_another_database_is_replaced(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE other (a)")
    database.close()
    cache = DiskCache(path, "1")
    assert cache.is_open
    cache.close()


def test_a_file_in_use_elsewhere_is_left_alone(path: Path) -> None:
    first = DiskCache(path, "1")
    first.put("x", "<svg/>", is_display=True)
    second = DiskCache(path, "1")
    second.put("y", "<svg/>", is_display=True)
    second.get("y", is_display=True)
    first.flush()
    assert first.get("x", is_display=True) == "<svg/>"
    second.close()
    first.close()


def test_a_folder_that_cannot_be_made_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = DiskCache(tmp_path / "file" / "formulas.db", "1")
    assert not cache.is_open
    cache.put("x", "<svg/>", is_display=True)
    assert cache.get("x", is_display=True) is None
    cache.close()

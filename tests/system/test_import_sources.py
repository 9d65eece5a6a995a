"""What conversations are imported from: files, folders, archives, and hostile ones."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from app.core.errors import AppError, ErrorKind
from app.system import import_sources
from app.system.import_sources import BoundedFile, Meter, find_sources, read_whole
from tests.helpers.transcripts import IMPORTS


def contents(*paths: Path) -> list[tuple[str, bytes]]:
    found = []
    for source in find_sources(paths):
        with source.open() as file:
            found.append((source.name, file.read()))
    return found


def test_a_file_is_itself() -> None:
    path = IMPORTS / "chatgpt.json"
    assert contents(path) == [("chatgpt.json", path.read_bytes())]


@pytest.mark.parametrize("name", ["thread.json", "messages.jsonl"])
def test_either_file_of_jan_leads_to_both(name: str) -> None:
    (source,) = find_sources([IMPORTS / "jan" / name])
    assert source.name == "jan"
    assert source.open_thread is not None
    assert b"Primes" in read_whole(source.open_thread, Meter())
    assert b"Is 91 prime?" in read_whole(source.open, Meter())


def test_a_folder_is_looked_through(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    shutil.copytree(IMPORTS, folder)
    (folder / "user.json").write_text("{}")
    (folder / "picture.png").write_bytes(b"x")
    names = [source.name for source in find_sources([folder])]
    assert sorted(names) == sorted(
        ["chatgpt.json", "deepseek.json", "lm_studio.conversation.json", "open_webui.json", "jan"]
    )


def test_an_archive_is_read_as_it_comes(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(IMPORTS / "chatgpt.json", "conversations.json")
        archive.writestr("user.json", "{}")
        archive.writestr("chat.html", "<html>")
        archive.write(IMPORTS / "jan" / "thread.json", "threads/x/thread.json")
        archive.write(IMPORTS / "jan" / "messages.jsonl", "threads/x/messages.jsonl")
    found = dict(contents(path))
    assert set(found) == {"export.zip: conversations.json", "export.zip: x"}
    assert found["export.zip: conversations.json"] == (IMPORTS / "chatgpt.json").read_bytes()


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("conversations.json", "w") as member,
    ):
        for _ in range(80):
            member.write(b" " * (1 << 20))
    assert path.stat().st_size < 200_000
    assert refusal(path) is ErrorKind.IMPORT_TOO_LARGE


def test_a_broken_archive_is_named(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(IMPORTS / "chatgpt.json", "conversations.json")
    data = path.read_bytes()
    path.write_bytes(data[:100] + bytes(50) + data[150:-120] + bytes(90) + data[-30:])
    with pytest.raises((AppError, zipfile.BadZipFile)):
        contents(path)
    assert refusal(tmp_path / "gone.json") is ErrorKind.IMPORT_UNREADABLE


def test_no_more_is_read_than_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_sources, "MOST_BYTES", 1_000)
    with (IMPORTS / "chatgpt.json").open("rb") as file:
        bounded = BoundedFile(file, Meter())
        bounded.read(1_000)
        with pytest.raises(AppError) as caught:
            bounded.read(1)
    assert caught.value.kind is ErrorKind.IMPORT_TOO_LARGE


def refusal(path: Path) -> ErrorKind:
    with pytest.raises(AppError) as caught:
        contents(path)
    return caught.value.kind

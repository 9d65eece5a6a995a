"""Names of exported files."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.core.transcripts.file_names import FileNames, file_stem


def test_a_title_becomes_a_name_that_every_system_takes() -> None:
    assert file_stem("Who / what: a “test”?") == "Who what a “test”"
    assert file_stem("../../etc/passwd") == "etc passwd"
    assert file_stem("CON") == "CON_"
    assert file_stem(" ... ") == "Conversation"
    assert file_stem("\u202egnp.exe") == "gnp.exe"


def test_no_two_are_equal() -> None:
    names = FileNames("md")
    assert [names.name_for(title) for title in ("A", "a", "A?")] == ["A.md", "a (2).md", "A (3).md"]


@given(st.text())
def test_any_title_has_a_name(title: str) -> None:
    stem = file_stem(title)
    assert stem
    assert len(stem.encode()) <= 121
    assert not set(stem) & set('/\\:*?"<>|\0')
    assert stem == stem.strip(" .")

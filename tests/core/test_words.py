"""Words by which texts are found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.search import Query
from app.core.words import fold, index_words, pattern, words_of_query

LETTERS = st.text(st.characters(categories=("L", "N", "M", "Z", "P", "S")), max_size=60)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The cat, the cat.", {"the", "cat"}),
        ("L’École", {"l", "ecole"}),
        ("深度学习", {"深", "度", "学", "习", "深度", "度学", "学习"}),
        ("GPT模型4", {"gpt", "模", "型", "模型", "4"}),
        ("والكتاب", {"والكتاب", "كتاب", "الكتاب"}),
        ("a → b", {"a", "→", "b"}),
        ("x" * 50, {"x" * 40}),
        ("…", set()),
    ],
)
def test_words_of_a_text(text: str, words: set[str]) -> None:
    assert index_words(text) == words


@given(LETTERS)
def test_a_text_is_found_by_each_of_its_runs(text: str) -> None:
    for run in re.findall(r"[^\W_]+", text):
        words = words_of_query(run)
        assert set(words[:-1]) <= index_words(text)
        if words:
            assert any(word.startswith(words[-1]) for word in index_words(text))


@given(st.text(st.characters(max_codepoint=0x24F), max_size=40))
def test_a_pattern_finds_what_it_was_made_of(text: str) -> None:
    if fold(text).strip():
        assert re.search(pattern(text.strip(), is_whole=False), text)


@given(LETTERS)
def test_no_query_is_an_error(text: str) -> None:
    query = Query(text)
    for start, length in query.places(text):
        assert 0 <= start < start + length <= len(text)
    query.snippet(text * 20, 0)


@given(LETTERS, st.integers(0, 400))
def test_marks_of_a_snippet_lie_in_it(text: str, start: int) -> None:
    query = Query(text[:2])
    snippet, marks = query.snippet(text * 20, min(start, len(text) * 20))
    assert "\n" not in snippet
    assert all(at >= 0 and at + length <= len(snippet) for at, length in marks)

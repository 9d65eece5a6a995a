"""Words are found whatever their case and accents, and hits are offsets into the text as it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.finding import Hit, Needle
from app.core.messages import Channel, Message, Role


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("ecole", "L'École et l'ECOLE", ["École", "ECOLE"]),
        ("été", "Un ete, un Été", ["ete", "Été"]),
        ("ÜBER", "uber über", ["uber", "über"]),
        ("aa", "aaaaa", ["aa", "aa"]),
        ("l'eau", "l’eau", ["l’eau"]),
        ("ελλαδα", "Ελλάδα", ["Ελλάδα"]),
        ("数", "一个数字", ["数"]),
        ("(x", r"\(x\)", ["(x"]),
        ("", "abc", []),
        ("nowhere", "abc", []),
    ],
)
def test_case_and_accents_do_not_matter(words: str, text: str, found: list[str]) -> None:
    assert [text[start : start + length] for start, length in Needle(words).find(text)] == found


def test_a_decomposed_text_is_found_with_its_accents() -> None:
    text = unicodedata.normalize("NFD", "Une école, deux écoles")
    places = list(Needle("école").find(text))
    assert [unicodedata.normalize("NFC", text[s : s + n]) for s, n in places] == ["école"] * 2


def test_decomposed_words_are_found_in_a_composed_text() -> None:
    assert list(Needle(unicodedata.normalize("NFD", "é")).find("été")) == [(0, 1), (2, 1)]


def test_characters_beyond_the_first_plane_count_as_one() -> None:
    assert list(Needle("b").find("😀b𝔸B")) == [(1, 1), (3, 1)]


def test_thoughts_come_before_the_answer() -> None:
    message = Message(7, 1, None, Role.ASSISTANT, "It is six.", "Six, I think. Six.")
    assert list(Needle("six").hits(4, message)) == [
        Hit(4, Channel.REASONING, 0, 3),
        Hit(4, Channel.REASONING, 14, 3),
        Hit(4, Channel.ANSWER, 6, 3),
    ]


@given(st.text(), st.text(min_size=1))
def test_what_stands_in_a_text_is_found_there(before: str, words: str) -> None:
    needle = Needle(words)
    text = before + words
    if not needle.is_empty and not unicodedata.combining(words[0]):
        ends = [start + length for start, length in needle.find(text)]
        assert all(end <= len(text) for end in ends)
        assert ends

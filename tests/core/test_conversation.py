"""Titles, and what is sent of a path."""

from __future__ import annotations

import pytest

from app.core.conversation import title_from_question
from app.core.messages import Message, Role, Turn, turns_for_prompt


def test_thoughts_are_not_sent_back() -> None:
    answer = Message(1, 1, None, Role.ASSISTANT, "4", reasoning="secret thoughts")
    assert turns_for_prompt([answer]) == [Turn(Role.ASSISTANT, "4")]


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("  What is 2+2?\nPlease", "What is 2+2?"),
        ("\n\n", ""),
        ("word " * 30, "word word word word word word word word word word word word…"),
        ("x" * 80, "x" * 60 + "…"),
    ],
)
def test_title_is_the_first_line_cut_at_a_word(question: str, title: str) -> None:
    assert title_from_question(question) == title

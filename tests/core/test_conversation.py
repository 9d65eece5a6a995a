"""Paths through the tree, and titles."""

from __future__ import annotations

import pytest

from app.core.conversation import path_to, title_from_question
from app.core.messages import Message, Role, turns_for_prompt


def message(message_id: int, parent_id: int | None, **more: str) -> Message:
    return Message(message_id, 1, parent_id, Role.USER, f"m{message_id}", **more)  # type: ignore[arg-type] # only texts


def test_path_follows_the_parents_of_a_leaf() -> None:
    tree = [message(1, None), message(2, 1), message(3, 1), message(4, 3)]
    assert [m.id for m in path_to(tree, 4)] == [1, 3, 4]


@pytest.mark.parametrize("leaf", [None, 99])
def test_path_to_nothing_is_empty(leaf: int | None) -> None:
    assert path_to([message(1, None)], leaf) == []


def test_damaged_parents_end_the_path() -> None:
    assert [m.id for m in path_to([message(2, 7), message(3, 2)], 3)] == [2, 3]
    assert [m.id for m in path_to([message(1, 2), message(2, 1)], 2)] == [1, 2]


def test_thoughts_are_not_sent_back() -> None:
    (turn,) = turns_for_prompt([message(1, None, reasoning="secret thoughts")])
    assert turn.text == "m1"


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

"""How the context is divided, and what a draft would take of it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.core.context_use import (
    ContextUse,
    about_history,
    about_tokens,
    bytes_per_token,
    context_use,
    prompt_room,
)
from app.core.messages import AnswerFigures, Message, Role

ANSWER = Message(2, 1, 1, Role.ASSISTANT, "b" * 120, "a" * 280)


@given(*[st.integers(0, 5000)] * 4)
def test_the_parts_are_all_that_is_used(
    prompt: int, thoughts: int, answer: int, shift: int
) -> None:
    shifted = min(shift, thoughts + answer)
    figures = AnswerFigures(
        prompt, reasoning_tokens=thoughts, answer_tokens=answer, shifted_tokens=shifted
    )
    use = context_use(figures, 20_000)
    assert use.used == figures.used_tokens
    assert use.room == 20_000 - use.used
    assert min(use) >= 0


def test_a_conversation_measures_its_own_tokens() -> None:
    figures = AnswerFigures(reasoning_tokens=150, answer_tokens=50)
    measured = bytes_per_token([replace(ANSWER, figures=figures)])
    assert measured == 2.0
    assert about_tokens("x" * 60, measured) == 30
    assert bytes_per_token([ANSWER]) is None
    assert bytes_per_token([replace(ANSWER, figures=figures, reasoning="", text="short")]) is None


def test_estimates_have_two_figures() -> None:
    assert about_tokens("x" * 12_345, 1.0) == 12_000
    assert about_tokens("x", 4.0) == 1
    assert about_tokens("") == 0
    assert about_tokens("\ud800") == 1


def test_a_draft_that_does_not_fit_pushes_the_oldest_out() -> None:
    use = ContextUse(history=4000, thoughts=3000, answer=500, total=8192)
    assert prompt_room(8192) == 6144
    assert not use.forgets_for(1600)
    assert use.forgets_for(1700)


def test_a_conversation_without_figures_is_estimated() -> None:
    use = about_history([ANSWER, ANSWER], 4096)
    assert (use.thoughts, use.answer) == (0, 0)
    assert use.history == 2 * about_tokens(ANSWER.text) > 0
    assert about_history([ANSWER] * 10_000, 4096).history == prompt_room(4096)

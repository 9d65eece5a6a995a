"""How much each model may think."""

from __future__ import annotations

import pytest

from app.core.control import Thinking
from app.core.thinking_habits import MOST_MODELS, ThinkingHabit, habit_of, with_habit

USUAL = ThinkingHabit(tokens=1000)
NEVER = ThinkingHabit(thinks=False)


def test_each_model_has_its_own() -> None:
    habits = with_habit("/a.gguf", NEVER, with_habit("", ThinkingHabit(seconds=30), {}))
    assert habit_of("/a.gguf", habits, USUAL) == NEVER
    assert habit_of("", habits, USUAL) == ThinkingHabit(seconds=30)
    assert habit_of("/b.gguf", habits, USUAL) == USUAL


@pytest.mark.parametrize(
    "damaged", [None, "x", [True], [1, 0, 0], [True, "1", 0], [True, -1, 0], {"thinks": True}]
)
def test_what_is_damaged_does_not_count(damaged: object) -> None:
    assert habit_of("m", {"m": damaged}, USUAL) == USUAL


def test_the_oldest_are_forgotten() -> None:
    habits: dict[str, object] = {}
    for number in range(MOST_MODELS + 5):
        habits = with_habit(str(number), NEVER, habits)
        habits = with_habit("0", NEVER, habits)  # in use all the time
    assert len(habits) == MOST_MODELS
    assert "0" in habits
    assert "1" not in habits


def test_no_limit_is_none() -> None:
    assert ThinkingHabit().thinking == Thinking()
    assert ThinkingHabit(True, 250, 30).thinking == Thinking(True, 250, 30)

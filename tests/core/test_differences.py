"""Differences are found by sentences, then words, and no text takes long."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.differences import Difference, DifferenceKind, compare

ALONE, CHANGED = DifferenceKind.ALONE, DifferenceKind.CHANGED


def marked(text: str, differences: Iterable[Difference]) -> list[tuple[str, DifferenceKind]]:
    return [(text[d.start : d.start + d.length], d.kind) for d in differences]


@pytest.mark.parametrize(
    ("first", "second", "left", "right"),
    [
        ("One. Two. Three.", "One. Three.", [("Two.", ALONE)], []),
        ("The sum is 5 today.", "The sum is 6 today.", [("5", CHANGED)], [("6", CHANGED)]),
        (
            "It is so.\nBananas grow in hot lands.",
            "It is so.\nTotals: 4711, 42!",
            [("Bananas grow in hot lands.", ALONE)],
            [("Totals: 4711, 42!", ALONE)],
        ),
        ("答案是129。等等。", "答案是130。等等。", [("129", CHANGED)], [("130", CHANGED)]),
        ("Pi is 3.14 or so.", "Pi is 3.15 or so.", [("14", CHANGED)], [("15", CHANGED)]),
        ("One.   Two.", "One.\n\nTwo.", [], []),
        ("", "New.", [], [("New.", ALONE)]),
        ("", "", [], []),
    ],
)
def test_what_differs_is_marked(
    first: str,
    second: str,
    left: list[tuple[str, DifferenceKind]],
    right: list[tuple[str, DifferenceKind]],
) -> None:
    comparison = compare(first, second)
    assert marked(first, comparison.left) == left
    assert marked(second, comparison.right) == right


def test_the_same_text_is_all_alike() -> None:
    comparison = compare("One. Two.", "One. Two.")
    assert comparison.alike == 1
    assert comparison.changes == ()


TEXTS = st.text(alphabet="ab. \n好。!", max_size=80)


@given(TEXTS, TEXTS)
def test_what_is_not_marked_is_the_same_in_both(first: str, second: str) -> None:
    comparison = compare(first, second)

    def rest(text: str, differences: tuple[Difference, ...]) -> str:
        end, kept = 0, ""
        for difference in differences:
            assert difference.start >= end
            kept += text[end : difference.start]
            end = difference.start + difference.length
        return "".join((kept + text[end:]).split())

    assert rest(first, comparison.left) == rest(second, comparison.right)
    assert 0 <= comparison.alike <= 1


@given(TEXTS, TEXTS)
def test_places_across_rise_and_stay_inside(first: str, second: str) -> None:
    comparison = compare(first, second)
    places = [comparison.across(place, to_right=True) for place in range(len(first) + 1)]
    assert places == sorted(places)
    assert places[0] == 0
    assert places[-1] <= len(second)


def test_the_same_sentence_is_across_after_a_difference() -> None:
    first, second = "One. Two is left out. Three.", "One. Three."
    comparison = compare(first, second)
    there = comparison.across(first.index("Three"), to_right=True)
    assert second[there:] == "Three."
    assert comparison.across(there, to_right=False) in range(5, first.index("Three") + 1)


def _shuffled(seed: int) -> str:
    pick = random.Random(seed)
    return "".join(
        f"Line {pick.randrange(40)}, {n if n % 60 == 0 else ''} it is. " for n in range(30_000)
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Wait, no. " * 100_000, "Wait, yes. " * 90_000),
        ("ab" * 400_000, "ba" * 400_000),
        ("word " * 200_000, "other " * 160_000),
        ("." * 800_000, "," * 800_000),
        ("a" + " " * 800_000, " " * 800_000 + "b"),
        (_shuffled(1), _shuffled(2)),
    ],
    ids=["sentences", "one word", "words", "dots", "spaces", "shuffled"],
)
def test_hostile_texts_take_a_bounded_time(first: str, second: str) -> None:
    begun = time.process_time()
    compare(first, second)
    assert time.process_time() - begun < 8

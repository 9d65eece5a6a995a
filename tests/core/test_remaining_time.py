"""The time that is said counts down."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from app.core.remaining_time import RemainingTime

MB = 1_000_000


def test_nothing_is_said_at_once() -> None:
    time = RemainingTime()
    assert time.update(0.0, 100 * MB, 0.0) is None
    assert time.update(0.1, 100 * MB, 5.0 * MB) is None


def test_a_steady_transfer_counts_down() -> None:
    time = RemainingTime()
    said = [time.update(float(s), (100 - s) * MB, float(MB)) for s in range(60)]
    assert said[10] == pytest.approx(90)
    assert said[59] == pytest.approx(41)


def test_a_jittery_transfer_never_says_more_than_before() -> None:
    time, rng, left = RemainingTime(), random.Random(4), 600.0 * MB
    said: list[float] = []
    for tick in range(2000):
        rate = MB * rng.uniform(0.7, 1.3)
        left -= rate * 0.25
        if (seconds := time.update(tick * 0.25, int(left), rate)) is not None:
            said.append(seconds)
    assert len(said) > 1900
    assert all(later <= earlier for earlier, later in pairwise(said))
    assert said[-1] == pytest.approx(left / MB, rel=0.3)


def test_a_transfer_that_becomes_slow_says_so_once() -> None:
    time = RemainingTime()
    for second in range(20):
        time.update(float(second), (100 - second) * MB, float(MB))
    said = [
        time.update(20.0 + second, 80 * MB - second * MB // 10, MB / 10) or 0
        for second in range(120)
    ]
    assert said[-1] == pytest.approx(680, rel=0.3)
    raised = sum(later > earlier for earlier, later in pairwise(said))
    assert 0 < raised < 12


def test_a_stall_keeps_what_was_said_and_a_pause_does_not() -> None:
    time = RemainingTime()
    for second in range(5):
        time.update(float(second), (104 - second) * MB, float(MB))
    assert time.update(5.0, 100 * MB, 0.0) == pytest.approx(99, abs=1)
    time.restart()
    assert time.update(6.0, 100 * MB, 0.0) is None

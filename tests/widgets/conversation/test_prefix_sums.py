"""The tree agrees with plain sums."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from app.widgets.conversation.prefix_sums import PrefixSums

numbers = st.lists(st.integers(0, 1000), max_size=70)


def check(sums: PrefixSums, plain: list[int]) -> None:
    before = [0, *accumulate(plain)]
    assert len(sums) == len(plain)
    assert sums.total == before[-1]
    assert [sums.before(index) for index in range(len(plain) + 1)] == before
    assert [sums[index] for index in range(len(plain))] == plain
    for offset in range(-3, before[-1] + 3, max(1, before[-1] // 40)):
        inside = (index for index in range(len(plain)) if before[index + 1] > offset)
        assert sums.index_at(offset) == next(inside, max(0, len(plain) - 1))


@given(numbers)
def test_sums_are_right(values: list[int]) -> None:
    check(PrefixSums(values), values)


@given(numbers, numbers, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 1000))))
def test_sums_stay_right(
    values: list[int], more: list[int], changes: list[tuple[int, int]]
) -> None:
    sums, plain = PrefixSums(values), list(values)
    for value in more:
        sums.append(value)
        plain.append(value)
    for index, value in changes:
        if index < len(plain):
            assert sums.set(index, value) == value - plain[index]
            plain[index] = value
    check(sums, plain)

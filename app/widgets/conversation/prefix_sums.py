"""Numbers whose running sums stay cheap while they change: a Fenwick tree; no Qt.

Fenwick, "A new data structure for cumulative frequency tables", 1994.
"""

from __future__ import annotations

from collections.abc import Iterable


class PrefixSums:
    """A list of numbers of zero and more; each operation takes logarithmic time."""

    def __init__(self, values: Iterable[int] = ()) -> None:
        self._values = list(values)
        self._tree = [0, *self._values]
        for index in range(1, len(self._tree)):
            above = index + (index & -index)
            if above < len(self._tree):
                self._tree[above] += self._tree[index]

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, index: int) -> int:
        return self._values[index]

    @property
    def total(self) -> int:
        """The sum of all."""
        return self.before(len(self._values))

    def before(self, index: int) -> int:
        """The sum of the first ``index`` values."""
        total = 0
        while index > 0:
            total += self._tree[index]
            index -= index & -index
        return total

    def set(self, index: int, value: int) -> int:
        """Change a value.

        Returns:
            by how much it has grown.
        """
        growth = value - self._values[index]
        self._values[index] = value
        node = index + 1
        while growth and node < len(self._tree):
            self._tree[node] += growth
            node += node & -node
        return growth

    def append(self, value: int) -> None:
        """Add a value at the end."""
        index = len(self._tree)
        first = index - (index & -index)
        self._tree.append(value + self.before(index - 1) - self.before(first))
        self._values.append(value)

    def index_at(self, offset: int) -> int:
        """Which value an offset falls into, when they lie one behind the other from 0.

        Returns:
            the first index whose value and all before add up to more than ``offset``; the nearest
            index where there is none, 0 in an empty list.
        """
        position, remaining = 0, offset
        step = 1 << len(self._values).bit_length()
        while step:
            following = position + step
            if following < len(self._tree) and self._tree[following] <= remaining:
                position = following
                remaining -= self._tree[following]
            step >>= 1
        return max(0, min(position, len(self._values) - 1))

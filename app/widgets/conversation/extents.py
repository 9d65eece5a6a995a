"""Where each message stands in the column: measured heights, estimates for the rest; no widgets."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from app.core.messages import Message, Role
from app.widgets.conversation.prefix_sums import PrefixSums

_LINE_PX = 22
_CHARACTER_PX = 7.4
"""Of Inter at 10.5 points and 96 dpi; an estimate only has to be near."""
_QUESTION_SHARE = 0.8
_QUESTION_AROUND_PX = 64
_ANSWER_AROUND_PX = 100
_PANE_PX = 32
_BREAK_SHARE = 0.35
"""Of a line, which the end of a paragraph leaves empty or adds as a gap."""
_KEPT_WIDTHS = 6


def estimated_height(message: Message, width: int) -> int:
    """About how tall a message will be.

    Args:
        message: its thoughts count as folded.
        width: of the column, in pixels.
    """
    is_question = message.role is Role.USER
    inner = width * _QUESTION_SHARE if is_question else width
    per_line = max(8.0, inner / _CHARACTER_PX)
    lines = len(message.text) / per_line + _BREAK_SHARE * message.text.count("\n") + 1
    around = _QUESTION_AROUND_PX if is_question else _ANSWER_AROUND_PX
    return round(lines * _LINE_PX) + around + (_PANE_PX if message.reasoning else 0)


class Extents:
    """The heights of all messages in the present width, and some of what was measured in others.

    Attributes:
        width: of the column, in pixels.
    """

    def __init__(self) -> None:
        self.width = 0
        self._sums = PrefixSums()
        self._messages: Sequence[Message] = ()
        self._measured: OrderedDict[int, dict[int, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._sums)

    @property
    def total(self) -> int:
        """The height of all messages."""
        return self._sums.total

    def reset(self, messages: Sequence[Message], kept: int = 0) -> None:
        """Take other messages; the list is kept and may grow at its end, see ``append``.

        Args:
            messages: all of them.
            kept: so many of the first are those from before.
        """
        self._messages = messages
        for width, heights in self._measured.items():
            known = {index: height for index, height in heights.items() if index < kept}
            self._measured[width] = known
        self._rebuild()

    def set_width(self, width: int) -> None:
        """Another width: what was measured in it before counts again."""
        if width != self.width:
            self.width = width
            self._rebuild()

    def forget(self) -> None:
        """Nothing measured counts any more: the font is another."""
        self._measured.clear()
        self._rebuild()

    def append(self) -> None:
        """The list of messages has grown by one."""
        self._sums.append(estimated_height(self._messages[-1], self.width))

    def measure(self, index: int, height: int) -> int:
        """Note a real height; by how much it is more than was assumed."""
        self._measured.setdefault(self.width, {})[index] = height
        return self._sums.set(index, height)

    def guess(self, index: int) -> None:
        """Estimate a message anew that has grown unseen."""
        for heights in self._measured.values():
            heights.pop(index, None)
        self._sums.set(index, estimated_height(self._messages[index], self.width))

    def height(self, index: int) -> int:
        """Of a message."""
        return self._sums[index]

    def top(self, index: int) -> int:
        """Where a message begins, counted from the first."""
        return self._sums.before(index)

    def index_at(self, y: int) -> int:
        """The message at a height; the nearest where there is none."""
        return self._sums.index_at(y)

    def _rebuild(self) -> None:
        known = self._measured.setdefault(self.width, {})
        self._measured.move_to_end(self.width)
        while len(self._measured) > _KEPT_WIDTHS:
            self._measured.popitem(last=False)
        width = self.width
        heights = [estimated_height(message, width) for message in self._messages]
        for index, height in known.items():
            heights[index] = height
        self._sums = PrefixSums(heights)

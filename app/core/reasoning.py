"""Splits a model's output into thoughts and answer, piece by piece as it streams.

R1's template opens the thoughts in the prompt, so its output usually has no ``<think>``; variants
emit it themselves, leave it out, or never close it. The tags may arrive in any number of pieces.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from app.core.messages import Channel

if TYPE_CHECKING:
    from app.core.control import Begun

OPEN_TAG = "<think>"
CLOSE_TAG = "</think>"
_STRAY = f"\n{CLOSE_TAG}\n"

Parts = list[tuple[Channel, str]]


class _State(Enum):
    UNDECIDED = auto()
    """Nothing but white space and perhaps the beginning of ``<think>`` so far."""
    THINKING = auto()
    ANSWERING = auto()


class ReasoningParser:
    """A streaming parser; feed it decoded text, in order.

    White space around the thoughts and before the answer is dropped. After ``</think>`` everything
    is answer, tags included; only a model that has closed what nothing had opened may do so again,
    and there a tag on a line of its own is dropped.

    Attributes:
        thoughts_revealed: what was returned as answer so far turned out to be thoughts, because a
            ``</think>`` came that nothing had opened. Whoever kept the parts moves them.
    """

    def __init__(self, *, starts_thinking: bool, resumed: Begun | None = None) -> None:
        """Start.

        Args:
            starts_thinking: whether the prompt ended with an open ``<think>``.
            resumed: the part of the answer that the prompt ended with.
        """
        self._state = _State.UNDECIDED
        self._default = _State.THINKING if starts_thinking else _State.ANSWERING
        self._can_close = True
        self._held = ""
        self._has_content = False
        self.thoughts_revealed = False
        if resumed is not None and (resumed.reasoning or resumed.text):
            self._has_content = True
            self._state = _State.THINKING if resumed.is_thinking else _State.ANSWERING
            self._can_close = not (resumed.reasoning and resumed.text)

    @property
    def is_thinking(self) -> bool:
        """Whether the next text belongs to the thoughts, as far as is known."""
        undecided = self._state is _State.UNDECIDED and self._default is _State.THINKING
        return undecided or self._state is _State.THINKING

    def feed(self, text: str) -> Parts:
        """Take more text; return what is certain by now, consecutive parts differing in channel."""
        self._held += text
        parts: Parts = []
        while self._step(parts):
            pass
        return parts

    def place(self, channel: Channel, text: str) -> Parts:
        """Take text whose channel the sender names: tags in it mean nothing."""
        state = _State.THINKING if channel is Channel.REASONING else _State.ANSWERING
        parts: Parts = []
        if state is not self._state:
            self._held, self._has_content, self._state = "", False, state
        held = self._held + text
        ready = held.rstrip() if state is _State.THINKING else held
        self._held = held[len(ready) :]
        self._emit(parts, ready)
        return parts

    def finish(self) -> Parts:
        """The output has ended: return what was held back."""
        parts = self.feed("")
        held, self._held = self._held, ""
        if self._state is _State.UNDECIDED:
            self._state = self._default
        if self._state is _State.THINKING:
            held = held.rstrip()
        elif self.thoughts_revealed:
            held = held.removesuffix(f"\n{CLOSE_TAG}")
        self._emit(parts, held)
        return parts

    def _step(self, parts: Parts) -> bool:
        """Consume some held text; ``False`` when more input is needed."""
        if self._state is _State.UNDECIDED:
            return self._decide()
        if not self._can_close:
            return self._pass_answer(parts)
        before, tag, after = self._held.partition(CLOSE_TAG)
        if tag:
            self._close(parts, before, after)
            return True
        keep = _unfinished_tag(self._held, CLOSE_TAG)
        if self._state is _State.THINKING:  # white space may turn out to be the last
            keep = len(self._held) - len(self._held[: len(self._held) - keep].rstrip())
        ready = self._held[: len(self._held) - keep]
        self._held = self._held[len(ready) :]
        self._emit(parts, ready)
        return False

    def _pass_answer(self, parts: Parts) -> bool:
        """The thoughts are over."""
        before, stray, after = self._held.partition(_STRAY)
        if stray and self.thoughts_revealed:
            self._emit(parts, before)
            self._held = f"\n{after}"
            return True
        keep = _unfinished_tag(self._held, _STRAY) if self.thoughts_revealed else 0
        ready = self._held[: len(self._held) - keep]
        self._held = self._held[len(ready) :]
        self._emit(parts, ready)
        return False

    def _decide(self) -> bool:
        stripped = self._held.lstrip()
        if stripped.startswith(OPEN_TAG):
            self._state, self._held = _State.THINKING, stripped.removeprefix(OPEN_TAG)
            return True
        if OPEN_TAG.startswith(stripped):
            return False
        self._state, self._held = self._default, stripped
        return True

    def _close(self, parts: Parts, before: str, after: str) -> None:
        if self._state is _State.ANSWERING:
            self.thoughts_revealed = True
            self._emit(parts, before.rstrip())
            parts[:] = [(Channel.REASONING, text) for _, text in parts]
        else:
            self._emit(parts, before.rstrip())
        self._state, self._held = _State.ANSWERING, after
        self._can_close = self._has_content = False

    def _emit(self, parts: Parts, text: str) -> None:
        if not self._has_content:
            text = text.lstrip()
        if not text:
            return
        self._has_content = True
        channel = Channel.REASONING if self._state is _State.THINKING else Channel.ANSWER
        if parts and parts[-1][0] is channel:
            parts[-1] = (channel, parts[-1][1] + text)
        else:
            parts.append((channel, text))


def _unfinished_tag(text: str, tag: str) -> int:
    """Length of the longest end of ``text`` that could be the beginning of ``tag``."""
    for length in range(min(len(tag) - 1, len(text)), 0, -1):
        if tag.startswith(text[-length:]):
            return length
    return 0


_CLOSINGS = {
    "en": "That is enough thinking. I answer now with what I have.",
    "fr": "J'ai assez réfléchi. Je réponds maintenant avec ce que j'ai.",
    "zh": "思考到此为止，我现在根据已有的内容作答。",
}
_FRENCH = frozenset("le la les est une des donc et je que il on pour pas".split())  # noqa: SIM905
_ENGLISH = frozenset("the is a of so and i that it to for not we let".split())  # noqa: SIM905
_SAMPLE_CHARACTERS = 2000


def closing_sentence(reasoning: str) -> str:
    """What ends a thought that is cut, in the language of its last words."""
    sample = reasoning[-_SAMPLE_CHARACTERS:]
    chinese = sum("\u4e00" <= character <= "\u9fff" for character in sample)
    if chinese * 5 > len(sample):
        return _CLOSINGS["zh"]
    words = sample.lower().split()
    french = sum(word in _FRENCH for word in words)
    return _CLOSINGS["fr" if french > sum(word in _ENGLISH for word in words) else "en"]

"""The text of one answer on its way out of the engine: decoded, split, counted, sent in batches."""

from __future__ import annotations

import codecs
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.core.control import Begun
from app.core.loops import LoopDetector
from app.core.messages import AnswerFigures, Channel
from app.core.reasoning import Parts, ReasoningParser

EVENT_INTERVAL_S = 1 / 20
"""More often is hardly seen; what the view takes is the model's (``view_generation``)."""
_FIRST_LOOK_CHARACTERS = 1200
_LOOK_CHARACTERS = 64
_TAIL_CHARACTERS = 2000


@dataclass(frozen=True)
class Listener:
    """Where a session reports to.

    Attributes:
        prompt_progressed: tokens done, tokens in all; the reused ones count as done.
        text_generated: new parts, figures so far, and whether all that was sent before as answer
            were thoughts after all.
    """

    prompt_progressed: Callable[[int, int], None]
    text_generated: Callable[[Parts, AnswerFigures, bool], None]


class AnswerText:
    """Takes tokens as bytes; sends text at most 20 times a second.

    Attributes:
        reasoning_tokens, answer_tokens: taken so far.
        is_looping: whether the text has begun to repeat itself.
    """

    def __init__(
        self,
        figures: AnswerFigures,
        listener: Listener,
        *,
        opens_thinking: bool,
        begun: Begun | None,
        watches_loops: bool,
    ) -> None:
        """Begin.

        Args:
            figures: what is known before the first token.
            listener: gets the text.
            opens_thinking: whether the prompt ended inside the thoughts.
            begun: the part of the answer that the prompt ended with.
            watches_loops: whether ``is_looping`` is to be found out.
        """
        self._figures = figures
        self._listener = listener
        self._parser = ReasoningParser(starts_thinking=opens_thinking, resumed=begun)
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._loops = LoopDetector() if watches_loops else None
        self._unwatched: list[str] = []
        self._unwatched_characters = 0
        self._next_look = _FIRST_LOOK_CHARACTERS
        self._pending: Parts = []
        self._tail = (begun.reasoning if begun else "")[-_TAIL_CHARACTERS:]
        self._revealed = False
        self.reasoning_tokens = self.answer_tokens = 0
        self.is_looping = False
        self._began = self._thought_until = time.perf_counter()
        self._next_event = self._began

    @property
    def is_thinking(self) -> bool:
        """Whether the thoughts are open."""
        return self._parser.is_thinking

    @property
    def thinking_s(self) -> float:
        """Seconds since the first token, as long as the thoughts are open."""
        return time.perf_counter() - self._began

    @property
    def last_thoughts(self) -> str:
        """The end of the thoughts, some thousand characters."""
        return self._tail

    def take(self, piece: bytes, channel: Channel | None = None) -> None:
        """Count one token and pass its text on, now or with the next batch.

        Args:
            piece: of the output.
            channel: where it belongs; ``None``: as the tags in it say.
        """
        text = self._decoder.decode(piece)
        if self._parser.is_thinking if channel is None else channel is Channel.REASONING:
            self.reasoning_tokens += 1
        else:
            self.answer_tokens += 1
        if text:
            self._split(text, channel)
        if self._pending and (now := time.perf_counter()) >= self._next_event:
            self._send(now)

    def close_thoughts(self) -> None:
        """The thoughts are cut: what is taken next, up to ``</think>``, is the engine's own."""
        self._figures = replace(self._figures, is_cut=True)

    def flush(self) -> None:
        """Send what waits for the next batch."""
        if self._pending:
            self._send(time.perf_counter())

    def send_due(self) -> None:
        """Send what has waited long enough, though no token comes."""
        if self._pending and (now := time.perf_counter()) >= self._next_event:
            self._send(now)

    def open_anew(self, *, opens_thinking: bool) -> None:
        """The model is asked once more; it may begin with thoughts again."""
        if self._parser.is_thinking:
            self._thought_until = time.perf_counter()
        self._hold(self._parser.finish())
        self._watch_anew()
        self._parser = ReasoningParser(starts_thinking=opens_thinking)
        self._revealed = False

    def know_prompt(self, prompt_tokens: int, reused_tokens: int, prompt_s: float) -> None:
        """What the prompt cost, where that is told only after the first token."""
        self._figures = replace(
            self._figures,
            prompt_tokens=prompt_tokens,
            reused_tokens=reused_tokens,
            prompt_s=prompt_s,
        )

    def shift(self, tokens: int) -> None:
        """The model has forgotten some tokens of this answer."""
        self._figures = replace(self._figures, shifted_tokens=self._figures.shifted_tokens + tokens)

    def finish(self) -> AnswerFigures:
        """Send what is left; returns the final figures."""
        if rest := self._decoder.decode(b"", final=True):
            self._hold(self._parser.feed(rest))
        self._hold(self._parser.finish())
        now = time.perf_counter()
        if self._pending:
            self._send(now)
        return self._current(now)

    def _split(self, text: str, channel: Channel | None) -> None:
        was_thinking = self._parser.is_thinking
        if was_thinking:
            self._tail = (self._tail + text)[-_TAIL_CHARACTERS:]
        parser = self._parser
        self._hold(parser.feed(text) if channel is None else parser.place(channel, text))
        if was_thinking and not self._parser.is_thinking:
            self._thought_until = time.perf_counter()
            self._watch_anew()
        elif self._loops is not None:
            self._watch(text)

    def _watch(self, text: str) -> None:
        """Look for loops now and then; a short answer has none, and costs nothing."""
        self._unwatched.append(text)
        self._unwatched_characters += len(text)
        if self._loops is not None and self._unwatched_characters >= self._next_look:
            self._next_look = _LOOK_CHARACTERS
            found = self._loops.feed("".join(self._unwatched))
            self._unwatched, self._unwatched_characters = [], 0
            self.is_looping = found is not None

    def _watch_anew(self) -> None:
        """An answer may well repeat the thoughts before it."""
        self._next_look = _FIRST_LOOK_CHARACTERS
        self._unwatched, self._unwatched_characters = [], 0
        if self._loops is not None:
            self._loops = LoopDetector()

    def _hold(self, parts: Parts) -> None:
        if self._parser.thoughts_revealed and not self._revealed:
            self._revealed = True
            self._pending = [(Channel.REASONING, text) for _, text in self._pending]
            self.reasoning_tokens += self.answer_tokens
            self.answer_tokens = 0
            self._thought_until = time.perf_counter()
            self._send(self._thought_until, revealed=True)
        for channel, text in parts:
            if self._pending and self._pending[-1][0] is channel:
                self._pending[-1] = (channel, self._pending[-1][1] + text)
            else:
                self._pending.append((channel, text))

    def _send(self, now: float, *, revealed: bool = False) -> None:
        parts, self._pending = self._pending, []
        self._next_event = now + EVENT_INTERVAL_S
        self._listener.text_generated(parts, self._current(now), revealed)

    def _current(self, now: float) -> AnswerFigures:
        thinking_until = now if self._parser.is_thinking else self._thought_until
        return replace(
            self._figures,
            reasoning_tokens=self.reasoning_tokens,
            answer_tokens=self.answer_tokens,
            thinking_s=thinking_until - self._began if self.reasoning_tokens else 0.0,
            generation_s=now - self._began,
        )

"""One conversation at a time in a loaded model: prompt, cache, generation.

The loop that users feel. It knows nothing of processes and pipes: what it produces goes to
callbacks, and it is stopped through a byte (``StopFlags``).
"""

from __future__ import annotations

import codecs
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.core.errors import AppError, ErrorKind
from app.core.messages import AnswerFigures, Channel, Role, Sampling, StopReason, Turn
from app.core.prompts import RenderedPrompt, render_prompt
from app.core.reasoning import Parts, ReasoningParser
from app.engine.llama_cpp import DecodeAborted, LlamaModel

SLICE_TOKENS = 256
"""Prompts are evaluated in slices of this size: as fast as larger ones, and soon interruptible."""
EVENT_INTERVAL_S = 1 / 30
_RESERVE_SHARE = 0.25
_RESERVE_TOKENS = 2048


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


class Session:
    """The cache of one model, and answers from it."""

    def __init__(self, model: LlamaModel, is_stopped: Callable[[], bool]) -> None:
        """Start with an empty cache.

        Args:
            model: loaded; the session is its only user.
            is_stopped: whether the current job was asked to stop.
        """
        self._model = model
        self._is_stopped = is_stopped
        self._cached: list[int] = []

    def answer(
        self, turns: Sequence[Turn], sampling: Sampling, listener: Listener
    ) -> tuple[StopReason, AnswerFigures]:
        """Answer the last turn.

        Args:
            turns: oldest first, the last one the user's.
            sampling: how the tokens are chosen.
            listener: gets progress and text.

        Raises:
            AppError: the question does not fit the context, or llama.cpp failed.
        """
        prompt, tokens, forgotten = self._fitted(turns)
        seed = secrets.randbits(32) if sampling.seed is None else sampling.seed
        figures = AnswerFigures(
            prompt_tokens=len(tokens),
            context_tokens=self._model.context_tokens,
            forgotten_turns=forgotten,
            seed=seed,
        )
        began = time.perf_counter()
        try:
            reused = self._evaluate(tokens, listener.prompt_progressed)
        except DecodeAborted:
            return StopReason.STOPPED, replace(figures, prompt_s=time.perf_counter() - began)
        figures = replace(figures, reused_tokens=reused, prompt_s=time.perf_counter() - began)
        self._model.start_sampling(sampling, seed)
        generation = _Generation(figures, prompt.opens_thinking, listener)
        limit = sampling.max_tokens or self._model.context_tokens
        try:
            reason = self._generate(generation, limit)
        except AppError:
            generation.finish()  # what was generated before it failed is not held back
            raise
        return reason, generation.finish()

    def warm(self, turns: Sequence[Turn]) -> None:
        """Evaluate a history without asking for an answer; ends early when asked to stop.

        After an answer the history is rendered again without its thoughts, so that the next
        question finds all but itself in the cache.
        """
        rendered = self._render(turns, add_generation_prompt=False)
        tokens = self._tokenized(rendered)
        if len(tokens) >= self._model.context_tokens:
            return
        try:
            self._evaluate(tokens, lambda _done, _total: None)
        except DecodeAborted:
            return

    def _generate(self, generation: _Generation, limit_tokens: int) -> StopReason:
        model, cached = self._model, self._cached
        for _ in range(limit_tokens):
            if self._is_stopped():
                return StopReason.STOPPED
            token = model.sample()
            if model.is_end(token):
                return StopReason.END_OF_ANSWER
            generation.take(model.piece(token))
            if len(cached) >= model.context_tokens:
                return StopReason.CONTEXT_FULL
            try:
                model.evaluate_one(token)
            except DecodeAborted:
                self._trust_cache()
                return StopReason.STOPPED
            cached.append(token)
        return StopReason.TOKEN_LIMIT

    def _evaluate(self, tokens: list[int], progressed: Callable[[int, int], None]) -> int:
        """Bring the cache to exactly these tokens; returns how many were there already.

        The last token is always evaluated again: its logits are needed.
        """
        reused = min(_common_prefix(self._cached, tokens), len(tokens) - 1)
        if not self._model.keep_cached(reused):
            self._model.clear_cache()
            reused = 0
        del self._cached[reused:]
        done = reused
        progressed(done, len(tokens))
        try:
            while done < len(tokens):
                self._raise_if_stopped()
                piece = tokens[done : done + SLICE_TOKENS]
                self._cached += piece
                self._model.evaluate(piece)
                done += len(piece)
                progressed(done, len(tokens))
        except (DecodeAborted, AppError):
            self._trust_cache()
            raise
        return reused

    def _raise_if_stopped(self) -> None:
        if self._is_stopped():
            raise DecodeAborted

    def _trust_cache(self) -> None:
        """After an abort: the cache itself knows how far it came."""
        del self._cached[max(0, self._model.cached_tokens()) :]

    def _fitted(self, turns: Sequence[Turn]) -> tuple[RenderedPrompt, list[int], int]:
        """Render the turns, leaving out the oldest whole ones until there is room to answer."""
        context = self._model.context_tokens
        room = context - max(int(context * _RESERVE_SHARE), min(_RESERVE_TOKENS, context // 2))
        forgotten = 0
        while True:
            prompt = self._render(turns[forgotten:])
            tokens = self._tokenized(prompt)
            if len(tokens) <= room:
                return prompt, tokens, forgotten
            later = (
                index
                for index in range(forgotten + 1, len(turns))
                if turns[index].role is Role.USER
            )
            following = next(later, None)
            if following is None:  # the question alone: it may use the reserve, if it fits at all
                if len(tokens) < context:
                    return prompt, tokens, forgotten
                raise AppError(
                    ErrorKind.PROMPT_TOO_LONG, tokens=len(tokens), context_tokens=context
                )
            forgotten = following

    def _render(
        self, turns: Sequence[Turn], *, add_generation_prompt: bool = True
    ) -> RenderedPrompt:
        return render_prompt(
            self._model.chat_template,
            turns,
            bos=self._model.bos,
            eos=self._model.eos,
            add_generation_prompt=add_generation_prompt,
            plain_tags=self._model.plain_tags,
        )

    def _tokenized(self, prompt: RenderedPrompt) -> list[int]:
        return [
            token
            for segment in prompt.segments
            for token in self._model.tokenize(segment.text, special=segment.is_special)
        ]


class _Generation:
    """The text of one answer on its way out: decoded, split, counted, sent in batches."""

    def __init__(self, figures: AnswerFigures, opens_thinking: bool, listener: Listener) -> None:
        self._figures = figures
        self._listener = listener
        self._parser = ReasoningParser(starts_thinking=opens_thinking)
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._pending: Parts = []
        self._revealed = False
        self._reasoning_tokens = self._answer_tokens = 0
        self._began = self._thought_until = time.perf_counter()
        self._next_event = self._began

    def take(self, piece: bytes) -> None:
        """Count one token and pass its text on, now or with the next batch."""
        text = self._decoder.decode(piece)
        if self._parser.is_thinking:
            self._reasoning_tokens += 1
        else:
            self._answer_tokens += 1
        if text:
            was_thinking = self._parser.is_thinking
            self._hold(self._parser.feed(text))
            if was_thinking and not self._parser.is_thinking:
                self._thought_until = time.perf_counter()
        if self._pending and (now := time.perf_counter()) >= self._next_event:
            self._send(now)

    def finish(self) -> AnswerFigures:
        """Send what is left; returns the final figures."""
        if rest := self._decoder.decode(b"", final=True):
            self._hold(self._parser.feed(rest))
        self._hold(self._parser.finish())
        now = time.perf_counter()
        if self._pending:
            self._send(now)
        return self._current(now)

    def _hold(self, parts: Parts) -> None:
        if self._parser.thoughts_revealed and not self._revealed:
            self._revealed = True
            self._pending = [(Channel.REASONING, text) for _, text in self._pending]
            self._reasoning_tokens += self._answer_tokens
            self._answer_tokens = 0
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
            reasoning_tokens=self._reasoning_tokens,
            answer_tokens=self._answer_tokens,
            thinking_s=thinking_until - self._began if self._reasoning_tokens else 0.0,
            generation_s=now - self._began,
        )


def _common_prefix(first: Sequence[int], second: Sequence[int]) -> int:
    shorter = min(len(first), len(second))
    if first[:shorter] == second[:shorter]:
        return shorter
    return next(index for index in range(shorter) if first[index] != second[index])

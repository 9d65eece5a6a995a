"""One conversation at a time in a loaded model: prompt, cache, generation.

The loop that users feel. It knows nothing of processes and pipes: what it produces goes to
callbacks, and it is interrupted through bytes (``StopFlags``).
"""

from __future__ import annotations

import secrets
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from app.core.control import AnswerControl, Overflow, Thinking
from app.core.errors import AppError
from app.core.messages import AnswerFigures, Sampling, StopReason, Turn
from app.engine.answer_text import AnswerText, Listener
from app.engine.llama_cpp import DecodeAborted, LlamaModel
from app.engine.prompt_tokens import PromptTokens

SLICE_TOKENS = 256
"""Prompts are evaluated in slices of this size: as fast as larger ones, and soon interruptible."""


class Interruptions(Protocol):
    """What the user may want of the job that is running; ``JobFlags`` in the engine process."""

    def is_stopped(self) -> bool:
        """Whether it is to stop."""

    def take_answer_request(self) -> bool:
        """Whether it is to end its thoughts and answer; true once for each time it was asked."""


class Undisturbed:
    """Nobody wants anything: for evaluations and other work without a user."""

    def is_stopped(self) -> bool:
        """Never."""
        return False

    def take_answer_request(self) -> bool:
        """Never."""
        return False


class Session:
    """The cache of one model, and answers from it."""

    def __init__(self, model: LlamaModel, interruptions: Interruptions) -> None:
        """Start with an empty cache.

        Args:
            model: loaded; the session is its only user.
            interruptions: of the current job; another may be put in its place between jobs.
        """
        self._model = model
        self._prompts = PromptTokens(model)
        self.interruptions = interruptions
        self._cached: list[int] = []
        self._is_cache_approximate = False
        self._wants_answer = False

    def answer(
        self,
        turns: Sequence[Turn],
        sampling: Sampling,
        listener: Listener,
        control: AnswerControl = AnswerControl(),  # noqa: B008 - frozen
    ) -> tuple[StopReason, AnswerFigures]:
        """Answer the last turn.

        Args:
            turns: oldest first, the last one the user's.
            sampling: how the tokens are chosen.
            listener: gets progress and text.
            control: how long to think, from where to go on, what to do without room.

        Raises:
            AppError: the question does not fit the context, or llama.cpp failed.
        """
        prompt = self._prompts.fitted(turns, control)
        seed = secrets.randbits(32) if sampling.seed is None else sampling.seed
        figures = AnswerFigures(
            prompt_tokens=len(prompt.tokens),
            context_tokens=self._model.context_tokens,
            forgotten_turns=prompt.forgotten_turns,
            shifted_tokens=prompt.shifted_tokens,
            seed=seed,
        )
        self._wants_answer = not control.thinking.is_on
        began = time.perf_counter()
        try:
            reused = self._evaluate(prompt.tokens, listener.prompt_progressed)
        except DecodeAborted:
            return StopReason.STOPPED, replace(figures, prompt_s=time.perf_counter() - began)
        figures = replace(figures, reused_tokens=reused, prompt_s=time.perf_counter() - began)
        self._model.start_sampling(sampling, seed)
        text = AnswerText(
            figures,
            listener,
            opens_thinking=prompt.opens_thinking,
            begun=control.begun,
            watches_loops=control.pauses_loops,
        )
        try:
            reason = self._generate(text, control, sampling.max_tokens, prompt.head_tokens)
        except AppError:
            text.finish()  # what was generated before it failed is not held back
            raise
        return reason, text.finish()

    def warm(self, turns: Sequence[Turn]) -> None:
        """Evaluate a history without asking for an answer; ends early when asked to stop.

        After an answer the history is rendered again without its thoughts, so that the next
        question finds all but itself in the cache.
        """
        tokens = self._prompts.history(turns)
        if len(tokens) >= self._model.context_tokens:
            return
        try:
            self._evaluate(tokens, lambda _done, _total: None)
        except DecodeAborted:
            return

    def _generate(
        self, text: AnswerText, control: AnswerControl, max_tokens: int | None, head_tokens: int
    ) -> StopReason:
        model, interruptions = self._model, self.interruptions
        shifts = control.overflow is Overflow.SHIFT
        limit = max_tokens or (sys.maxsize if shifts else model.context_tokens)
        try:
            for _ in range(limit):
                if interruptions.is_stopped():
                    return StopReason.STOPPED
                if text.is_thinking and self._is_thinking_over(text, control.thinking):
                    self._close_thoughts(text)
                token = model.sample()
                if model.is_end(token):
                    return StopReason.END_OF_ANSWER
                text.take(model.piece(token))
                if text.is_looping:
                    return StopReason.LOOPING
                if len(self._cached) >= model.context_tokens and not (
                    shifts and self._shift(text, head_tokens)
                ):
                    return StopReason.CONTEXT_FULL
                self._append([token])
        except DecodeAborted:
            return StopReason.STOPPED
        return StopReason.TOKEN_LIMIT

    def _is_thinking_over(self, text: AnswerText, thinking: Thinking) -> bool:
        if self.interruptions.take_answer_request() or self._wants_answer:
            return True
        budget, budget_s = thinking.budget_tokens, thinking.budget_s
        if budget is not None and text.reasoning_tokens >= budget:
            return True
        return budget_s is not None and text.thinking_s >= budget_s

    def _close_thoughts(self, text: AnswerText) -> None:
        """Put an end to the thoughts into the model's mouth; the answer follows."""
        self._wants_answer = False
        closing = self._prompts.closing(text.last_thoughts)
        if len(self._cached) + len(closing) >= self._model.context_tokens:
            return
        text.close_thoughts()
        self._append(closing)
        for token in closing:
            text.take(self._model.piece(token))

    def _append(self, tokens: list[int]) -> None:
        """Evaluate tokens behind the cache; a wish for the answer interrupts, and is kept.

        Raises:
            DecodeAborted: the job is to stop.
        """
        model = self._model
        while True:
            try:
                if len(tokens) == 1:
                    model.evaluate_one(tokens[0])
                else:
                    model.evaluate(tokens)
            except DecodeAborted:
                self._trust_cache()
                model.keep_cached(len(self._cached))
                self._raise_unless_answer_is_wanted()
            else:
                self._cached += tokens
                return

    def _shift(self, text: AnswerText, head_tokens: int) -> bool:
        """Make room: forget the older half of what was generated; ``False`` if it can't be."""
        context = self._model.context_tokens
        kept = head_tokens if head_tokens <= context // 2 else 1
        dropped = (len(self._cached) - kept) // 2
        if dropped <= 0 or not self._model.shift_cache(kept, dropped):
            return False
        del self._cached[kept : kept + dropped]
        self._is_cache_approximate = True
        text.shift(dropped)
        return True

    def _evaluate(self, tokens: list[int], progressed: Callable[[int, int], None]) -> int:
        """Bring the cache to exactly these tokens; returns how many were there already.

        The last token is always evaluated again: its logits are needed.
        """
        reused = min(_common_prefix(self._cached, tokens), len(tokens) - 1)
        if self._is_cache_approximate or not self._model.keep_cached(reused):
            self._model.clear_cache()
            self._is_cache_approximate = False
            reused = 0
        del self._cached[reused:]
        done = reused
        progressed(done, len(tokens))
        while done < len(tokens):
            if self.interruptions.is_stopped():
                raise DecodeAborted
            piece = tokens[done : done + SLICE_TOKENS]
            self._cached += piece
            try:
                self._model.evaluate(piece)
            except (DecodeAborted, AppError) as error:
                self._trust_cache()
                if isinstance(error, AppError):
                    raise
                self._model.keep_cached(len(self._cached))
                self._raise_unless_answer_is_wanted()
            done = len(self._cached)
            progressed(done, len(tokens))
        return reused

    def _raise_unless_answer_is_wanted(self) -> None:
        """After an abort: go on if it was a wish for the answer, which is remembered."""
        if self.interruptions.take_answer_request():
            self._wants_answer = True
        if self.interruptions.is_stopped() or not self._wants_answer:
            raise DecodeAborted

    def _trust_cache(self) -> None:
        """After an abort: the cache itself knows how far it came."""
        del self._cached[max(0, self._model.cached_tokens()) :]


def _common_prefix(first: Sequence[int], second: Sequence[int]) -> int:
    shorter = min(len(first), len(second))
    if first[:shorter] == second[:shorter]:
        return shorter
    return next(index for index in range(shorter) if first[index] != second[index])

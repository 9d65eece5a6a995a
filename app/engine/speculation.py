"""Evaluates guessed tokens together with the next one: several tokens for little more than one.

Each token is still drawn by the sampler chain from the model's own logits, the one after the
tokens before it, as if there were no guesses; a guess is only a token whose logits happen to be
there when it is drawn. That is the rejection rule of speculative sampling for a draft that is
certain of itself (Leviathan et al., arXiv:2211.17192): a guess x is taken with probability p(x),
and any other token y with probability p(y). The penalties see every token that is drawn.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import Protocol

from app.engine.draft_length import LENGTHS, STRICT_LENGTHS, DraftLength, StepTimes
from app.engine.llama_cpp import AHEAD_TOKENS, LlamaModel

_WATCHED_TOKENS = 32
_REST_TOKENS = 64
_CHEAP_TOKEN_S = 0.002
"""Where a token takes less, even looking for guesses that pay is worth a rest."""


class Drafter(Protocol):
    """Guesses what comes next.

    Attributes:
        confidences: how many kinds of guesses there are.
        is_free: whether a guess costs next to nothing.
        draft_s: seconds that the last draft took.
    """

    confidences: int
    is_free: bool
    draft_s: float

    def reset(self) -> None:
        """The text is another one from here on."""

    def look(self, tokens: Sequence[int], token: int) -> int:
        """How good a guess there is for what follows ``tokens`` and ``token``; -1 for none."""

    def draft(self, tokens: Sequence[int], token: int, length: int) -> list[int]:
        """At most ``length`` tokens that may follow; called after ``look``."""


class Speculation:
    """Appends tokens to a model's cache, and guessed ones behind them.

    The cache may be longer than the tokens that were appended, by ``ahead``.

    Attributes:
        guessed_tokens: of those appended since ``start``, guessed rightly ahead.
    """

    def __init__(
        self,
        model: LlamaModel,
        drafters: Sequence[Drafter],
        books: type[DraftLength] = DraftLength,
    ) -> None:
        """Prepare.

        Args:
            model: the one that answers.
            drafters: asked in this order, the first with a guess that should pay is used.
            books: what decides on the length of drafts.
        """
        self._model = model
        self._times = StepTimes()
        usable = drafters if model.can_cut_cache else ()
        self._drafters = [
            (one, books(self._times, one.confidences, is_free=one.is_free)) for one in usable
        ]
        self._is_exact: dict[int, bool] = {1: True}
        self._is_strict = False
        self._lengths: Sequence[int] = LENGTHS
        self._ahead: list[int] = []
        self._row = -1
        self._used = self._drafters[0] if self._drafters else None  # made what is ahead
        self._confidence = 0
        self._expected = -1  # by the free guess that was not used
        self._watched = 0  # tokens since the last draft or rest
        self._rest = 0  # tokens
        self.guessed_tokens = 0

    @property
    def ahead(self) -> int:
        """Guessed tokens in the cache that have not been drawn yet."""
        return len(self._ahead)

    def start(self, *, is_strict: bool) -> None:
        """Begin an answer.

        Args:
            is_strict: the tokens must be the same as without guesses, not only as probable: batches
                are then used only in sizes whose logits are the same to the last bit.
        """
        self._is_strict = is_strict
        self._choose_lengths()
        self._ahead, self._row, self._expected = [], -1, -1
        self._watched = self.guessed_tokens = 0
        self._rest = 0 if self._drafters else sys.maxsize
        for drafter, _ in self._drafters:
            drafter.reset()

    def sample(self) -> int:
        """Draw the next token."""
        return self._model.sample(self._row)

    def append(self, tokens: list[int], token: int) -> None:
        """Append a token that was drawn.

        Args:
            tokens: in the cache so far; gets the token when it is there.
            token: the new one.

        Raises:
            DecodeAborted: the stop flag was set; ``settle`` and trust the cache.
            AppError: llama.cpp failed.
        """
        if self._ahead:
            if self._take_ahead(token):
                tokens.append(token)
                return
            self.settle(len(tokens))
        if self._rest:
            self._rest -= 1
            self._model.evaluate_one(token)
        else:
            self._evaluate(tokens, token)
        tokens.append(token)

    def settle(self, cached_tokens: int) -> None:
        """Drop the guesses from the cache, which keeps so many tokens."""
        if self._ahead:
            self._ahead = []
            self._model.keep_cached(cached_tokens)
        self._row = -1

    def _take_ahead(self, token: int) -> bool:
        assert self._used is not None
        books, was_right = self._used[1], self._ahead[0] == token
        books.guessed(self._confidence, was_right=was_right)
        if was_right:
            del self._ahead[0]
            self._row += 1
            books.saved(1)
            self.guessed_tokens += 1
        return was_right

    def _evaluate(self, tokens: list[int], token: int) -> None:
        """Evaluate the token, with a draft behind it if that should pay."""
        first_books = self._drafters[0][1]
        if self._expected >= 0:
            first_books.guessed(self._confidence, was_right=self._expected == token)
            self._expected = -1
        most = min(self._model.context_tokens - len(tokens), AHEAD_TOKENS) - 1
        for drafter, books in self._drafters:
            confidence = drafter.look(tokens, token)
            if confidence < 0:
                continue
            length = books.choose(confidence, most, self._lengths)
            if length and self._evaluate_draft((drafter, books), tokens, token, length):
                self._confidence, self._expected = confidence, -1
                return
            if drafter.is_free and drafter is self._drafters[0][0]:
                self._confidence = confidence
                (self._expected,) = drafter.draft(tokens, token, 1)
        began = time.perf_counter()
        self._model.evaluate_one(token)
        self._model.wait()
        self._row = -1
        self._times.took(1, time.perf_counter() - began)
        self._watched += 1
        if self._watched >= _WATCHED_TOKENS:
            self._watched = 0
            self._expected = -1
            self._rest = _REST_TOKENS if self._times.one_token_s < _CHEAP_TOKEN_S else 0
            for _, books in self._drafters:
                books.plain_tokens(_WATCHED_TOKENS + self._rest)

    def _evaluate_draft(
        self, used: tuple[Drafter, DraftLength], tokens: list[int], token: int, length: int
    ) -> bool:
        """Evaluate the token with a draft; ``False`` if nothing was evaluated after all."""
        drafter, books = used
        batch = [token, *drafter.draft(tokens, token, length)]
        books.drafted(len(batch) - 1, drafter.draft_s)
        if len(batch) == 1 or (self._is_strict and not self._prove(len(tokens), batch)):
            return False
        began = time.perf_counter()
        self._model.evaluate_ahead(batch)
        self._model.wait()
        batch_s = time.perf_counter() - began
        self._times.took(len(batch), batch_s)
        books.spent(batch_s - self._times.one_token_s)
        self._used, self._ahead, self._row, self._watched = used, batch[1:], 0, 0
        return True

    def _prove(self, cached_tokens: int, batch: list[int]) -> bool:
        """Whether a batch of this size gives the logits that its tokens give one by one.

        Kernels differ: on AVX2 those of Q8_0 do at any size, those of Q4_K up to 3 tokens. It is
        found out once for each size.
        """
        model, size = self._model, len(batch)
        if size not in self._is_exact:
            single = []
            for token in batch:
                model.evaluate_one(token)
                single.append(model.logits())
            model.keep_cached(cached_tokens)
            model.evaluate_ahead(batch)
            self._is_exact[size] = single == [model.logits(row) for row in range(size)]
            model.keep_cached(cached_tokens)
            self._choose_lengths()
        return self._is_exact[size]

    def _choose_lengths(self) -> None:
        self._lengths = LENGTHS
        if self._is_strict:
            self._lengths = tuple(n for n in STRICT_LENGTHS if self._is_exact.get(n + 1, True))

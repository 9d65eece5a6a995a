"""A small model that guesses what a large one of the same vocabulary will say."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from app.core.errors import AppError
from app.core.messages import Sampling
from app.engine.llama_cpp import DecodeAborted, LlamaModel
from app.engine.saved_states import common_prefix

_SLICE_TOKENS = 256
_FEW_TOKENS = 8
_GREEDY = Sampling(temperature=0)


class DraftModel:
    """Follows the text of a large model in a cache of its own.

    Attributes:
        confidences: how many kinds of guesses there are.
        is_free: a guess takes time.
        draft_s: seconds that the last draft took, without the text that had to be caught up with.
    """

    confidences = 1
    is_free = False

    def __init__(
        self, model: LlamaModel, vocabulary_size: int, raise_if_stopped: Callable[[], None]
    ) -> None:
        """Start with an empty cache.

        Args:
            model: the small one; the drafter is its only user.
            vocabulary_size: of the large model, which is given no other tokens.
            raise_if_stopped: asked between the slices of a long text; raises ``DecodeAborted``.
        """
        self._model = model
        self._vocabulary_size = vocabulary_size
        self._raise_if_stopped = raise_if_stopped
        self._tokens: list[int] = []
        self._is_broken = False
        self.draft_s = 0.0
        model.start_sampling(_GREEDY, 0)

    def reset(self) -> None:
        """The text is another one; what it has in common with the old one is found by itself."""

    def look(self, tokens: Sequence[int], token: int) -> int:
        """Whether there is room for the text and a guess: 0, or -1 for no."""
        is_known = token < self._model.vocabulary_size and not self._is_broken
        return 0 if is_known and len(tokens) + 2 < self._model.context_tokens else -1

    def draft(self, tokens: Sequence[int], token: int, length: int) -> list[int]:
        """What this model would say, greedily; nothing if it fails, then and later.

        Raises:
            DecodeAborted: the job is to stop.
        """
        try:
            began = self._follow([*tokens, token])
            guesses = self._guesses(min(length, self._model.context_tokens - len(tokens) - 1))
        except DecodeAborted:
            del self._tokens[max(0, self._model.cached_tokens()) :]
            raise
        except AppError:
            self._is_broken = True
            return []
        self.draft_s = time.perf_counter() - began
        return guesses

    def _guesses(self, length: int) -> list[int]:
        guesses: list[int] = []
        while True:
            guess = self._model.sample()
            if guess >= self._vocabulary_size:
                return guesses
            guesses.append(guess)
            if len(guesses) >= length or self._model.is_end(guess):
                return guesses
            self._model.evaluate_one(guess)
            self._tokens.append(guess)

    def _follow(self, text: Sequence[int]) -> float:
        """Bring the cache to a text; its last token is always evaluated.

        Returns:
            when it had caught up but for a few tokens.
        """
        done = min(common_prefix(self._tokens, text), len(text) - 1)
        if not self._model.keep_cached(done):
            self._model.clear_cache()
            done = 0
        del self._tokens[done:]
        caught_up = time.perf_counter()
        while done < len(text):
            self._raise_if_stopped()
            piece = text[done : done + _SLICE_TOKENS]
            self._model.evaluate(piece)
            self._tokens += piece
            done += len(piece)
            if len(piece) > _FEW_TOKENS:
                caught_up = time.perf_counter()
        return caught_up

"""The tokens that a model has evaluated: brought to a prompt, continued, shifted and saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.core.errors import AppError
from app.engine.llama_cpp import DecodeAborted, LlamaModel
from app.engine.saved_states import SavedStates, common_prefix
from app.engine.speculation import Drafter, Speculation

SLICE_TOKENS = 256
"""Prompts are evaluated in slices of this size: as fast as larger ones, and soon interruptible."""
WORTH_SAVING_TOKENS = 256
"""Fewer tokens are evaluated again rather than saved and restored."""


@dataclass(frozen=True)
class Demands:
    """What the job that the cache works for may want in the midst of it.

    Attributes:
        raise_if_stopped: raises ``DecodeAborted`` when it is to stop.
        raise_unless_going_on: after an abort, raises it unless the work is to be resumed.
    """

    raise_if_stopped: Callable[[], None]
    raise_unless_going_on: Callable[[], None]


class TokenCache:
    """The cache of one model, and the tokens in it.

    Attributes:
        tokens: in the cache, oldest first.
        is_kept: whether they may be saved.
    """

    def __init__(
        self,
        model: LlamaModel,
        demands: Demands,
        drafters: Sequence[Drafter] = (),
        states: SavedStates | None = None,
    ) -> None:
        """Start empty.

        Args:
            model: loaded; the cache is its only user.
            demands: asked during all work.
            drafters: guess what is generated.
            states: where evaluated prompts are saved; ``None``: nowhere.
        """
        self._model = model
        self._demands = demands
        self._speculation = Speculation(model, drafters)
        self._states = states
        self._is_approximate = False
        self._prompt_tokens = 0  # at the beginning; what was generated is not saved
        self.tokens: list[int] = []
        self.is_kept = True

    @property
    def is_full(self) -> bool:
        """Whether there is no room for another token."""
        return len(self.tokens) >= self._model.context_tokens

    @property
    def guessed_tokens(self) -> int:
        """Of the answer so far, guessed rightly ahead."""
        return self._speculation.guessed_tokens

    def evaluate(
        self, tokens: Sequence[int], progressed: Callable[[int, int], None], *, is_kept: bool
    ) -> int:
        """Bring the cache to exactly these tokens; returns how many were there already.

        The last token is always evaluated again: its logits are needed.

        Args:
            tokens: a prompt.
            progressed: told tokens done and tokens in all.
            is_kept: whether the prompt may be saved later.

        Raises:
            DecodeAborted: the job is to stop.
            AppError: llama.cpp failed.
        """
        self._exchange(tokens)
        self.is_kept = is_kept
        reused = min(common_prefix(self.tokens, tokens), len(tokens) - 1)
        if self._is_approximate or not self._model.keep_cached(reused):
            self.clear()
            reused = 0
        del self.tokens[reused:]
        done = reused
        progressed(done, len(tokens))
        try:
            while done < len(tokens):
                self._demands.raise_if_stopped()
                self._evaluate_slice(tokens[done : done + SLICE_TOKENS])
                done = len(self.tokens)
                progressed(done, len(tokens))
        finally:
            self._prompt_tokens = len(self.tokens)
        return reused

    def start(self, *, is_strict: bool) -> None:
        """Begin to generate; ``is_strict`` as in ``Speculation.start``."""
        self._speculation.start(is_strict=is_strict)

    def sample(self) -> int:
        """Draw the next token."""
        return self._speculation.sample()

    def append(self, token: int) -> None:
        """Append the token that was drawn.

        Raises:
            DecodeAborted: the job is to stop.
            AppError: llama.cpp failed.
        """
        self._insist(lambda: self._speculation.append(self.tokens, token))

    def extend(self, tokens: list[int]) -> None:
        """Append tokens that the model did not choose; raises as ``append``."""
        self._speculation.settle(len(self.tokens))
        self._insist(lambda: self._model.evaluate(tokens))
        self.tokens += tokens

    def shift(self, head_tokens: int) -> int:
        """Make room: forget the older half of what follows the head.

        Args:
            head_tokens: kept at the beginning, unless they fill more than half the context.

        Returns:
            how many were forgotten; 0 if it can't be done.
        """
        self._speculation.settle(len(self.tokens))
        kept = head_tokens if head_tokens <= self._model.context_tokens // 2 else 1
        dropped = (len(self.tokens) - kept) // 2
        if dropped <= 0 or not self._model.shift_cache(kept, dropped):
            return 0
        del self.tokens[kept : kept + dropped]
        self._is_approximate = True
        return dropped

    def clear(self) -> None:
        """Forget everything."""
        self._model.clear_cache()
        self.tokens = []
        self._is_approximate = False
        self._prompt_tokens = 0

    def save(self) -> bool:
        """Save the last prompt, if that may be; what was generated after it is forgotten."""
        if self._states is None or not self.is_kept or self._is_approximate:
            return False
        self._speculation.settle(len(self.tokens))
        kept = min(self._prompt_tokens, len(self.tokens))
        if not kept or not self._model.keep_cached(kept):
            return False
        del self.tokens[kept:]
        return self._states.save(self.tokens)

    def _exchange(self, tokens: Sequence[int]) -> None:
        """Save what another prompt is about to displace, and restore what there is of it."""
        self._speculation.settle(len(self.tokens))
        if self._states is None:
            return
        common = common_prefix(self.tokens, tokens)
        if min(self._prompt_tokens, len(self.tokens)) - common > WORTH_SAVING_TOKENS:
            self.save()
        present = 0 if self._is_approximate else common
        state = self._states.find(tokens, longer_than=present + WORTH_SAVING_TOKENS)
        if state is not None:
            is_restored = self._states.restore(state)
            if not is_restored:
                self.clear()
                return
            self._is_approximate = False
            self.tokens = list(state.tokens)

    def _evaluate_slice(self, tokens: Sequence[int]) -> None:
        self.tokens += tokens
        try:
            self._model.evaluate(tokens)
        except (DecodeAborted, AppError) as error:
            self._trust_model()
            if isinstance(error, AppError):
                raise
            self._model.keep_cached(len(self.tokens))
            self._demands.raise_unless_going_on()

    def _insist(self, work: Callable[[], None]) -> None:
        """Do the work again when it was interrupted by a wish that does not end it."""
        while True:
            try:
                work()
            except DecodeAborted:
                self._speculation.settle(len(self.tokens))
                self._trust_model()
                self._model.keep_cached(len(self.tokens))
                self._demands.raise_unless_going_on()
            else:
                return

    def _trust_model(self) -> None:
        """After an abort: the model's cache itself knows how far it came."""
        del self.tokens[max(0, self._model.cached_tokens()) :]

"""One conversation at a time in a loaded model: prompt, cache, generation.

The loop that users feel. It knows nothing of processes and pipes: what it produces goes to
callbacks, and it is interrupted through bytes (``StopFlags``).
"""

from __future__ import annotations

import secrets
import sys
import time
from collections.abc import Sequence
from dataclasses import replace

from app.core.control import AnswerControl, Overflow, Thinking
from app.core.errors import AppError
from app.core.messages import AnswerFigures, Sampling, StopReason, Turn
from app.engine.answer_text import AnswerText, Listener
from app.engine.contract import Interruptions
from app.engine.draft_model import DraftModel
from app.engine.llama_cpp import DecodeAborted, LlamaModel
from app.engine.prompt_lookup import PromptLookup
from app.engine.prompt_tokens import PromptTokens
from app.engine.saved_states import SavedStates
from app.engine.speculation import Drafter
from app.engine.token_cache import Demands, TokenCache


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

    def __init__(
        self,
        model: LlamaModel,
        interruptions: Interruptions,
        *,
        draft: LlamaModel | None = None,
        states: SavedStates | None = None,
        speculates: bool = True,
    ) -> None:
        """Start with an empty cache.

        Args:
            model: loaded; the session is its only user.
            interruptions: of the current job; another may be put in its place between jobs.
            draft: a small model of the same vocabulary that guesses what this one will say.
            states: where evaluated conversations are saved; ``None``: nowhere.
            speculates: whether guesses are tried at all.
        """
        self._model = model
        self._draft = draft
        self._prompts = PromptTokens(model)
        self.interruptions = interruptions
        self._cache = TokenCache(
            model,
            Demands(self._raise_if_stopped, self._raise_unless_answer_is_wanted),
            self._drafters(draft) if speculates else (),
            states,
        )
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
            instruction_tokens=prompt.instruction_tokens,
            seed=seed,
        )
        self._wants_answer = not control.thinking.is_on
        began = time.perf_counter()
        try:
            reused = self._cache.evaluate(
                prompt.tokens, listener.prompt_progressed, is_kept=control.keeps_state
            )
        except DecodeAborted:
            return StopReason.STOPPED, replace(figures, prompt_s=time.perf_counter() - began)
        figures = replace(figures, reused_tokens=reused, prompt_s=time.perf_counter() - began)
        self._model.start_sampling(sampling, seed)
        self._cache.start(is_strict=sampling.is_repeatable)
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
        guessed, draft = self._cache.guessed_tokens, self._draft
        return reason, replace(
            text.finish(),
            guessed_tokens=guessed,
            draft_model=draft.name if draft and guessed else "",
        )

    def warm(
        self, turns: Sequence[Turn], *, keeps_state: bool = True, instructions: str = ""
    ) -> None:
        """Evaluate a history without asking for an answer; ends early when asked to stop.

        After an answer the history is rendered again without its thoughts, so that the next
        question finds all but itself in the cache.

        Args:
            turns: oldest first.
            keeps_state: as in ``AnswerControl``.
            instructions: as in ``AnswerControl``.
        """
        tokens = self._prompts.history(turns, instructions)
        if len(tokens) >= self._model.context_tokens:
            return
        try:
            self._cache.evaluate(tokens, lambda _done, _total: None, is_kept=keeps_state)
        except DecodeAborted:
            return

    def close(self) -> None:
        """Free the model."""
        self._model.close()
        if self._draft is not None:
            self._draft.close()

    def save_state(self) -> bool:
        """Save the conversation that is in the cache, if it may be; whether it is saved now."""
        return self._cache.save()

    def _drafters(self, draft: LlamaModel | None) -> list[Drafter]:
        drafters: list[Drafter] = [PromptLookup()]
        if draft is not None:
            size = self._model.vocabulary_size
            drafters.append(DraftModel(draft, size, self._raise_if_stopped))
        return drafters

    def _generate(
        self, text: AnswerText, control: AnswerControl, max_tokens: int | None, head_tokens: int
    ) -> StopReason:
        model, cache, interruptions = self._model, self._cache, self.interruptions
        shifts = control.overflow is Overflow.SHIFT
        limit = max_tokens or (sys.maxsize if shifts else model.context_tokens)
        try:
            for _ in range(limit):
                if interruptions.is_stopped():
                    return StopReason.STOPPED
                if text.is_thinking and self._is_thinking_over(text, control.thinking):
                    self._close_thoughts(text)
                token = cache.sample()
                if model.is_end(token):
                    return StopReason.END_OF_ANSWER
                text.take(model.piece(token))
                if text.is_looping:
                    return StopReason.LOOPING
                if cache.is_full:
                    dropped = cache.shift(head_tokens) if shifts else 0
                    if not dropped:
                        return StopReason.CONTEXT_FULL
                    text.shift(dropped)
                cache.append(token)
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
        if len(self._cache.tokens) + len(closing) >= self._model.context_tokens:
            return
        text.close_thoughts()
        self._cache.extend(closing)
        for token in closing:
            text.take(self._model.piece(token))

    def _raise_if_stopped(self) -> None:
        if self.interruptions.is_stopped():
            raise DecodeAborted

    def _raise_unless_answer_is_wanted(self) -> None:
        """After an abort: go on if it was a wish for the answer, which is remembered."""
        if self.interruptions.take_answer_request():
            self._wants_answer = True
        if self.interruptions.is_stopped() or not self._wants_answer:
            raise DecodeAborted

"""Decides how many tokens to guess ahead, from times and hits measured while it runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

LENGTHS = (1, 2, 3, 5, 7, 11, 15)
"""Lengths of a draft that are considered."""
STRICT_LENGTHS = (1, 2, 3, 7)
"""Those whose batches are proved to be exact, which takes some tokens' time once for each."""
_TIME_RATE = 0.2
_HIT_RATE = 0.08
_FIRST_HITS = 0.6
_HOPE_RATE = 0.0002
_OPTIMISTIC_SLOPE = 0.3
"""What one more token in a batch costs at best, in tokens; measured: 0.35 to 0.8 on AVX2."""
_MARGIN = 0.1
"""A draft must promise so much more speed."""
_ALLOWANCE = 0.005
"""Share of the time that may be spent on finding out."""
_PURSE_TOKENS = 30.0
_FIRST_PURSE_TOKENS = 10.0
_SAME_HITS = 0.04
"""As long as the share of hits has changed less, a decision stands."""


class StepTimes:
    """What the model takes for a batch, by its size; moving averages.

    Those of larger batches are kept in units of a single token's time, which grows with the text.

    Attributes:
        one_token_s: seconds for a single token; 0 before it was measured.
    """

    def __init__(self) -> None:
        self.one_token_s = 0.0
        self._tokens: dict[int, float] = {}

    def took(self, tokens: int, seconds: float) -> None:
        """Note a measurement; one that was disturbed counts no more than three times the usual."""
        if tokens == 1:
            self.one_token_s = _moved(self.one_token_s, seconds)
        elif self.one_token_s:
            usual = self._tokens.get(tokens, 0.0)
            self._tokens[tokens] = _moved(usual, seconds / self.one_token_s)

    def expected(self, tokens: int) -> float:
        """Seconds: measured, or optimistic from the next smaller size that was."""
        if tokens in self._tokens:
            return self._tokens[tokens] * self.one_token_s
        smaller = max((size for size in self._tokens if size < tokens), default=1)
        cost = self._tokens.get(smaller, 1.0) + _OPTIMISTIC_SLOPE * (tokens - smaller)
        return cost * self.one_token_s

    def at_best(self, tokens: int) -> float:
        """Seconds that a batch would take if batches were cheap here."""
        return self.one_token_s * (1 + _OPTIMISTIC_SLOPE * (tokens - 1))


def _moved(usual: float, measured: float) -> float:
    return usual + _TIME_RATE * (min(measured, 3 * usual) - usual) if usual else measured


@dataclass(frozen=True)
class _Plan:
    """A decision, and what it was made for."""

    hits: float
    lengths: Sequence[int]
    length: int
    price_s: float = 0.0


class DraftLength:
    """The books of one drafter: whether drafts pay, and how long they should be.

    What drafts save goes into a purse, what they waste is taken from it. Drafts that should pay are
    made while there is something in it; drafts that should not are tried when it is full enough
    to afford that. Without drafts it fills slowly, so what is lost in the long run is
    ``_ALLOWANCE`` of the time, and a drafter that fails rests for long.
    """

    def __init__(self, times: StepTimes, confidences: int, *, is_free: bool) -> None:
        """Begin with hope.

        Args:
            times: of the model that checks the drafts; shared by all drafters.
            confidences: kinds of drafts that are judged apart.
            is_free: whether guesses are compared with what comes even when they are not used.
        """
        self._is_free = is_free
        self._times = times
        self._hits = [_FIRST_HITS] * confidences
        self._purse: float | None = None
        self._plans: dict[int, _Plan] = {}
        self._token_s = 0.0

    @property
    def hits(self) -> Sequence[float]:
        """By confidence, the share of guessed tokens that were right, of late."""
        return self._hits

    def choose(self, confidence: int, most: int, lengths: Sequence[int] = LENGTHS) -> int:
        """The best length of a draft; 0 for none.

        Args:
            confidence: kind of the draft.
            most: tokens for which there is room.
            lengths: to choose from, ascending.
        """
        one = self._times.one_token_s
        if not one:
            return 0
        if self._purse is None:
            self._purse = _FIRST_PURSE_TOKENS * one
        if self._purse <= 0:
            return 0
        hits = self._hits[confidence]
        plan = self._plans.get(confidence)
        if plan is None or abs(plan.hits - hits) > _SAME_HITS or plan.lengths != lengths:
            plan = self._plans[confidence] = self._planned(hits, lengths)
        if plan.length > most or self._purse < plan.price_s:
            return 0
        return plan.length

    def plain_tokens(self, tokens: int) -> None:
        """So many tokens were generated without a draft."""
        self._plans.clear()
        self._earn(tokens * _ALLOWANCE)
        if not self._is_free:  # what was learned of drafts that nobody makes gets out of date
            hope = tokens * _HOPE_RATE
            self._hits = [hits + hope * (_FIRST_HITS - hits) for hits in self._hits]

    def guessed(self, confidence: int, *, was_right: bool) -> None:
        """A guessed token was compared with the one that came."""
        self._hits[confidence] += _HIT_RATE * (was_right - self._hits[confidence])

    def drafted(self, tokens: int, seconds: float) -> None:
        """A draft of so many tokens took so long to make."""
        if tokens and seconds:
            self._token_s = _moved(self._token_s, seconds / tokens)
        self.spent(seconds)

    def spent(self, seconds: float) -> None:
        """What was done for a draft took so much longer than a single token."""
        self._plans.clear()
        if self._purse is not None:
            self._purse -= seconds

    def saved(self, tokens: int) -> None:
        """So many guessed tokens were right."""
        self._earn(tokens)

    def _earn(self, tokens: float) -> None:
        if self._purse is not None:
            one = self._times.one_token_s
            self._purse = min(_PURSE_TOKENS * one, self._purse + tokens * one)

    def _planned(self, hits: float, lengths: Sequence[int]) -> _Plan:
        """What should pay; or else what would if batches were cheap, at the price of the trial."""
        if length := self._best(hits, lengths, self._times.expected):
            return _Plan(hits, lengths, length)
        if length := self._best(hits, lengths, self._times.at_best):
            price_s = self._times.expected(length + 1) + length * self._token_s
            return _Plan(hits, lengths, length, price_s)
        return _Plan(hits, lengths, 0)

    def _best(self, hits: float, lengths: Sequence[int], batch_s: Callable[[int], float]) -> int:
        """The length that promises the most tokens a second; 0 if that is not clearly more."""
        best, best_rate = 0, (1 + _MARGIN) / self._times.one_token_s
        right, chance, considered = 0.0, 1.0, 0
        for length in lengths:
            for _ in range(length - considered):
                chance *= hits
                right += chance
            considered = length
            rate = (1 + right) / (batch_s(length + 1) + length * self._token_s)
            if rate > best_rate:
                best, best_rate = length, rate
        return best

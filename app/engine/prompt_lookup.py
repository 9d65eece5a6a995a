"""Guesses what comes next from what was there before: text that is quoted repeats its source."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST_MATCH = 8
_TOKEN_BITS = 20  # vocabularies have 10^5 tokens; a larger id would only make a wrong guess
# How much a guess is worth by the tokens that agree before it: 2, 3, 4 to 7, 8 and more.
_CONFIDENCES = (0, 0, 0, 1, 2, 2, 2, 2, 3)


class PromptLookup:
    """Finds the latest earlier place that reads like the end of the text.

    It remembers where each pair and each triple of tokens stood last. What it says may be out of
    date after a change of the text behind its back; a guess is then wrong, nothing else.

    Attributes:
        confidences: how many kinds of guesses there are.
        is_free: looking costs next to nothing, so every guess can be compared with what came.
        draft_s: no time.
    """

    confidences = 4
    is_free = True
    draft_s = 0.0

    def __init__(self) -> None:
        self._followers: dict[int, int] = {}  # of a pair or triple: position of what followed it
        self._known = 2
        self._start = 0

    def reset(self) -> None:
        """Forget the text."""
        self._followers = {}
        self._known = 2
        self._start = 0

    def look(self, tokens: Sequence[int], token: int) -> int:
        """Find a guess.

        Args:
            tokens: the text but its last token.
            token: the last one.

        Returns:
            confidence from 0, or -1 for no guess.
        """
        if len(tokens) < 3:
            return -1
        if self._known > len(tokens):
            self.reset()
        followers = self._followers
        for end in range(self._known, len(tokens)):  # places whose follower is known
            pair = tokens[end - 1] << _TOKEN_BITS | tokens[end]
            followers[pair] = end + 1
            followers[-(tokens[end - 2] << 2 * _TOKEN_BITS | pair)] = end + 1
        self._known = len(tokens)
        pair = tokens[-1] << _TOKEN_BITS | token
        start = followers.get(-(tokens[-2] << 2 * _TOKEN_BITS | pair)) or followers.get(pair)
        if start is None or start > len(tokens) or tokens[start - 1] != token:
            return -1
        self._start = start
        return _CONFIDENCES[_agreeing(tokens, start)]

    def draft(self, tokens: Sequence[int], token: int, length: int) -> list[int]:
        """The guess that ``look`` found; what repeats up to the end is taken to go on so."""
        start = self._start
        if start + length <= len(tokens):
            return list(tokens[start : start + length])
        period = [*tokens[start:], token]
        return [period[index % len(period)] for index in range(length)]


def _agreeing(tokens: Sequence[int], start: int) -> int:
    """How many tokens before ``start`` are those before the end; the last is known to be."""
    agreeing = 1
    most = min(_LONGEST_MATCH, start)
    while agreeing < most and tokens[start - 1 - agreeing] == tokens[-agreeing]:
        agreeing += 1
    return agreeing

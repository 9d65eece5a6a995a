"""Prints an answer as it comes: thoughts to stderr, dim in a terminal, the rest to stdout."""

from __future__ import annotations

import sys

from app.core.messages import Channel

_DIM, _PLAIN = "\033[2m", "\033[0m"


class AnswerPrinter:
    """Prints what comes, each channel to its stream, and keeps it.

    Attributes:
        thoughts, answer: so far.
    """

    def __init__(self) -> None:
        self.thoughts = self.answer = ""
        self._has_ended_thoughts = False
        self._is_dim = sys.stderr.isatty()

    def add(self, channel: Channel, text: str) -> None:
        """Print more."""
        if channel is Channel.REASONING:
            self._print_thoughts(text)
            self.thoughts += text
        else:
            self._end_thoughts()
            self._print_answer(text)
            self.answer += text

    def reveal(self) -> None:
        """All of the answer so far were thoughts; what is printed stays."""
        self.thoughts, self.answer = self.thoughts + self.answer, ""

    def end(self) -> None:
        """Nothing comes any more."""
        self._end_thoughts()
        if self.answer and not self.answer.endswith("\n"):
            self._print_answer("\n")

    def _end_thoughts(self) -> None:
        if self.thoughts and not self._has_ended_thoughts:
            self._has_ended_thoughts = True
            self._print_thoughts("\n\n" if sys.stdout.isatty() else "\n")

    def _print_thoughts(self, text: str) -> None:
        sys.stderr.write(f"{_DIM}{text}{_PLAIN}" if self._is_dim else text)
        sys.stderr.flush()

    def _print_answer(self, text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()


class SilentPrinter(AnswerPrinter):
    """Keeps what comes."""

    def _print_thoughts(self, text: str) -> None:
        del text

    def _print_answer(self, text: str) -> None:
        del text

"""What is asked of a search through all conversations: words, places, filters; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from app.core.words import is_paired, pattern, words_of_query

_PARTS = re.compile(r'"([^"]*)"?|(\S+)')
_SNIPPET_BEFORE = 36
_SNIPPET_LENGTH = 180
_BREAKS = re.compile(r"\s")


class Place(StrEnum):
    """Where words are looked for."""

    TITLES = "titles"
    QUESTIONS = "questions"
    ANSWERS = "answers"
    THOUGHTS = "thoughts"


class Filters(NamedTuple):
    """What a search is limited to.

    Attributes:
        places: to look in.
        model_name: that answered; empty for any.
        since: Unix time in seconds; nothing older is found.
    """

    places: tuple[Place, ...] = tuple(Place)
    model_name: str = ""
    since: float = 0.0


class Term(NamedTuple):
    """A piece that must be in a text.

    Attributes:
        words: that a text with this piece has, folded.
        goes_on: whether the last word may be the beginning of one.
        pattern: a regular expression for the piece as it may be written.
    """

    words: tuple[str, ...]
    goes_on: bool
    pattern: str


class Query:
    """Words as a person types them: each must be there, ``"in quotes"`` as one piece.

    Attributes:
        terms: the pieces.
    """

    def __init__(self, text: str) -> None:
        parts = [
            _term(match[1] if match[1] is not None else match[2], is_quoted=match[1] is not None)
            for match in _PARTS.finditer(text)
        ]
        self.terms = tuple(term for term in parts if term.words)
        self._patterns = [re.compile(term.pattern) for term in self.terms]
        self._any = re.compile("|".join(term.pattern for term in self.terms) or r"(?!)")

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.terms

    def found_in(self, text: str) -> list[tuple[int, int] | None]:
        """For each piece, start and end of its first place in a text; ``None`` if it has none."""
        found = [each.search(text) for each in self._patterns]
        return [match.span() if match else None for match in found]

    def first_place(self, text: str) -> tuple[int, int] | None:
        """Start and length of the first place in a text that has all the pieces, else ``None``."""
        return first_of(self.found_in(text))

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and length of every piece in a text, from the first on."""
        for match in self._any.finditer(text):
            if match.end() > match.start():
                yield match.start(), match.end() - match.start()

    def snippet(self, text: str, start: int) -> tuple[str, tuple[tuple[int, int], ...]]:
        """A stretch of a text around a place, on one line, and where the pieces are in it."""
        begin = max(0, start - _SNIPPET_BEFORE)
        if begin:
            space = text.find(" ", begin, start)
            begin = space + 1 if space >= 0 else begin
        cut = _BREAKS.sub(" ", text[begin : begin + _SNIPPET_LENGTH])
        head = "…" if begin else ""
        tail = "…" if begin + _SNIPPET_LENGTH < len(text) else ""
        marks = tuple((at + len(head), length) for at, length in self.places(cut))
        return head + cut + tail, marks


class Hit(NamedTuple):
    """A title or a message in which all the words are.

    Attributes:
        conversation_id: of the conversation.
        title: of the conversation.
        message_id: of the message; 0 for a title.
        place: where the words are.
        snippet: a stretch of the text around the first place, on one line.
        marks: start and length of each word in the snippet.
        start: of the first place in the text, in characters.
        length: of it.
        created_at: Unix time in seconds.
        model_name: that answered; empty for a question and a title.
    """

    conversation_id: int
    title: str
    message_id: int
    place: Place
    snippet: str
    marks: tuple[tuple[int, int], ...]
    start: int
    length: int
    created_at: float
    model_name: str = ""


def first_of(spans: list[tuple[int, int] | None]) -> tuple[int, int] | None:
    """Start and length of the first of some places; ``None`` if one of them is missing."""
    places = [span for span in spans if span is not None]
    if len(places) < len(spans):
        return None
    start, end = min(places)
    return start, end - start


def _term(text: str, *, is_quoted: bool) -> Term:
    text = " ".join(text.split())
    words = tuple(words_of_query(text))
    last = words[-1] if words else ""
    ends_in_word = text[-1:].isalnum()
    # A single letter with a space behind it is a word: most words begin with it.
    goes_on = not is_quoted and ends_in_word and len(last) > 1 and not is_paired(last)
    is_whole = ends_in_word and not goes_on and not is_paired(last)
    return Term(words, goes_on, pattern(text, is_whole=is_whole))

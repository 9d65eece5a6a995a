"""Traces of thoughts that begin to repeat themselves: an honest beginning, then a passage again and
again, with and without small changes. The same at each run.
"""

from __future__ import annotations

import functools
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.helpers.traces import stored_traces

REPETITIONS = 6
PER_KIND = 60
FIRST = 5000
"""The detector was tuned on lower numbers."""
_LANGUAGES = ("en", "fr", "zh")
_FILLERS = {
    "en": ["perhaps", "again", "really", "then", "now", "still", "maybe", "also"],
    "fr": ["peut-être", "encore", "vraiment", "alors", "ensuite", "toujours", "aussi"],
    "zh": ["也", "又", "就", "再", "还", "都"],
}
_SWELLING = {"en": "very ", "fr": "très ", "zh": "很"}


@dataclass(frozen=True)
class LoopingTrace:
    """Thoughts that begin to repeat themselves.

    Attributes:
        kind: how.
        text: an honest beginning, then the repetitions.
        beginning: length of the honest part in characters.
        ends: offset of the end of each repetition.
        words: of the passage; two characters of Chinese are one.
    """

    kind: str
    text: str
    beginning: int
    ends: tuple[int, ...]
    words: int


@functools.cache
def looping_traces() -> list[LoopingTrace]:
    """Passages of 16 to 400 words, ``PER_KIND`` of each kind, in three languages in turn."""
    return [
        _looping(kind, change, random.Random(f"{kind} {number}"), _LANGUAGES[number % 3])
        for kind, change in _CHANGES.items()
        for number in range(FIRST, FIRST + PER_KIND)
    ]


def shuffled_loops() -> list[LoopingTrace]:
    """Four sentences that come in ever another order."""
    loops = []
    for number in range(30):
        rng, language = random.Random(f"shuffled {number}"), _LANGUAGES[number % 3]
        sentences = rng.sample(_sentences(language), 4)
        copies = [
            _joined(rng.sample(sentences, 4), language) + "\n" for _ in range(4 * REPETITIONS)
        ]
        loops.append(_assemble("shuffled", rng, language, copies))
    return loops


def short_loops() -> list[LoopingTrace]:
    """Passages of one to nine words, repeated for 2000 characters."""
    loops = []
    for number in range(90):
        rng, language = random.Random(f"short {number}"), _LANGUAGES[number % 3]
        words = 1 + number // 3 % 9
        pieces = _pieces(rng.choice(_sentences(language)), language)[:words]
        passage = _joined(pieces, language).rstrip(" ,.。，") + rng.choice([", ", ". ", "\n"])
        copies = [passage] * (2 + 2000 // len(passage))
        loops.append(_assemble("short", rng, language, copies))
    return loops


@functools.cache
def _sentences(language: str) -> list[str]:
    texts = [t.text for t in stored_traces() if t.kind.startswith(f"prose_{language}")]
    mark = "(?<=。)" if language == "zh" else r"(?<=[.?!]) "
    return [s for text in texts for s in re.split(mark, text) if len(_pieces(s, language)) > 9]


def _pieces(text: str, language: str) -> list[str]:
    return re.findall("..?", text) if language == "zh" else text.split()


def _joined(pieces: Sequence[str], language: str) -> str:
    return ("" if language == "zh" else " ").join(pieces)


def _passage(rng: random.Random, language: str, least_words: int) -> str:
    """Whole sentences, some in their order and some not."""
    sentences = _sentences(language)
    size = least_words * (400 / least_words) ** rng.random()
    at = rng.randrange(len(sentences))
    chosen: list[str] = []
    while sum(len(_pieces(s, language)) for s in chosen) < size:
        chosen.append(sentences[at % len(sentences)])
        at = at + 1 if rng.random() < 0.7 else rng.randrange(len(sentences))
    return _joined(chosen, language)


def _assemble(kind: str, rng: random.Random, language: str, copies: Sequence[str]) -> LoopingTrace:
    honest = rng.choice([t.text for t in stored_traces() if t.kind.startswith("prose")])
    text, ends = honest + "\n\n", []
    for copy in copies:
        text += copy
        ends.append(len(text))
    words = len(_pieces(copies[0], language))
    return LoopingTrace(kind, text, len(honest), tuple(ends), words)


def _looping(
    kind: str, change: Callable[[str, int, str, random.Random], str], rng: random.Random, lang: str
) -> LoopingTrace:
    passage = _passage(rng, lang, 40 if kind == "counter" else 16)
    end = rng.choice(["\n", "\n\n", " "])
    copies = [change(passage, n, lang, rng) + end for n in range(REPETITIONS)]
    return _assemble(kind, rng, lang, copies)


def _exact(passage: str, _number: int, _language: str, _rng: random.Random) -> str:
    return passage


def _changed_word(passage: str, _number: int, language: str, rng: random.Random) -> str:
    pieces = _pieces(passage, language)
    pieces[rng.randrange(len(pieces))] = rng.choice(_FILLERS[language])
    return _joined(pieces, language)


def _inserted_word(passage: str, _number: int, language: str, rng: random.Random) -> str:
    pieces = _pieces(passage, language)
    pieces.insert(rng.randrange(len(pieces)), rng.choice(_FILLERS[language]))
    return _joined(pieces, language)


def _dropped_word(passage: str, _number: int, language: str, rng: random.Random) -> str:
    pieces = _pieces(passage, language)
    del pieces[rng.randrange(len(pieces))]
    return _joined(pieces, language)


def _punctuation(passage: str, _number: int, _language: str, rng: random.Random) -> str:
    marks = {".": [".", "!", "..."], ",": [",", ";", " -"], "。": ["。", "！"], "，": ["，", "、"]}
    changed = [rng.choice(marks.get(c, [c])) for c in passage]
    text = "".join(changed)
    return text.upper() if rng.random() < 0.2 else text


def _counter(passage: str, number: int, language: str, _rng: random.Random) -> str:
    words = {"en": "Attempt", "fr": "Essai", "zh": "尝试"}
    return f"{words[language]} {number + 17}. {passage}"


def _swelling(passage: str, number: int, language: str, _rng: random.Random) -> str:
    pieces = _pieces(passage, language)
    middle = len(pieces) // 2
    swelling = _SWELLING[language] * (number + 1)
    first, second = _joined(pieces[:middle], language), _joined(pieces[middle:], language)
    return f"{first} {swelling}{second}"


def _alternating(passage: str, _number: int, language: str, rng: random.Random) -> str:
    """Two paragraphs; the second has a small change of its own."""
    pieces = _pieces(passage, language)
    middle = len(pieces) // 3
    second = _joined(pieces[middle:], language)
    if rng.random() < 0.5:
        second = second.replace(",", "").replace("，", "")
    return f"{_joined(pieces[:middle], language)}\n\n{second}"


_CHANGES: dict[str, Callable[[str, int, str, random.Random], str]] = {
    "exact": _exact,
    "changed word": _changed_word,
    "inserted word": _inserted_word,
    "dropped word": _dropped_word,
    "punctuation": _punctuation,
    "counter": _counter,
    "swelling": _swelling,
    "alternating": _alternating,
}

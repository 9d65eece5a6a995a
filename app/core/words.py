"""The words by which a text is found, in any script, and how they look in a text as it is.

Scripts that put spaces between words give words. Those that put none (Chinese, Japanese, Thai) and
Korean give single letters and pairs of letters, so that any part of a run is found. Arabic words
are kept with and without the article and the particles that are written together with them.
Everything is folded: small letters, without accents and vowel signs.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import lru_cache

from app.core.finding import fold_letters

LONGEST_WORD = 40
"""Characters of a word that count; what is longer is a key or a picture in letters."""
_PAIRED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"  # kana, ideographs
    "\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"  # Hangul, more ideographs
)
_SIGNS = "\u2190-\u23ff\u25a0-\u27bf\u2900-\u2bff\U0001f000-\U0001faff"
"""Arrows, operators, shapes and pictures, each of which is a word."""
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c-\u200f\ufe0f"
"""Accents, vowel signs, the Arabic lengthening stroke and marks without a width."""
_RUN = re.compile(rf"[{_SIGNS}]|[{_PAIRED}]+|(?:(?![{_PAIRED}])[^\W_])+")
_PLAIN_RUN = re.compile(r"[a-z0-9]+")
_IS_PAIRED = re.compile(rf"[{_PAIRED}]")
_REMOVE_MARKS = re.compile(f"[{_MARKS}]")
_ARABIC = re.compile("[\u0621-\u06ff]")
_ARABIC_PREFIX = re.compile("[وف]?(?:[بك]?ال|لل|[بكل])|[وف]")
# Alef with whatever it carries, final yeh, teh marbuta, and the Persian forms of yeh and kaf.
_ARABIC_LETTERS = str.maketrans(
    "\u0623\u0625\u0622\u0671\u0649\u06cc\u0629\u06a9",
    "\u0627\u0627\u0627\u0627\u064a\u064a\u0647\u0643",
)
_SHORTEST_STEM = 2


def fold(text: str) -> str:
    """Small letters without accents; not always as long as the text."""
    if text.isascii():
        return text.lower()
    bare = _REMOVE_MARKS.sub("", fold_letters(unicodedata.normalize("NFC", text)))
    return bare.translate(_ARABIC_LETTERS) if _ARABIC.search(bare) else bare


def index_words(text: str) -> set[str]:
    """All the words under which a text can be found, folded."""
    if text.isascii():
        return {word[:LONGEST_WORD] for word in _PLAIN_RUN.findall(text.lower())}
    words: set[str] = set()
    for run in set(_RUN.findall(fold(text))):
        if _IS_PAIRED.match(run):
            words.update(run)
            words.update(map("".join, itertools.pairwise(run)))
        else:
            words.add(run[:LONGEST_WORD])
            if _ARABIC.match(run):
                words.update(_arabic_stems(run))
    return words


def words_of_query(text: str) -> list[str]:
    """The words that a text must have to contain this piece of one; the last may go on there."""
    words: list[str] = []
    for run in _RUN.findall(fold(text)):
        if len(run) > 1 and _IS_PAIRED.match(run):
            words += map("".join, itertools.pairwise(run))
        else:
            words.append(run[:LONGEST_WORD])
    return words


def pattern(text: str, *, is_whole: bool) -> str:
    """A regular expression for a piece of text as it may be written: any case, any accents.

    Args:
        text: what is looked for.
        is_whole: whether a letter must not follow.
    """
    letters = [_spellings(letter) for letter in fold(text)]
    starts_a_word = text[:1].isalnum() and not re.match(f"[{_PAIRED}]|{_ARABIC.pattern}", text)
    start = r"(?<![^\W_])" if starts_a_word else ""
    end = r"(?![^\W_])" if is_whole else ""
    return start + f"[{_MARKS}]*".join(letters) + f"[{_MARKS}]*" + end


def is_paired(text: str) -> bool:
    """Whether a text begins in a script without spaces."""
    return bool(_IS_PAIRED.match(text))


def _arabic_stems(word: str) -> list[str]:
    """A word without what may be written together with it."""
    match = _ARABIC_PREFIX.match(word)
    stems = []
    if match and len(word) - match.end() >= _SHORTEST_STEM:
        stems.append(word[match.end() : LONGEST_WORD])
    if match and match.end() > 1 and word[0] in "وف":
        stems.append(word[1:LONGEST_WORD])
    return stems


def _spellings(letter: str) -> str:
    """A class of all characters that fold to one."""
    if letter.isspace():
        return r"\s+"
    others = _spelled_as().get(letter)
    if not others:
        return re.escape(letter)
    return "[" + "".join(map(re.escape, dict.fromkeys(letter + others))) + "]"


@lru_cache(maxsize=1)
def _spelled_as() -> dict[str, str]:
    """For a folded letter, the characters that become it."""
    spelled: dict[str, str] = {}
    ranges = (range(0x2000), range(0xFF21, 0xFF3B), (0x2018, 0x2019, 0x202F))
    for code in (code for codes in ranges for code in codes):
        letter = chr(code)
        base = fold(letter)
        if len(base) == 1 and base != letter:
            spelled[base] = spelled.get(base, "") + letter
    return spelled

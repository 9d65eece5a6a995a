"""Titles that a model makes for conversations: how they are asked for, and which are any good.

Small models repeat the question, chat, or go on with their task. What is not clearly a title is not
used: the first question makes a good one too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from app.core.conversation import TITLE_CHARACTERS

REQUEST = (
    "Give this conversation a title of two to six words, in its own language. "
    "Write nothing but the title."
)
"""Stands as a further question at the end, so that all before it is in the engine's cache."""
MOST_TOKENS = 24
_MOST_WORDS = 8
_LEAST_LETTERS = 0.7
_STEM_LETTERS, _SHORT_LETTERS = 4, 3
_LABEL = re.compile(
    r"^\s*(?:title|titre|titel|título|titolo|标题|题目|タイトル)\s*[:：]\s*", re.IGNORECASE
)
_DRESS = " \t#*_-–—•`\"'“”„«»「」『』《》‘’"
_NO_TITLE = frozenset('\\{}$=<>|[]"`*?？؟')
_TALK = frozenset(("sure", "certainly", "okay", "ok", "here", "i", "i'm", "yes", "this", "voici"))
"""First words of somebody who chats."""


def judged_title(made: str, conversation: Iterable[str]) -> str | None:
    """The title that a model wrote, if it is one.

    Args:
        made: its whole answer.
        conversation: the questions and answers that it is about, the first question first.

    Returns:
        one line of 2 to 60 characters without quotation marks; ``None`` when there is no title.
    """
    texts = list(conversation)
    lines = [line for line in made.strip().splitlines() if line.strip()]
    if len(lines) != 1:
        return None
    title = " ".join(_LABEL.sub("", lines[0].strip(_DRESS)).strip(_DRESS).split())
    title = title.rstrip(".。:：,;! ")
    is_fit = (
        2 <= len(title) <= TITLE_CHARACTERS
        and not _NO_TITLE & set(title)
        and _is_wording(title)
        and not _repeats(title, texts)
        and _is_about(title, texts)
    )
    return title if is_fit else None


def _is_wording(title: str) -> bool:
    """Letters for the most part, few words, none of them again and again, no chatting."""
    letters = sum(unicodedata.category(c)[0] in "LM" for c in title)
    words = _words(title)
    if letters < _LEAST_LETTERS * len(title.replace(" ", "")) or not words:
        return False
    most = Counter(word for word in words if len(word) >= _STEM_LETTERS).most_common(1)
    return len(words) <= _MOST_WORDS and words[0] not in _TALK and (not most or most[0][1] < 2)


def _repeats(title: str, texts: list[str]) -> bool:
    """Whether it is the first question over again, or the request."""
    plain = "".join(_words(title))
    sources = ["".join(_words(text)) for text in (*texts[:1], REQUEST)]
    return any(source.startswith(plain) or plain.startswith(source) for source in sources)


def _is_about(title: str, texts: list[str]) -> bool:
    """Whether its script is the conversation's, and a word of it occurs there."""
    text = "\n".join(texts).casefold()
    scripts = _scripts(title)
    if not scripts <= _scripts(text):
        return False
    if scripts & {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI"}:
        plain = "".join(_words(title))
        return any(plain[i : i + 2] in text for i in range(len(plain) - 1))
    known = {word[:_STEM_LETTERS] for word in _words(text) if len(word) >= _SHORT_LETTERS}
    words = [word for word in _words(title) if len(word) >= _STEM_LETTERS]
    return any(word[:_STEM_LETTERS] in known or word[:_SHORT_LETTERS] in known for word in words)


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'’]+", text.casefold())


def _scripts(text: str) -> set[str]:
    """Names of the scripts of its letters, as Unicode's names of characters begin with them."""
    letters = {c for c in text if c.isalpha()}
    return {unicodedata.name(c, "?").split()[0].split("-")[0] for c in letters}

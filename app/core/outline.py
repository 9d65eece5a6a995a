"""Finds the steps of a trace of thoughts: where the model doubts, turns, checks and concludes.

A step begins at a line that opens with a phrase such as "Wait" or "Step 2", in English, French or
Chinese. What opens otherwise belongs to the step above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.core.readable_tex import without_tex

LONGEST_TITLE = 64
"""In characters; Chinese ones count double, as they are twice as wide."""


class StepKind(StrEnum):
    """What a step of the thoughts does."""

    START = "start"
    """The beginning."""
    STEP = "step"
    """Goes on: "So", "First", "Step 2"."""
    DOUBT = "doubt"
    """Stops short: "Wait", "Hmm"."""
    ALTERNATIVE = "alternative"
    """Tries another way."""
    CHECK = "check"
    """Verifies what was found."""
    CONCLUSION = "conclusion"
    """Says the result."""


@dataclass(frozen=True)
class Step:
    """A stretch of the thoughts.

    Attributes:
        start: where it begins, in characters of the trace.
        length: up to the next step, white space at the end left out.
        title: its first words, formulas in plain characters.
        kind: what it does.
    """

    start: int
    length: int
    title: str
    kind: StepKind


_BEFORE = r"(?:(?:but|and|ok(?:ay)?|no|mais|et|bon|oh|ah|so)\b[,.!]?\s+|但是|但|不过|嗯，|那)?"
_LATIN = {
    StepKind.CONCLUSION: (
        r"(?:so,?\s+|thus,?\s+|therefore,?\s+|hence,?\s+)?the\s+(?:final\s+)?answer\s+"
        r"(?:is|must\s+be|should\s+be)|final\s+answer|in\s+conclusion|to\s+(?:sum\s+up|conclude)"
        r"|in\s+summary|(?:donc,?\s+|ainsi,?\s+)?la\s+réponse\s+(?:finale\s+)?est|réponse\s+finale"
        r"|en\s+(?:conclusion|résumé)|pour\s+conclure"
    ),
    StepKind.CHECK: (
        r"(?:now\s+)?(?:let\s+me|let['’]s|i(?:['’]ll|\s+(?:should|will|can|need\s+to|want\s+to)))\s+"
        r"(?:just\s+|also\s+|quickly\s+)?(?:double[\s-]?check|re-?check|check|verify|confirm|test)"
        r"|(?:to\s+)?(?:double-check|verify)(?:ing)?|(?:check|verification|sanity\s+check)(?=\s*:)"
        r"|(?:je\s+)?(?:re)?vérifi(?:ons|e|cation)|contrôlons|pour\s+(?:vérifier|être\s+sûr)"
        r"|assurons-nous"
    ),
    StepKind.ALTERNATIVE: (
        r"alternatively|another\s+(?:way|approach|idea|method|possibility)|or\s+(?:maybe|perhaps)"
        r"|maybe\s+(?:i|we)\s+(?:can|should|could)|what\s+if|instead|on\s+the\s+other\s+hand"
        r"|alternativement|une\s+autre\s+(?:façon|approche|idée|méthode|possibilité)|autrement"
        r"|sinon|ou\s+(?:bien|alors|peut-être)|et\s+si|d['’]un\s+autre\s+côté"
    ),
    StepKind.DOUBT: (
        r"wait|h+m+|hold\s+on|actually|no,|is\s+that\s+right|that\s+(?:can['’]t\s+be|doesn['’]t\s+seem)"
        r"|attend(?:s|ez|ons)|euh|en\s+fait|non,|est-ce\s+(?:bien\s+)?(?:juste|correct)"
    ),
    StepKind.STEP: (
        r"step\s+\d+|étape\s+\d+|case\s+\d+|cas\s+\d+|first(?:ly)?|second(?:ly)?|third(?:ly)?|next"
        r"|then|now|finally|so|therefore|thus|hence|d['’]abord|tout\s+d['’]abord|premièrement"
        r"|deuxièmement|troisièmement|ensuite|puis|maintenant|enfin|donc|ainsi|alors"
        r"|par\s+conséquent"
    ),
}
_CHINESE = {
    StepKind.CONCLUSION: (
        r"综上|总之|总结|总的来说|最终答案"
        r"|(?:所以|因此|那么)?[，,]?(?:最终)?答案(?:是|为|就是|应该)"
    ),
    StepKind.CHECK: (
        r"(?:让我们?|我们?)?(?:再|先|来|需要|可以|应该)?(?:仔细)?(?:重新)?"
        r"(?:检查|验证|验算|核对|确认)"
    ),
    StepKind.ALTERNATIVE: r"或者|或许|另一种|另外一种|另一方面|换一?[种个]|也可以|如果换",
    StepKind.DOUBT: r"等等|等一下|等下|不对|嗯|唔|咦|哦|慢着|不过",
    StepKind.STEP: (
        r"首先|其次|然后|接着|接下来|现在|最后|第[一二三四五六七八九十\d]+[步种个点]?"
        r"|步骤|情况|所以|因此|于是|那么|由此"
    ),
}
_MARKS = r"(?:[#>]+[ \t]*|[-*•][ \t]+)?(?:\*\*|__)?[ \t]*"
_NUMBER = r"(?P<number>\d{1,3}[.)、](?=\s|[^\W\d])|[（(]\d{1,2}[)）])"
_KINDS = tuple(_LATIN)
_OPENING = re.compile(
    _MARKS
    + "(?:"
    + "|".join(
        [
            f"(?P<{kind.name}>{_BEFORE}(?:(?:{_LATIN[kind]})(?![\\w])|(?:{_CHINESE[kind]})))"
            for kind in _KINDS
        ]
        + [_NUMBER]
    )
    + ")",
    re.IGNORECASE,
)
_BOXED = "\\boxed"
_FENCE = "```"
_SENTENCE_END = re.compile(r"[.!?…](?=\s)|[。！？；]|\n")
_DECORATION = re.compile(r"^[\s#>*_•-]+|\*\*|__")
_LONGEST_OPENING = 120
"""Characters of a line that are searched for a phrase, so that no line costs more."""
_LOOK_AHEAD = 400
"""Characters of a step that may become its title."""
_SHORTEST_TITLE = 12
"""A first sentence such as "Wait." says too little: the second one joins it."""


def outline(reasoning: str) -> list[Step]:
    """The steps of a trace, in order; the time grows linearly with its length.

    Args:
        reasoning: thoughts as the model wrote them; they may be unfinished.
    """
    openings = list(_openings(reasoning))
    ends = [start for start, _ in openings[1:]] + [len(reasoning)] * bool(openings)
    return [
        Step(start, len(reasoning[start:end].rstrip()), _title(reasoning, start, end), kind)
        for (start, kind), end in zip(openings, ends, strict=True)
    ]


def _openings(reasoning: str) -> Iterator[tuple[int, StepKind]]:
    position = 0
    is_code = is_begun = False
    for line in reasoning.splitlines(keepends=True):
        start = position
        position += len(line)
        if line.lstrip().startswith(_FENCE):
            is_code = not is_code
        elif line.strip() and not is_code:
            kind = _kind(line)
            if not is_begun:
                kind = kind if kind is StepKind.CONCLUSION else StepKind.START
                is_begun = True
            if kind is not None:
                yield start + len(line) - len(line.lstrip()), kind


def _kind(line: str) -> StepKind | None:
    if _BOXED in line:
        return StepKind.CONCLUSION
    match = _OPENING.match(line.lstrip()[:_LONGEST_OPENING])
    if match is None:
        return None
    name = match.lastgroup
    assert name is not None
    return StepKind.STEP if name == "number" else StepKind[name]


def _title(reasoning: str, start: int, end: int) -> str:
    text = reasoning[start : min(end, start + _LOOK_AHEAD)]
    shortest = _SHORTEST_TITLE
    for stop in _SENTENCE_END.finditer(text):
        if stop.end() >= shortest:
            text = text[: stop.end()]
            break
    words = _DECORATION.sub("", " ".join(text.split()))
    return _cut((without_tex(words).strip() or words).rstrip(" :,;"))


def _cut(words: str) -> str:
    width = 0
    for place, character in enumerate(words):
        width += 2 if character >= "\u2e80" else 1
        if width > LONGEST_TITLE:
            # No space near: one long word, or a script without spaces.
            space = words.rfind(" ", place * 2 // 3, place)
            return words[: space if space > 0 else place - 1].rstrip(" ,;:") + "…"
    return words

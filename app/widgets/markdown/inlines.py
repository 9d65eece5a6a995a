"""Inline tokens as runs of styled text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from markdown_it.token import Token

from app.widgets.markdown.elements import Run, Runs, Shift, Style
from app.widgets.markdown.grammar import LONGEST_INLINE
from app.widgets.markdown.maths_rules import closing
from app.widgets.markdown.source import clean
from app.widgets.maths.mathjax import MAX_CHARACTERS, TOO_LONG

HARD_BREAK = "\u2028"
JOINER = "\u2060"
"""Keeps what stands before a formula on its line; Qt would break there, behind a hyphen even."""
_WEB = re.compile(r"https?://[^\s]+$", re.IGNORECASE)
_WIDE = re.compile(
    "[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]$"
)
_BARE = re.compile(
    r"(?<!\w)https?://[^\s<>\"'`|\\^{}\[\]（），。；：！？、」』】》]+", re.IGNORECASE
)
_LONGEST_ADDRESS = 2_000
_TRAIL = re.compile("[\u00a0\u202f]?[.,;:!?)\\]}%’”»…，。、；：！？）」』】》]{1,3}")
_LOOSE = re.compile(f"\\s|(?![（「『【《])(?:{_WIDE.pattern})")
_CHANGES = {
    "strong_open": ("is_bold", True),
    "strong_close": ("is_bold", False),
    "em_open": ("is_italic", True),
    "em_close": ("is_italic", False),
    "s_open": ("is_struck", True),
    "s_close": ("is_struck", False),
}


def runs_of(children: Sequence[Token], head: tuple[Token, ...] = ()) -> Runs:
    """The runs of a paragraph or a cell; neighbours of one style are one run.

    Args:
        children: its tokens.
        head: the first of them, if the same object is given again and again.
    """
    writer = _Writer()
    if head:
        writer = _written(_Head(head)).copy()
    for token in islice(children, len(head), None):
        writer.take(token)
    return tuple(writer.runs)


def in_parts(runs: Runs, longest: int) -> Iterator[Runs]:
    """The runs in parts that are not longer, cut at spaces where there are any.

    Args:
        runs: of a paragraph.
        longest: in characters; a formula counts as its source.
    """
    part: list[Run] = []
    length = 0
    for run in runs:
        rest = run
        while length + len(rest.text) > longest:
            end = 0
            if not rest.style.is_formula:
                limit = longest - length
                end = rest.text.rfind(" ", limit // 2, limit) + 1
                end = end or (0 if part else limit)
            if end:
                part.append(replace(rest, text=rest.text[:end]))
                rest = replace(rest, text=rest.text[end:])
            if not part:
                break
            yield tuple(part)
            part, length = [], 0
        if rest.text:
            part.append(rest)
            length += len(rest.text)
    if part or not runs:
        yield tuple(part)


class _Head:
    """Tokens that are equal only to themselves."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Head) and other.tokens is self.tokens

    def __hash__(self) -> int:
        return id(self.tokens)


@lru_cache(maxsize=8)
def _written(head: _Head) -> _Writer:
    writer = _Writer()
    for token in head.tokens:
        writer.take(token)
    return writer


class _Writer:
    def __init__(self) -> None:
        self.runs: list[Run] = []
        self._style = Style()
        self._depths = {"is_bold": 0, "is_italic": 0, "is_struck": 0}
        self._is_in_link = False

    def copy(self) -> _Writer:
        copied = _Writer()
        copied.runs = list(self.runs)
        copied._style = self._style
        copied._depths = dict(self._depths)
        copied._is_in_link = self._is_in_link
        return copied

    def take(self, token: Token) -> None:
        kind = token.type
        if kind == "text":
            self._add_text(clean(token.content))
        elif kind in _CHANGES:
            self._change(*_CHANGES[kind])
        elif kind in {"softbreak", "hardbreak"}:
            self._break(is_hard=kind == "hardbreak")
        elif kind in {"link_open", "link_close"}:
            href = str(token.attrGet("href") or "") if kind == "link_open" else ""
            self._style = replace(self._style, href=href if _WEB.match(href) else "")
            self._is_in_link = kind == "link_open"
        else:
            self._take_leaf(token)

    def _add_text(self, text: str) -> None:
        """Add words; an address among them is a link."""
        start = 0
        if "://" in text and not self._is_in_link and len(text) <= LONGEST_INLINE:
            for match in _BARE.finditer(text):
                address = _without_stop(match[0])
                if _WEB.match(address) and len(address) <= _LONGEST_ADDRESS:
                    self._add(text[start : match.start()], self._style)
                    self._add(address, replace(self._style, href=address))
                    start = match.start() + len(address)
        self._add(text[start:], self._style)

    def _take_leaf(self, token: Token) -> None:
        kind, text = token.type, clean(token.content)
        if kind == "code_inline":
            self._add(text.replace("\n", " "), replace(self._style, is_code=True))
        elif kind == "math_inline":
            self._take_formula(token, text)
        elif kind == "math_open":
            self._add(text.replace("\n", " "), replace(self._style, is_source=True))
        elif kind == "image":
            words = clean(token.content).replace("\n", " ") or "image"
            self._add(words, replace(self._style, is_image=True))
        elif kind == "footnote_mark":
            self._add(text, replace(self._style, shift=Shift.RAISED))
        elif kind == "raised":
            shift = Shift.RAISED if token.tag == "sup" else Shift.LOWERED
            self._add(text, replace(self._style, shift=shift))
        elif text:
            self._add(text, self._style)

    def _take_formula(self, token: Token, text: str) -> None:
        if len(text) > MAX_CHARACTERS:
            if not text.startswith(token.markup):
                text = token.markup + text + closing(token.markup)
            self._add(text, replace(self._style, is_source=True, reason=TOO_LONG))
            return
        self._join()
        self.runs.append(Run(text, replace(self._style, is_formula=True)))

    def _change(self, name: str, is_start: bool) -> None:
        self._depths[name] += 1 if is_start else -1
        self._style = replace(self._style, **{name: self._depths[name] > 0})  # type: ignore[arg-type] # the names are of flags

    def _break(self, *, is_hard: bool) -> None:
        if is_hard:
            self._add(HARD_BREAK, self._style)
        elif self.runs and not _WIDE.match(self.runs[-1].text[-1]):
            self._add(" ", self._style)

    def _add(self, text: str, style: Style) -> None:
        if not text:
            return
        text = text.replace("\n", " ")
        text = self._without_trail(text, style)
        if not text:
            return
        if self.runs and self.runs[-1].style == style:
            text = self.runs.pop().text + text
        self.runs.append(Run(text, style))

    def _join(self) -> None:
        """Bind the text before a formula to it, unless a space or a wide character ends it."""
        if not self.runs or self.runs[-1].style.is_formula:
            return
        last = self.runs[-1]
        if not _LOOSE.match(last.text[-1]):
            self.runs[-1] = replace(last, text=last.text + JOINER)

    def _without_trail(self, text: str, style: Style) -> str:
        """Give the full stop with which a text begins to the formula before it."""
        last = self.runs[-1] if self.runs else None
        if (
            last is None
            or not last.style.is_formula
            or last.style != replace(style, is_formula=True)
        ):
            return text
        trail = "" if last.trail else _trail_of(text)
        if trail:
            self.runs[-1] = replace(last, trail=trail)
        return text[len(trail) :]


def _trail_of(text: str) -> str:
    match = _TRAIL.match(text)
    return match[0] if match else ""


def _without_stop(address: str) -> str:
    """An address without what belongs to the sentence around it."""
    address = address.rstrip(".,;:!?*_~")
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(".,;:!?*_~")
    return address

"""Inline tokens as runs of styled text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from markdown_it.token import Token

from app.widgets.markdown.elements import Run, Runs, Shift, Style
from app.widgets.markdown.source import clean

HARD_BREAK = "\u2028"
_WEB = re.compile(r"https?://[^\s]+$", re.IGNORECASE)
_WIDE = re.compile(
    "[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]$"
)
_CHANGES = {
    "strong_open": ("is_bold", True),
    "strong_close": ("is_bold", False),
    "em_open": ("is_italic", True),
    "em_close": ("is_italic", False),
    "s_open": ("is_struck", True),
    "s_close": ("is_struck", False),
}


def runs_of(children: Iterable[Token]) -> Runs:
    """The runs of a paragraph or a cell; neighbours of one style are one run."""
    writer = _Writer()
    for token in children:
        writer.take(token)
    return tuple(writer.runs)


class _Writer:
    def __init__(self) -> None:
        self.runs: list[Run] = []
        self._style = Style()
        self._depths = {"is_bold": 0, "is_italic": 0, "is_struck": 0}

    def take(self, token: Token) -> None:
        kind = token.type
        if kind == "text":
            self._add(clean(token.content), self._style)
        elif kind in _CHANGES:
            self._change(*_CHANGES[kind])
        elif kind in {"softbreak", "hardbreak"}:
            self._break(is_hard=kind == "hardbreak")
        elif kind in {"link_open", "link_close"}:
            href = str(token.attrGet("href") or "") if kind == "link_open" else ""
            self._style = replace(self._style, href=href if _WEB.match(href) else "")
        else:
            self._take_leaf(token)

    def _take_leaf(self, token: Token) -> None:
        kind, text = token.type, clean(token.content)
        if kind == "code_inline":
            self._add(text.replace("\n", " "), replace(self._style, is_code=True))
        elif kind == "math_inline":
            self.runs.append(Run(text, replace(self._style, is_formula=True)))
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

    def _change(self, name: str, is_start: bool) -> None:
        self._depths[name] += 1 if is_start else -1
        self._style = replace(self._style, **{name: self._depths[name] > 0})  # type: ignore[arg-type] # the names are of flags

    def _break(self, *, is_hard: bool) -> None:
        if is_hard:
            self._add(HARD_BREAK, self._style)
        elif self.runs and not _WIDE.search(self.runs[-1].text):
            self._add(" ", self._style)

    def _add(self, text: str, style: Style) -> None:
        if not text:
            return
        text = text.replace("\n", " ")
        if self.runs and self.runs[-1].style == style:
            text = self.runs.pop().text + text
        self.runs.append(Run(text, style))

"""The labels of links and footnotes that a text defines, found line by line as it grows."""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference

_DEFINITION = re.compile(r" {0,3}\[(\^?)([^\[\]\n]{1,200})\]:[ \t]*<?([^\s<>]*)")


class _Known(dict[str, Any]):
    """The definitions; what markdown-it itself finds, half-written perhaps, is dropped."""

    def __setitem__(self, _label: str, _definition: Any) -> None:
        pass


class Definitions:
    """What is defined so far.

    A definition counts once its line is complete, wherever it stands. Footnotes with a name are
    shown as a, b, c… in the order of their definitions, so that numbers stay what they are.
    """

    def __init__(self, grammar: MarkdownIt) -> None:
        self._grammar = grammar
        self._links: dict[str, Any] = {}
        self._footnotes: dict[str, str] = {}

    def read(self, lines: list[str]) -> list[str]:
        """Take up complete lines; the source forms of the labels that are new, lower case."""
        found = []
        for line in lines:
            match = _DEFINITION.match(line) if "]:" in line else None
            if match is None:
                continue
            label = match[2]
            if match[1]:
                is_new = label not in self._footnotes and not label.isdigit()
                if is_new:
                    self._footnotes[label] = _letters(len(self._footnotes))
            else:
                is_new = self._add_link(normalizeReference(label), match[3])
            if is_new:
                found.append(f"[{match[1]}{label}]".lower())
        return found

    def environment(self) -> dict[str, Any]:
        """For one parse."""
        return {"references": _Known(self._links), "footnote_labels": self._footnotes}

    def _add_link(self, label: str, target: str) -> bool:
        href = self._grammar.normalizeLink(target)
        if label in self._links or not target or not self._grammar.validateLink(href):
            return False
        self._links[label] = {"title": "", "href": href, "map": [0, 0]}
        return True


def _letters(index: int) -> str:
    letters = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters

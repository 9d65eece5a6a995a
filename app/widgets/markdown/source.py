"""A model's text made safe to parse and to lay out; knows characters, not Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

REPLACEMENT = "\ufffd"
PROTECTED_PIPE = "\ufdef"
"""Stands for ``|`` inside a formula in a table row; no cleaned text contains it."""

# Control characters, lone surrogates, and what QTextDocument gives a meaning of its own:
# U+FDD0/U+FDD1 open and close its frames, U+FFFC is an inline object.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_DELIMITER_ROW = re.compile(r"^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_FORMULA = re.compile(
    r"\\\(.+?\\\)|\\\[.+?\\\]|\$\$.+?\$\$|(?<![\\\w$])\$(?=[^\s$])[^$]*?(?<=[^\s\\$])\$(?!\d)"
)
_LETTER = re.compile(r"[^\W\d_]")
_BARE_PIPE = re.compile(r"(?<!\\)\|")


def clean(text: str) -> str:
    """The text with usual line ends and without characters that Qt or a parser trips over."""
    return _FORBIDDEN.sub(REPLACEMENT, _LINE_ENDS.sub("\n", text))


def is_right_to_left(texts: Iterable[str]) -> bool:
    """Whether the first letter that has a direction is of a script written from the right."""
    for text in texts:
        match = _LETTER.search(text)
        while match:
            direction = unicodedata.bidirectional(match[0])
            if direction in {"L", "R", "AL"}:
                return direction != "L"
            match = _LETTER.search(text, match.end())
    return False


def is_delimiter_row(line: str) -> bool:
    """Whether this is the second line of a table, such as ``|---|:-:|``."""
    return "|" in line and "-" in line and _DELIMITER_ROW.match(line) is not None


def protect_pipes(text: str) -> str:
    """Hide the ``|`` of formulas in table rows, one character for one.

    Args:
        text: whole lines of Markdown.

    Returns:
        the text, equally long, with ``PROTECTED_PIPE`` where a bar does not divide cells.
    """
    if "|" not in text or ("$" not in text and "\\" not in text):
        return text
    lines = text.split("\n")
    is_row = False
    for index, line in enumerate(lines):
        if is_row:
            is_row = bool(line.strip())
        elif is_delimiter_row(line):
            is_row = True
            if index:
                lines[index - 1] = _protect(lines[index - 1])
        if is_row:
            lines[index] = _protect(line)
    return "\n".join(lines)


def restore_pipes(text: str) -> str:
    """Undo ``protect_pipes``."""
    return text.replace(PROTECTED_PIPE, "|")


def _protect(line: str) -> str:
    return _FORMULA.sub(lambda match: _BARE_PIPE.sub(PROTECTED_PIPE, match[0]), line)

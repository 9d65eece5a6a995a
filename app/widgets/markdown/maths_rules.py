r"""Rules of markdown-it for formulas: ``\(…\)``, ``\[…\]``, ``$…$``, ``$$…$$``, environments.

They stand before ``escape`` and before every block rule. Tokens: ``math_inline`` (``meta``:
``is_display``), ``math_block`` (``meta``: ``is_closed``) and ``math_open``, the source of a
formula whose end has not come yet; ``content`` is the TeX, ``markup`` the opening delimiter.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

ENVIRONMENTS = (
    "align|alignat|aligned|alignedat|array|bmatrix|Bmatrix|cases|CD|dcases|eqnarray|equation"
    "|flalign|gather|gathered|matrix|multline|pmatrix|rcases|smallmatrix|split|subequations"
    "|vmatrix|Vmatrix"
)
_BEGIN = re.compile(r"\\begin\{((?:" + ENVIRONMENTS + r")\*?)\}")
_ESCAPES = re.compile(r"\\[\\$]")
_PROSE = re.compile(r"[A-Za-z]{2,}[,;:]? +[A-Za-z]{2,}")
_AMOUNT = re.compile(r"\d[\d.,]*[kKmMbB]?(?: |[-–—/]|$)")
_TEX_SIGNS = frozenset("\\^_={}<>+*|")
LONGEST_OPEN = 160
"""An inline formula without an end is shown as its source up to this many characters."""


def closing(opener: str) -> str:
    """The delimiter that ends a formula which ``opener`` began."""
    if opener.startswith("\\begin"):
        return "\\end" + opener[len("\\begin") :]
    return {"\\(": "\\)", "\\[": "\\]"}.get(opener, opener)


def find_end(text: str, opener: str, start: int, limit: int | None = None) -> int:
    """Where the closing delimiter stands, or -1; an escaped dollar does not close."""
    end = closing(opener)
    position = text.find(end, start, limit)
    while position > start and opener[0] == "$" and text[position - 1] == "\\":
        position = text.find(end, position + 1, limit)
    if opener.startswith("\\begin") and position >= 0:
        for _ in range(text.count(opener, start, position)):
            following = text.find(end, position + len(end), limit)
            position = following if following >= 0 else position
    return position


def maths_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    r"""A formula that opens a line with ``\[``, ``$$`` or ``\begin``; a blank line ends it open."""
    first = state.src[
        state.bMarks[start_line] + state.tShift[start_line] : state.eMarks[start_line]
    ]
    opener = _block_opener(first)
    if not opener:
        return False
    if silent:
        return True
    text = first[len(opener) :]
    line = start_line + 1
    end = find_end(text, opener, 0)
    while end < 0 and line < end_line and _goes_on(state, line, text):
        searched = max(0, len(text) - len(opener) - 4)
        text += "\n" + state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        end = find_end(text, opener, 0 if opener.startswith("\\begin") else searched)
        line += 1
    _push_block(state, opener, text, end, (start_line, line))
    state.line = line
    return True


def _block_opener(line: str) -> str:
    if line.startswith(("\\[", "$$")):
        return line[:2]
    begin = _BEGIN.match(line)
    return begin[0] if begin else ""


def _goes_on(state: StateBlock, line: int, text: str) -> bool:
    if state.isEmpty(line):
        return not text.strip()
    return state.sCount[line] >= state.blkIndent


def _push_block(
    state: StateBlock, opener: str, text: str, end: int, lines: tuple[int, int]
) -> None:
    is_environment = opener.startswith("\\begin")
    after = ""
    tex = text if end < 0 else text[:end]
    if end >= 0:
        after = text[end + len(closing(opener)) :].strip()
        if after in {".", ",", ";", ":"} and not is_environment:
            tex, after = tex.rstrip() + after, ""
    token = state.push("math_block", "math", 0)
    token.block = True
    token.markup = opener
    token.content = (
        f"{opener}{tex}{closing(opener)}" if is_environment and end >= 0 else tex.strip()
    )
    if end < 0:
        token.content = (opener + tex).rstrip()
    token.meta = {"is_closed": end >= 0 and bool(tex.strip())}
    token.map = list(lines)
    if after:
        state.push("paragraph_open", "p", 1).map = [lines[1] - 1, lines[1]]
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = after, [lines[1] - 1, lines[1]], []
        state.push("paragraph_close", "p", -1)


def maths_inline(state: StateInline, silent: bool) -> bool:
    """A formula within a paragraph."""
    opener = _inline_opener(state.src, state.pos)
    if not opener:
        return False
    start = state.pos + len(opener)
    if opener == "$":
        end = dollar_end(state.src, start, state.posMax)
    else:
        end = find_end(state.src, opener, start, state.posMax)
    is_open = end < 0
    if is_open:
        if opener[0] == "$" or state.posMax - start > LONGEST_OPEN:
            return False
        end = state.posMax
    elif not state.src[start:end].strip():
        return False
    if not silent:
        _push_inline(state, opener, state.src[start:end], is_open=is_open)
    state.pos = end if is_open else end + len(closing(opener))
    return True


def _inline_opener(text: str, position: int) -> str:
    if text.startswith(("\\(", "\\[", "$$"), position):
        return text[position : position + 2]
    if text[position] == "$":
        before = text[position - 1] if position else " "
        return "" if before == "$" or before.isalnum() else "$"
    begin = _BEGIN.match(text, position)
    return begin[0] if begin else ""


def _push_inline(state: StateInline, opener: str, tex: str, *, is_open: bool) -> None:
    token = state.push("math_open" if is_open else "math_inline", "math", 0)
    token.markup = opener
    is_environment = opener.startswith("\\begin")
    if is_open:
        token.content = opener + tex
    else:
        token.content = f"{opener}{tex}{closing(opener)}" if is_environment else tex.strip()
    token.meta = {"is_display": opener in {"\\[", "$$"}}


def dollar_end(text: str, start: int, limit: int) -> int:
    """Where ``$…$`` ends, or -1 where the dollar is money or a shell variable."""
    end = text.find("$", start, limit)
    while end > start and text[end - 1] == "\\" and not text[start:end].endswith("\\\\"):
        end = text.find("$", end + 1, limit)
    if end <= start or text[start].isspace() or text[end - 1].isspace():
        return -1
    after = text[end + 1 : end + 2]
    if after.isdigit() or after == "$":
        return -1
    tex = text[start:end]
    is_plain = not _TEX_SIGNS.intersection(_ESCAPES.sub("", tex))
    if is_plain and (_PROSE.search(tex) or (_AMOUNT.match(tex) and re.search("[a-z]{2}", tex))):
        return -1
    return end

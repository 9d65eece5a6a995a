"""Ends that are still to come, supplied, so that half-written Markdown already looks right.

Only the last, incomplete line is ever changed, and only while more text is expected; whether that
line is code is for the caller to find out.
"""

from __future__ import annotations

import re

from markdown_it.rules_block.table import escapedSplit

from app.widgets.markdown.source import is_delimiter_row

_HALF_DELIMITER_ROW = re.compile(r"^[ \t]*\|?[ \t:|-]*$")
_FENCE = re.compile(r"^[ \t>]*(?:[-*+] +|\d+[.)] +)*(`{3,}|~{3,})([^\n]*)$")
_BEFORE_TABLE = re.compile(
    r"^ {0,3}(?:#{1,6}(?:[ \t].*)?|(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}"
    r"|`{3,}|~{3,})?[ \t]*$"
)
"""A blank line, a heading, a rule, the end of code: what comes next begins a block."""
_FINISHED = re.compile(r"`[^`]*`|\\\(.*?\\\)|\$[^$\s][^$]*\$|\\.")
_MARKERS_ONLY = re.compile(r"^[\s>*_+\-]*$")
_LONGEST_LINE = 2_000


def complete(text: str, *, is_row: bool = False) -> tuple[str, bool]:
    """Supply what the end of a text lacks.

    Args:
        text: from the start of a top-level block to the end of what has come.
        is_row: whether it is a row of a table instead.

    Returns:
        the text to parse, and whether it ends in a table's head that is not whole yet.
    """
    last = text[text.rfind("\n") + 1 :]
    if len(last) > _LONGEST_LINE or _FENCE.match(last):
        return text, False
    table = "" if is_row else _complete_table(text)
    if table:
        return table, True
    return text[: len(text) - len(last)] + _complete_line(last), False


def _complete_table(text: str) -> str:
    head, _, last = text.rpartition("\n")
    before, _, above = head.rpartition("\n")
    if last.startswith("|") and _BEFORE_TABLE.match(above):
        row = _delimiter_row(last)
        return f"{text}\n{row}" if row else ""
    is_second_line = above.startswith("|") and _BEFORE_TABLE.match(before.rpartition("\n")[2])
    if is_second_line and _HALF_DELIMITER_ROW.match(last) and not is_delimiter_row(above):
        row = _delimiter_row(above)
        if is_delimiter_row(last) and last.count("|") == row.count("|"):
            return ""
        return f"{head}\n{row}" if row else ""
    return ""


def _delimiter_row(header: str) -> str:
    cells = escapedSplit(header.strip())[1:]
    if cells and not cells[-1]:
        cells.pop()
    return "|" + "---|" * len(cells) if cells else ""


def _complete_line(line: str) -> str:
    rest = _FINISHED.sub("", line)
    if _MARKERS_ONLY.match(rest):
        return line
    if "`" in rest:
        return line.removesuffix("`") if rest.endswith("`") else line + "`"
    if rest.count("**") % 2 == 0:
        return line[:-1] if line.endswith(" *") else line
    if rest.endswith("**"):
        return line[:-2]
    return line + ("*" if rest.endswith("*") else "**")

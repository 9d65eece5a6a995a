"""Top-level blocks, cut from markdown-it's tokens; a list is cut into its items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

Cell = tuple[Token, ...]
"""The inline tokens of a table's cell."""
_CLOSING_FENCE = re.compile(r"^[ \t>]{0,40}(`{3,}|~{3,})[ \t]*$")


@dataclass(frozen=True)
class FlowBlock:
    """What can share a text with its neighbours: a paragraph, heading, quote, rule or list item.

    Attributes:
        tokens: of the block; a list item with its list's tokens around it.
        number: of a top-level ordered list's item; 1, 2, 3… for bullets too; 0 for no item.
        has_gap: an item, not the first, that follows an empty line.
    """

    tokens: tuple[Token, ...]
    number: int = 0
    has_gap: bool = False
    is_continuation: bool = False
    """An item of the same list as the block before."""


@dataclass(frozen=True)
class CodeBlock:
    """A fence or indented code.

    Attributes:
        language: first word after the fence, lower case, may be empty.
        text: without the line end of the last line.
        is_closed: whether the fence has its end.
    """

    language: str
    text: str
    is_closed: bool


@dataclass(frozen=True)
class TableBlock:
    """A table.

    Attributes:
        alignments: ``left``, ``right``, ``center`` or nothing, one a column.
        header: the cells of the first row.
        rows: the others, each as long as the header.
    """

    alignments: tuple[str, ...]
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class MathsBlock:
    """A display formula.

    Attributes:
        tex: without delimiters; with its opening one while it is not closed.
        is_closed: whether it can be set.
    """

    tex: str
    is_closed: bool


Block = FlowBlock | CodeBlock | TableBlock | MathsBlock


@dataclass(frozen=True)
class Span:
    """A block and the lines of the parsed text that it covers.

    Attributes:
        first: its first line, from 0.
        end: the line after its last.
        content: of code as markdown-it gives it, with the line end.
    """

    first: int
    end: int
    block: Block
    content: str = ""


def cut(tokens: list[Token], lines: list[str], carried: FlowBlock | None) -> list[Span]:
    """The top-level blocks.

    Args:
        tokens: of a whole parse.
        lines: the text that was parsed.
        carried: where the text begins inside a list, the item it begins with as it was cut before.
    """
    spans: list[Span] = []
    for group in _groups(tokens):
        if group[0].type in {"bullet_list_open", "ordered_list_open"}:
            spans += _items(group, lines, carried if not spans else None)
        else:
            spans.append(_span(group, lines))
    for token in tokens:
        token.map = None
    return spans


def code_block(token: Token, lines: list[str] | None) -> CodeBlock:
    """The block of a ``fence`` or ``code_block`` token; without ``lines`` it counts as closed."""
    text = token.content.removesuffix("\n")
    if token.type == "code_block":
        return CodeBlock("", text, is_closed=True)
    words = token.info.split(maxsplit=1)
    is_closed = True
    if lines is not None and token.map:
        first, end = token.map
        is_closed = end - first > 1 and _is_fence_end(lines[end - 1], token.markup)
    return CodeBlock(words[0].strip("{}.").lower() if words else "", text, is_closed)


def table_block(tokens: Sequence[Token]) -> TableBlock:
    """The table of the tokens from ``table_open`` to ``table_close``."""
    alignments: list[str] = []
    rows: list[list[Cell]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "th_open":
            alignments.append(str(token.attrGet("style") or "").removeprefix("text-align:"))
        elif token.type == "inline":
            rows[-1].append(tuple(token.children or ()))
    return TableBlock(tuple(alignments), tuple(rows[0]), tuple(tuple(row) for row in rows[1:]))


def group_end(tokens: Sequence[Token], start: int) -> int:
    """The index after the token that closes the one at ``start``."""
    depth = 0
    for index in range(start, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index + 1
    return len(tokens)


def _groups(tokens: list[Token]) -> Iterator[list[Token]]:
    start = 0
    while start < len(tokens):
        end = group_end(tokens, start)
        yield tokens[start:end]
        start = end


def _span(group: list[Token], lines: list[str]) -> Span:
    first, end = group[0].map or (0, 0)
    kind = group[0].type
    if kind in {"fence", "code_block"}:
        return Span(first, end, code_block(group[0], lines), group[0].content)
    if kind == "table_open":
        return Span(first, end, table_block(group))
    if kind == "math_block":
        return Span(first, end, MathsBlock(group[0].content, bool(group[0].meta["is_closed"])))
    return Span(first, end, FlowBlock(tuple(group)))


def _items(group: list[Token], lines: list[str], carried: FlowBlock | None) -> Iterator[Span]:
    number = carried.number if carried else int(group[0].attrGet("start") or 1)
    index = 1
    while index < len(group) - 1:
        end = group_end(group, index)
        item = group[index:end]
        for token in item:
            if token.level == group[0].level + 2 and token.type.startswith("paragraph"):
                token.hidden = False  # tight or loose is said by has_gap, item by item
        first, last = item[0].map or (0, 0)
        has_gap = index > 1 and not lines[first - 1].strip()
        opening = replace_start(group[0])
        block = FlowBlock((opening, *item, group[-1]), number, has_gap, index > 1)
        if carried and index == 1:
            block = replace(block, has_gap=carried.has_gap, is_continuation=carried.is_continuation)
        yield Span(first, last, block)
        number += 1
        index = end


def replace_start(opening: Token) -> Token:
    """The opening token of a list without its number: the block has it."""
    copied = opening.copy()
    copied.attrs = {}
    copied.map = None
    return copied


def _is_fence_end(line: str, markup: str) -> bool:
    match = _CLOSING_FENCE.match(line)
    return match is not None and match[1][0] == markup[0] and len(match[1]) >= len(markup)

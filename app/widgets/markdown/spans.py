"""Blocks that hold no others, made from markdown-it's tokens; ``cutting`` finds them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from app.widgets.markdown.openings import Path
from app.widgets.markdown.places import TOP, Mark, Place

Cell = tuple[Token, ...]
"""The inline tokens of a table's cell."""
_CLOSING_FENCE = re.compile(r"^[ \t>]{0,40}(`{3,}|~{3,})[ \t]*$")


@dataclass(frozen=True)
class FlowBlock:
    """What can share a text with its neighbours: a paragraph, heading, rule, footnote, bare mark.

    Attributes:
        tokens: of the block; none for the mark of an item that does not begin with words.
        place: the lists and quotes around it.
        mark: of the item that begins with it.
        head: inline tokens with which a long paragraph begins; while it grows, the same object
            for many updates.
    """

    tokens: tuple[Token, ...]
    place: Place = TOP
    mark: Mark | None = None
    head: tuple[Token, ...] = field(default=(), repr=False, compare=False)

    @property
    def is_note(self) -> bool:
        """Whether it is a footnote's text, which is shown at the end."""
        return bool(self.tokens) and self.tokens[0].type == "footnote_reference_open"


@dataclass(frozen=True)
class CodeBlock:
    """A fence or indented code.

    Attributes:
        language: first word after the fence, lower case, may be empty.
        text: without the line end of the last line.
        is_closed: whether the fence has its end.
        place: the lists and quotes around it.
    """

    language: str
    text: str
    is_closed: bool
    place: Place = TOP


@dataclass(frozen=True)
class TableBlock:
    """A table.

    Attributes:
        alignments: ``left``, ``right``, ``center`` or nothing, one a column.
        header: the cells of the first row.
        rows: the others, each as long as the header.
        place: the lists and quotes around it.
    """

    alignments: tuple[str, ...]
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    place: Place = TOP


@dataclass(frozen=True)
class MathsBlock:
    """A display formula.

    Attributes:
        tex: without delimiters; with its opening one while it is not closed.
        is_closed: whether it can be set.
        place: the lists and quotes around it.
    """

    tex: str
    is_closed: bool
    place: Place = TOP


Block = FlowBlock | CodeBlock | TableBlock | MathsBlock


@dataclass(frozen=True)
class Span:
    """A block and the lines of the parsed text that it covers.

    Attributes:
        first: its first line, from 0, or that of the first list or quote that opens with it.
        end: the line after its last.
        block: what it is.
        content: of code as markdown-it gives it, with the line end.
        path: the lists and quotes that were open before ``first`` and go on.
    """

    first: int
    end: int
    block: Block
    content: str = ""
    path: Path = field(default=(), repr=False)


def code_block(token: Token, lines: Sequence[str] | None, place: Place) -> CodeBlock:
    """The block of a ``fence`` or ``code_block`` token; without ``lines`` it counts as closed."""
    text = token.content.removesuffix("\n")
    if token.type == "code_block":
        return CodeBlock("", text, is_closed=True, place=place)
    words = token.info.split(maxsplit=1)
    is_closed = True
    if lines is not None and token.map:
        first, end = token.map
        is_closed = end - first > 1 and _is_fence_end(lines[end - 1], token.markup)
    language = words[0].strip("{}.").lower() if words else ""
    return CodeBlock(language, text, is_closed, place)


def table_block(tokens: Sequence[Token], place: Place) -> TableBlock:
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
    cells = tuple(tuple(row) for row in rows[1:])
    return TableBlock(tuple(alignments), tuple(rows[0]), cells, place)


def _is_fence_end(line: str, markup: str) -> bool:
    match = _CLOSING_FENCE.match(line)
    return match is not None and match[1][0] == markup[0] and len(match[1]) >= len(markup)

"""What of the last, still growing block is final already, so that only the rest is parsed again.

Each kind keeps a piece of text that stands in the next parse for all that is left out, and joins
the result to what it keeps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from markdown_it.token import Token

from app.widgets.markdown.grammar import is_absurd, opener_count, plain_children
from app.widgets.markdown.spans import Cell, CodeBlock, FlowBlock, Span, TableBlock

_LONG_LINE = 4_000
_KEEP_BEHIND = (200, 330, 460)
_OPEN_SIGNS = frozenset("*_`[]<&$~\\!")


class Frozen(Protocol):
    """A growing block's final part."""

    @property
    def at(self) -> int:
        """Where in the whole text the next parse begins."""

    @property
    def prefix(self) -> str:
        """What stands before it in the next parse."""

    def merge(self, span: Span) -> Span | None:
        """The whole block, given what the rest was parsed to; None if it became another kind."""


@dataclass(frozen=True)
class FrozenCode:
    """Lines of an open fence."""

    at: int
    opener: str
    content: str
    is_mid_line: bool

    @property
    def prefix(self) -> str:
        """The opening line, and something for the start of a very long line."""
        return self.opener + "\n" + "x" * self.is_mid_line

    def merge(self, span: Span) -> Span | None:
        """Join the lines."""
        if not isinstance(span.block, CodeBlock):
            return None
        content = self.content + span.content[self.is_mid_line :]
        block = replace(span.block, text=content.removesuffix("\n"))
        return replace(span, block=block, content=content)


@dataclass(frozen=True)
class FrozenRows:
    """Rows of a table."""

    at: int
    head: str
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def prefix(self) -> str:
        """The head."""
        return self.head

    def merge(self, span: Span) -> Span | None:
        """Join the rows."""
        if not isinstance(span.block, TableBlock):
            return None
        return replace(span, block=replace(span.block, rows=self.rows + span.block.rows))


@dataclass(frozen=True)
class FrozenParagraph:
    """The start of a paragraph, up to a space where no markup is open."""

    at: int
    children: tuple[Token, ...]
    length: int = 0
    openers: int = 0
    plain: str = ""
    """All of it, where it is too long for markup."""

    @property
    def prefix(self) -> str:
        """A word."""
        return "x"

    def merge(self, span: Span) -> Span | None:
        """Join the texts."""
        inline = _paragraph_inline(span)
        if inline is None:
            return None
        length = self.length + len(inline.content) - 1
        openers = self.openers + opener_count(inline.content)
        if self.plain:
            children = plain_children(self.plain + inline.content[1:])
        elif is_absurd(length, openers):
            return None
        else:
            rest = list(inline.children or ())
            rest[0] = Token("text", "", 0, content=rest[0].content[1:])
            children = [*self.children, *rest]
        inline.children = children
        return span


@dataclass(frozen=True)
class Piece:
    """The part of the message that was parsed.

    Attributes:
        text: without what stood before it in the parse.
        start: where it begins in the message.
    """

    text: str
    start: int


def freeze(
    span: Span, piece: Piece, frozen: Frozen | None, parse: Callable[[str], list[Token]]
) -> Frozen | None:
    """What of the only open block is final.

    Args:
        span: the block, whole.
        piece: what was parsed last.
        frozen: what was final before.
        parse: gives the inline tokens of a text.
    """
    if isinstance(span.block, CodeBlock):
        return frozen if span.block.is_closed else _freeze_code(span, piece, frozen)
    if isinstance(span.block, TableBlock):
        return _freeze_rows(span.block, piece, frozen)
    return _freeze_paragraph(span, piece, frozen, parse)


def _freeze_code(span: Span, piece: Piece, frozen: Frozen | None) -> Frozen | None:
    text = piece.text
    opener, newline, _ = text.partition("\n")
    if isinstance(frozen, FrozenCode):
        opener = frozen.opener
    elif not newline:
        return None
    line = text[text.rfind("\n") + 1 :]
    content = span.content
    end = piece.start + len(text)
    if not line:
        is_mid_line = isinstance(frozen, FrozenCode) and frozen.is_mid_line and "\n" not in text
        return FrozenCode(end, opener, content, is_mid_line)
    if len(line) > _LONG_LINE and line.strip(" \t`~"):
        return FrozenCode(end, opener, content.removesuffix("\n"), is_mid_line=True)
    if "\n" not in text:
        return frozen
    complete = text.count("\n") - 1
    if isinstance(frozen, FrozenCode):
        complete += 1 + frozen.content.count("\n")
    if content.count("\n") > complete:
        content = content[:-1]  # of the last line, which is not complete
    content = content[: content.rfind("\n") + 1]
    return FrozenCode(end - len(line), opener, content, is_mid_line=False)


def _freeze_rows(block: TableBlock, piece: Piece, frozen: Frozen | None) -> Frozen | None:
    lines = piece.text.split("\n")
    complete = len(lines) - 1
    if isinstance(frozen, FrozenRows):
        head = frozen.head
        complete += len(frozen.rows)
    elif complete < 3:
        return None
    else:
        head = "\n".join(lines[:2]) + "\n"
        complete -= 2
    at = piece.start + len(piece.text) - len(lines[-1])
    return FrozenRows(at, head, block.rows[:complete])


def _freeze_paragraph(
    span: Span, piece: Piece, frozen: Frozen | None, parse: Callable[[str], list[Token]]
) -> Frozen | None:
    text, start = piece.text, piece.start
    inline = _paragraph_inline(span)
    if inline is None or text.startswith("["):
        return None
    before = frozen if isinstance(frozen, FrozenParagraph) else FrozenParagraph(start, ())
    is_plain = bool(before.plain)
    if not before.length:
        is_plain = is_absurd(len(inline.content), opener_count(inline.content))
    for behind in _KEEP_BEHIND if not is_plain else _KEEP_BEHIND[:1]:
        cut = _last_space(text, len(text) - behind)
        if cut <= 0:
            break
        words = text[:cut] if before.length else text[:cut].lstrip()
        length = before.length + len(words)
        if is_plain:
            plain = before.plain + words.replace("\n", " ")
            return FrozenParagraph(start + cut, (), length, plain=plain)
        children = parse(words)
        if not any(_is_open(token) for token in children):
            openers = before.openers + opener_count(words)
            return FrozenParagraph(
                start + cut, joined([*before.children, *children]), length, openers
            )
    return frozen


def _last_space(text: str, limit: int) -> int:
    """The last space in a line, between two words, before which the line has no cells; or -1."""
    position = text.rfind(" ", 1, max(1, limit))
    while position > 0 and (text[position - 1].isspace() or text[position + 1].isspace()):
        position = text.rfind(" ", 1, position)
    line_start = text.rfind("\n", 0, max(0, position)) + 1
    return -1 if "|" in text[line_start : max(0, position)] else position


def _is_open(token: Token) -> bool:
    if token.type == "math_open" or token.markup in {"\\(", "\\["}:
        return token.type != "math_inline"
    return token.type in {"text", "text_special"} and not _OPEN_SIGNS.isdisjoint(token.content)


def _paragraph_inline(span: Span) -> Token | None:
    block = span.block
    if not isinstance(block, FlowBlock) or block.tokens[0].type != "paragraph_open":
        return None
    return block.tokens[1]


def joined(children: list[Token]) -> tuple[Token, ...]:
    """Inline tokens with neighbouring texts made one, as markdown-it leaves them."""
    result: list[Token] = []
    for token in children:
        if token.type in {"text", "text_special"}:
            if not token.content:
                continue
            if result and result[-1].type == "text":
                content = result.pop().content + token.content
            else:
                content = token.content
            result.append(Token("text", "", 0, content=content))
        else:
            result.append(token)
    return tuple(result)

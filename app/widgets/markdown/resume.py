"""What of the last, still growing block is final already, so that only the rest is parsed again.

Each kind keeps a piece of text that stands in the next parse for all that is left out, and joins
the result to what it keeps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from markdown_it.token import Token

from app.widgets.markdown.long_paragraph import FrozenParagraph, Piece, freeze_paragraph
from app.widgets.markdown.openings import blanked
from app.widgets.markdown.spans import Cell, CodeBlock, Span, TableBlock

_LONG_LINE = 4_000


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
        if not self.is_mid_line:
            return self.opener + "\n"
        words = self.opener.lstrip(" \t>")
        return f"{self.opener}\n{blanked(self.opener[: len(self.opener) - len(words)])}x"

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
    before = frozen if isinstance(frozen, FrozenParagraph) else None
    return freeze_paragraph(span, piece, before, parse)


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

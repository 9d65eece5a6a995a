"""The streaming parser: text comes in pieces, blocks come out, finished ones only once.

All blocks but the last are final, in lists and quotes too (see ``openings``), and of a long last
block all but its end (see ``resume``). So a token costs the same wherever it stands.
"""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it.token import Token

from app.widgets.markdown.cutting import cut
from app.widgets.markdown.grammar import make_grammar
from app.widgets.markdown.half_written import complete
from app.widgets.markdown.long_paragraph import Piece, joined
from app.widgets.markdown.openings import prefix_of
from app.widgets.markdown.references import Definitions
from app.widgets.markdown.resume import Frozen, FrozenRows, freeze
from app.widgets.markdown.source import clean, protect_pipes
from app.widgets.markdown.spans import (
    Block,
    CodeBlock,
    FlowBlock,
    MathsBlock,
    Span,
    TableBlock,
)

__all__ = [
    "Block",
    "CodeBlock",
    "FlowBlock",
    "MathsBlock",
    "StreamingParser",
    "TableBlock",
    "Update",
]

_WINDOW = 32_000
"""Characters parsed at once; a block of one nature that is longer is cut."""
_MOST_RESTARTS = 64
_PATIENCE = 400
"""Characters until the next try to freeze the start of a paragraph."""


@dataclass(frozen=True)
class Update:
    """What a piece of text changed.

    Attributes:
        kept: so many of the blocks, from the first, are as they were.
        tail: the blocks after those.
        starts: where each of them begins in the text.
    """

    kept: int
    tail: tuple[Block, ...]
    starts: tuple[int, ...]


@dataclass(frozen=True)
class _Cut:
    """A parsed text.

    Attributes:
        spans: its blocks.
        offsets: where its lines begin in the message.
    """

    spans: list[Span]
    offsets: list[int]

    @property
    def is_open(self) -> bool:
        """Whether the last block may grow."""
        return bool(self.spans) and self.spans[-1].end >= len(self.offsets) - 1

    @property
    def ends_in_code(self) -> bool:
        return self.is_open and isinstance(self.spans[-1].block, CodeBlock)


_Placed = tuple[int, Span]
"""Where a block begins in the message, and the block."""


class StreamingParser:
    """Parses one text that grows at its end."""

    def __init__(self) -> None:
        self._grammar = make_grammar()
        self._definitions = Definitions(self._grammar)
        self._text = ""
        self._held = ""
        self._scanned = 0
        self._restarts = 0
        self._is_finished = False
        self._frozen: Frozen | None = None
        self._carried: Span | None = None
        self._lead = ""
        self._tail_at = self._count = self._retry_length = 0

    @property
    def text(self) -> str:
        """All text so far, cleaned."""
        return self._text

    def append(self, text: str) -> Update:
        """Take up more text."""
        text = self._held + text
        self._held = "\r" if text.endswith("\r") else ""
        self._text += clean(text[: len(text) - len(self._held)])
        end = self._text.rfind("\n") + 1
        return self._update(end)

    def finish(self) -> Update:
        """There is no more text: the last line is complete."""
        self._is_finished = True
        return self._update(len(self._text))

    def _update(self, scan_end: int) -> Update:
        found: list[str] = []
        if scan_end > self._scanned:
            found = self._definitions.read(self._text[self._scanned : scan_end].split("\n"))
            self._scanned = scan_end
        parsed = self._frozen.at if self._frozen else self._tail_at
        if found and parsed and self._restarts < _MOST_RESTARTS:
            before = self._text[:parsed].lower()
            if any(label in before for label in found):
                self._restarts += 1
                self._forget()
        kept = self._count
        final, growing = self._read()
        self._count += len(final)
        tail = [*final, *growing]
        blocks = tuple(_normal(span) for _, span in tail)
        return Update(kept, blocks, tuple(start for start, _ in tail))

    def _forget(self) -> None:
        self._tail_at = self._count = self._retry_length = 0
        self._frozen = self._carried = None
        self._lead = ""

    def _read(self) -> tuple[list[_Placed], list[_Placed]]:
        """The blocks that have become final, and those still open."""
        final: list[_Placed] = []
        while True:
            start = self._frozen.at if self._frozen else self._tail_at
            end = self._window_end(start)
            spans, starts, is_open = self._parse(start, end)
            # The first may have begun before what was parsed now.
            placed = list(zip((self._tail_at, *starts[1:]), spans, strict=False))
            count = self._count_final(spans, starts, end)
            final += placed[:count]
            if count or (spans and not self._frozen):
                self._move_to(starts[count], spans[count])
            is_all = end == len(self._text)
            if is_open:
                self._freeze(spans[count:], end)
            if is_all:
                return final, placed[count:]
            has_moved = count or (self._frozen and self._frozen.at > start)
            if not has_moved:
                final += placed
                self._move_to(end, None)

    def _parse(self, start: int, end: int) -> tuple[list[Span], list[int], bool]:
        """The blocks from a place on, where each begins, and whether the last may grow."""
        prefix = self._lead + (self._frozen.prefix if self._frozen else "")
        source, is_guess = prefix + self._text[start:end], False
        offset = start - len(prefix)
        is_growing = not self._is_finished and end == len(self._text)
        completed = source
        if is_growing:
            completed, is_guess = complete(source, is_row=isinstance(self._frozen, FrozenRows))
        cut_source = self._cut(completed, offset)
        if completed != source and cut_source.ends_in_code:
            cut_source, is_guess = self._cut(source, offset), False  # code needs no completion
        spans = cut_source.spans
        if self._frozen and spans:
            merged = self._frozen.merge(spans[0])
            if merged is None:
                self._frozen = None
                return self._parse(self._tail_at, self._window_end(self._tail_at))
            spans[0] = merged
        is_open = cut_source.is_open and not is_guess
        return spans, [cut_source.offsets[span.first] for span in spans], is_open

    def _cut(self, source: str, offset: int) -> _Cut:
        source = protect_pipes(source)
        lines = source.split("\n")
        offsets = []
        for line in lines:
            offsets.append(offset)
            offset += len(line) + 1
        tokens = self._grammar.parse(source, self._definitions.environment())
        return _Cut(cut(tokens, lines, offsets, self._carried), offsets)

    def _count_final(self, spans: list[Span], starts: list[int], end: int) -> int:
        """How many blocks no later text can change: a complete line follows that opens another."""
        for index in range(len(spans) - 1, 0, -1):
            if spans[index].first < spans[index - 1].end:
                continue  # what follows a formula on its last line
            if self._is_finished or self._text.find("\n", starts[index], end) >= 0:
                return index
        return 0

    def _move_to(self, offset: int, span: Span | None) -> None:
        self._retry_length = 0 if self._tail_at != offset else self._retry_length
        self._tail_at = offset
        self._frozen = None
        self._carried = span
        self._lead = prefix_of(span.path) if span else ""

    def _freeze(self, spans: list[Span], end: int) -> None:
        start = self._frozen.at if self._frozen else self._tail_at
        if len(spans) != 1 or end - start < self._retry_length:
            return
        piece = Piece(self._text[start:end], start)
        frozen = freeze(spans[0], piece, self._frozen, self._parse_inline)
        is_tried = frozen is self._frozen and isinstance(spans[0].block, FlowBlock)
        self._retry_length = end - start + _PATIENCE if is_tried else 0
        self._frozen = frozen

    def _parse_inline(self, text: str) -> list[Token]:
        tokens: list[Token] = []
        environment = self._definitions.environment()
        self._grammar.inline.parse(text, self._grammar, environment, tokens)
        return tokens

    def _window_end(self, start: int) -> int:
        """The end of the text, or of a line some way behind ``start``."""
        if len(self._text) - start <= _WINDOW:
            return len(self._text)
        end = self._text.find("\n", start + _WINDOW, start + _WINDOW + 2_000)
        if end < 0:
            end = self._text.rfind(" ", start + _WINDOW - 2_000, start + _WINDOW)
        return end + 1 if end >= 0 else start + _WINDOW


def _normal(span: Span) -> Block:
    """The block without what depends on how the text was cut for parsing."""
    if isinstance(span.block, FlowBlock):
        for token in span.block.tokens:
            if token.type == "inline":
                token.content = ""
                if not span.block.head:
                    token.children = list(joined(token.children or []))
    return span.block

"""Cuts markdown-it's tokens into blocks that hold no others; lists and quotes become places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it.token import Token

from app.widgets.markdown.openings import Opening, Path
from app.widgets.markdown.places import TOP, Mark, MarkKind, Place
from app.widgets.markdown.spans import Block, FlowBlock, MathsBlock, Span, code_block, table_block

_WORDS = {"paragraph_open", "heading_open"}


def cut(
    tokens: Sequence[Token], lines: Sequence[str], offsets: Sequence[int], carried: Span | None
) -> list[Span]:
    """The blocks of a parse.

    Args:
        tokens: of the whole parse.
        lines: the text that was parsed.
        offsets: where each of them begins in the whole text.
        carried: the block that the text begins with, as it was cut before; the lines that open its
            path come first and are left out.
    """
    cutter = _Cutter(lines, offsets, carried)
    cutter.take(tokens, TOP, ())
    for token in tokens:
        token.map = None
    return cutter.spans


def cut_note(tokens: Sequence[Token], place: Place, number: int) -> list[Block]:
    """The blocks of what is inside a footnote.

    Args:
        tokens: without line numbers.
        place: of the footnote.
        number: of the footnote.
    """
    cutter = _Cutter((), (-number,), None)
    cutter.take(tokens, place, ())
    return [span.block for span in cutter.spans]


def groups(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens in groups, each from an opening one to the one that closes it."""
    start = depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth <= 0:
            yield tokens[start : index + 1]
            start, depth = index + 1, 0
    if start < len(tokens):
        yield tokens[start:]


class _Cutter:
    def __init__(self, lines: Sequence[str], offsets: Sequence[int], carried: Span | None) -> None:
        self.spans: list[Span] = []
        self._lines = lines
        self._offsets = offsets
        self._path: Path = carried.path if carried else ()
        self._prefix_lines = 2 * len({opening.at for opening in self._path})
        mark = carried.block.mark if carried and isinstance(carried.block, FlowBlock) else None
        self._had_gap = mark is not None and mark.has_gap
        self._begun: tuple[int, Path] | None = None
        self._mark: Mark | None = None
        self._opened_line = 0

    def take(self, tokens: Sequence[Token], place: Place, path: Path) -> None:
        for group in groups(tokens):
            kind = group[0].type
            if kind in {"bullet_list_open", "ordered_list_open"}:
                self._take_list(group, place, path)
            elif kind == "blockquote_open":
                self._take_quote(group, place, path)
            else:
                self._take_leaf(group, place, path)

    def _take_quote(self, group: Sequence[Token], place: Place, path: Path) -> None:
        line, begun = _first_line(group), self._begun
        is_known = line < self._prefix_lines
        opening = self._path[len(path)] if is_known else self._opening(line, path)
        self.take(group[1:-1], place.in_quote(), (*path, opening))
        if self._begun is not None:
            self._begun = begun  # an empty quote begins nothing

    def _take_list(self, group: Sequence[Token], place: Place, path: Path) -> None:
        self._flush_mark(place)
        list_id = (self._offsets[_first_line(group)], len(path))
        number = int(group[0].attrGet("start") or 1)
        before: Opening | None = None
        for item in groups(group[1:-1]):
            line = _first_line(item)
            if line < self._prefix_lines:
                opening = self._path[len(path)]
                list_id, number = opening.list_id or list_id, opening.number
            else:
                opening = self._opening(line, (*path, before) if before else path)
                opening = replace(opening, list_id=list_id, number=number)
                self._mark = self._make_mark(group[0], item[0], opening, place)
                self._mark = replace(
                    self._mark, is_first=before is None, has_gap=self._has_gap(line, before)
                )
            self.take(item[1:-1], place.in_item(), (*path, opening))
            number += 1
            before = replace(opening, is_empty=opening.is_empty or self._mark is not None)
            self._flush_mark(place.in_item())

    def _make_mark(self, list_open: Token, item: Token, opening: Opening, place: Place) -> Mark:
        is_numbered = list_open.type == "ordered_list_open"
        kind = MarkKind.NUMBER if is_numbered else MarkKind.BULLET
        if "checked" in item.meta:
            kind = MarkKind.DONE_TASK if item.meta["checked"] else MarkKind.OPEN_TASK
        delimiter = list_open.markup if kind is MarkKind.NUMBER else "."
        depth = place.indent - len(place.quotes)
        return Mark(opening.list_id or (0, 0), kind, opening.number, delimiter, depth)

    def _has_gap(self, line: int, before: Opening | None) -> bool:
        if before is None:
            return False
        if line == self._prefix_lines and self._path:
            return self._had_gap
        return bool(self._lines) and not self._lines[line - 1].strip(" \t>")

    def _opening(self, line: int, path: Path) -> Opening:
        """A list or quote opens; ``path`` leads there."""
        if self._begun is None:
            self._begun = (line, path)
        self._opened_line = line
        return Opening(self._offsets[line], self._lines[line] if self._lines else "")

    def _take_leaf(self, group: Sequence[Token], place: Place, path: Path) -> None:
        first, end = group[0].map or (0, 0)
        if first < self._prefix_lines:
            self._begun = self._mark = None
            return
        if group[0].type not in _WORDS:
            self._flush_mark(place)
        mark, self._mark = self._mark, None
        block = self._block(group, place, mark)
        begun, self._begun = self._begun or (first, path), None
        self.spans.append(Span(begun[0], end, block, group[0].content, begun[1]))

    def _block(self, group: Sequence[Token], place: Place, mark: Mark | None) -> Block:
        token = group[0]
        if token.type in {"fence", "code_block"}:
            return code_block(token, self._lines or None, place)
        if token.type == "table_open":
            return table_block(group, place)
        if token.type == "math_block":
            return MathsBlock(token.content, bool(token.meta["is_closed"]), place)
        for part in group:
            part.hidden = False  # tight or loose is said by the marks, item by item
        return FlowBlock(tuple(group), place, mark)

    def _flush_mark(self, place: Place) -> None:
        """An item that does not begin with words still shows its mark."""
        if self._mark is None:
            return
        first, path = self._begun or (self._opened_line, ())
        block = FlowBlock((), place, self._mark)
        self.spans.append(Span(first, self._opened_line + 1, block, path=path))
        self._begun = self._mark = None


def _first_line(group: Sequence[Token]) -> int:
    return (group[0].map or (0, 0))[0]

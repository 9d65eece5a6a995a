"""Blocks as elements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

from app.widgets.markdown.elements import (
    Code,
    Element,
    Gap,
    Mark,
    MarkKind,
    Maths,
    Paragraph,
    Place,
    Role,
    Run,
    Table,
)
from app.widgets.markdown.inlines import runs_of
from app.widgets.markdown.source import clean
from app.widgets.markdown.spans import (
    Block,
    CodeBlock,
    FlowBlock,
    MathsBlock,
    TableBlock,
    code_block,
    group_end,
    table_block,
)

_HEADINGS = {"h1": Role.TITLE, "h2": Role.HEADING, "h3": Role.SUBHEADING}
_DEEPEST = 12
"""What is nested deeper is not indented more."""
_LONGEST_PARAGRAPH = 6_000
"""Plain text of more characters goes into several paragraphs, so that growth stays cheap."""


def elements_of(block: Block, list_id: int, previous: Element | None) -> tuple[Element, ...]:
    """The elements of a block.

    Args:
        block: at the top level.
        list_id: names the list that the block is an item of.
        previous: the element before it.
    """
    if isinstance(block, CodeBlock):
        return (Code(block.language, block.text, block.is_closed),)
    if isinstance(block, TableBlock):
        return (Table(block),)
    if isinstance(block, MathsBlock):
        return (Maths(block.tex, block.is_closed),)
    flattener = _Flattener(list_id, previous)
    flattener.take_block(block)
    return tuple(flattener.elements)


@dataclass(frozen=True)
class _Item:
    tokens: Sequence[Token]
    opening: Token
    number: int
    gap: Gap
    identity: int = 0


class _Flattener:
    """Walks the tokens of one block."""

    def __init__(self, list_id: int, previous: Element | None) -> None:
        self.elements: list[Element] = []
        self._list_id = list_id
        self._lists = 0
        self._previous = previous
        self._mark: Mark | None = None
        self._mark_gap = Gap.PARAGRAPH

    def take_block(self, block: FlowBlock) -> None:
        if block.number:
            gap = Gap.TIGHT_ITEM if block.is_continuation else Gap.LIST
            if block.is_continuation and block.has_gap:
                gap = Gap.LOOSE_ITEM
            item = _Item(block.tokens[1:-1], block.tokens[0], block.number, gap)
            self._take_item(item, Place())
        else:
            self._take(block.tokens, Place())

    def _take(self, tokens: Sequence[Token], place: Place) -> None:
        start = 0
        while start < len(tokens):
            end = group_end(tokens, start)
            self._take_group(tokens[start:end], place)
            start = end

    def _take_group(self, group: Sequence[Token], place: Place) -> None:
        kind = group[0].type
        if kind == "paragraph_open":
            self._add_text(Role.BODY, group[1], place)
        elif kind == "heading_open":
            self._add_text(_HEADINGS.get(group[0].tag, Role.RUN_IN), group[1], place)
        elif kind in {"bullet_list_open", "ordered_list_open"}:
            self._take_list(group, place)
        elif kind == "blockquote_open":
            inner = Place(place.indent + 1, (*place.quotes, place.indent))
            self._take(group[1:-1], inner if place.indent < _DEEPEST else place)
        elif kind == "footnote_reference_open":
            self._take_note(group, place)
        else:
            self._take_leaf(group, place)

    def _take_leaf(self, group: Sequence[Token], place: Place) -> None:
        token = group[0]
        self._flush_mark(place)
        if token.type in {"fence", "code_block"}:
            block = code_block(token, None)
            self._add(Code(block.language, block.text, block.is_closed, place))
        elif token.type == "table_open":
            self._add(Table(table_block(group), place))
        elif token.type == "math_block":
            self._add(Maths(token.content, bool(token.meta["is_closed"]), place))
        elif token.type == "hr":
            self._add(Paragraph(Role.RULE, (), place))

    def _take_list(self, group: Sequence[Token], place: Place) -> None:
        self._flush_mark(place)
        self._lists += 1
        number = int(group[0].attrGet("start") or 1)
        identity = self._lists
        start, is_first = 1, True
        is_tight = all(token.hidden for token in group if _is_direct_paragraph(token, group[0]))
        while start < len(group) - 1:
            end = group_end(group, start)
            gap = Gap.TIGHT_ITEM if is_tight or is_first else Gap.LOOSE_ITEM
            self._take_item(_Item(group[start:end], group[0], number, gap, identity), place)
            start, is_first, number = end, False, number + 1

    def _take_item(self, item: _Item, place: Place) -> None:
        self._flush_mark(place)
        kind = MarkKind.NUMBER if item.opening.type.startswith("ordered") else MarkKind.BULLET
        delimiter = item.opening.markup if kind is MarkKind.NUMBER else "."
        meta = item.tokens[0].meta
        if "checked" in meta:
            kind = MarkKind.DONE_TASK if meta["checked"] else MarkKind.OPEN_TASK
        depth = place.indent - len(place.quotes)
        list_id = (self._list_id, item.identity)
        self._mark = Mark(list_id, kind, item.number, delimiter, depth)
        self._mark_gap = item.gap
        inner = replace(place, indent=min(place.indent + 1, _DEEPEST))
        self._take(item.tokens[1:-1], inner)
        self._flush_mark(inner)

    def _take_note(self, group: Sequence[Token], place: Place) -> None:
        label = Run(str(group[0].meta["label"]) + ".\u2002")
        start = len(self.elements)
        self._take(group[1:-1], place)
        for index in range(start, len(self.elements)):
            element = self.elements[index]
            if isinstance(element, Paragraph) and element.role is Role.BODY:
                runs = (label, *element.runs) if index == start else element.runs
                self.elements[index] = replace(element, role=Role.NOTE, runs=runs)

    def _flush_mark(self, place: Place) -> None:
        """An item that does not open with a text still shows its mark."""
        if self._mark:
            self._add_paragraph(Role.BODY, (), place)

    def _add_text(self, role: Role, inline: Token, place: Place) -> None:
        children = inline.children or []
        start = 0
        if role is Role.BODY:
            for index, token in enumerate(children):
                if token.type == "math_inline" and token.meta["is_display"]:
                    self._add_piece(role, children[start:index], place)
                    self._flush_mark(place)
                    self._add(Maths(token.content, is_closed=True, place=place))
                    start = index + 1
        if start < len(children) or not start:
            self._add_piece(role, children[start:], place)

    def _add_piece(self, role: Role, children: Sequence[Token], place: Place) -> None:
        if len(children) == 1 and len(children[0].content) > _LONGEST_PARAGRAPH:
            for index, text in enumerate(_pieces(clean(children[0].content))):
                gap = Gap.NONE if index else None
                self._add_paragraph(role, (Run(text),), place, gap)
            return
        runs = runs_of(children)
        has_words = any(run.style.is_formula or run.text.strip() for run in runs)
        if has_words or self._mark or not children:
            self._add_paragraph(role, runs, place)

    def _add_paragraph(
        self, role: Role, runs: tuple[Run, ...], place: Place, gap: Gap | None = None
    ) -> None:
        mark, self._mark = self._mark, None
        before = self.elements[-1] if self.elements else self._previous
        if gap is None:
            gap = Gap.PARAGRAPH
            if mark:
                gap = self._mark_gap
                if gap is Gap.LIST and isinstance(before, Paragraph) and before.place.indent:
                    gap = Gap.PARAGRAPH
            elif isinstance(before, Paragraph) and before.role.is_heading:
                gap = Gap.AFTER_HEADING
        self._add(Paragraph(role, runs, place, mark, gap))

    def _add(self, element: Element) -> None:
        self.elements.append(element)


def _is_direct_paragraph(token: Token, opening: Token) -> bool:
    return token.type == "paragraph_open" and token.level == opening.level + 2


def _pieces(text: str) -> Iterator[str]:
    """A very long text, cut at spaces where it has any."""
    start = 0
    while len(text) - start > _LONGEST_PARAGRAPH:
        end = text.rfind(" ", start + _LONGEST_PARAGRAPH // 2, start + _LONGEST_PARAGRAPH) + 1
        end = end or start + _LONGEST_PARAGRAPH
        yield text[start:end]
        start = end
    yield text[start:]

"""Blocks as elements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it.token import Token

from app.widgets.markdown.cutting import cut_note
from app.widgets.markdown.elements import (
    Code,
    Element,
    Gap,
    Maths,
    Paragraph,
    Role,
    Run,
    Runs,
    Style,
    Table,
)
from app.widgets.markdown.inlines import in_parts, runs_of
from app.widgets.markdown.places import Mark
from app.widgets.markdown.source import clean
from app.widgets.markdown.spans import Block, CodeBlock, FlowBlock, MathsBlock, TableBlock
from app.widgets.maths.mathjax import MAX_CHARACTERS, TOO_LONG

_HEADINGS = {"h1": Role.TITLE, "h2": Role.HEADING, "h3": Role.SUBHEADING}
_LONGEST_PARAGRAPH = 2_000
"""Text of more characters goes into several paragraphs, so that growth stays cheap."""
_LONGEST_PICTURED = 50
"""As above for what is mostly emoji: Qt takes 60 us to set each (measured, Noto Color Emoji)."""


def elements_of(block: Block, previous: Element | None) -> tuple[Element, ...]:
    """The elements of a block.

    Args:
        block: one.
        previous: the element before it.
    """
    if isinstance(block, CodeBlock):
        return (Code(block.language, block.text, block.is_closed, block.place),)
    if isinstance(block, TableBlock):
        return (Table(block, block.place),)
    if isinstance(block, MathsBlock):
        if len(block.tex) > MAX_CHARACTERS:
            return tuple(_source(block))
        return (Maths(block.tex, block.is_closed, block.place),)
    flattener = _Flattener(block, previous)
    return tuple(flattener.elements)


def _source(block: MathsBlock) -> Iterator[Paragraph]:
    """A formula that is too long to be set."""
    style = Style(is_source=True, reason=TOO_LONG if block.is_closed else "")
    tex = block.tex
    if block.is_closed and not tex.startswith("\\begin"):
        tex = rf"\[{tex}\]"
    run = Run(clean(tex).replace("\n", " "), style)
    for index, part in enumerate(in_parts((run,), _LONGEST_PARAGRAPH)):
        yield Paragraph(Role.BODY, part, block.place, gap=Gap.NONE if index else Gap.PARAGRAPH)


class _Flattener:
    """Makes the elements of one block."""

    def __init__(self, block: FlowBlock, previous: Element | None) -> None:
        self.elements: list[Element] = []
        self._previous = previous
        self._place = block.place
        self._mark = block.mark
        kind = block.tokens[0].type if block.tokens else ""
        if kind == "heading_open":
            role = _HEADINGS.get(block.tokens[0].tag, Role.RUN_IN)
            self._add_text(role, block.tokens[1])
        elif kind == "paragraph_open":
            self._add_text(Role.BODY, block.tokens[1], block.head)
        elif kind == "footnote_reference_open":
            self._take_note(block)
        elif kind == "hr":
            self.elements.append(Paragraph(Role.RULE, (), self._place))
        elif not kind:
            self._add_paragraph(Role.BODY, ())

    def _take_note(self, block: FlowBlock) -> None:
        shown = str(block.tokens[0].meta["label"])
        label = Run(f"{shown}.\u2002")
        number = int(shown) if shown.isdecimal() and len(shown) < 9 else 10**9 + ord(shown[0])
        for inner in cut_note(block.tokens[1:-1], block.place, number):
            last = self.elements[-1] if self.elements else self._previous
            self.elements += elements_of(inner, last)
        first = self.elements[0] if self.elements else None
        if not isinstance(first, Paragraph) or first.role is not Role.BODY:
            self.elements.insert(0, Paragraph(Role.BODY, (), block.place))
        for index, element in enumerate(self.elements):
            if isinstance(element, Paragraph) and element.role is Role.BODY:
                runs = (label, *element.runs) if index == 0 else element.runs
                gap = Gap.NOTE if element.gap is Gap.PARAGRAPH else element.gap
                self.elements[index] = replace(element, role=Role.NOTE, runs=runs, gap=gap)

    def _add_text(self, role: Role, inline: Token, head: tuple[Token, ...] = ()) -> None:
        children = inline.children or []
        start = 0
        if role is Role.BODY:
            for index, token in enumerate(children):
                if token.type == "math_inline" and token.meta["is_display"]:
                    self._add_piece(role, children[start:index])
                    if self._mark:
                        self._add_paragraph(Role.BODY, ())
                    self.elements.append(Maths(token.content, True, self._place))
                    start = index + 1
        if not start:
            self._add_piece(role, children, head)
        elif start < len(children):
            self._add_piece(role, children[start:])

    def _add_piece(
        self, role: Role, children: Sequence[Token], head: tuple[Token, ...] = ()
    ) -> None:
        runs = runs_of(children, head)
        has_words = any(run.style.is_formula or run.text.strip() for run in runs)
        if has_words or self._mark or not children:
            longest = _LONGEST_PICTURED if _is_pictured(runs) else _LONGEST_PARAGRAPH
            for index, part in enumerate(in_parts(runs, longest)):
                self._add_paragraph(role, part, Gap.NONE if index else None)

    def _add_paragraph(self, role: Role, runs: Runs, gap: Gap | None = None) -> None:
        mark, self._mark = self._mark, None
        before = self.elements[-1] if self.elements else self._previous
        if gap is None:
            gap = _gap_of(mark, before)
        self.elements.append(Paragraph(role, runs, self._place, mark, gap))


def _is_pictured(runs: Runs) -> bool:
    """Whether a tenth of a long text lies beyond Unicode's first plane, where emoji are."""
    text = "".join(run.text for run in runs)
    pictures = len(text.encode("utf-16-le")) // 2 - len(text)
    return pictures > max(2 * _LONGEST_PICTURED, len(text) // 10)


def _gap_of(mark: Mark | None, before: Element | None) -> Gap:
    paragraph = before if isinstance(before, Paragraph) else None
    if mark is None:
        is_below = paragraph is not None and paragraph.role.is_heading
        return Gap.AFTER_HEADING if is_below else Gap.PARAGRAPH
    if mark.is_first:
        if mark.depth:
            return Gap.TIGHT_ITEM
        is_below_list = paragraph is not None and paragraph.place.indent > len(
            paragraph.place.quotes
        )
        return Gap.PARAGRAPH if is_below_list else Gap.LIST
    is_below_more = paragraph is not None and paragraph.mark is None
    return Gap.LOOSE_ITEM if mark.has_gap or is_below_more else Gap.TIGHT_ITEM

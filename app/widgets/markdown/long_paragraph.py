"""A long paragraph that grows: its start, parsed and made into runs once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from app.widgets.markdown.grammar import is_absurd, opener_count, plain_children
from app.widgets.markdown.spans import FlowBlock, Span

_LEAST_PARSED = 600
_KEEP_BEHIND = (200, 330, 460)
_LEAD = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t>]+)*(?:\[[ xX]\] +)?")
_LINE_STARTS = re.compile(r"\n[ \t>]+")
_OPEN_SIGNS = frozenset("*_`[]<&$~\\!")


@dataclass(frozen=True)
class Piece:
    """The part of the message that was parsed.

    Attributes:
        text: without what stood before it in the parse.
        start: where it begins in the message.
    """

    text: str
    start: int


@dataclass(frozen=True)
class FrozenParagraph:
    """The start of a paragraph, up to a space where no markup is open.

    Attributes:
        at: where it ends in the message.
        children: its inline tokens.
        lead: what stands before the paragraph in its first line.
        length: of what it covers.
        openers: how many there are in it.
        plain: all of it, where it is too long for markup.
        head: of the tokens those to which nothing can be joined.
    """

    at: int
    children: tuple[Token, ...]
    lead: str = ""
    length: int = 0
    openers: int = 0
    plain: str = ""
    head: tuple[Token, ...] = field(default=(), repr=False)

    @property
    def prefix(self) -> str:
        """What stands before the paragraph in its line, and a word."""
        return self.lead + "x"

    def merge(self, span: Span) -> Span | None:
        """Join the texts."""
        inline = _paragraph_inline(span)
        if inline is None or not isinstance(span.block, FlowBlock):
            return None
        length = self.length + len(inline.content) - 1
        if self.plain:
            inline.children = plain_children(self.plain + inline.content[1:])
            return span
        if is_absurd(length, self.openers + opener_count(inline.content)):
            return None
        rest = list(inline.children or ())
        rest[0] = Token("text", "", 0, content=rest[0].content[1:])
        behind = self.children[len(self.head) :]
        inline.children = [*self.head, *joined([*behind, *rest])]
        return replace(span, block=replace(span.block, head=self.head))


def freeze_paragraph(
    span: Span, piece: Piece, frozen: FrozenParagraph | None, parse: Callable[[str], list[Token]]
) -> FrozenParagraph | None:
    """What of an open paragraph is final.

    Args:
        span: the block, whole.
        piece: what was parsed last.
        frozen: what was final before.
        parse: gives the inline tokens of a text.
    """
    inline = _paragraph_inline(span)
    if inline is None or inline.content.startswith("[") or len(piece.text) < _LEAST_PARSED:
        return frozen
    before = frozen or _unfrozen(piece, inline.content)
    if before is None:
        return None
    is_plain = bool(before.plain) or (
        frozen is None and is_absurd(len(inline.content), opener_count(inline.content))
    )
    text = piece.text[before.at - piece.start :]
    is_inside = isinstance(span.block, FlowBlock) and span.block.place.indent > 0
    for behind in _KEEP_BEHIND if not is_plain else _KEEP_BEHIND[:1]:
        cut = _last_space(text, len(text) - behind)
        if cut <= 0 or (is_plain and is_inside and "\n" in text[:cut]):
            break
        words = text[:cut] if before.length else text[:cut].lstrip()
        if is_inside:
            words = _LINE_STARTS.sub("\n", words)
        grown = replace(before, at=before.at + cut, length=before.length + len(words))
        if is_plain:
            return replace(grown, plain=before.plain + words.replace("\n", " "))
        children = parse(words)
        if not any(_is_open(token) for token in children):
            known = joined([*before.children, *children])
            head = known[:-1] if known and known[-1].type == "text" else known
            openers = before.openers + opener_count(words)
            return replace(grown, children=known, openers=openers, head=head)
    return frozen


def _unfrozen(piece: Piece, content: str) -> FrozenParagraph | None:
    """Nothing of a paragraph yet; None if it cannot be told where in its line it begins."""
    at = piece.text.find(content[:20])
    lead = piece.text[: max(at, 0)]
    if at < 0 or not _LEAD.fullmatch(lead):
        return None
    return FrozenParagraph(piece.start + len(lead), (), lead)


def _last_space(text: str, limit: int) -> int:
    """The last space or line end between two words, before which the line has no cells; or -1."""
    position = _last_of(" \n", text, max(1, limit))
    while position > 0 and (
        text[position - 1].isspace() or text[position - 1] == "\\" or text[position + 1].isspace()
    ):
        position = _last_of(" \n", text, position)
    line_start = text.rfind("\n", 0, max(0, position)) + 1
    return -1 if "|" in text[line_start : max(0, position)] else position


def _last_of(signs: str, text: str, end: int) -> int:
    return max(text.rfind(sign, 1, end) for sign in signs)


def _is_open(token: Token) -> bool:
    if token.type == "math_open" or token.markup in {"\\(", "\\["}:
        return token.type != "math_inline"
    return token.type in {"text", "text_special"} and not _OPEN_SIGNS.isdisjoint(token.content)


def _paragraph_inline(span: Span) -> Token | None:
    block = span.block
    if not isinstance(block, FlowBlock) or not block.tokens:
        return None
    if block.tokens[0].type != "paragraph_open":
        return None
    return block.tokens[1]


def joined(children: Iterable[Token]) -> tuple[Token, ...]:
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

"""Markdown as HTML, from the tokens of the program's own dialect.

All text is escaped here. No HTML of a message, no script, picture or address other than http, https
and mailto gets through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape

from markdown_it.token import Token

from app.viewmodels.language import say
from app.widgets.exports.html_code import code_markup
from app.widgets.exports.html_formulas import HtmlFormulas
from app.widgets.markdown.grammar import make_grammar
from app.widgets.markdown.maths_rules import closing
from app.widgets.markdown.places import TOP
from app.widgets.markdown.references import Definitions
from app.widgets.markdown.source import clean, is_right_to_left, protect_pipes
from app.widgets.markdown.spans import code_block
from app.widgets.maths.mathjax import MAX_CHARACTERS

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
_TAGS = {
    "blockquote": "blockquote", "bullet_list": "ul", "em": "em", "list_item": "li",
    "paragraph": "p", "s": "s", "strong": "strong", "table": "table", "tbody": "tbody",
    "thead": "thead", "tr": "tr",
}  # fmt: skip
_SIDES = {"text-align:left": "left", "text-align:right": "right", "text-align:center": "center"}


class HtmlBody:
    """Makes the HTML of one text after the other for a page."""

    def __init__(self, formulas: HtmlFormulas) -> None:
        self._formulas = formulas
        self._grammar = make_grammar()
        self._prefix = ""
        self._links: list[bool] = []
        self._spans: dict[str, Callable[[Token], str]] = {
            "link_open": self._open_link,
            "link_close": self._close_link,
            "math_inline": self._formula,
            "code_inline": _code,
            "math_open": _code,
            "image": _picture,
            "softbreak": lambda _: "\n",
            "hardbreak": lambda _: "<br>\n",
            "raised": self._raised,
            "footnote_mark": self._note_mark,
        }

    def markup(self, text: str, prefix: str) -> str:
        """A message as HTML.

        Args:
            text: Markdown.
            prefix: of the names of its footnotes, unique in the page.
        """
        self._prefix = prefix
        self._links = []
        source = protect_pipes(clean(text))
        definitions = Definitions(self._grammar)
        definitions.read(source.split("\n"))
        tokens = self._grammar.parse(source, definitions.environment())
        notes = _cut_notes(tokens)
        body = self._blocks(tokens)
        if notes:
            body += f'<section class="notes">{self._blocks(notes)}</section>\n'
        return body

    def _blocks(self, tokens: Sequence[Token]) -> str:
        return "".join(self._block(tokens, index) for index in range(len(tokens)))

    def _block(self, tokens: Sequence[Token], index: int) -> str:
        token = tokens[index]
        kind, _, edge = token.type.rpartition("_")
        if token.type == "inline":
            return "".join(map(self._span, token.children or []))
        if edge not in ("open", "close"):
            return self._leaf(token)
        if kind in _TAGS:
            return self._edge(tokens, index, _TAGS[kind], is_open=edge == "open")
        if kind == "footnote_reference":
            return self._note(token, is_open=edge == "open")
        opening, tag = _cell_list_or_heading(token, kind)
        return opening if edge == "open" else f"</{tag}>\n"

    def _edge(self, tokens: Sequence[Token], index: int, tag: str, *, is_open: bool) -> str:
        token = tokens[index]
        if tag == "p" and token.hidden:  # in a tight list
            return ""
        if not is_open:
            return f"</{tag}>\n"
        if tag == "li" and "checked" in token.meta:
            mark = " checked" if token.meta["checked"] else ""
            return f'<li class="task"><input type="checkbox" disabled{mark}> '
        if tag == "p":
            return f"<p{_direction(tokens[index + 1])}>"
        return f"<{tag}>" if tag != "table" else '<table class="grid">'

    def _leaf(self, token: Token) -> str:
        if token.type in ("fence", "code_block"):
            block = code_block(token, None, TOP)
            return code_markup(block.language, clean(block.text))
        if token.type == "math_block":
            if token.meta["is_closed"] and len(token.content) <= MAX_CHARACTERS:
                return f"<p>{self._formulas.markup(token.content, is_display=True)}</p>\n"
            return f"<p><code>{escape(token.content)}</code></p>\n"
        return "<hr>\n" if token.type == "hr" else escape(token.content)

    def _note(self, token: Token, *, is_open: bool) -> str:
        if not is_open:
            return "</div>\n"
        label = escape(str(token.meta["label"]))
        return f'<div class="note" id="{self._prefix}-{label}"><sup>{label}</sup> '

    def _span(self, token: Token) -> str:
        kind, _, edge = token.type.rpartition("_")
        if kind in _TAGS:
            return f"<{_TAGS[kind]}>" if edge == "open" else f"</{_TAGS[kind]}>"
        make = self._spans.get(token.type)
        return make(token) if make else escape(clean(token.content))

    def _raised(self, token: Token) -> str:
        tag = "sub" if token.tag == "sub" else "sup"
        return f"<{tag}>{escape(clean(token.content))}</{tag}>"

    def _note_mark(self, token: Token) -> str:
        label = escape(clean(token.content))
        return f'<sup><a href="#{self._prefix}-{label}">{label}</a></sup>'

    def _close_link(self, _token: Token) -> str:
        return "</a>" if self._links and self._links.pop() else ""

    def _open_link(self, token: Token) -> str:
        href = str(token.attrGet("href") or "")
        is_safe = _ADDRESS.fullmatch(href) is not None
        self._links.append(is_safe)
        return f'<a href="{escape(href)}" rel="noopener noreferrer">' if is_safe else ""

    def _formula(self, token: Token) -> str:
        if len(token.content) > MAX_CHARACTERS:
            is_whole = token.content.startswith(token.markup)
            source = token.content if is_whole else f"{token.markup}{token.content}"
            return f"<code>{escape(source + ('' if is_whole else closing(token.markup)))}</code>"
        is_display = bool(token.meta["is_display"])
        return self._formulas.markup(clean(token.content), is_display=is_display)


def _cell_list_or_heading(token: Token, kind: str) -> tuple[str, str]:
    """The opening tag with what it says, and its name."""
    if kind in ("th", "td"):
        side = _SIDES.get(str(token.attrGet("style") or ""), "")
        align = f' class="{side}"' if side else ""
        return f'<{kind}{align} dir="auto">', kind
    if kind == "ordered_list":
        start = int(token.attrGet("start") or 1)
        return (f'<ol start="{start}">' if start != 1 else "<ol>"), "ol"
    if kind == "heading":
        tag = f"h{min(6, int(token.tag[1]) + 2)}"  # the page and its messages are above
        return f'<{tag} dir="auto">', tag
    return "", "div"


def _code(token: Token) -> str:
    return f"<code>{escape(clean(token.content))}</code>"


def _picture(token: Token) -> str:
    """The words of a picture, which is never fetched."""
    return f'<span class="picture">{escape(clean(token.content) or say("image"))}</span>'


def _cut_notes(tokens: list[Token]) -> list[Token]:
    """Take the footnotes out of a text, which shows them at its end."""
    notes: list[Token] = []
    rest: list[Token] = []
    depth = 0
    for token in tokens:
        is_note = token.type.startswith("footnote_reference_")
        depth += token.nesting if is_note else 0
        (notes if depth or is_note else rest).append(token)
    tokens[:] = rest
    return notes


def _direction(inline: Token) -> str:
    """The direction of a paragraph, where it is not the usual one; formulas are no words."""
    words = (child.content for child in inline.children or () if child.type == "text")
    return ' dir="rtl"' if is_right_to_left(words) else ""

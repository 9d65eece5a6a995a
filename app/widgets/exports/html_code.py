"""Code with the colours of its words as HTML; ``themes/export.css`` has the colours."""

from __future__ import annotations

from html import escape
from itertools import groupby

from pygments.lexer import Lexer

from app.widgets.markdown.code_colours import colour_name
from app.widgets.markdown.lexer_shelf import load_lexer
from app.widgets.markdown.lexing import LONGEST_CODE, LONGEST_LINE


def code_markup(language: str, text: str) -> str:
    """A block of code with its language.

    Args:
        language: the word after the fence; may be empty or unknown.
        text: the code.
    """
    lexer = load_lexer(language) if language else None
    name = escape(lexer.name if lexer else language)
    label = f'<figcaption translate="no">{name}</figcaption>' if name else ""
    code = f"<pre><code>{_coloured(lexer, text)}</code></pre>"
    return f'<figure class="code">{label}{code}</figure>\n'


def _coloured(lexer: Lexer | None, text: str) -> str:
    is_large = len(text) > LONGEST_CODE or max(map(len, text.split("\n"))) > LONGEST_LINE
    if lexer is None or is_large:
        return escape(text)
    pieces = []
    end = 0
    for start, token, value in lexer.get_tokens_unprocessed(text):
        if start >= end:  # what a lexer gives twice is written once
            pieces += [("text", text[end:start]), (colour_name(token), value)]
            end = start + len(value)
    pieces.append(("text", text[end:]))
    return "".join(
        _span(name, "".join(value for _, value in group))
        for name, group in groupby(pieces, key=lambda piece: piece[0])
    )


def _span(name: str, text: str) -> str:
    if name == "text" or not text.strip():
        return escape(text)
    return f'<span class="c-{name}">{escape(text)}</span>'

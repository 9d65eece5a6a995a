"""The colours of code in both themes, and which token wears which.

Every colour has a contrast of at least 4.5 on its ground (WCAG 2.2, AA), which a test measures.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pygments.token import (
    Comment,
    Error,
    Generic,
    Keyword,
    Literal,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Token,
    _TokenType,
)

from app.widgets.theme import Theme


@dataclass(frozen=True)
class CodeColours:
    """Colours as ``#rrggbb``."""

    ground: str
    edge: str
    text: str
    label: str
    keyword: str
    string: str
    number: str
    comment: str
    function: str
    kind: str
    builtin: str
    operator: str
    decorator: str
    deleted: str
    inserted: str


_LIGHT_COLOURS = CodeColours(
    ground="#f5f1e8",
    edge="#e7e0d1",
    text="#2b2722",
    label="#6b6355",
    keyword="#9a2a55",
    string="#42661b",
    number="#8c4a06",
    comment="#716a5c",
    function="#1d5789",
    kind="#63449a",
    builtin="#0d6464",
    operator="#5c5346",
    decorator="#86541f",
    deleted="#a3302b",
    inserted="#2e6a2a",
)
_DARK_COLOURS = CodeColours(
    ground="#22201d",
    edge="#332f2a",
    text="#e4ddd2",
    label="#a79d8e",
    keyword="#ee8fa8",
    string="#abc77f",
    number="#e5b273",
    comment="#9a907f",
    function="#8bbae6",
    kind="#c3a7ee",
    builtin="#79c8bd",
    operator="#c6bcab",
    decorator="#d9a566",
    deleted="#f0918a",
    inserted="#9fce8f",
)
_NAMES: dict[_TokenType, str] = {
    Token: "text",
    Comment: "comment",
    Comment.Preproc: "decorator",
    Error: "text",
    Keyword: "keyword",
    Keyword.Constant: "number",
    Keyword.Type: "kind",
    Literal: "string",
    Name.Attribute: "function",
    Name.Builtin: "builtin",
    Name.Class: "kind",
    Name.Constant: "number",
    Name.Decorator: "decorator",
    Name.Exception: "kind",
    Name.Function: "function",
    Name.Namespace: "kind",
    Name.Tag: "keyword",
    Name.Variable: "builtin",
    Number: "number",
    Operator: "operator",
    Operator.Word: "keyword",
    Punctuation: "operator",
    String: "string",
    String.Escape: "decorator",
    String.Interpol: "decorator",
    Generic.Deleted: "deleted",
    Generic.Error: "deleted",
    Generic.Heading: "function",
    Generic.Inserted: "inserted",
    Generic.Output: "label",
    Generic.Prompt: "comment",
    Generic.Subheading: "kind",
}


def code_colours(theme: Theme) -> CodeColours:
    """The colours that go with a theme."""
    return _DARK_COLOURS if theme.is_dark else _LIGHT_COLOURS


@lru_cache(maxsize=1024)
def colour_name(token: _TokenType) -> str:
    """The field of ``CodeColours`` for a kind of token: its own or its nearest parent's."""
    while token not in _NAMES and token.parent is not None:
        token = token.parent
    return _NAMES.get(token, "text")

"""The dialect: CommonMark, tables, strikethrough, task lists, footnotes, formulas; never HTML."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def

from app.widgets.markdown.maths_rules import maths_block, maths_inline
from app.widgets.markdown.source import restore_pipes

DEEPEST = 80
"""Blocks nested deeper (a list counts twice) are shown as plain text."""
LONGEST_INLINE = 20_000
"""A paragraph of more characters is absurd."""
_MOST_OPENERS = 3_200
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_RAISED = re.compile(r"<(su[bp])>([^<>\n]{1,60})</\1>")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")


def make_grammar() -> MarkdownIt:
    """A parser of the dialect; it keeps no state between texts."""
    grammar = MarkdownIt("commonmark", {"html": False, "tasklists": True, "maxNesting": 100})
    grammar.enable(["table", "strikethrough"])
    grammar.disable(["html_block", "html_inline"])
    interrupts: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    grammar.block.ruler.before("table", "too_deep", _too_deep)
    grammar.block.ruler.before("code", "maths_block", maths_block, interrupts)
    grammar.block.ruler.before(
        "reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]}
    )
    grammar.inline.ruler.before("escape", "maths_inline", maths_inline)
    grammar.inline.ruler.before("link", "footnote_mark", _footnote_mark)
    grammar.inline.ruler.before("autolink", "small_html", _small_html)
    grammar.core.ruler.at("inline", _inline)
    return grammar


def _too_deep(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if silent or state.level < DEEPEST:
        return False
    state.push("paragraph_open", "p", 1).map = [start_line, end_line]
    token = state.push("inline", "", 0)
    token.content = state.getLines(start_line, end_line, state.blkIndent, False).strip()
    token.map = [start_line, end_line]
    token.meta = {"is_plain": True}
    token.children = []
    state.push("paragraph_close", "p", -1)
    state.line = end_line
    return True


def _inline(state: StateCore) -> None:
    for token in state.tokens:
        token.content = restore_pipes(token.content)
        token.info = restore_pipes(token.info)
        if token.type == "footnote_reference_open":
            label = str(token.meta["label"])
            token.meta["label"] = state.env.get("footnote_labels", {}).get(label, label)
        if token.type != "inline":
            continue
        token.children = []
        is_plain = is_absurd(len(token.content), opener_count(token.content))
        if is_plain or token.meta.get("is_plain"):
            token.children = plain_children(token.content)
        else:
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def opener_count(content: str) -> int:
    """How much there is to search an end for: links, formulas and, less dear, emphasis."""
    emphasis = content.count("*") + content.count("_")
    return 8 * (content.count("[") + content.count("\\(")) + emphasis


def is_absurd(length: int, openers: int) -> bool:
    """Whether a paragraph is shown without markup, which would take too long to find."""
    return length > LONGEST_INLINE or openers > _MOST_OPENERS


def plain_children(content: str) -> list[Token]:
    """The content of a paragraph as one text."""
    return [Token("text", "", 0, content=content.replace("\n", " "))]


def _footnote_mark(state: StateInline, silent: bool) -> bool:
    """``[^1]``; a label of other than digits must be defined."""
    match = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    label = match[1]
    shown = label if label.isdigit() else state.env.get("footnote_labels", {}).get(label)
    if shown is None:
        return False
    if not silent:
        token = state.push("footnote_mark", "sup", 0)
        token.content = shown
    state.pos = match.end()
    return True


def _small_html(state: StateInline, silent: bool) -> bool:
    """``<br>``, ``<sub>`` and ``<sup>``, which models write in tables; as tokens, not as HTML."""
    if state.src[state.pos] != "<":
        return False
    match = _BREAK.match(state.src, state.pos, state.posMax)
    if match is None:
        match = _RAISED.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        if match.lastindex:
            token = state.push("raised", match[1], 0)
            token.content = match[2]
        else:
            state.push("hardbreak", "br", 0)
    state.pos = match.end()
    return True

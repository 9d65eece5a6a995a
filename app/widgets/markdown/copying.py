"""The selected part of a document as text, formulas as their source, or as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextFormat

from app.widgets.markdown.formulas import OBJECT_CHARACTER, source_of_object
from app.widgets.markdown.inlines import JOINER
from app.widgets.markdown.typography import (
    CODE_PROPERTY,
    MARK_PROPERTY,
    QUOTES_PROPERTY,
    SOURCE_PROPERTY,
)

_TASKS = {"open": "- [ ] ", "done": "- [x] "}
_LIGHTEST_BOLD = 600


def selected_text(cursor: QTextCursor, *, is_markdown: bool, is_head: bool = False) -> str:
    """What is selected.

    Args:
        cursor: its selection.
        is_markdown: with marks for headings, bold, code, links; else words only, list marks kept.
        is_head: whether bold is the text's own weight.
    """
    if not cursor.hasSelection():
        return ""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    lines: list[str] = []
    was_item = False
    while block.isValid() and block.position() < end:
        is_whole = start <= block.position()
        is_item = bool(_mark(block))
        if lines and is_markdown and not (was_item and is_item):
            lines.append("")
        has_weight = is_head or block.blockFormat().headingLevel() > 0
        pieces = _pieces(block, start, end)
        text = "".join(
            _written(piece, form, has_weight=has_weight) if is_markdown else _plain(piece, form)
            for piece, form in pieces
        )
        lines.append(_lead(block, is_markdown=is_markdown) + text if is_whole else text)
        was_item = is_item
        block = block.next()
    return "\n".join(lines)


def _lead(block: QTextBlock, *, is_markdown: bool) -> str:
    form = block.blockFormat()
    mark = _mark(block)
    depth = max(0, form.indent() - (0 if block.textList() else 1))
    lead = "    " * depth + mark if mark else ""
    if not is_markdown:
        return lead
    if form.headingLevel():
        return "#" * form.headingLevel() + " "
    quotes = str(form.property(QUOTES_PROPERTY) or "")
    return "> " * (quotes.count(",") + bool(quotes)) + lead


def _mark(block: QTextBlock) -> str:
    mark = block.blockFormat().property(MARK_PROPERTY)
    if mark:
        return _TASKS.get(str(mark), "- ")
    listed = block.textList()
    if not listed:
        return ""
    return str(listed.itemText(block)) + " "


def _pieces(block: QTextBlock, start: int, end: int) -> Iterator[tuple[str, QTextCharFormat]]:
    """The selected text of each format."""
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        first, length = fragment.position(), fragment.length()
        low, high = max(first, start), min(first + length, end)
        if low < high:
            units = fragment.text().encode("utf-16-le")
            text = units[2 * (low - first) : 2 * (high - first)].decode("utf-16-le", "replace")
            text = text.replace("\u2028", "\n").replace(JOINER, "")
            if text:
                yield text, fragment.charFormat()
        fragments += 1


def _plain(text: str, form: QTextCharFormat) -> str:
    if text[0] == OBJECT_CHARACTER and form.objectType() != QTextFormat.ObjectTypes.NoObject.value:
        return source_of_object(form) * len(text)
    return rf"\({text}\)" if form.property(SOURCE_PROPERTY) is not None else text


def _written(text: str, form: QTextCharFormat, *, has_weight: bool) -> str:
    plain = _plain(text, form)
    if plain != text or not text.strip():
        return plain
    if form.property(CODE_PROPERTY):
        return f"`{text}`"
    core = text.strip()
    marked = core
    if form.font().italic():
        marked = f"*{marked}*"
    if form.font().weight() >= _LIGHTEST_BOLD and not has_weight:
        marked = f"**{marked}**"
    if form.font().strikeOut():
        marked = f"~~{marked}~~"
    if form.anchorHref() and form.anchorHref() != core:
        marked = f"[{marked}]({form.anchorHref()})"
    return text.replace(core, marked, 1)

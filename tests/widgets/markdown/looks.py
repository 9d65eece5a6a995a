"""What a body shows, as data that can be compared."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextDocument

from app.widgets.markdown.body import MarkdownBody
from app.widgets.markdown.typography import (
    CODE_PROPERTY,
    MARK_PROPERTY,
    QUOTES_PROPERTY,
    ROLE_PROPERTY,
    SOURCE_PROPERTY,
)


def look(body: MarkdownBody) -> list[Any]:
    """The segments with their texts, formats and places."""
    return [
        (
            type(segment).__name__,
            segment.accessibleName(),
            segment.geometry().getRect(),
            [document_look(edit.document()) for edit in segment.edits],
        )
        for segment in body.segments
    ]


def document_look(document: QTextDocument) -> list[Any]:
    """The blocks of a document: format, mark, and characters with theirs."""
    found = []
    block = document.begin()
    while block.isValid():
        fragments, runs = block.begin(), []
        while not fragments.atEnd():
            fragment = fragments.fragment()
            runs.append((fragment.text(), _characters(fragment.charFormat())))
            fragments += 1
        listed = block.textList()
        mark = listed.itemText(block) if listed else ""
        found.append((mark, _block(block.blockFormat()), runs))
        block = block.next()
    return found


def _block(form: QTextBlockFormat) -> tuple[Any, ...]:
    own = [form.property(key) for key in (ROLE_PROPERTY, QUOTES_PROPERTY, MARK_PROPERTY)]
    margins = (form.topMargin(), form.bottomMargin(), form.leftMargin())
    return (*own, *margins, form.lineHeight(), form.indent(), form.headingLevel(), form.alignment())


def _characters(form: QTextCharFormat) -> tuple[Any, ...]:
    own = [form.property(key) for key in (CODE_PROPERTY, SOURCE_PROPERTY)]
    colour = form.foreground().color().name()
    kind = (form.objectType(), form.verticalAlignment())
    return (*own, form.font().toString(), colour, form.anchorHref(), form.toolTip(), *kind)

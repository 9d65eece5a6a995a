"""Marks a stretch of a message's source in the texts that show it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QTextBlock, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QTextEdit

from app.widgets.markdown.formulas import OBJECT_CHARACTER, source_of_object
from app.widgets.markdown.segment_edit import SegmentEdit
from app.widgets.theme import current_theme, mix

_MARK_SHARE = 0.45
"""Of the accent behind marked words; a selection has less."""


def mark(edit: SegmentEdit, start: int, length: int) -> None:
    """Mark characters of a text.

    Args:
        edit: the text.
        start: position in its document.
        length: in UTF-16 units.
    """
    theme = current_theme()
    selection = QTextEdit.ExtraSelection()
    cursor = QTextCursor(edit.document())
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    selection.cursor = cursor
    selection.format.setBackground(QColor(mix(theme.window, theme.accent, _MARK_SHARE)))
    edit.setExtraSelections([selection])


def marked_rect(edit: SegmentEdit) -> QRect:
    """Where the first mark of a text begins; its first line without a mark. Scrolls sideways."""
    marks = edit.extraSelections()
    cursor = QTextCursor(edit.document())
    cursor.setPosition(marks[0].cursor.selectionStart() if marks else 0)
    rect = edit.cursorRect(cursor)
    width, bar = edit.viewport().width(), edit.horizontalScrollBar()
    if not 0 <= rect.left() < width:
        bar.setValue(bar.value() + rect.left() - width // 3)
    return rect


def mark_words(
    edits: Sequence[SegmentEdit], source: str, start: int, length: int
) -> SegmentEdit | None:
    """Mark what a stretch of Markdown became.

    The words of the stretch are looked for in what is shown. Where they stand several times, the
    one is taken that stands as far down as in the source.

    Returns:
        the text with the mark; ``None`` when nothing is shown yet. Words that are not shown as
        they are written (in a link's address, across a mark of Markdown) leave the nearest text
        unmarked.
    """
    if not edits:
        return None
    words = source[start : start + length].lower()
    texts = [_shown(edit.document()) for edit in edits]
    found = [
        (number, place)
        for number, (text, _) in enumerate(texts)
        for place in _occurrences(text.lower(), words)
    ]
    ordinal = sum(1 for place in _occurrences(source.lower(), words) if place < start)
    if not found:
        share = start / max(1, len(source))
        return edits[min(len(edits) - 1, int(share * len(edits)))]
    number, place = found[min(ordinal, len(found) - 1)]
    positions = texts[number][1]
    first, last = positions[place], positions[place + length - 1]
    mark(edits[number], first, max(1, last + 1 - first))
    return edits[number]


def _occurrences(text: str, words: str) -> list[int]:
    places = []
    place = text.find(words)
    while place >= 0:
        places.append(place)
        place = text.find(words, place + len(words))
    return places


def _shown(document: QTextDocument) -> tuple[str, list[int]]:
    """What a document shows, formulas as their source, and the position of each character."""
    pieces: list[str] = []
    positions: list[int] = []
    block = document.begin()
    while block.isValid():
        _add_block(block, pieces, positions)
        pieces.append("\n")
        positions.append(block.position() + block.length() - 1)
        block = block.next()
    return "".join(pieces), positions


def _add_block(block: QTextBlock, pieces: list[str], positions: list[int]) -> None:
    fragments = block.begin()
    none = QTextFormat.ObjectTypes.NoObject.value
    while not fragments.atEnd():
        fragment = fragments.fragment()
        text, position = fragment.text(), fragment.position()
        form = fragment.charFormat()
        if text[:1] == OBJECT_CHARACTER and form.objectType() != none:
            for number in range(len(text)):
                source = source_of_object(form)
                pieces.append(source)
                positions += [position + number] * len(source)
        else:
            pieces.append(text)
            for character in text:
                positions.append(position)
                position += 2 if ord(character) > 0xFFFF else 1
        fragments += 1

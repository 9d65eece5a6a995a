"""Marks a stretch of a message's source in the texts that show it."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QTextBlock, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QTextEdit

from app.widgets.markdown.body_parts import Written
from app.widgets.markdown.formulas import OBJECT_CHARACTER, source_of_object
from app.widgets.markdown.inlines import JOINER
from app.widgets.markdown.segment_edit import SegmentEdit
from app.widgets.theme import current_theme, mix

_MARK_SHARE = 0.45
"""Of the accent behind marked words; a selection has less."""
_WORD = re.compile(r"\w+")
_LONG_WORD = 4
_REACH = 3_000
_SHORT_REACH = 80
"""Characters in which a word is looked for; a short one stands in many addresses."""


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


def mark_words(written: Written, start: int, length: int) -> SegmentEdit:
    """Mark what a stretch of Markdown became.

    The words of the stretch are looked for in what is shown of its block. Where they stand several
    times, the one is taken whose place in the source is nearest.

    Args:
        written: what shows the block.
        start: of the stretch, in the whole source.
        length: in characters.

    Returns:
        the text with the mark. Words that are not shown as they are written (in a link's address,
        across a mark of Markdown) leave the nearest text unmarked.
    """
    wanted = start - written.start
    words = _folded(written.source[wanted : wanted + length])
    texts = [_shown(edit.document()) for edit in written.edits]
    shown = "".join(text for text, _ in texts)
    sources = _places_in(written, shown)
    begin, found = 0, []
    for number, (text, _) in enumerate(texts):
        for place in _occurrences(_folded(text), words):
            found.append((abs(sources[begin + place] - wanted), number, place))
        begin += len(text)
    if not found:
        share = wanted / max(1, len(written.source))
        return written.edits[min(len(texts) - 1, max(0, int(share * len(texts))))]
    _, number, place = min(found)
    positions = texts[number][1]
    first, last = positions[place], positions[place + length - 1]
    mark(written.edits[number], first, max(1, last + 1 - first))
    return written.edits[number]


def _places_in(written: Written, shown: str) -> list[int]:
    """About where in the source of a block each character of what is shown stands.

    Word after word is looked for behind the one before it: marks of Markdown and addresses of
    links lie between.
    """
    if not written.is_whole:
        return [0] * len(shown)
    source = written.source
    places: list[int] = []
    at = 0
    for word in _WORD.finditer(shown):
        places += [at] * (word.start() - len(places))
        reach = _REACH if len(word[0]) >= _LONG_WORD else _SHORT_REACH
        found = source.find(word[0], at, at + reach)
        start = at if found < 0 else found
        places += range(start, start + len(word[0]))
        at = start if found < 0 else start + len(word[0])
    return places + [at] * (len(shown) - len(places))


def _folded(text: str) -> str:
    """The text in lower case, as long as it was."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


def _occurrences(text: str, words: str) -> list[int]:
    places: list[int] = []
    if not words:
        return places
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
            pieces.append(text.replace(JOINER, ""))
            for character in text:
                if character != JOINER:
                    positions.append(position)
                position += 2 if ord(character) > 0xFFFF else 1
        fragments += 1

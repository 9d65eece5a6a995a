"""Formulas in a QTextDocument: one character each, standing exactly on the text's baseline.

Qt takes the descent of an inline object with ``AlignBaseline`` from the font of its format
(``QTextDocumentLayout::resizeInlineObject``); so the font's size is chosen to have the formula's
depth as its descent.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from app.widgets.maths.formula import Formula
from app.widgets.maths.formula_object import (
    DESCENT_PROPERTY,
    DISPLAY_PROPERTY,
    EM_PROPERTY,
    HEIGHT_PROPERTY,
    OBJECT_CHARACTER,
    TEX_PROPERTY,
    TRAIL_FONT_PROPERTY,
    TRAIL_PROPERTY,
    WIDTH_PROPERTY,
    FormulaObject,
    delimited,
    trail_width,
)

_LETTER_HEIGHTS_EM = 0.442 + 0.683
"""Of MathJax's TeX font, small and capital letters (``params.x_height``, and the H)."""
_USUAL_HEIGHT_EM = 0.9
_USUAL_DEPTH_EM = 0.36
_AIR_EM = 0.1
"""What is higher or deeper than usual gets this much distance from the next line."""
MOST_OVERHANG_EM = 0.14
"""Of the height of the text: so far may a formula reach below its line, as a fraction does."""
_MOST_RISE_EM = 0.08
"""Of the height of the text: so far may it reach above it."""
_REFERENCE_POINTS = 1000.0
_LEAST_POINTS = 0.1


def em_px(font: QFont) -> float:
    """How long an em of a formula is beside text in a font.

    Small and capital letters together are as tall as those of the text. Only the small ones would
    make figures and capitals a sixth too tall beside a font of large small letters.

    Args:
        font: of the text.
    """
    metrics = QFontMetricsF(font)
    return (metrics.xHeight() + metrics.capHeight()) / _LETTER_HEIGHTS_EM


def formula_format(
    formula: Formula,
    font: QFont,
    *,
    tex: str,
    is_display: bool,
    max_width_px: float | None = None,
    trail: str = "",
) -> QTextCharFormat:
    """The format of the character that stands for a formula.

    Args:
        formula: without an error.
        font: of the text around it.
        tex: its source without delimiters; kept in the format for copying.
        is_display: whether it stands on a line of its own.
        max_width_px: a wider formula is made smaller.
        trail: a full stop or the like behind it, which is painted with it: Qt would begin a line
            with it.
    """
    size_px = em_px(font)
    trail_px = trail_width(trail, font)
    if max_width_px is not None and formula.width_em * size_px + trail_px > max_width_px > trail_px:
        size_px = (max_width_px - trail_px) / formula.width_em
    shown = QTextCharFormat()
    overhang = 0.0 if is_display else MOST_OVERHANG_EM
    shown.setFont(_font_for_depth(font, _depth_em(formula) * size_px, overhang))
    shown.setObjectType(FormulaObject.TYPE)
    shown.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    shown.setProperty(TEX_PROPERTY, tex)
    shown.setProperty(DISPLAY_PROPERTY, is_display)
    shown.setProperty(EM_PROPERTY, size_px)
    descent = QFontMetricsF(shown.font()).descent()
    shown.setProperty(WIDTH_PROPERTY, formula.width_em * size_px + trail_px)
    shown.setProperty(HEIGHT_PROPERTY, _ascent(font, _height_em(formula) * size_px) + descent)
    shown.setProperty(DESCENT_PROPERTY, descent)
    if trail:
        shown.setProperty(TRAIL_PROPERTY, trail)
        shown.setProperty(TRAIL_FONT_PROPERTY, font)
    return shown


def source_of(shown: QTextFormat) -> str:
    r"""The source of a formula's format, ``\(…\)`` or ``\[…\]``, and its trail; else empty."""
    if shown.objectType() != FormulaObject.TYPE:
        return ""
    return delimited(shown) + str(shown.property(TRAIL_PROPERTY) or "")


def selected_source(cursor: QTextCursor) -> str:
    """The selected text, with the source in place of each formula.

    Args:
        cursor: its selection.
    """
    text = cursor.selectedText()
    if OBJECT_CHARACTER in text:
        start = cursor.selectionStart()
        text = "".join(
            _source_at(cursor.document(), start + offset)
            if character == OBJECT_CHARACTER
            else character
            for offset, character in _with_offsets(text)
        )
    return text.replace("\u2029", "\n").replace("\u2028", "\n").replace("\u00a0", " ")


def insert_formula(
    cursor: QTextCursor,
    handler: FormulaObject,
    formula: Formula,
    font: QFont,
    *,
    tex: str,
    is_display: bool,
    max_width_px: float | None = None,
) -> None:
    """Put a formula where the cursor is, in place of its selection.

    Args:
        cursor: in a document whose layout has the handler.
        handler: paints it.
        formula: without an error.
        font: of the text around it.
        tex: its source without delimiters.
        is_display: whether it stands on a line of its own.
        max_width_px: a wider formula is made smaller.
    """
    handler.add(formula, tex=tex, is_display=is_display)
    shown = formula_format(formula, font, tex=tex, is_display=is_display, max_width_px=max_width_px)
    before = cursor.charFormat()
    cursor.insertText(OBJECT_CHARACTER, shown)
    cursor.setCharFormat(before)


def _height_em(formula: Formula) -> float:
    return formula.height_em + _AIR_EM * (formula.height_em > _USUAL_HEIGHT_EM)


def _depth_em(formula: Formula) -> float:
    return max(0.0, formula.depth_em + _AIR_EM * (formula.depth_em > _USUAL_DEPTH_EM))


def _ascent(font: QFont, height_px: float) -> float:
    """The height of a formula, or that of the text where it is hardly more."""
    metrics = QFontMetricsF(font)
    is_usual = height_px <= metrics.ascent() + _MOST_RISE_EM * metrics.height()
    return metrics.ascent() if is_usual else height_px


def _font_for_depth(font: QFont, depth_px: float, overhang: float) -> QFont:
    """The font in a size whose descent is the depth, but at least that of the text.

    A line with a formula that is hardly deeper than the text keeps its height: lines stay evenly
    apart, and the cells of a row stand on one baseline.
    """
    least = QFontMetricsF(font).descent()
    if depth_px <= least + overhang * QFontMetricsF(font).height():
        return QFont(font)
    return _font_with_descent(font, depth_px)


def _font_with_descent(font: QFont, descent_px: float) -> QFont:
    """The font in the size whose descent is nearest to this."""
    sized = QFont(font)
    sized.setPointSizeF(_REFERENCE_POINTS)
    points = descent_px * _REFERENCE_POINTS / QFontMetricsF(sized).descent()
    sized.setPointSizeF(max(_LEAST_POINTS, points))
    return sized


def _source_at(document: QTextDocument, position: int) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
    return source_of(cursor.charFormat())


def _with_offsets(text: str) -> Iterator[tuple[int, str]]:
    """Characters with their offsets in UTF-16 units, as QTextCursor counts."""
    offset = 0
    for character in text:
        yield offset, character
        offset += 2 if character > "\uffff" else 1

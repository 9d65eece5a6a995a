"""Formulas in a QTextDocument: one character each, standing exactly on the text's baseline.

Qt takes the descent of an inline object with ``AlignBaseline`` from the font of its format
(``QTextDocumentLayout::resizeInlineObject``); so the font's size is chosen to have the formula's
depth as its descent.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from app.widgets.maths.formula import Formula
from app.widgets.maths.pictures import draw_formula

OBJECT_CHARACTER = "\ufffc"
TEX_PROPERTY = QTextFormat.Property.UserProperty.value + 0x4D1
DISPLAY_PROPERTY = TEX_PROPERTY + 1
_EM_PROPERTY = TEX_PROPERTY + 2
_X_HEIGHT_EM = 0.442
"""Of MathJax's TeX font (``params.x_height``): its letters become as tall as the text's."""
_USUAL_HEIGHT_EM = 1.0
_USUAL_DEPTH_EM = 0.35
_AIR_EM = 0.1
"""What is higher or deeper than usual gets this much distance from the next line."""
_REFERENCE_POINTS = 1000.0
_LEAST_POINTS = 0.1
_LEAST_LIGHTNESS_OF_LIGHT_TEXT = 0.5


def em_px(font: QFont) -> float:
    """How long an em of a formula is beside text in a font.

    Args:
        font: of the text.
    """
    return QFontMetricsF(font).xHeight() / _X_HEIGHT_EM


def formula_format(
    formula: Formula,
    font: QFont,
    *,
    tex: str,
    is_display: bool,
    max_width_px: float | None = None,
) -> QTextCharFormat:
    """The format of the character that stands for a formula.

    Args:
        formula: without an error.
        font: of the text around it.
        tex: its source without delimiters; kept in the format for copying.
        is_display: whether it stands on a line of its own.
        max_width_px: a wider formula is made smaller.
    """
    size_px = em_px(font)
    if max_width_px is not None and formula.width_em * size_px > max_width_px > 0:
        size_px = max_width_px / formula.width_em
    shown = QTextCharFormat()
    shown.setFont(_font_with_descent(font, _depth_em(formula) * size_px))
    shown.setObjectType(FormulaObject.TYPE)
    shown.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    shown.setProperty(TEX_PROPERTY, tex)
    shown.setProperty(DISPLAY_PROPERTY, is_display)
    shown.setProperty(_EM_PROPERTY, size_px)
    return shown


def source_of(shown: QTextFormat) -> str:
    r"""The source of a formula's format with its delimiters, ``\(…\)`` or ``\[…\]``; else empty."""
    if shown.objectType() != FormulaObject.TYPE:
        return ""
    tex = str(shown.property(TEX_PROPERTY))
    return rf"\[{tex}\]" if shown.property(DISPLAY_PROPERTY) else rf"\({tex}\)"


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


class FormulaObject(QPyTextObject):
    """Measures and paints the formulas of documents; keep a reference as long as they live.

    ``document.documentLayout().registerHandler(FormulaObject.TYPE, handler)`` comes first. Text
    colour and theme are those of the text around a formula, also where it is selected.
    """

    TYPE = QTextFormat.ObjectTypes.UserObject.value + 0x4D1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formulas: dict[tuple[str, bool], Formula] = {}

    def add(self, formula: Formula, *, tex: str, is_display: bool) -> None:
        """Know a formula from now on."""
        self._formulas[tex, is_display] = formula

    def clear(self) -> None:
        """Forget all formulas; for a document that has been emptied."""
        self._formulas.clear()

    def formula_of(self, shown: QTextFormat) -> Formula | None:
        """The formula that a format stands for."""
        key = (str(shown.property(TEX_PROPERTY)), bool(shown.property(DISPLAY_PROPERTY)))
        return self._formulas.get(key)

    def intrinsicSize(self, _document: QTextDocument, _position: int, shown: QTextFormat) -> QSizeF:
        """Width, and height with the descent that Qt will assume."""
        formula = self.formula_of(shown)
        if formula is None:
            return QSizeF()
        size_px = float(shown.property(_EM_PROPERTY))
        height = _height_em(formula) * size_px + _descent(shown)
        return QSizeF(formula.width_em * size_px, height)

    def drawObject(
        self,
        painter: QPainter,
        area: QRectF | QRect,
        _document: QTextDocument,
        _position: int,
        shown: QTextFormat,
    ) -> None:
        """Paint it on the baseline, in the colour that the text has here."""
        formula = self.formula_of(shown)
        if formula is None:
            return
        colour = painter.pen().color()
        frame = QRectF(area)
        draw_formula(
            painter,
            formula,
            source_of(shown),
            QPointF(frame.left(), frame.bottom() - _descent(shown)),
            em_px=float(shown.property(_EM_PROPERTY)),
            colour=colour,
            is_dark=colour.lightnessF() > _LEAST_LIGHTNESS_OF_LIGHT_TEXT,
        )


def _height_em(formula: Formula) -> float:
    return formula.height_em + _AIR_EM * (formula.height_em > _USUAL_HEIGHT_EM)


def _depth_em(formula: Formula) -> float:
    return max(0.0, formula.depth_em + _AIR_EM * (formula.depth_em > _USUAL_DEPTH_EM))


def _font_with_descent(font: QFont, descent_px: float) -> QFont:
    """The font in the size whose descent is nearest to this."""
    sized = QFont(font)
    sized.setPointSizeF(_REFERENCE_POINTS)
    points = descent_px * _REFERENCE_POINTS / QFontMetricsF(sized).descent()
    sized.setPointSizeF(max(_LEAST_POINTS, points))
    return sized


def _descent(shown: QTextFormat) -> float:
    return QFontMetricsF(shown.toCharFormat().font()).descent()


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

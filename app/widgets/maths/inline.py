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
_WIDTH_PROPERTY = TEX_PROPERTY + 3
_HEIGHT_PROPERTY = TEX_PROPERTY + 4
_DESCENT_PROPERTY = TEX_PROPERTY + 5
_TRAIL_PROPERTY = TEX_PROPERTY + 6
_TRAIL_FONT_PROPERTY = TEX_PROPERTY + 7
"""Qt asks for the size of every formula of a paragraph whenever a letter is added to it."""
_X_HEIGHT_EM = 0.442
"""Of MathJax's TeX font (``params.x_height``): its letters become as tall as the text's."""
_USUAL_HEIGHT_EM = 1.0
_USUAL_DEPTH_EM = 0.35
_AIR_EM = 0.1
"""What is higher or deeper than usual gets this much distance from the next line."""
MOST_OVERHANG_EM = 0.08
"""Of the height of the text: so far may a formula reach below its line."""
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
    shown.setFont(_font_for_depth(font, _depth_em(formula) * size_px))
    shown.setObjectType(FormulaObject.TYPE)
    shown.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    shown.setProperty(TEX_PROPERTY, tex)
    shown.setProperty(DISPLAY_PROPERTY, is_display)
    shown.setProperty(_EM_PROPERTY, size_px)
    descent = QFontMetricsF(shown.font()).descent()
    shown.setProperty(_WIDTH_PROPERTY, formula.width_em * size_px + trail_px)
    shown.setProperty(_HEIGHT_PROPERTY, _ascent(font, _height_em(formula) * size_px) + descent)
    shown.setProperty(_DESCENT_PROPERTY, descent)
    if trail:
        shown.setProperty(_TRAIL_PROPERTY, trail)
        shown.setProperty(_TRAIL_FONT_PROPERTY, font)
    return shown


def trail_width(trail: str, font: QFont) -> float:
    """How wide a formula's full stop or the like is, in pixels."""
    return QFontMetricsF(font).horizontalAdvance(trail) if trail else 0.0


def source_of(shown: QTextFormat) -> str:
    r"""The source of a formula's format, ``\(…\)`` or ``\[…\]``, and its trail; else empty."""
    if shown.objectType() != FormulaObject.TYPE:
        return ""
    return _delimited(shown) + str(shown.property(_TRAIL_PROPERTY) or "")


def _delimited(shown: QTextFormat) -> str:
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
        return QSizeF(shown.doubleProperty(_WIDTH_PROPERTY), shown.doubleProperty(_HEIGHT_PROPERTY))

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
        baseline = frame.bottom() - shown.doubleProperty(_DESCENT_PROPERTY)
        if trail := str(shown.property(_TRAIL_PROPERTY) or ""):
            font = shown.property(_TRAIL_FONT_PROPERTY)
            painter.setFont(font)
            painter.drawText(QPointF(frame.right() - trail_width(trail, font), baseline), trail)
        draw_formula(
            painter,
            formula,
            _delimited(shown),
            QPointF(frame.left(), baseline),
            em_px=float(shown.property(_EM_PROPERTY)),
            colour=colour,
            is_dark=colour.lightnessF() > _LEAST_LIGHTNESS_OF_LIGHT_TEXT,
        )


def _height_em(formula: Formula) -> float:
    return formula.height_em + _AIR_EM * (formula.height_em > _USUAL_HEIGHT_EM)


def _depth_em(formula: Formula) -> float:
    return max(0.0, formula.depth_em + _AIR_EM * (formula.depth_em > _USUAL_DEPTH_EM))


def _ascent(font: QFont, height_px: float) -> float:
    """The height of a formula, or that of the text where it is hardly more."""
    metrics = QFontMetricsF(font)
    is_usual = height_px <= metrics.ascent() + MOST_OVERHANG_EM * metrics.height()
    return metrics.ascent() if is_usual else height_px


def _font_for_depth(font: QFont, depth_px: float) -> QFont:
    """The font in a size whose descent is the depth, but at least that of the text.

    A line with a formula that is hardly deeper than the text keeps its height: lines stay evenly
    apart, and the cells of a row stand on one baseline.
    """
    least = QFontMetricsF(font).descent()
    if depth_px <= least + MOST_OVERHANG_EM * QFontMetricsF(font).height():
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

"""The object that stands for a formula in a QTextDocument: its properties, its painting."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPaintDevice,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTransform,
)

from app.widgets.maths.formula import Formula
from app.widgets.maths.pictures import draw_formula

OBJECT_CHARACTER = "\ufffc"
TEX_PROPERTY = QTextFormat.Property.UserProperty.value + 0x4D1
DISPLAY_PROPERTY = TEX_PROPERTY + 1
EM_PROPERTY = TEX_PROPERTY + 2
WIDTH_PROPERTY = TEX_PROPERTY + 3
HEIGHT_PROPERTY = TEX_PROPERTY + 4
DESCENT_PROPERTY = TEX_PROPERTY + 5
TRAIL_PROPERTY = TEX_PROPERTY + 6
TRAIL_FONT_PROPERTY = TEX_PROPERTY + 7
"""Qt asks for the size of every formula of a paragraph whenever a letter is added to it."""
_LEAST_LIGHTNESS_OF_LIGHT_TEXT = 0.5


def trail_width(trail: str, font: QFont) -> float:
    """How wide a formula's full stop or the like is, in pixels."""
    return QFontMetricsF(font).horizontalAdvance(trail) if trail else 0.0


def delimited(shown: QTextFormat) -> str:
    r"""The source of a formula's format between its delimiters."""
    tex = str(shown.property(TEX_PROPERTY))
    return rf"\[{tex}\]" if shown.property(DISPLAY_PROPERTY) else rf"\({tex}\)"


@dataclass(frozen=True)
class _Placed:
    """A formula in a document as it is painted: where, its format, the colour of the text."""

    frame: QRectF
    shown: QTextCharFormat
    colour: QColor


def uncover_formulas(document: QTextDocument, device: QPaintDevice) -> None:
    """Let selected formulas be seen; call it after each painting of a document.

    Args:
        document: that may hold formulas.
        device: where it has just been painted.
    """
    handler = document.documentLayout().handlerForObject(FormulaObject.TYPE)
    if isinstance(handler, FormulaObject):
        handler.uncover(device)


class FormulaObject(QPyTextObject):
    """Measures and paints the formulas of documents; keep a reference as long as they live.

    ``document.documentLayout().registerHandler(FormulaObject.TYPE, handler)`` comes first. Text
    colour and theme are those of the text around a formula, also where it is selected.
    """

    TYPE = QTextFormat.ObjectTypes.UserObject.value + 0x4D1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formulas: dict[tuple[str, bool], Formula] = {}
        self._covered: list[tuple[QTransform, _Placed]] = []

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
        return QSizeF(shown.doubleProperty(WIDTH_PROPERTY), shown.doubleProperty(HEIGHT_PROPERTY))

    def drawObject(
        self,
        painter: QPainter,
        area: QRectF | QRect,
        _document: QTextDocument,
        _position: int,
        shown: QTextFormat,
    ) -> None:
        """Paint it on the baseline, in the colour that the text has here."""
        if self.formula_of(shown) is None:
            return
        placed = _Placed(QRectF(area), shown.toCharFormat(), painter.pen().color())
        if shown.hasProperty(QTextFormat.Property.BackgroundBrush):
            self._covered.append((painter.transform(), placed))
        self._draw(painter, placed)

    def uncover(self, device: QPaintDevice) -> None:
        """Paint once more what is selected: Qt lays the colour of the selection over objects.

        Args:
            device: where the document has just been painted.
        """
        if not self._covered:
            return
        covered, self._covered = self._covered, []
        painter = QPainter(device)
        for transform, placed in covered:
            painter.setTransform(transform)
            painter.fillRect(placed.frame, placed.shown.background())
            painter.setPen(placed.colour)
            self._draw(painter, placed)
        painter.end()

    def _draw(self, painter: QPainter, placed: _Placed) -> None:
        frame, shown, colour = placed.frame, placed.shown, placed.colour
        formula = self.formula_of(shown)
        if formula is None:
            return
        baseline = frame.bottom() - shown.doubleProperty(DESCENT_PROPERTY)
        if trail := str(shown.property(TRAIL_PROPERTY) or ""):
            font = shown.property(TRAIL_FONT_PROPERTY)
            painter.setFont(font)
            painter.drawText(QPointF(frame.right() - trail_width(trail, font), baseline), trail)
        draw_formula(
            painter,
            formula,
            delimited(shown),
            QPointF(frame.left(), baseline),
            em_px=float(shown.property(EM_PROPERTY)),
            colour=colour,
            is_dark=colour.lightnessF() > _LEAST_LIGHTNESS_OF_LIGHT_TEXT,
        )

"""From MathJax's SVG to a Formula: nested clips, rules, strokes, other scripts, colours.

Only what MathJax 3.2 writes with ``fontCache: 'none'`` is understood; nothing is ever loaded.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainterPath, QPainterPathStroker, QPolygonF, QTransform

from app.widgets.maths.formula import Formula, Rule, Shape
from app.widgets.maths.path_data import glyph_path
from app.widgets.maths.svg_attributes import (
    colour,
    dashes,
    number,
    numbers,
    stroke_width,
    transform,
)

UNITS_PER_EM = 1000.0
_NODES_OF_RULES = {"mfrac", "mtable", "menclose", "mspace"}
"""Their bars stand alone and may move to whole pixels; a root's has to meet its sign."""
_NAMESPACE = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class _State:
    """What an element inherits.

    Attributes:
        place: to units of the outermost view box, y down.
        fill: None is the text's colour.
        stroke: likewise.
        clip: in the same units as ``place`` gives.
        node: kind of the MathML node that it belongs to.
    """

    place: QTransform
    fill: QColor | None = None
    stroke: QColor | None = None
    clip: QRectF | None = None
    node: str = ""


class _Drawing:
    """Collects shapes; neighbours of one colour become one path."""

    def __init__(self) -> None:
        self._paths: list[tuple[QPainterPath, QColor | None]] = []
        self.rules: list[Rule] = []
        self.backgrounds: list[Rule] = []

    def fill(self, path: QPainterPath, colour: QColor | None, state: _State) -> None:
        """Add an outline in the element's own units."""
        placed = state.place.map(path)
        if state.clip is not None:
            frame = QPainterPath()
            frame.addRect(state.clip)
            placed = placed.intersected(frame)
        if not self._paths or self._paths[-1][1] != colour:
            self._paths.append((QPainterPath(), colour))
            self._paths[-1][0].setFillRule(Qt.FillRule.WindingFill)
        self._paths[-1][0].addPath(placed)

    def shapes(self, scale: QTransform) -> tuple[Shape, ...]:
        """All outlines so far, in painting order."""
        return tuple((scale.map(path), colour) for path, colour in self._paths)


def formula_from_svg(svg: str) -> Formula:
    """The formula that an SVG of MathJax shows.

    Args:
        svg: one ``<svg>`` element with a view box in thousandths of an em.

    Raises:
        ValueError: it is not such an SVG.
    """
    try:
        root = ET.fromstring(svg)  # noqa: S314 # MathJax escapes what the source says
    except ET.ParseError as error:
        raise ValueError(str(error)) from error
    left, top, width, height = numbers(root.get("viewBox", ""), 4)
    drawing = _Drawing()
    waiting = [(child, _State(QTransform())) for child in reversed(root)]
    while waiting:  # not recursive: a hostile source nests deeper than Python may
        element, inherited = waiting.pop()
        state = _state_of(element, inherited)
        _draw(element, state, drawing)
        waiting += [(child, _for_children(element, state)) for child in reversed(element)]
    if root.get("data-trim"):
        left, width = _extent(drawing, left, width)
    scale = QTransform.fromScale(1 / UNITS_PER_EM, 1 / UNITS_PER_EM).translate(-left, 0)
    return Formula(
        shapes=drawing.shapes(scale),
        width_em=width / UNITS_PER_EM,
        height_em=-top / UNITS_PER_EM,
        depth_em=(top + height) / UNITS_PER_EM,
        error="",
        rules=tuple((scale.mapRect(area), colour) for area, colour in drawing.rules),
        backgrounds=tuple((scale.mapRect(area), colour) for area, colour in drawing.backgrounds),
    )


def _extent(drawing: _Drawing, left: float, width: float) -> tuple[float, float]:
    """Left end and width of what is drawn, of a formula that was given a whole line."""
    bounds = QRectF()
    for path, _ in drawing.shapes(QTransform()):
        bounds = bounds.united(path.boundingRect())
    for area, _ in drawing.rules + drawing.backgrounds:
        bounds = bounds.united(area)
    return (bounds.left(), bounds.width()) if bounds.isValid() else (left, width)


def _state_of(element: ET.Element, inherited: _State) -> _State:
    state = inherited
    if moves := element.get("transform"):
        state = replace(state, place=transform(moves) * state.place)
    if fill := element.get("fill"):
        state = replace(state, fill=colour(fill, state.fill))
    if stroke := element.get("stroke"):
        state = replace(state, stroke=colour(stroke, state.stroke))
    if node := element.get("data-mml-node"):
        state = replace(state, node=node)
    return state


def _for_children(element: ET.Element, state: _State) -> _State:
    """The state inside an element; a nested ``<svg>`` moves and clips."""
    if element.tag != f"{_NAMESPACE}svg":
        return state
    left, top, *_ = numbers(element.get("viewBox", ""), 4)
    x, y, width, height = (number(element, name) for name in ("x", "y", "width", "height"))
    clip = state.place.mapRect(QRectF(x, y, width, height))
    if state.clip is not None:
        clip = clip.intersected(state.clip)
    return replace(
        state, place=QTransform.fromTranslate(x - left, y - top) * state.place, clip=clip
    )


def _draw(element: ET.Element, state: _State, drawing: _Drawing) -> None:
    kind = element.tag.removeprefix(_NAMESPACE)
    if kind == "path":
        _draw_outline(element, glyph_path(element.get("d", "")), state, drawing)
    elif kind == "rect":
        _draw_rectangle(element, state, drawing)
    elif kind == "line":
        _draw_line(element, state, drawing)
    elif kind == "text" and element.text:
        drawing.fill(_text_path(element), state.fill, state)
    elif kind == "ellipse":
        path = QPainterPath()
        centre = QPointF(number(element, "cx"), number(element, "cy"))
        path.addEllipse(centre, number(element, "rx"), number(element, "ry"))
        _draw_outline(element, path, state, drawing)
    elif kind == "polygon":
        points = numbers(element.get("points", ""))
        path = QPainterPath()
        path.addPolygon(
            QPolygonF([QPointF(*pair) for pair in zip(*[iter(points)] * 2, strict=True)])
        )
        path.closeSubpath()
        _draw_outline(element, path, state, drawing)


def _draw_outline(
    element: ET.Element, path: QPainterPath, state: _State, drawing: _Drawing
) -> None:
    """Fill the path, stroke it, or both."""
    if element.get("fill") != "none":
        drawing.fill(path, state.fill, state)
    width = stroke_width(element)
    if width > 0:
        drawing.fill(_stroke(element, path, width), state.stroke, state)


def _draw_rectangle(element: ET.Element, state: _State, drawing: _Drawing) -> None:
    x, y, width, height = (number(element, name) for name in ("x", "y", "width", "height"))
    area = QRectF(x, y, width, height)
    is_frame = element.get("fill") == "none" or element.get("data-frame")
    if element.get("data-bgcolor") and state.node != "mspace":
        drawing.backgrounds.append((state.place.mapRect(area), state.fill))
    elif not is_frame and state.node in _NODES_OF_RULES:
        is_black = state.node == "mspace" and state.fill == Qt.GlobalColor.black  # \\rule
        drawing.rules.append((state.place.mapRect(area), None if is_black else state.fill))
    elif is_frame and not element.get("rx") and not dashes(element):
        pen = stroke_width(element)
        outer = area.adjusted(-pen / 2, -pen / 2, pen / 2, pen / 2)
        for side in (
            QRectF(outer.left(), outer.top(), outer.width(), pen),
            QRectF(outer.left(), outer.bottom() - pen, outer.width(), pen),
            QRectF(outer.left(), outer.top(), pen, outer.height()),
            QRectF(outer.right() - pen, outer.top(), pen, outer.height()),
        ):
            drawing.rules.append((state.place.mapRect(side), state.stroke))
    else:
        radius = number(element, "rx")
        path = QPainterPath()
        path.addRoundedRect(area, radius, radius)
        if is_frame:
            path = _stroke(element, path, stroke_width(element))
        drawing.fill(path, state.stroke if is_frame else state.fill, state)


def _draw_line(element: ET.Element, state: _State, drawing: _Drawing) -> None:
    x1, y1, x2, y2 = (number(element, name) for name in ("x1", "y1", "x2", "y2"))
    pen = stroke_width(element)
    if (x1 == x2 or y1 == y2) and not dashes(element):
        half = pen / 2
        area = QRectF(QPointF(x1, y1), QPointF(x2, y2)).normalized()
        area.adjust(*((0, -half, 0, half) if y1 == y2 else (-half, 0, half, 0)))
        drawing.rules.append((state.place.mapRect(area), state.stroke))
        return
    path = QPainterPath(QPointF(x1, y1))
    path.lineTo(x2, y2)
    drawing.fill(_stroke(element, path, pen), state.stroke, state)


def _stroke(element: ET.Element, path: QPainterPath, width: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    is_round = element.get("stroke-linecap") == "round" or element.get("class") == "mjx-dotted"
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap if is_round else Qt.PenCapStyle.FlatCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if lengths := dashes(element):
        stroker.setDashPattern([max(length, 0.1) / width for length in lengths])
    return stroker.createStroke(path)


def _text_path(element: ET.Element) -> QPainterPath:
    """Characters that MathJax has no glyph for, in the application's font and its fallbacks."""
    path = QPainterPath()
    path.addText(0, 0, text_font(element), element.text or "")
    size = number(element, "font-size") / UNITS_PER_EM
    return QTransform.fromScale(size, size).map(path)


def text_font(element: ET.Element | None = None) -> QFont:
    """The font of such characters, an em of it ``UNITS_PER_EM`` pixels.

    Args:
        element: says whether they are bold or italic; plain if not given.
    """
    font = QFont()
    font.setPixelSize(int(UNITS_PER_EM))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if element is not None:
        font.setBold(element.get("font-weight") == "bold")
        font.setItalic(element.get("font-style") == "italic")
    return font

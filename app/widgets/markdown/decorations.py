"""What stands behind the characters of a flowing text: code grounds, quote rules, boxes, lines."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QTextBlock,
    QTextDocument,
    QTextLine,
)

from app.widgets.markdown.elements import Role
from app.widgets.markdown.typography import (
    CODE_PAD_PX,
    CODE_PROPERTY,
    MARK_PROPERTY,
    QUOTES_PROPERTY,
    ROLE_PROPERTY,
    Typography,
)
from app.widgets.theme import mix

_RULE_ROLE = list(Role).index(Role.RULE)
_NOTES_RULE_ROLE = list(Role).index(Role.NOTES_RULE)
_NOTES_RULE_EM = 7.0
QUOTE_RULE_PX = 3.0
_CODE_RADIUS = 4.0
_BOX_EM = 0.9
_BULLET_EM = 0.36
_CODE_PAD_RTL_PX = 1.0
_CODE_PAD_Y = 1.0


def paint_decorations(
    painter: QPainter, document: QTextDocument, typography: Typography, area: QRectF
) -> None:
    """Paint what belongs behind the text of an area.

    Args:
        painter: in the document's coordinates.
        document: the text.
        typography: its sizes and colours.
        area: what is exposed.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    layout = document.documentLayout()
    block = document.findBlock(max(0, layout.hitTest(area.topLeft(), Qt.HitTestAccuracy.FuzzyHit)))
    while block.isValid():
        if layout.blockBoundingRect(block).top() > area.bottom():
            break
        paint_block(painter, block, typography, area)
        block = block.next()


def paint_block(painter: QPainter, block: QTextBlock, typography: Typography, area: QRectF) -> None:
    """Paint what belongs behind one block, where it is exposed."""
    form = block.blockFormat()
    layout = block.layout()
    if not layout.lineCount():
        return
    is_rtl = block.textDirection() is Qt.LayoutDirection.RightToLeft
    if form.property(QUOTES_PROPERTY):
        _paint_quotes(painter, block, typography, is_rtl=is_rtl)
    if form.property(ROLE_PROPERTY) in {_RULE_ROLE, _NOTES_RULE_ROLE}:
        _paint_rule(painter, block, typography, is_rtl=is_rtl)
    if form.property(MARK_PROPERTY):
        _paint_mark(painter, block, typography, is_rtl=is_rtl)
    for ground in _code_grounds(block, area, is_rtl=is_rtl):
        path = QPainterPath()
        path.addRoundedRect(ground, _CODE_RADIUS, _CODE_RADIUS)
        painter.fillPath(path, QColor(typography.code_ground))


def _paint_rule(
    painter: QPainter, block: QTextBlock, typography: Typography, *, is_rtl: bool
) -> None:
    form = block.blockFormat()
    left = float(form.indent() * typography.indent_px)
    width = block.document().textWidth() - left
    colour = typography.theme.border
    if form.property(ROLE_PROPERTY) == _NOTES_RULE_ROLE:
        width = min(width, _NOTES_RULE_EM * typography.em)
        colour = mix(colour, typography.theme.muted, 0.6)
    rule = QRectF(0 if is_rtl else left, round(_origin(block).y()) + 1, width, 1)
    painter.fillRect(rule, QColor(colour))


def _paint_quotes(
    painter: QPainter, block: QTextBlock, typography: Typography, *, is_rtl: bool
) -> None:
    top, bottom = _extent(block)
    before = block.previous()
    theirs = _quotes(before) if before.isValid() else set()
    for indent in _quotes(block):
        x = float(indent * typography.indent_px + 1)
        if is_rtl:
            x = block.document().textWidth() - x - QUOTE_RULE_PX
        start = _extent(before)[1] if indent in theirs else top
        bar = QRectF(x, start, QUOTE_RULE_PX, bottom - start)
        painter.fillRect(bar, QColor(typography.rule_colour))


def _quotes(block: QTextBlock) -> set[int]:
    text = str(block.blockFormat().property(QUOTES_PROPERTY) or "")
    return {int(indent) for indent in text.split(",") if indent}


def _origin(block: QTextBlock) -> QPointF:
    """Where the lines of a block are counted from; not the layout's position in a table's cell."""
    return block.document().documentLayout().blockBoundingRect(block).topLeft()


def _extent(block: QTextBlock) -> tuple[float, float]:
    """Top and bottom of the lines of a block."""
    layout = block.layout()
    y = _origin(block).y()
    if not layout.lineCount():
        return y, y
    first, last = layout.lineAt(0), layout.lineAt(layout.lineCount() - 1)
    return y + first.y(), y + last.y() + last.height()


def _paint_mark(
    painter: QPainter, block: QTextBlock, typography: Typography, *, is_rtl: bool
) -> None:
    """A bullet or a box before the first line."""
    mark = str(block.blockFormat().property(MARK_PROPERTY))
    line = block.layout().lineAt(0)
    baseline = _origin(block).y() + line.y() + line.ascent()
    is_box = not mark.isdigit()
    size = round((_BOX_EM if is_box else _BULLET_EM) * typography.em)
    steps = block.blockFormat().indent()
    centre = steps * typography.indent_px - (0.98 if is_box else 0.82) * typography.em
    if is_rtl:
        centre = block.document().textWidth() - centre
    middle = baseline - (0.36 if is_box else 0.35) * typography.em
    shape = QRectF(round(centre - size / 2), round(middle - size / 2), size, size)
    if is_box:
        _paint_box(painter, shape.translated(0.5, 0.5), typography, is_done=mark == "done")
        return
    colour = QColor(typography.theme.muted)
    is_hollow = int(mark) % 2 == 1
    painter.setPen(QPen(colour, 1.1) if is_hollow else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if is_hollow else colour)
    painter.drawEllipse(shape.adjusted(0.5, 0.5, -0.5, -0.5) if is_hollow else shape)


def _paint_box(painter: QPainter, box: QRectF, typography: Typography, *, is_done: bool) -> None:
    """A task's box; filled and ticked when it is done."""
    theme = typography.theme
    painter.setPen(QPen(QColor(theme.accent if is_done else theme.muted), 1.2))
    painter.setBrush(QColor(theme.accent) if is_done else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)
    if is_done:
        tick = [(0.24, 0.52), (0.43, 0.71), (0.78, 0.31)]
        pen = QPen(QColor(theme.on_accent), 1.7)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        size = box.width()
        painter.drawPolyline([box.topLeft() + QPointF(x * size, y * size) for x, y in tick])


def _code_grounds(block: QTextBlock, area: QRectF, *, is_rtl: bool) -> Iterator[QRectF]:
    """The exposed areas of inline code, line by line."""
    layout = block.layout()
    corner = _origin(block)
    for first, end in _code_spans(block):
        number = layout.lineForTextPosition(first).lineNumber()
        last = layout.lineForTextPosition(end - 1).lineNumber()
        for line in map(layout.lineAt, range(number, last + 1)):
            top = corner.y() + line.y()
            if top + line.height() >= area.top() and top <= area.bottom():
                ground = _line_area(line, first, end, is_rtl=is_rtl)
                yield ground.translated(corner.x(), top)


def _code_spans(block: QTextBlock) -> Iterator[tuple[int, int]]:
    """Start and end of each inline code in a block; its last character has a format of its own."""
    span: tuple[int, int] | None = None
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        first = fragment.position() - block.position()
        is_code = bool(fragment.charFormat().property(CODE_PROPERTY))
        if span and not (is_code and span[1] == first):
            yield span
            span = None
        if is_code:
            span = (span[0] if span else first, first + fragment.length())
        fragments += 1
    if span:
        yield span


def _line_area(line: QTextLine, first: int, end: int, *, is_rtl: bool) -> QRectF:
    """The ground of some characters, from the top of their line."""
    start = max(first, line.textStart())
    stop = min(end, line.textStart() + line.textLength())
    runs = line.glyphRuns(start, stop - start)
    if not runs:
        return QRectF()
    area = runs[0].boundingRect()
    for run in runs[1:]:
        area = area.united(run.boundingRect())
    height = line.ascent() + line.descent() - 2 * _CODE_PAD_Y + 1
    before = _CODE_PAD_RTL_PX if is_rtl else CODE_PAD_PX  # there, the next word is on this side
    after = 0.0 if stop == end else CODE_PAD_PX  # the last character brings its distance with it
    width = before + area.width() + after
    return QRectF(area.left() - before, _CODE_PAD_Y, width, height)

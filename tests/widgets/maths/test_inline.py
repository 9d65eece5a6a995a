"""Formulas in a document: where they stand, how large they are, how they copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication, QTextEdit

from app.widgets.maths.formula import Formula
from app.widgets.maths.formula_object import (
    DISPLAY_PROPERTY,
    TEX_PROPERTY,
    FormulaObject,
    uncover_formulas,
)
from app.widgets.maths.inline import (
    em_px,
    formula_format,
    insert_formula,
    selected_source,
    source_of,
)
from tests.widgets.maths.conftest import SetFormula

DEEP_H = r"\mathrm{H}\vphantom{\frac{1}{\frac{1}{\frac{1}{2}}}}"
FLAT_H = r"\mathrm{H}"


@dataclass
class Page:
    """A document that can show formulas."""

    document: QTextDocument
    handler: FormulaObject
    cursor: QTextCursor
    set_formula: SetFormula

    def write(self, tex: str, *, max_width_px: float | None = None) -> Formula:
        formula = self.set_formula(tex)
        font = self.document.defaultFont()
        insert_formula(
            self.cursor,
            self.handler,
            formula,
            font,
            tex=tex,
            is_display=False,
            max_width_px=max_width_px,
        )
        return formula

    def image(self, ratio: float = 1.0) -> QImage:
        size = self.document.size()
        image = QImage(
            int(size.width() * ratio) + 1,
            int(size.height() * ratio) + 1,
            QImage.Format.Format_Grayscale8,
        )
        image.setDevicePixelRatio(ratio)
        image.fill(QColor("white"))
        painter = QPainter(image)
        self.document.drawContents(painter)
        painter.end()
        return image


@pytest.fixture
def page(qapp: QApplication, set_formula: SetFormula) -> Iterator[Page]:
    document = QTextDocument()
    document.setDocumentMargin(0)
    handler = FormulaObject()
    document.documentLayout().registerHandler(FormulaObject.TYPE, handler)
    yield Page(document, handler, QTextCursor(document), set_formula)
    document.deleteLater()


def lowest_ink(image: QImage, left: int, right: int) -> int:
    """The lowest row with ink over more than half of a pixel."""
    return max(
        y
        for y in range(image.height())
        for x in range(left, min(right, image.width()))
        if image.pixelColor(x, y).value() < 128
    )


def font_of(points: float) -> QFont:
    font = QFont("DejaVu Sans", 1)
    font.setPointSizeF(points)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("points", [9, 10.5, 13, 20])
@pytest.mark.parametrize("tex", [FLAT_H, DEEP_H])
def test_a_formula_stands_on_the_row_of_pixels_where_the_text_stands(
    page: Page, tex: str, points: float, ratio: float
) -> None:
    page.document.setDefaultFont(font_of(points))
    page.cursor.insertText("H")
    page.write(tex)
    image = page.image(ratio)
    metrics = QFontMetricsF(page.document.defaultFont())
    middle = int(metrics.horizontalAdvance("H") * ratio)
    assert lowest_ink(image, 0, middle) == lowest_ink(image, middle + 1, image.width())


def test_every_line_keeps_its_baseline(page: Page) -> None:
    page.document.setDefaultFont(font_of(10.5))
    for _ in range(5):
        page.cursor.insertText("H")
        page.write(DEEP_H)
        page.cursor.insertBlock()
    image = page.image()
    middle = int(QFontMetricsF(page.document.defaultFont()).horizontalAdvance("H"))
    text = [is_inked(image, y, 0, middle) for y in range(image.height())]
    formula = [is_inked(image, y, middle + 1, image.width()) for y in range(image.height())]
    assert ends_of(text) == ends_of(formula)
    assert len(ends_of(text)) == 5


def is_inked(image: QImage, y: int, left: int, right: int) -> bool:
    return any(image.pixelColor(x, y).value() < 128 for x in range(left, min(right, image.width())))


def ends_of(rows: list[bool]) -> list[int]:
    return [y for y in range(len(rows) - 1) if rows[y] and not rows[y + 1]]


@pytest.mark.parametrize("tex", [FLAT_H, "x^2", "y", "O(n)", "x_1"])
def test_a_formula_hardly_deeper_than_text_leaves_the_line_as_it_is(page: Page, tex: str) -> None:
    font = font_of(10.5)
    shown = formula_format(page.set_formula(tex), font, tex=tex, is_display=False)
    assert QFontMetricsF(shown.font()).descent() == QFontMetricsF(font).descent()


@pytest.mark.parametrize("tex", [DEEP_H, r"\frac{1}{2}", r"\sqrt{\frac{a}{b}}"])
def test_qt_assumes_the_formula_s_depth(page: Page, tex: str) -> None:
    font = font_of(10.5)
    formula = page.set_formula(tex)
    shown = formula_format(formula, font, tex=tex, is_display=False)
    assumed = QFontMetricsF(shown.font()).descent()
    air = 0.1 if formula.depth_em > 0.35 else 0.0
    assert assumed == pytest.approx((formula.depth_em + air) * em_px(font), abs=0.6)


def test_formulas_and_words_in_lines_of_their_own_stand_equally_high(page: Page) -> None:
    page.document.setDefaultFont(font_of(10.5))
    least = QTextBlockFormat()
    least.setLineHeight(30, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    page.cursor.setBlockFormat(least)
    page.cursor.insertText("H")
    page.cursor.insertBlock(least)
    page.write("(H)")
    page.cursor.insertBlock(least)
    layouts = [page.document.findBlockByNumber(number).layout() for number in range(2)]
    page.document.size()
    lines = [layout.lineAt(0) for layout in layouts]
    assert lines[0].y() + lines[0].ascent() == lines[1].y() + lines[1].ascent()


def test_a_line_makes_room_for_a_tall_formula(page: Page) -> None:
    page.document.setDefaultFont(font_of(10.5))
    page.cursor.insertText("H")
    before = page.document.size().height()
    formula = page.write(r"\frac{\frac{a}{b}}{\frac{c}{d}}")
    em = em_px(page.document.defaultFont())
    after = page.document.size().height()
    assert after > before
    assert after == pytest.approx((formula.height_em + formula.depth_em + 0.2) * em, abs=2)


def test_small_and_capital_letters_of_formula_and_text_are_equally_tall_together() -> None:
    font = font_of(10.5)
    metrics = QFontMetricsF(font)
    letters = metrics.xHeight() + metrics.capHeight()
    assert em_px(font) * (0.442 + 0.683) == pytest.approx(letters)


def test_a_wide_formula_is_made_to_fit(page: Page) -> None:
    tex = "+".join(["x"] * 200)
    page.document.setTextWidth(300)
    page.write(tex, max_width_px=300)
    assert page.document.idealWidth() <= 300.5
    narrow = page.write("x", max_width_px=300)
    shown = formula_format(
        narrow, page.document.defaultFont(), tex="x", is_display=False, max_width_px=300
    )
    plain = formula_format(narrow, page.document.defaultFont(), tex="x", is_display=False)
    assert shown == plain


def test_the_format_holds_the_source(page: Page) -> None:
    formula = page.set_formula("x")
    inline = formula_format(formula, QFont(), tex="x", is_display=False)
    display = formula_format(formula, QFont(), tex="x", is_display=True)
    assert (inline.property(TEX_PROPERTY), inline.property(DISPLAY_PROPERTY)) == ("x", False)
    assert source_of(inline) == r"\(x\)"
    assert source_of(display) == r"\[x\]"
    assert source_of(QTextCharFormat()) == ""


def test_copying_gives_the_source(page: Page) -> None:
    page.cursor.insertText("😀 let ")
    page.write(r"x^2")
    page.cursor.insertText(" be")
    page.cursor.insertBlock()
    page.write(r"\frac{1}{2}")
    cursor = QTextCursor(page.document)
    cursor.select(QTextCursor.SelectionType.Document)
    assert selected_source(cursor) == "😀 let \\(x^2\\) be\n\\(\\frac{1}{2}\\)"


def test_text_after_a_formula_has_the_format_from_before(page: Page) -> None:
    cursor = page.cursor
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    cursor.insertText("a", bold)
    insert_formula(cursor, page.handler, page.set_formula("x"), QFont(), tex="x", is_display=False)
    cursor.insertText("b")
    assert cursor.charFormat().fontWeight() == QFont.Weight.Bold
    assert source_of(cursor.charFormat()) == ""


@pytest.mark.parametrize("colour", ["#c00000", "#ffffff"])
def test_a_formula_has_the_colour_of_its_format(page: Page, colour: str) -> None:
    page.write(r"\rule{1em}{1em}")
    cursor = QTextCursor(page.document)
    cursor.select(QTextCursor.SelectionType.Document)
    tint = QTextCharFormat()
    tint.setForeground(QColor(colour))
    cursor.mergeCharFormat(tint)
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    painter = QPainter(image)
    page.document.drawContents(painter)
    painter.end()
    assert image.pixelColor(5, 8) == QColor(colour)


def test_an_editor_shows_formulas_and_their_selection(
    qapp: QApplication, page: Page, set_formula: SetFormula
) -> None:
    editor = QTextEdit()
    editor.resize(200, 80)
    editor.document().documentLayout().registerHandler(FormulaObject.TYPE, page.handler)
    cursor = editor.textCursor()
    formula = set_formula(r"\rule{1em}{1em}")
    insert_formula(cursor, page.handler, formula, editor.font(), tex="r", is_display=False)
    palette = editor.palette()
    palette.setColor(palette.ColorRole.Text, QColor("#104080"))
    palette.setColor(palette.ColorRole.HighlightedText, QColor("#ffee00"))
    palette.setColor(palette.ColorRole.Highlight, QColor("#000000"))
    editor.setPalette(palette)
    assert QColor("#104080") in colours_of(editor)
    editor.selectAll()
    assert QColor("#7f7700") in colours_of(editor)  # Qt puts half of the highlight over it
    editor.deleteLater()


def colours_of(editor: QTextEdit) -> list[QColor]:
    image = editor.grab().toImage()
    return [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]


def test_a_selected_formula_keeps_the_colour_of_the_text(
    qapp: QApplication, set_formula: SetFormula
) -> None:
    edit = QTextEdit()
    edit.resize(200, 60)
    palette = edit.palette()
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#ead7bd"))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("black"))
    edit.setPalette(palette)
    page = Page(edit.document(), FormulaObject(edit), edit.textCursor(), set_formula)
    edit.document().documentLayout().registerHandler(FormulaObject.TYPE, page.handler)
    edit.document().setDefaultFont(font_of(20))
    page.write(r"\blacksquare")
    edit.selectAll()
    picture = edit.viewport().grab()
    assert darkest(picture.toImage()) > 60  # what Qt makes of it
    uncover_formulas(edit.document(), picture)
    assert darkest(picture.toImage()) < 10


def darkest(image: QImage) -> int:
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return min(image.pixelColor(x, y).value() for x, y in places)

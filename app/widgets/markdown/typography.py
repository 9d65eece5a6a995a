"""Sizes, spaces and colours of a body, from its font and theme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
)

from app.viewmodels.language import say
from app.widgets.markdown.elements import Gap, Paragraph, Role, Shift, Style
from app.widgets.markdown.places import MarkKind, Place
from app.widgets.theme import Theme, mix

LINE_HEIGHT = 1.45
"""In ems, from baseline to baseline."""
MONOSPACE = (
    "JetBrains Mono",
    "Cascadia Mono",
    "SF Mono",
    "Menlo",
    "Consolas",
    "DejaVu Sans Mono",
    "monospace",
)
ROLE_PROPERTY = QTextFormat.Property.UserProperty + 0x201
"""Of a block: its ``Role`` as a number in the order of the enumeration."""
QUOTES_PROPERTY = QTextFormat.Property.UserProperty + 0x202
"""Of a block: the indents of the rules at its side, as ``1,3``."""
MARK_PROPERTY = QTextFormat.Property.UserProperty + 0x203
"""Of an item's block: ``open``, ``done``, or the depth of its bullet."""
CODE_PROPERTY = QTextFormat.Property.UserProperty + 0x204
"""Of characters: inline code, on a soft background."""
SOURCE_PROPERTY = QTextFormat.Property.UserProperty + 0x205
"""Of characters: what they stand for in a copy; the TeX of a formula."""
CODE_PAD_PX = 3.0
"""Between inline code and the edges of its ground."""

_MONOSPACE_SIZE = 0.9
_SIZES = {
    Role.TITLE: 1.62,
    Role.HEADING: 1.32,
    Role.SUBHEADING: 1.12,
    Role.RUN_IN: 1.0,
    Role.NOTE: 0.88,
}
_LEADINGS = {Role.TITLE: 1.25, Role.HEADING: 1.28, Role.SUBHEADING: 1.35}
_GAPS = {
    Gap.PARAGRAPH: 0.78,
    Gap.AFTER_HEADING: 0.5,
    Gap.LIST: 0.5,
    Gap.LOOSE_ITEM: 0.58,
    Gap.TIGHT_ITEM: 0.24,
    Gap.NOTES: 1.3,
    Gap.NOTE: 0.35,
    Gap.NONE: 0.0,
}
_HEADING_GAPS = {
    Role.TITLE: 1.9,
    Role.HEADING: 1.75,
    Role.SUBHEADING: 1.4,
    Role.RUN_IN: 1.1,
    Role.RULE: 1.4,
}
_WIDE_NUMBER = 100


class Typography:
    """The formats of one body.

    Attributes:
        theme: its colours.
        em: the size of its text, in pixels.
        indent_px: one step of a list or quote.
    """

    def __init__(self, font: QFont, theme: Theme) -> None:
        self.theme = theme
        self.em = em_px(font)
        self.indent_px = round(1.86 * self.em)
        self._font = font
        self._formats: dict[tuple[Style, Role, bool, bool], QTextCharFormat] = {}

    @property
    def quote_colour(self) -> str:
        """The text of a quote."""
        return mix(self.theme.text, self.theme.muted, 0.55)

    @property
    def rule_colour(self) -> str:
        """The rule at the side of a quote."""
        return mix(self.theme.border, self.theme.accent, 0.35)

    @property
    def code_ground(self) -> str:
        """Behind inline code."""
        return mix(self.theme.window, self.theme.text, 0.075)

    def font(self, role: Role = Role.BODY) -> QFont:
        """The upright font of a role."""
        font = QFont(self._font)
        font.setPixelSize(max(1, round(self.em * _SIZES.get(role, 1.0) * 4) // 4))
        if role.is_heading:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def monospace(self, size_em: float = _MONOSPACE_SIZE) -> QFont:
        """The font of code."""
        font = QFont()
        font.setFamilies(list(MONOSPACE))
        font.setFixedPitch(True)
        font.setPixelSize(max(1, round(self.em * size_em)))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def gap_px(self, paragraph: Paragraph) -> float:
        """The space above a paragraph that is not the first."""
        if paragraph.mark is None and paragraph.role in _HEADING_GAPS:
            return _HEADING_GAPS[paragraph.role] * self.em
        return _GAPS[paragraph.gap] * self.em

    def block_format(self, paragraph: Paragraph, *, is_first: bool) -> QTextBlockFormat:
        """The format of a paragraph's block."""
        block = QTextBlockFormat()
        role, mark = paragraph.role, paragraph.mark
        size = self.em * _SIZES.get(role, 1.0)
        leading = _LEADINGS.get(role, LINE_HEIGHT)
        block.setLineHeight(
            round(size * leading), QTextBlockFormat.LineHeightTypes.MinimumHeight.value
        )
        block.setTopMargin(0 if is_first else round(self.gap_px(paragraph)))
        block.setProperty(ROLE_PROPERTY, list(Role).index(role))
        if paragraph.is_rtl:  # else Qt would look at the source of a formula
            block.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if role is Role.RULE:
            block.setBottomMargin(round(_HEADING_GAPS[role] * self.em))
            block.setLineHeight(3, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        elif role is Role.NOTES_RULE:
            block.setBottomMargin(round(0.2 * self.em))
            block.setLineHeight(3, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        elif role.is_heading:
            block.setHeadingLevel(1 + list(Role).index(role) - list(Role).index(Role.TITLE))
        is_listed = mark is not None and mark.kind is MarkKind.NUMBER
        block.setIndent(paragraph.place.indent - is_listed)
        if mark is not None:
            if mark.kind is not MarkKind.NUMBER:
                tasks = {MarkKind.OPEN_TASK: "open", MarkKind.DONE_TASK: "done"}
                block.setProperty(MARK_PROPERTY, tasks.get(mark.kind, str(mark.depth)))
            elif mark.number >= _WIDE_NUMBER:
                digits = len(str(mark.number)) - 2
                block.setLeftMargin(round(digits * 0.62 * self.em))
        if paragraph.place.quotes:
            block.setProperty(QUOTES_PROPERTY, quotes_text(paragraph.place))
        return block

    def mark_format(self, paragraph: Paragraph) -> QTextCharFormat:
        """The characters of an empty block, and of its number or bullet."""
        form = QTextCharFormat(self.char_format(Style(), paragraph))
        if paragraph.mark:
            form.setForeground(QColor(self.theme.muted))
        return form

    def char_format(
        self, style: Style, paragraph: Paragraph, *, is_spaced: bool = False
    ) -> QTextCharFormat:
        """The format of a run; shared, not to be changed.

        Args:
            style: of the run.
            paragraph: whose run it is.
            is_spaced: for a character that ends where the ground of inline code begins or ends.
        """
        key = (style, paragraph.role, bool(paragraph.place.quotes), is_spaced)
        if key not in self._formats:
            self._formats[key] = self._make_format(*key[:3])
            if is_spaced:
                font = self._formats[key].font()
                font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, CODE_PAD_PX)
                self._formats[key].setFont(font)
        return self._formats[key]

    def colour(self, style: Style, paragraph: Paragraph) -> str:
        """The colour of a run."""
        return self._colour(style, paragraph.role, is_quoted=bool(paragraph.place.quotes))

    def _make_format(self, style: Style, role: Role, is_quoted: bool) -> QTextCharFormat:
        form = QTextCharFormat()
        size = _SIZES.get(role, 1.0)
        is_monospace = style.is_code or style.is_source or style.is_formula
        font = self.monospace(_MONOSPACE_SIZE * size) if is_monospace else self.font(role)
        if style.is_bold and not is_monospace:
            font.setWeight(QFont.Weight.DemiBold)
        font.setItalic(style.is_italic or style.is_image)
        font.setStrikeOut(style.is_struck)
        form.setFont(font)
        form.setForeground(QColor(self._colour(style, role, is_quoted=is_quoted)))
        if style.is_code:
            form.setProperty(CODE_PROPERTY, True)
        if style.shift is not Shift.NONE:
            is_raised = style.shift is Shift.RAISED
            vertical = QTextCharFormat.VerticalAlignment
            form.setVerticalAlignment(
                vertical.AlignSuperScript if is_raised else vertical.AlignSubScript
            )
        if style.reason:
            mark_failed(form, style.reason)
        if style.href:
            form.setAnchor(True)
            form.setAnchorHref(style.href)
            form.setToolTip(style.href)
            form.setFontUnderline(True)
            form.setUnderlineColor(QColor(mix(self.theme.accent, self.theme.window, 0.55)))
        return form

    def _colour(self, style: Style, role: Role, *, is_quoted: bool) -> str:
        if style.href:
            return self.theme.accent
        if style.is_source or style.is_formula or style.is_image or role is Role.NOTE:
            return self.theme.muted
        return self.quote_colour if is_quoted else self.theme.text


def em_px(font: QFont) -> float:
    """The size of a font in device-independent pixels."""
    if font.pixelSize() > 0:
        return float(font.pixelSize())
    return font.pointSizeF() * QFontMetricsF(font).fontDpi() / 72


def quotes_text(place: Place) -> str:
    """The indents of a place's rules as a block property."""
    return ",".join(str(indent) for indent in place.quotes)


def mark_failed(form: QTextCharFormat, error: str) -> None:
    """Say by the look and on hover that a formula cannot be set."""
    form.setToolTip(say(error))
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)

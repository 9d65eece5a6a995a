"""A conversation as a PDF, set as in the window: text to select, formulas as outlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale
from PySide6.QtGui import QFont, QPageSize, QPdfWriter

from app.core.errors import AppError, ErrorKind
from app.core.messages import Message, Role
from app.core.transcripts.transcript import Transcript
from app.viewmodels.exporting import Check
from app.widgets import wording
from app.widgets.exports.paper import (
    FRAME_INSET_PX,
    FramedPieces,
    IndentedPiece,
    LinePiece,
    PaperTypography,
    Piece,
    Setting,
)
from app.widgets.exports.paper_code import code_pieces
from app.widgets.exports.paper_formulas import FormulaPiece, PaperFormulas
from app.widgets.exports.paper_pages import Pages
from app.widgets.exports.paper_table import TablePiece
from app.widgets.exports.paper_text import FlowPiece, plain_piece
from app.widgets.markdown.arrangement import ElementList
from app.widgets.markdown.blocks import StreamingParser
from app.widgets.markdown.elements import (
    Code,
    Element,
    Maths,
    Paragraph,
    Run,
    Style,
    Table,
)
from app.widgets.markdown.elements import Role as ParagraphRole
from app.widgets.markdown.source import clean
from app.widgets.markdown.typography import Typography

_MOST_TOGETHER = 12
"""Paragraphs of one text; more only within a list or quote, up to ``_MOST_IN_LIST``."""
_MOST_IN_LIST = 40
_THOUGHT_CHARACTERS = 3_000
_SHORT_QUESTION_PX = 200
"""So much stands on one page with the beginning of its answer."""
_PARSED_AT_ONCE = 8_000


class PdfWriter:
    """Makes PDF files; one after the other, on one thread."""

    def write(self, transcript: Transcript, check: Check) -> bytes:
        """The path that is shown.

        Args:
            transcript: the conversation.
            check: ends the work when it was cancelled.
        """
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle(clean(transcript.title))
        writer.setCreator("Penseur")
        typography = PaperTypography()
        foot = typography.font()
        foot.setPixelSize(11)
        pages = Pages(writer, _paper_size(), clean(transcript.title), foot)
        if not pages.is_open:
            raise AppError(ErrorKind.STORAGE_FAILED)
        setting = Setting(typography, PaperFormulas(), pages.width)
        try:
            for piece in _conversation(transcript, setting):
                check()
                pages.put(piece)
        finally:
            pages.finish()
        buffer.close()
        return bytes(data.data())


def _paper_size() -> QPageSize:
    """Letter where people measure in inches."""
    is_metric = QLocale().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
    return QPageSize(QPageSize.PageSizeId.A4 if is_metric else QPageSize.PageSizeId.Letter)


def _conversation(transcript: Transcript, setting: Setting) -> Iterator[Piece]:
    typography = setting.typography
    title = Paragraph(ParagraphRole.TITLE, (Run(clean(transcript.title)),))
    yield FlowPiece([title], setting, 0.0)
    day = f"{datetime.fromtimestamp(transcript.created_at).astimezone():%Y-%m-%d %H:%M}"
    yield _line(day, typography, setting, gap=4.0, leads=True)
    for message in transcript.path:
        if message.role is Role.USER:
            inner = replace(setting, width=setting.width - 2 * FRAME_INSET_PX)
            pieces = list(body_pieces(message.markdown, inner))
            ground = typography.theme.bubble
            question = FramedPieces(pieces, setting.width, 30.0, ground=ground)
            question.leads = question.height < _SHORT_QUESTION_PX
            yield question
        else:
            yield from _answer(message, setting)


def _answer(message: Message, setting: Setting) -> Iterator[Piece]:
    typography = setting.typography
    gap = 20.0
    if who := wording.byline(message):
        yield _line(who, typography, setting, gap=gap, leads=True, is_strong=True)
        gap = 6.0
    if message.reasoning:
        label = wording.thinking_label(message, message.figures, is_thinking=False)
        yield _line(label, typography, setting, gap=gap, leads=True)
        inner = replace(setting, width=setting.width - 2 * FRAME_INSET_PX)
        rule = typography.theme.border
        for index, part in enumerate(_parts(clean(message.reasoning))):
            thoughts = plain_piece(part, inner, 0.0)
            yield FramedPieces([thoughts], setting.width, 0.0 if index else 4.0, rule=rule)
        gap = 14.0
    for index, piece in enumerate(body_pieces(message.text, setting)):
        piece.gap = piece.gap if index else gap
        yield piece
    if note := wording.end_note(message):
        yield _line(note, typography, setting, gap=12.0, leads=False)


def _line(
    text: str,
    typography: Typography,
    setting: Setting,
    *,
    gap: float,
    leads: bool,
    is_strong: bool = False,
) -> LinePiece:
    font = typography.font()
    font.setPixelSize(12)
    font.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
    return LinePiece(clean(text), font, typography.theme.muted, setting.width, gap, leads=leads)


def body_pieces(text: str, setting: Setting) -> Iterator[Piece]:
    """A message's Markdown."""
    parser, elements = StreamingParser(), ElementList()
    for start in range(0, len(text), _PARSED_AT_ONCE):
        elements.take(parser.append(text[start : start + _PARSED_AT_ONCE]))
    elements.take(parser.finish())
    flow: list[Paragraph] = []
    before: Element | None = None
    for element in elements.elements:
        if flow and not (isinstance(element, Paragraph) and _joins(element, flow)):
            yield _flow(flow, setting, before)
            before, flow = flow[-1], []
        if isinstance(element, Paragraph):
            flow.append(element)
            continue
        yield from _block(element, setting, 0.0 if before is None else 12.0)
        before = element
    if flow:
        yield _flow(flow, setting, before)


def _joins(element: Paragraph, flow: Sequence[Paragraph]) -> bool:
    """Whether a paragraph goes into one text with those before it; a heading begins another."""
    is_free = element.mark is None and not element.place.indent
    if element.role.is_heading:
        return flow[-1].role.is_heading
    return len(flow) < (_MOST_TOGETHER if is_free else _MOST_IN_LIST)


def _flow(flow: Sequence[Paragraph], setting: Setting, before: Element | None) -> FlowPiece:
    gap = 0.0 if before is None else setting.typography.gap_px(flow[0])
    if before is not None and not isinstance(before, Paragraph):
        gap = max(gap, 12.0)
    return FlowPiece(flow, setting, gap)


def _block(element: Element, setting: Setting, gap: float) -> Iterator[Piece]:
    """What is no flowing text, moved in as far as its list or quote."""
    typography = setting.typography
    indent = element.place.indent * typography.indent_px
    inner = replace(setting, width=max(120.0, setting.width - indent))
    if isinstance(element, Code):
        pieces: Iterator[Piece] = code_pieces(element, inner, gap)
    elif isinstance(element, Table):
        pieces = iter([TablePiece(element, inner, gap)])
    else:
        assert isinstance(element, Maths)
        pieces = iter([_maths(element, inner, gap)])
    for piece in pieces:
        yield IndentedPiece(piece, indent) if indent else piece


def _maths(element: Maths, setting: Setting, gap: float) -> Piece:
    typography = setting.typography
    formula = setting.formulas.find(element.tex, is_display=True) if element.is_closed else None
    if formula is None or formula.error:
        run = Run(element.tex.replace("\n", " "), Style(is_source=True))
        return FlowPiece([Paragraph(ParagraphRole.BODY, (run,))], setting, gap)
    font, colour = typography.font(), typography.theme.text
    return FormulaPiece(formula, font, colour, setting.width, gap)


def _parts(text: str) -> Iterator[str]:
    """Plain text in parts, cut between lines where there are any."""
    while len(text) > _THOUGHT_CHARACTERS:
        end = text.rfind("\n", _THOUGHT_CHARACTERS // 2, _THOUGHT_CHARACTERS)
        end = end if end > 0 else text.rfind(" ", 1, _THOUGHT_CHARACTERS)
        end = end if end > 0 else _THOUGHT_CHARACTERS
        yield text[:end]
        text = text[end:].removeprefix("\n")
    yield text

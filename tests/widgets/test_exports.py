"""Exported pages: complete, harmless, and set as in the window."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice, QRect, QThread
from PySide6.QtGui import QFont, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from app.core.errors import AppError, ErrorKind
from app.core.transcripts.transcript import Transcript
from app.widgets.exports.html_page import HtmlWriter
from app.widgets.exports.paper import PaperTypography, Piece, Setting
from app.widgets.exports.paper_formulas import PaperFormulas
from app.widgets.exports.paper_pages import Pages
from app.widgets.exports.pdf_file import PdfWriter, body_pieces
from app.widgets.maths.mathjax import THREAD_STACK_BYTES
from app.widgets.theme import load_fonts, load_other_fonts
from tests.helpers.html_reading import PageReader
from tests.helpers.transcripts import IMPORTS, conversation

ANSWERS = sorted((IMPORTS.parent / "answers").glob("*.md"))[::4]
MARKDOWN = sorted((IMPORTS.parent / "markdown").glob("*.md"))


@pytest.fixture(scope="module", autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts(qapp)
    load_other_fonts()


class Worker(QThread):
    """As exports run: beside the window, with the stack that MathJax needs."""

    def __init__(self, work: Callable[[], bytes]) -> None:
        super().__init__()
        self.setStackSize(THREAD_STACK_BYTES)
        self.work = work
        self.result = b""

    def run(self) -> None:
        self.result = self.work()


def on_a_thread(work: Callable[[], bytes]) -> bytes:
    worker = Worker(work)
    worker.start()
    worker.wait()
    return worker.result


def page_of(transcript: Transcript) -> str:
    return on_a_thread(lambda: HtmlWriter().write(transcript, lambda: None)).decode()


def pdf_of(transcript: Transcript) -> bytes:
    return on_a_thread(lambda: PdfWriter().write(transcript, lambda: None))


def corpus() -> Transcript:
    texts = []
    for path in (*ANSWERS, *MARKDOWN):
        texts += [
            f"Tell me about {path.stem}.",
            path.read_text("utf-8").partition("</think>\n\n")[2],
        ]
    return conversation(*texts, thoughts="Let me think: 1 + 1 = 2.\n\nYes.")


PIECES = [
    *"<>&\"'`$[]()|{}# xéم",
    *(
        "```",
        "$$",
        "\\(",
        "[a](",
        "javascript:",
        "http://a.b",
        "\n\n",
        "\n",
        "<script>",
        "</section>",
    ),
    *("|---|---|\n", "- [ ] ", "1. ", "> ", "**", "~~", "[^1]", "[^1]: ", "<b onclick=x>", "!["),
    *("](x)", "\\frac{"),
]


# HTML


def test_a_page_of_everything_is_well_formed_and_harmless() -> None:
    page = page_of(corpus())
    reader = PageReader(page)
    assert reader.tags.count("details") == len((*ANSWERS, *MARKDOWN))
    assert {"table", "ul", "ol", "blockquote", "figure", "input", "svg", "use"} <= set(reader.tags)
    assert "script" not in reader.tags
    assert "src=" not in page.partition("</style>")[2]
    assert "default-src 'none'" in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    assert "url(" not in page
    assert "@import" not in page


def test_thoughts_are_folded_and_can_stay_behind() -> None:
    talk = conversation("2+2?", "4", thoughts="Two <b>and</b> two.")
    assert "Two <b>and</b> two." in PageReader(page_of(talk)).text
    assert "details" not in PageReader(page_of(talk.without_thoughts())).tags


def test_formulas_are_drawn_and_can_be_copied() -> None:
    reader = PageReader(
        page_of(conversation("?", r"So $\frac{a}{b} < 1$ and \[x^2\] and $\undefined$"))
    )
    assert reader.tags.count("svg") == 3, "two formulas, and the glyphs that they share"
    assert r"\(\frac{a}{b} < 1\)" in reader.text
    assert r"\[x^2\]" in reader.text
    assert r"\(\undefined\)" in reader.text


def test_code_is_coloured() -> None:
    page = page_of(conversation("?", '```python\ndef f(x):\n    return "<b>"  # no\n```'))
    assert '<span class="c-keyword">def</span>' in page
    assert 'class="c-comment"' in page
    assert '    return "<b>"  # no' in PageReader(page).text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](data:text/html,x)",
        "[a](file:///etc/passwd)",
        '[a](https://x.org/"onclick="alert(1))',
        "[a]: javascript:x\n\n[a]",
        "<javascript:alert(1)>",
        "![a](https://x.org/track.png)",
        '```"><script>\nx\n```',
        "```\n</code></pre><script>\n```",
        r"$\href{javascript:alert(1)}{x}$",
        r"$\text{</svg><script>alert(1)</script>}$",
        r"$\style{background:url(https://x.org)}{x}$",
        "x[^</a>]\n\n[^</a>]: y",
        '| a | b |\n|:"onclick="|---|\n| <b> | </td> |',
        "\x00\ud800</style><script>",
        "</details></section></main><script>",
        '# a" onclick="x',
    ],
)
def test_hostile_text_stays_text(text: str) -> None:
    talk = replace(conversation(text, text, thoughts=text), title=text.replace("\n", " "))
    reader = PageReader(page_of(talk))
    assert not [link for link in reader.links if not re.match(r"https?://|#", link)]


def test_any_text_is_harmless() -> None:
    pieces = st.sampled_from(PIECES)

    @settings(deadline=None, max_examples=20)
    @given(st.lists(pieces, max_size=30).map("".join))
    def check(text: str) -> None:
        PageReader(page_of(conversation(text, text, thoughts=text)))

    check()


def test_links_open_and_pictures_do_not() -> None:
    text = "[a](https://x.org/?a=1&b=2) <https://y.org> ![a **cat**](https://z.org/cat.png)"
    reader = PageReader(page_of(conversation("?", text)))
    assert reader.links == ["https://x.org/?a=1&b=2", "https://y.org"]
    assert "a cat" in reader.text or "a **cat**" in reader.text


def test_an_export_ends_where_it_is_cancelled() -> None:
    def check() -> None:
        raise AppError(ErrorKind.CANCELLED)

    for writer in (HtmlWriter(), PdfWriter()):
        with pytest.raises(AppError):
            writer.write(conversation("2+2?", "4"), check)


# PDF


def streams_of(pdf: bytes) -> list[bytes]:
    """The content of its streams."""
    found = []
    for raw in re.findall(rb"(?<!end)stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompressobj().decompress(raw))
        except zlib.error:
            found.append(raw)
    return found


def letters_of(pdf: bytes) -> set[str]:
    """The letters that its fonts say they show, which is what can be copied and searched."""
    letters: set[str] = set()
    for stream in streams_of(pdf):
        if b"beginbfrange" in stream or b"beginbfchar" in stream:
            for code in re.findall(rb"<([0-9a-fA-F]{4,8})>", stream):
                letters.add(bytes.fromhex(code.decode()).decode("utf-16-be", "replace"))
    return letters


def test_a_pdf_of_everything_has_text_and_outlines_but_no_pictures() -> None:
    pdf = pdf_of(corpus())
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) > 6
    assert b"/Subtype /Image" not in pdf.replace(b"/Subtype/Image", b"/Subtype /Image")
    assert set("Let me think: 1 + 1 = 2.") - {" "} <= letters_of(pdf)


def test_what_is_too_wide_or_too_long_for_a_page_is_printed() -> None:
    wide = "| " + " | ".join(f"column {n}" for n in range(30)) + " |\n" + "|---" * 30 + "|\n"
    wide += "| " + " | ".join("words " * 3 for _ in range(30)) + " |\n"
    long_code = "```python\n" + "\n".join(f"x{n} = '{'y' * 90}'" for n in range(200)) + "\n```"
    text = f"{wide}\n\n{long_code}\n\n{'word ' * 4_000}\n\n$${'x+' * 300}x$$\n\n{'-' * 5_000}"
    pdf = pdf_of(conversation(text, text, thoughts="thought\n" * 2_000))
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) > 20


class Slab:
    """A piece that notes what of it is painted."""

    leads = False

    def __init__(self, height: float, cuts: Sequence[float] = (), gap: float = 5.0) -> None:
        self.height = height
        self.gap = gap
        self.painted: list[tuple[float, float]] = []
        self._cuts = cuts

    def cuts(self) -> Sequence[float]:
        return self._cuts

    def paint(self, _painter: QPainter, top: float, bottom: float) -> None:
        self.painted.append((top, bottom))


def test_pieces_are_cut_at_their_cuts_and_lose_nothing() -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    font = QFont()
    font.setPixelSize(11)
    pages = Pages(writer, QPageSize(QPageSize.PageSizeId.A4), "Title", font)
    page = pages.height
    slabs = [
        Slab(page * 0.7),
        Slab(page * 0.7),
        Slab(page * 2.2, [page * share / 10 for share in range(1, 22)]),
        Slab(page * 1.5),
        Slab(20),
    ]
    heading = Slab(20)
    heading.leads = True
    for slab in (*slabs, Slab(page * 0.4), heading, Slab(page * 0.5)):
        pages.put(slab)
    pages.finish()
    for slab in slabs:
        assert slab.painted[0][0] == 0
        assert slab.painted[-1][1] == slab.height
        for (_, end), (start, _) in zip(slab.painted, slab.painted[1:], strict=False):
            assert start == end
        assert all(end - start <= page + 0.01 for start, end in slab.painted)
    assert all(end in (*slabs[2].cuts(), slabs[2].height) for _, end in slabs[2].painted)
    assert heading.painted
    assert pages.count >= 7


TEXT = "\n\n".join(
    (
        "## A heading",
        "Words that go on and on, with $x^2$ and `code` " * 12,
        "- one\n- two with " + "more words " * 40 + "\n  1. three\n  2. four",
        "> A quote, " + "with words " * 50,
        "The end.",
    )
)


MARGIN = 60
EDGE = 4
"""What reaches a little over a cut, as a letter's tail does, may be seen on both pages."""


def painted(piece: Piece, top: float, bottom: float, width: float) -> QImage:
    """A part of a piece, with what is painted above and below it."""
    height = round(bottom - top) + 2 * MARGIN
    image = QImage(round(width) + 40, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.translate(20, MARGIN)
    piece.paint(painter, top, bottom)
    painter.end()
    return image


@pytest.mark.parametrize(
    "text",
    [TEXT, "```python\n" + "\n".join(f"x{n} = '{'y' * 9 * n}'" for n in range(24)) + "\n```"],
)
def test_a_text_that_is_cut_looks_like_one_that_is_not(text: str) -> None:
    setting = Setting(PaperTypography(), PaperFormulas(), 420.0)
    for piece in body_pieces(text, setting):
        whole = painted(piece, 0, piece.height, setting.width)
        blank = QImage(whole.width(), MARGIN - EDGE, whole.format())
        blank.fill(0xFFFFFFFF)
        for cut in piece.cuts():
            for top, bottom in ((0.0, cut), (cut, piece.height)):
                part = painted(piece, top, bottom, setting.width)
                inner = QRect(0, MARGIN + EDGE, part.width(), round(bottom - top) - 2 * EDGE)
                assert part.copy(inner) == whole.copy(inner.translated(0, round(top))), cut
                assert part.copy(blank.rect()) == blank, cut
                below = blank.rect().translated(0, part.height() - blank.height())
                assert part.copy(below) == blank, cut

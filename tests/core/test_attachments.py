"""Text files that go with questions: encodings, what is refused, the template, the database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.attachments import (
    MOST_BYTES,
    Attachment,
    as_markdown,
    pack,
    read_attachment,
    unpack,
    with_files,
)
from app.core.errors import AppError, ErrorKind

FRENCH = "Déjà vu : l'été où “tout” a changé…\nŒuvre à 3 €\n" * 20
CHINESE = "深度思考的模型先想后答。\n" * 20


@pytest.mark.parametrize("text", [FRENCH, CHINESE, "plain\n", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_a_file_says_of_itself_is_believed(text: str, encoding: str) -> None:
    assert read_attachment("a.txt", text.encode(encoding)) == Attachment("a.txt", text)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_guessed(encoding: str) -> None:
    read = read_attachment("a.txt", FRENCH.encode(encoding))
    assert read == Attachment("a.txt", FRENCH, encoding)


def test_an_older_encoding_is_guessed_and_said() -> None:
    assert read_attachment("a.txt", FRENCH.encode("cp1252")).guessed_encoding == "cp1252"
    assert read_attachment("a.txt", FRENCH.encode("cp1252")).text == FRENCH
    local = read_attachment("a.txt", CHINESE.encode("gb18030"), local_encoding="gb18030")
    assert (local.text, local.guessed_encoding) == (CHINESE, "gb18030")
    assert read_attachment("a.txt", b"caf\x81\xe9").guessed_encoding == "latin-1"


def test_line_ends_are_line_feeds() -> None:
    assert read_attachment("a.txt", b"one\r\ntwo\rthree\n").text == "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj",
        b"PK\x03\x04rest",
        b"\x7fELF\x02",
        b"text\0text",
        bytes(range(256)) * 10,
        b"\xff\xfea",  # UTF-16, cut in the middle of a character
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(AppError) as refusal:
        read_attachment("a.pdf", data)
    assert refusal.value.kind is ErrorKind.ATTACHMENT_NOT_TEXT
    assert refusal.value.details == {"path": "a.pdf"}


def test_terminal_colours_are_text() -> None:
    assert read_attachment("log", b"\x1b[31mred\x1b[0m\n").text == "\x1b[31mred\x1b[0m\n"


def test_too_long_a_file_is_refused() -> None:
    with pytest.raises(AppError) as refusal:
        read_attachment("a.txt", b"a" * (MOST_BYTES + 1))
    assert refusal.value.kind is ErrorKind.ATTACHMENT_TOO_LARGE


def test_the_model_reads_deepseeks_template() -> None:
    files = [Attachment("a.txt", "A"), Attachment("b.txt", "B")]
    assert with_files("Why?", files) == (
        "[file name]: a.txt\n[file content begin]\nA\n[file content end]\n"
        "[file name]: b.txt\n[file content begin]\nB\n[file content end]\n"
        "Why?"
    )
    assert with_files("Why?", []) == "Why?"


def test_a_block_of_code_holds_blocks_of_code() -> None:
    text = as_markdown("Why?", [Attachment("a.md", "```\nx\n```\n````y````\n")])
    assert text == "Why?\n\n**a.md**\n\n`````\n```\nx\n```\n````y````\n`````"


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
_NAMES = _TEXTS.map(lambda name: " ".join(name.split()))


@given(st.lists(st.builds(Attachment, _NAMES, _TEXTS)))
def test_what_is_packed_comes_back(attachments: list[Attachment]) -> None:
    assert list(unpack(pack(attachments))) == attachments


@given(st.lists(st.builds(Attachment, _NAMES, _TEXTS)), st.data())
def test_a_cut_record_gives_whole_files(attachments: list[Attachment], data: st.DataObject) -> None:
    packed = pack(attachments)
    cut = data.draw(st.integers(0, len(packed)))
    found = list(unpack(packed[:cut]))
    assert found == attachments[: len(found)]


@given(st.binary(max_size=300))
def test_any_file_is_a_text_or_refused(data: bytes) -> None:
    try:
        read = read_attachment("a", data, "cp1251")
    except AppError as error:
        assert error.kind is ErrorKind.ATTACHMENT_NOT_TEXT  # noqa: PT017 - either will do
    else:
        read.text.encode()
        assert "\0" not in read.text

"""Text files that go with a question: as the model reads them, and as the database keeps them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.core.errors import AppError, ErrorKind

MOST_BYTES = 2_000_000
"""Half a million tokens: no DeepSeek-R1 reads more than 163,840."""
# DeepSeek's own template for files (README of deepseek-ai/DeepSeek-R1, "Official Prompts").
_FILE = "[file name]: {name}\n[file content begin]\n{text}\n[file content end]\n"
# The longer marks first: that of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_STARTS = (b"%PDF-", b"PK\x03\x04", b"\x7fELF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\b\x1a\x1b"))
_MOST_CONTROLS = 0.002
"""Share of control characters that a text may have: some logs have a few."""
_SAMPLE = 4096
_BACKTICKS = re.compile("`+")
_NULS = 0.3
"""Share of zero bytes at every other place from which Latin text in UTF-16 is known."""


@dataclass(frozen=True)
class Attachment:
    """A text file that goes with a question.

    Attributes:
        name: of the file, without its folder.
        text: what is in it; lines end with a line feed.
        guessed_encoding: in which it was read, if nothing in the file says so; else empty. It is
            not kept.
    """

    name: str
    text: str
    guessed_encoding: str = ""

    @property
    def size_bytes(self) -> int:
        """Of the text, in UTF-8."""
        return len(self.text) if self.text.isascii() else len(self.text.encode())


def with_files(question: str, attachments: Iterable[Attachment]) -> str:
    """A question and its files as the model reads them."""
    files = "".join(_FILE.format(name=each.name, text=each.text) for each in attachments)
    return files + question


def as_markdown(question: str, attachments: Iterable[Attachment]) -> str:
    """A question with its files below it, each as a block of code."""
    parts = [question]
    for each in attachments:
        longest = max(map(len, _BACKTICKS.findall(each.text)), default=0)
        fence = "`" * max(3, longest + 1)
        parts.append(f"**{each.name}**\n\n{fence}\n{each.text.rstrip()}\n{fence}")
    return "\n\n".join(parts)


def read_attachment(name: str, data: bytes, local_encoding: str = "") -> Attachment:
    """A file as a text, in whatever encoding it is.

    Args:
        name: of the file.
        data: all of it.
        local_encoding: of this computer's older programs, tried before Windows-1252.

    Raises:
        AppError: ``ATTACHMENT_TOO_LARGE`` or ``ATTACHMENT_NOT_TEXT``.
    """
    if len(data) > MOST_BYTES:
        raise AppError(ErrorKind.ATTACHMENT_TOO_LARGE, path=name)
    text, guess = _decoded(name, data, local_encoding)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Attachment(" ".join(name.split()), text, guess)


def _decoded(name: str, data: bytes, local_encoding: str) -> tuple[str, str]:
    """The text, and the encoding if it was guessed."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(name, data, encoding), ""
    if (wide := _wide_encoding(data)) is not None:
        return _decode(name, data, wide), wide
    if data.startswith(_BINARY_STARTS) or _has_controls(data):
        raise AppError(ErrorKind.ATTACHMENT_NOT_TEXT, path=name)
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    for encoding in (local_encoding, "cp1252"):
        try:
            if encoding:
                return data.decode(encoding), encoding
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1"), "latin-1"


def _decode(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise AppError(ErrorKind.ATTACHMENT_NOT_TEXT, path=name) from None


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text in it is zero, and none between."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or len(sample) < 4:
        return None
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sample[first::2].count(0)
        if zeros > _NULS * len(sample) / 2 and not sample[1 - first :: 2].count(0):
            return encoding
    return None


def _has_controls(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return b"\0" in data or controls > _MOST_CONTROLS * len(data)


# In the database: one text, so that the search reads it as it is. Each file has a line with the
# number of its characters and its name, then the characters and a line feed.


def pack(attachments: Sequence[Attachment]) -> str:
    """The files as one text."""
    return "".join(f"{len(e.text)} {' '.join(e.name.split())}\n{e.text}\n" for e in attachments)


def unpack(packed: str) -> tuple[Attachment, ...]:
    """The files of a text; of a damaged one, those before the damage."""
    found: list[Attachment] = []
    at = 0
    while at < len(packed):
        end = packed.find("\n", at)
        length, _, name = packed[at : max(at, end)].partition(" ")
        if end < 0 or not length.isdecimal() or end + 1 + int(length) > len(packed):
            break
        at = end + 1 + int(length)
        found.append(Attachment(name, packed[end + 1 : at]))
        at += 1
    return tuple(found)

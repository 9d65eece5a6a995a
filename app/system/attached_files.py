"""Reads text files that go with a question."""

from __future__ import annotations

import locale
from pathlib import Path

from app.core.attachments import MOST_BYTES, Attachment, read_attachment
from app.core.errors import AppError, ErrorKind


def read_file(path: Path) -> Attachment:
    """A file as a text.

    Raises:
        AppError: ``ATTACHMENT_UNREADABLE``, ``ATTACHMENT_TOO_LARGE`` or ``ATTACHMENT_NOT_TEXT``.
    """
    try:
        if not path.is_file():  # a folder, or a pipe that would never end
            raise AppError(ErrorKind.ATTACHMENT_UNREADABLE, path=path.name or str(path))
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise AppError(ErrorKind.ATTACHMENT_UNREADABLE, path=path.name) from error
    return read_attachment(path.name, data, _local_encoding())


def _local_encoding() -> str:
    """Of programs that know no Unicode; empty where that is none of its own."""
    encoding = locale.getpreferredencoding(False).lower().replace("_", "-")
    return "" if encoding in ("utf-8", "utf8", "ascii", "us-ascii", "ansi-x3.4-1968") else encoding

"""Names for files that every system takes, made from titles."""

from __future__ import annotations

import re
import unicodedata

from app.core.transcripts.transcript import UNTITLED

_FORBIDDEN = re.compile(
    r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]'
)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""Devices of Windows; source: "Naming Files, Paths, and Namespaces", learn.microsoft.com."""
_LONGEST_BYTES = 120
"""File systems take 255, and the ending and a number follow."""


def file_stem(title: str) -> str:
    """A name without ending, close to the title."""
    name = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", title))
    name = " ".join(name.encode("utf-8", "ignore").decode().split())
    name = name.encode()[:_LONGEST_BYTES].decode("utf-8", "ignore").strip(" .")
    return f"{name}_" if _RESERVED.fullmatch(name) else name or UNTITLED


class FileNames:
    """Gives each of many files a name of its own."""

    def __init__(self, ending: str) -> None:
        self._ending = ending
        self._taken: set[str] = set()

    def name_for(self, title: str) -> str:
        """A file name that was not given before, also where capitals do not count."""
        stem, number = file_stem(title), 1
        name = f"{stem}.{self._ending}"
        while name.casefold() in self._taken:
            number += 1
            name = f"{stem} ({number}).{self._ending}"
        self._taken.add(name.casefold())
        return name

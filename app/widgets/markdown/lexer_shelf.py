"""Lexers by language: loading one takes 50 to 130 ms the first time, so a thread does it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache

from pygments.lexer import Lexer
from pygments.lexers import get_all_lexers, get_lexer_by_name
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

USUAL = ("python", "bash", "javascript", "json", "html", "c", "cpp", "java", "sql", "rust")
"""Worth loading before they are asked for."""
_ALIASES = {"jsonc": "json", "shell": "bash", "zsh": "bash", "c++": "cpp"}


@lru_cache(maxsize=128)
def load_lexer(language: str) -> Lexer | None:
    """The lexer for the word after a fence; None where there is none, or nothing to colour."""
    name = _ALIASES.get(language, language)
    if name not in _known_names():
        return None
    return get_lexer_by_name(name)


@lru_cache(maxsize=1)
def _known_names() -> frozenset[str]:
    """All names of languages; asking Pygments for another makes it search for plug-ins."""
    names = {name for _, aliases, _, _ in get_all_lexers(plugins=False) for name in aliases}
    return frozenset(names - {"text", "output"})


class LexerShelf(QObject):
    """The lexers that have been loaded. Lives on the GUI thread; may be shared by all bodies.

    Signals:
        lexer_ready: a language that was asked for too early; on the GUI thread.
    """

    lexer_ready = Signal(str)
    _loaded = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lexers: dict[str, Lexer | None] = {}
        self._ordered: set[str] = set()
        self._pool = QThreadPool(self)  # waits for its thread when it is deleted
        self._pool.setMaxThreadCount(1)
        self._loaded.connect(self._on_loaded)

    def find(self, language: str) -> Lexer | None:
        """The lexer; None if there is none, or if ``lexer_ready`` will follow."""
        if language not in self._lexers and language not in self._ordered:
            self._ordered.add(language)
            self._pool.start(_Load(language, self))
        return self._lexers.get(language)

    def warm(self, languages: Iterable[str] = USUAL) -> None:
        """Load these in the background."""
        for language in languages:
            self.find(language)

    def put(self, language: str, lexer: Lexer | None) -> None:
        """Take up a lexer; called on the loading thread."""
        with suppress(RuntimeError):  # the shelf is being deleted: nobody wants it any more
            self._loaded.emit(language, lexer)

    def _on_loaded(self, language: str, lexer: Lexer | None) -> None:
        self._lexers[language] = lexer
        self.lexer_ready.emit(language)


class _Load(QRunnable):
    def __init__(self, language: str, shelf: LexerShelf) -> None:
        super().__init__()
        self._language = language
        self._shelf = shelf

    def run(self) -> None:
        """Load it."""
        self._shelf.put(self._language, load_lexer(self._language))

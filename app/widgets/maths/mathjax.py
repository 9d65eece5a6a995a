"""MathJax in a JavaScript context without input or output; used on one thread, with limits."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Protocol, cast

import _quickjs  # the package around it starts a thread when it is imported
from PySide6.QtGui import QFontMetricsF

from app.core.translatable import mark
from app.system.paths import resources_dir
from app.widgets.maths.svg_path import UNITS_PER_EM, text_font

MAX_CHARACTERS = 4_000
TOO_LONG = mark("The formula is longer than 4,000 characters")
TIME_LIMIT_S = 2.0
"""Of the whole process's processor time, as QuickJS counts it; a usual formula takes 5 ms."""
MEMORY_LIMIT_BYTES = 96 << 20
JS_STACK_BYTES = 2 << 20
THREAD_STACK_BYTES = 8 << 20
FORMULAS_PER_CONTEXT = 2_000
_ROOMY_BYTES = 40 << 20
"""A context that holds more than this after ``_CHECK_EVERY`` formulas is replaced."""
_CHECK_EVERY = 100
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


class TexError(Exception):
    """A formula cannot be set; the text says why, in plain words."""


class _Context(Protocol):
    """What is used of ``_quickjs.Context``, which has no types."""

    def eval(self, code: str) -> object: ...
    def get(self, name: str) -> object: ...
    def set_time_limit(self, seconds: float) -> None: ...
    def set_memory_limit(self, size_bytes: int) -> None: ...
    def set_max_stack_size(self, size_bytes: int) -> None: ...
    def memory(self) -> dict[str, int]: ...


def load_bundle(path: Path | None = None) -> str:
    """The script of MathJax.

    Args:
        path: the script; the shipped one if not given.

    Raises:
        OSError: it cannot be read.
    """
    return (path or resources_dir() / "mathjax" / "mathjax.js").read_text(encoding="utf-8")


class MathJax:
    """TeX to SVG. Make and use it on one thread, with a stack of ``THREAD_STACK_BYTES``."""

    def __init__(self, bundle: str, time_limit_s: float = TIME_LIMIT_S) -> None:
        self._bundle = bundle
        self._time_limit_s = time_limit_s
        self._context: _Context | None = None
        self._typeset: Callable[[str, bool, str], str] | None = None
        self._count = 0

    def svg(self, tex: str, *, is_display: bool) -> str:
        """The formula as one ``<svg>`` element.

        Args:
            tex: without delimiters.
            is_display: whether it stands on a line of its own.

        Raises:
            TexError: it cannot be set.
        """
        if len(tex) > MAX_CHARACTERS:
            raise TexError(TOO_LONG)
        source = _FORBIDDEN.sub(" ", tex)
        typeset = self._ready()
        try:
            svg = typeset(source, is_display, json.dumps(_widths(source)))
        except _quickjs.StackOverflow as error:
            self._forget()
            raise TexError(mark("The formula is nested too deeply")) from error
        except _quickjs.JSException as error:
            self._forget()
            raise _limit_error(str(error)) from error
        if svg.startswith("!"):
            raise TexError(svg[1:])
        if 'data-mml-node="merror"' in svg:
            raise TexError(mark("The formula holds something that cannot be shown"))
        return svg

    def _ready(self) -> Callable[[str, bool, str], str]:
        """The function of a context that is loaded and not worn out."""
        self._count += 1
        is_worn = self._count > FORMULAS_PER_CONTEXT or (
            self._count % _CHECK_EVERY == 0
            and self._context is not None
            and self._context.memory()["memory_used_size"] > _ROOMY_BYTES
        )
        if is_worn:
            self._forget()
        if self._typeset is None:
            self._load()
        assert self._typeset is not None
        return self._typeset

    def _load(self) -> None:
        context = cast("_Context", _quickjs.Context())
        context.set_max_stack_size(JS_STACK_BYTES)
        context.set_memory_limit(MEMORY_LIMIT_BYTES)
        context.eval(self._bundle)
        context.set_time_limit(self._time_limit_s)
        self._context = context
        self._typeset = cast("Callable[[str, bool, str], str]", context.get("typeset"))
        self._count = 1

    def _forget(self) -> None:
        self._typeset = None
        self._context = None


def _limit_error(message: str) -> TexError:
    if "interrupted" in message:
        return TexError(mark("The formula takes too long to set"))
    if "memory" in message:
        return TexError(mark("The formula takes too much memory to set"))
    return TexError(mark("The formula cannot be set"))


def _widths(source: str) -> dict[str, float]:
    """How wide, in em, the characters are that MathJax may have no glyph for."""
    return {character: _width(character) for character in set(source) if character > "\x7f"}


@lru_cache(maxsize=4096)
def _width(character: str) -> float:
    return round(QFontMetricsF(text_font()).horizontalAdvance(character) / UNITS_PER_EM, 3)

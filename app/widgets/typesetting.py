"""What all answers share to be typeset: the formula typesetter and the lexers.

They are made with the first answer, not with the window: their libraries take a while to load.
"""

from __future__ import annotations

import gc
import threading
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.widgets.markdown.body import MarkdownBody
    from app.widgets.markdown.formulas import Formulas
    from app.widgets.markdown.lexer_shelf import LexerShelf
    from app.widgets.maths.typesetter import MathTypesetter

_AHEAD = ("app.widgets.markdown.body", "app.widgets.conversation.reading")
"""What the first message needs, and the window does not."""


class Typesetting(QObject):
    """Makes bodies for answers. Formulas are cached in memory only: what was said stays private."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._maths: MathTypesetter | None = None
        self._lexers: LexerShelf | None = None
        self._loader: threading.Thread | None = None

    def load_ahead(self) -> None:
        """Load the libraries in the background, so that the first answer need not wait."""
        if self._loader is None:
            self._loader = threading.Thread(
                target=_load, args=(_AHEAD,), name="load typesetting", daemon=True
            )
            self._loader.start()

    def make_body(self) -> MarkdownBody:
        """An empty body."""
        from app.widgets.markdown.body import MarkdownBody
        from app.widgets.markdown.lexer_shelf import LexerShelf

        if self._lexers is None:
            self._lexers = LexerShelf(self)
            self._lexers.warm()
        return MarkdownBody(maths=self._typesetter(), lexers=self._lexers)

    def make_formulas(self, parent: QObject) -> Formulas:
        """A door to the formulas of a text that is no body.

        Args:
            parent: who needs it.
        """
        from app.widgets.markdown.formulas import Formulas

        return Formulas(self._typesetter(), parent)

    def _typesetter(self) -> MathTypesetter:
        from app.widgets.maths.typesetter import MathTypesetter

        if self._maths is None:
            self._maths = MathTypesetter(self)
        return self._maths

    def close(self) -> None:
        """End the threads; no body may ask for a formula afterwards."""
        if self._loader is not None:
            self._loader.join()
        if self._maths is not None:
            self._maths.close()


def _load(names: tuple[str, ...]) -> None:
    for name in names:
        import_module(name)
    gc.freeze()  # what libraries leave is never garbage; to look through it takes a frame

"""Lexers that are loaded in the background."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from app.widgets.markdown.lexer_shelf import LexerShelf, load_lexer


@pytest.mark.usefixtures("qapp")
def test_a_shelf_may_go_while_lexers_are_loaded(capfd: pytest.CaptureFixture[str]) -> None:
    for _ in range(5):
        load_lexer.cache_clear()
        shelf = LexerShelf()
        shelf.warm()
        shiboken6.delete(shelf)  # waits for the thread
    QApplication.processEvents()
    assert "Traceback" not in capfd.readouterr().err

"""A view in a window of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.widgets.conversation_view import ConversationView
from app.widgets.theme import LIGHT, apply_theme, load_fonts


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> Iterator[ConversationView]:
    load_fonts(qapp)
    apply_theme(qapp, LIGHT)
    shown = ConversationView()
    shown.resize(900, 600)
    shown.show()
    yield shown
    shown.typesetting.close()
    shiboken6.delete(shown)

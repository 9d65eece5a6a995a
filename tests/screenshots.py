"""Takes the pictures of the README: ``make screenshots``, real windows and the shipped model."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.core.settings import Appearance
from app.system.paths import resources_dir
from tests.helpers.person import Person, paths_below

FOLDER = resources_dir() / "screenshots"
CONVERSATIONS = (
    ("Trie 31, 4, 15, 9 et 26.",),
    ("Which is larger, 9.11 or 9.9?",),
    ("Show 1789 + 236 in Python.", "and times 3?"),
    ("What is 4728 + 356?", "How many r are in strawberry?"),
)
SETTLED_MS = 2500
"""Until folded panes, fonts and formulas stand still."""


def main() -> int:
    """Ask, and take the window in both themes, wide and narrow."""
    FOLDER.mkdir(exist_ok=True)
    application = QApplication([])
    with tempfile.TemporaryDirectory() as home:
        person = Person(application, paths_below(Path(home)))
        person.program.change_settings(temperature=0.0)
        person.wait_for_model()
        for questions in CONVERSATIONS:
            person.program.chat.start_conversation()
            for question in questions:
                person.ask_and_wait(question)
        person.answer_widget.pane.set_open(True)
        for appearance in (Appearance.LIGHT, Appearance.DARK):
            person.window.appearance_chosen.emit(appearance)
            person.window.resize(1120, 760)
            _save(person.window, f"{appearance}")
            person.window.resize(460, 760)
            person.window.sidebar.hide()
            _save(person.window, f"{appearance}-narrow")
            person.window.sidebar.show()
        person.leave()
    return 0


def _save(widget: QWidget, name: str) -> None:
    QTest.qWait(SETTLED_MS)
    widget.grab().save(str(FOLDER / f"{name}.png"))


if __name__ == "__main__":
    sys.exit(main())

"""Files that are opened with the program, keys that the system does not give."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QToolButton

from app.core.start_request import StartRequest
from app.system.settings_file import load_settings
from tests.helpers.person import Person

ROOT = Path(__file__).resolve().parents[3]


def test_a_model_that_is_opened_is_offered_and_a_text_is_attached(
    person: Person, slow_model: Path, tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Hello")
    person.program.desktop.carry_out(StartRequest((slow_model, note)))
    notice = person.window.notice
    person.wait_until(lambda: notice.text == "Slow-Random can be used now.", "the offer")
    person.wait_until(lambda: bool(person.program.chat.attachments))
    assert slow_model in [model.path for model in person.program.models.installed]
    use = next(b for b in notice.findChildren(QToolButton) if b.text() == "Use it now")
    use.click()
    person.wait_for_model()
    current = person.program.models.current
    assert current is not None
    assert current.name == "Slow-Random"
    person.program.desktop.open_files([slow_model])
    person.wait_until(lambda: "is the model that answers" in notice.text)


def test_what_is_wrong_with_an_opened_model_is_said(person: Person, tmp_path: Path) -> None:
    bad = tmp_path / "bad.gguf"
    bad.write_bytes(b"no model")
    person.program.desktop.open_files([bad])
    person.wait_until(lambda: "bad.gguf is not a GGUF model" in person.window.notice.text)


def test_keys_that_the_system_does_not_give_are_said(person: Person) -> None:
    """The offscreen platform has no keys of other programs."""
    person.program.change_settings(quick_ask_keys="Ctrl+Alt+Space")
    assert "This system gives no keys to programs" in person.window.notice.text
    person.program.change_settings(quick_ask_keys="")
    assert person.program.desktop.shortcut is None


def test_keys_that_are_none_are_not_kept(person: Person) -> None:
    saved = person.program.paths.settings
    person.program.change_settings(quick_ask_keys="Ctrl+Alt+K")
    text = saved.read_text()
    assert "Ctrl+Alt+K" in text
    saved.write_text(text.replace("Ctrl+Alt+K", "K"))
    assert load_settings(saved)[0].quick_ask_keys == ""


# macOS sends events in place of arguments; they are taken whenever they come.
_OPENED = """
import sys
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from app.widgets.desktop.file_opening import FileOpeningApplication
application = FileOpeningApplication(["penseur"])
def send(name):
    application.sendEvent(application, QFileOpenEvent(QUrl.fromLocalFile(name)))
send("/tmp/early.gguf")
taken = []
application.take_files(taken.extend)
send("/tmp/late.txt")
print([file.name for file in taken])
"""


def test_files_of_macos_are_taken_before_and_after_the_start() -> None:
    said = subprocess.run(
        [sys.executable, "-c", _OPENED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout == "['early.gguf', 'late.txt']\n"

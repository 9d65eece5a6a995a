"""What the tests of the Models window have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox

from app.widgets.models_window.download_row import DownloadRow
from app.widgets.models_window.window import ModelsWindow, Section
from tests.helpers.person import Person

REPO = "someone/Small-R1-GGUF"
FILE = "Small-R1-Q4_K_M.gguf"


def search(window: ModelsWindow, text: str) -> None:
    """Type into the search field and press the button."""
    window.show_section(Section.DISCOVER)
    window.discover.field.setText(text)
    window.discover.button.click()


def get(person: Person, window: ModelsWindow, repo: str = REPO) -> DownloadRow:
    """Open a repository by its name and get its first file."""
    search(window, repo)
    person.wait_until(lambda: bool(window.discover.details.rows), "the files")
    window.discover.details.rows[0].get.click()
    person.wait_until(lambda: bool(window.downloads.rows), "the download")
    return list(window.downloads.rows.values())[-1]


def agree(window: ModelsWindow, label: str) -> None:
    """Press a button of the question that is open."""
    (box,) = (one for one in window.findChildren(QMessageBox) if one.isVisible())
    next(button for button in box.buttons() if button.text() == label).click()

"""Exports and imports from the window, as a person does them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.conversation import Conversation
from app.core.transcripts import json_format
from app.viewmodels.importing import ImportState
from app.widgets.export_dialog import ExportDialog
from app.widgets.import_dialog import ImportDialog
from app.widgets.offered_actions import MessageAction
from tests.helpers.html_reading import PageReader
from tests.helpers.person import Person
from tests.helpers.transcripts import IMPORTS

T = TypeVar("T", bound=QWidget)


def open_dialog(person: Person, label: str, kind: type[T]) -> T:
    menu = person.window.menuBar().actions()[0].menu()
    person.choose(menu, label)  # type: ignore[arg-type] # the Chat menu
    return person.window.findChildren(kind)[0]


def choose(person: Person, dialog: QWidget, path: Path) -> None:
    """Answer the question for a file."""
    files = dialog.findChildren(QFileDialog)[-1]
    files.selectFile(str(path))
    files.accept()


def listed(person: Person) -> list[Conversation]:
    """What the sidebar lists, without its headings."""
    rows = person.program.conversations
    found = [rows.index(row).data(rows.ConversationRole) for row in range(rows.rowCount())]
    return [item for item in found if isinstance(item, Conversation)]


def test_a_conversation_is_exported_and_comes_back(person: Person, tmp_path: Path) -> None:
    person.ask_and_wait("What is 2+2?")
    dialog = open_dialog(person, "Export", ExportDialog)
    assert "What is 2+2?" in dialog.scope.itemText(0)
    path = tmp_path / "talk.html"
    dialog.format.setCurrentIndex(dialog.format.findText("Web page"))
    dialog.export.click()
    choose(person, dialog, path)
    person.wait_until(lambda: "1 conversation exported" in dialog.said.text(), "the page")
    reader = PageReader(path.read_text("utf-8"))
    assert "What is 2+2?" in reader.text
    assert person.messages[-1].text.startswith("The sum is\n\n")
    assert "The sum is" in reader.text

    path = tmp_path / "talk.json"
    dialog.format.setCurrentIndex(dialog.format.findText("JSON"))
    dialog.export.click()
    choose(person, dialog, path)
    person.wait_until(path.exists, "the JSON")
    exported = json.loads(path.read_bytes())
    assert exported["messages"][1]["text"] == person.messages[-1].text
    assert exported["messages"][1]["figures"]["seed"] == person.messages[-1].figures.seed  # type: ignore[union-attr] # it has ended
    dialog.reject()

    again = open_dialog(person, "Import", ImportDialog)
    again.read([path])
    person.wait_until(lambda: "here already" in again.said.text(), "the summary")
    assert not again.keep.isEnabled()
    again.again.setChecked(True)
    assert again.keep.text() == "Import 1"
    again.keep.click()
    person.wait_until(lambda: len(listed(person)) == 2, "the copy")


def test_one_answer_is_exported_from_its_menu(person: Person, tmp_path: Path) -> None:
    person.ask_and_wait("What is 2+2?")
    answer = person.ask_and_wait("What is 3+4?")
    person.ask_and_wait("What is 5+6?")
    person.window.view.action_requested.emit(MessageAction.EXPORT, answer.id)
    (dialog,) = person.window.findChildren(ExportDialog)
    labels = [dialog.scope.itemText(row) for row in range(dialog.scope.count())]
    assert labels == ["This answer and its question", "“What is 2+2?”", "All conversations"]
    path = tmp_path / "answer.json"
    dialog.format.setCurrentIndex(dialog.format.findText("JSON"))
    assert not dialog.versions.isEnabled()
    dialog.export.click()
    choose(person, dialog, path)
    person.wait_until(lambda: "The answer was exported to" in dialog.said.text(), "the file")
    read = json_format.read(json.loads(path.read_bytes()))
    assert [message.text for message in read.messages] == ["What is 3+4?", answer.text]
    assert read.origin == ""  # an import must not take it for the conversation
    dialog.reject()


def test_other_programs_conversations_are_read_and_continued(person: Person) -> None:
    dialog = open_dialog(person, "Import", ImportDialog)
    assert not dialog.keep.isVisible()
    drop(dialog, IMPORTS)
    person.wait_until(dialog.keep.isVisible, "the summary")
    assert "7 conversations found." in dialog.said.text()
    assert listed(person) == []
    dialog.copy.click()
    left_out = QGuiApplication.clipboard().text()
    assert "“Area of a circle”: without 2 uses of a tool" in left_out.replace("tools", "a tool")
    assert "“Nothing in it”: nothing was said in it" in left_out
    dialog.keep.click()
    person.wait_until(lambda: len(listed(person)) == 7, "the conversations")
    assert "7 conversations imported." in dialog.said.text()
    dialog.reject()
    circle = next(item for item in listed(person) if item.title == "Area of a circle")
    person.window.open_conversation(circle)
    person.wait_until(lambda: len(person.messages) == 4, "the conversation")
    person.ask_and_wait("What is 3+4?")
    assert len(person.messages) == 6

    person.window.sidebar.export_requested.emit(listed(person)[:3:2])
    export = person.window.findChildren(ExportDialog)[0]
    assert export.scope.currentText() == "The 2 selected conversations"
    assert export.packaging.currentText() == "A folder with a file for each"
    assert not export.versions.isEnabled()


def test_closing_the_dialog_gives_an_import_up(person: Person) -> None:
    dialog = open_dialog(person, "Import", ImportDialog)
    dialog.read([IMPORTS / "chatgpt.json"])
    person.wait_until(dialog.keep.isVisible, "the summary")
    dialog.close()
    importing = dialog._importing
    person.wait_until(lambda: importing.state is ImportState.IDLE, "the end")
    person.program.conversations.load()
    again = open_dialog(person, "Import", ImportDialog)
    again.read([IMPORTS / "chatgpt.json"])
    person.wait_until(again.keep.isVisible, "the summary")
    assert again.said.text() == "2 conversations found."


def test_trouble_is_said_in_the_dialogs(person: Person, tmp_path: Path) -> None:
    dialog = open_dialog(person, "Import", ImportDialog)
    dialog.read([tmp_path / "gone.json"])
    person.wait_until(lambda: "can't be read" in dialog.said.text(), "the sentence")
    assert dialog.choose_files.isVisible()
    export = open_dialog(person, "Export", ExportDialog)
    assert export.scope.count() == 1
    export._start(tmp_path / "gone" / "all.zip", export.packaging.currentData())
    person.wait_until(lambda: "can't write" in export.said.text(), "the sentence")


def drop(dialog: ImportDialog, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    dialog.dropEvent(QDropEvent(QPointF(5, 5), action, data, left, none.NoModifier))

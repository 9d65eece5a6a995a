"""Files that go with a question: given, shown, sent, kept, found, exported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from app.core.attachments import Attachment
from app.core.errors import AppError
from app.core.messages import Channel
from app.core.search import Query
from app.core.transcripts import json_format, markdown_format
from app.core.transcripts.transcript import Transcript
from app.storage.search_reader import SearchReader
from app.storage.store import Store
from app.system.paths import Paths
from app.widgets.attached_text import AttachedTextDialog
from app.widgets.attachment_chips import ChipShelf
from app.widgets.conversation.question_widget import QuestionWidget
from tests.helpers.discreet_person import discretion, encrypt, files_with, lock, unlock
from tests.helpers.person import Person


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(target: QWidget, *paths: Path) -> bool:
    """Drag files onto a widget and let go; whether it takes them."""
    data, left, none = files(*paths), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, data, left, none)
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, data, left, none))
    return enter.isAccepted()


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_bytes("Der Schlüssel heißt Zwetschgenkuchen.\n".encode("cp1252"))
    return path


def attach(person: Person, *paths: Path) -> None:
    expected = len(person.program.chat.attachments) + len(paths)
    assert drop(person.window, *paths)
    person.wait_until(lambda: len(person.program.chat.attachments) == expected, "the files")


def question(person: Person, index: int = 0) -> QuestionWidget:
    widget = person.window.view.column.widgets[index]
    assert isinstance(widget, QuestionWidget)
    return widget


def test_a_dropped_file_goes_with_the_question_and_stays_with_it(
    person: Person, note: Path
) -> None:
    chips = person.window.attachments.chips
    assert chips.isHidden()
    attach(person, note)
    assert [chip.button.accessibleName() for chip in chips.chips] == [
        "Attached file note.txt, 40 B"
    ]
    assert chips.isVisible()
    alone = 20
    answer = person.ask_and_wait("What is 12 + 30?")
    assert answer.figures is not None
    assert answer.figures.prompt_tokens > alone + 30, "the model has read it"
    assert chips.isHidden()
    assert person.program.chat.attachments == ()
    expected = (Attachment("note.txt", "Der Schlüssel heißt Zwetschgenkuchen.\n"),)
    asked = person.messages[0]
    assert asked.text == "What is 12 + 30?"
    assert [(a.name, a.text) for a in asked.attachments] == [(expected[0].name, expected[0].text)]
    kept: list[tuple[Attachment, ...]] = []
    person.program.storage.submit(
        lambda store: store.messages(asked.conversation_id)[0].attachments,
        lambda read: kept.append(read) if isinstance(read, tuple) else None,
    )
    person.wait_until(lambda: bool(kept))
    assert kept == [expected]


def test_the_question_shows_its_files_and_opens_them(person: Person, note: Path) -> None:
    attach(person, note)
    person.ask_and_wait("What is 12 + 30?")
    shown = question(person)
    assert shown.files is not None
    chip = shown.files.chips[0]
    assert chip.removing is None
    text = shown.edits[0]
    below = text.mapTo(shown, text.rect().topLeft()).y()
    assert shown.files.mapTo(shown, shown.files.rect().bottomLeft()).y() < below
    chip.button.click()
    dialog = person.window.findChild(AttachedTextDialog)
    assert dialog is not None
    assert "Zwetschgenkuchen" in dialog.text.toPlainText()
    assert "read as cp1252" in dialog.facts.text()
    dialog.close()


def test_another_wording_and_another_answer_keep_the_file(person: Person, note: Path) -> None:
    attach(person, note)
    person.ask_and_wait("What is 12 + 30?")
    chat = person.program.chat
    chat.edit_question(person.messages[0].id, "What is 13 + 30?")
    person.wait_until(lambda: person.messages[0].text == "What is 13 + 30?")
    person.wait_for_answer()
    assert [a.name for a in person.messages[0].attachments] == ["note.txt"]
    before = person.messages[1].id
    chat.regenerate(before)
    person.wait_until(lambda: person.messages[-1].id != before)
    figures = person.wait_for_answer().figures
    assert figures is not None
    assert figures.prompt_tokens > 50


def test_files_are_pasted_and_taken_away_again(person: Person, note: Path) -> None:
    QApplication.clipboard().setMimeData(files(note))
    person.window.composer.edit.paste()
    person.wait_until(lambda: bool(person.program.chat.attachments))
    assert person.window.composer.text == "", "no address is pasted"
    removing = person.window.attachments.chips.chips[0].removing
    assert removing is not None
    assert removing.accessibleName() == "Remove note.txt"
    removing.click()
    assert person.program.chat.attachments == ()
    QApplication.clipboard().clear()


def test_a_question_waits_for_its_files(person: Person, note: Path) -> None:
    person.type("What is 12 + 30?")
    person.window.attachments.attaching.attach([note])
    person.press(Qt.Key.Key_Return)
    assert person.messages == []
    person.wait_until(lambda: len(person.messages) == 2)
    assert [a.name for a in person.messages[0].attachments] == ["note.txt"]
    person.wait_for_answer()


def test_what_is_no_text_is_refused_with_a_sentence(person: Person, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    notice = person.window.notice
    for path, words in (
        (picture, "picture.png is not a text file"),
        (tmp_path, f"{tmp_path.name} can't be read"),
        (tmp_path / "gone.txt", "gone.txt can't be read"),
    ):
        notice.hide()
        assert drop(person.window.composer.edit.viewport(), path)
        person.wait_until(lambda: bool(notice.text), words)
        assert words in notice.text
    assert person.program.chat.attachments == ()
    large = tmp_path / "large.txt"
    large.write_bytes(b"a" * 2_000_001)
    drop(person.window, large)
    person.wait_until(lambda: "longer than any model can read" in person.window.notice.text)


def test_all_files_that_are_refused_together_are_named(
    person: Person, note: Path, tmp_path: Path
) -> None:
    pictures = [tmp_path / f"{number}.png" for number in range(6)]
    for picture in pictures:
        picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    assert drop(person.window, pictures[0], note, pictures[1])
    notice = person.window.notice
    person.wait_until(lambda: "can't be attached: 0.png, 1.png." in notice.text, "both names")
    assert [each.name for each in person.program.chat.attachments] == ["note.txt"]
    assert drop(person.window, *pictures)
    person.wait_until(lambda: "0.png, 1.png, 2.png, 3.png, …" in notice.text, "some names")


def test_many_files_leave_room_for_the_question(person: Person, tmp_path: Path) -> None:
    window, chips = person.window, person.window.attachments.chips
    window.resize(460, 640)
    notes = [tmp_path / f"note {number}.txt" for number in range(30)]
    for each in notes:
        each.write_text("A note.")
    attach(person, *notes)
    person.wait_until(lambda: chips.height() > window.height() // 2, "all chips")
    shelf = window.findChild(ChipShelf)
    assert isinstance(shelf, ChipShelf)
    person.wait_until(lambda: 0 < shelf.height() < window.height() // 3, "room for the question")
    composer = window.composer
    assert shelf.geometry().bottom() < composer.edit.geometry().top()
    assert composer.edit.geometry().bottom() < composer.height()
    for chip in list(chips.chips)[1:]:
        assert chip.removing is not None
        chip.removing.click()
    chip = chips.chips[0]
    person.wait_until(lambda: shelf.height() == chip.height(), "room for one line")


def test_models_are_not_attached(person: Person, note: Path, slow_model: Path) -> None:
    """With other files in one drop, each goes its way."""
    assert drop(person.window, slow_model, note)
    person.wait_until(lambda: bool(person.program.chat.attachments))
    person.wait_until(lambda: slow_model in [m.path for m in person.program.models.installed])
    assert [a.name for a in person.program.chat.attachments] == ["note.txt"]


def test_the_size_is_said_before_it_is_sent(person: Person, tmp_path: Path) -> None:
    person.window.resize(1100, 700)
    text = tmp_path / "long.txt"
    text.write_text("word " * 20_000)
    attach(person, text)
    status = person.window.status
    person.wait_until(lambda: "too long for this model" in status.context.text(), "the estimate")
    assert "28,000" in status.context.text().replace("\u202f", ",")


def names(person: Person) -> list[str]:
    """Of the files that are to go with the next question, as they are shown."""
    return [chip.attachment.name for chip in person.window.attachments.chips.chips]


def restarted(qapp: QApplication, person: Person, paths: Paths) -> Person:
    person.leave()
    again = Person(qapp, paths)
    again.wait_for_model()
    return again


def test_files_that_wait_are_there_at_the_next_start(
    qapp: QApplication, paths: Paths, note: Path, tmp_path: Path
) -> None:
    person = Person(qapp, paths)
    person.wait_for_model()
    other = tmp_path / "other.txt"
    other.write_text("other")
    attach(person, note, other)
    person.type("half a thought")
    person = restarted(qapp, person, paths)
    person.wait_until(lambda: names(person) == ["note.txt", "other.txt"], "the files")
    person.wait_until(lambda: person.window.composer.text == "half a thought", "the draft")
    removing = person.window.attachments.chips.chips[1].removing
    assert removing is not None
    removing.click()
    person.window.composer.set_text("")
    person = restarted(qapp, person, paths)
    person.wait_until(lambda: names(person) == ["note.txt"], "the file that was not removed")
    figures = person.ask_and_wait("What is 12 + 30?").figures
    assert figures is not None
    assert figures.prompt_tokens > 50, "the model has read it"
    assert person.messages[0].attachments[0].text == "Der Schlüssel heißt Zwetschgenkuchen.\n"
    person = restarted(qapp, person, paths)
    attaching = person.window.attachments.attaching
    person.wait_until(lambda: not attaching.is_reading, "the drafts")
    assert names(person) == []
    person.leave()


def test_a_conversation_with_a_waiting_file_has_a_draft(person: Person, note: Path) -> None:
    def has_draft() -> bool:
        known = person.program.conversations.get(1)
        return known is not None and known.has_draft

    person.ask_and_wait("What is 12 + 30?")
    assert not has_draft()
    attach(person, note)
    assert has_draft()
    person.type("half")
    person.window.composer.set_text("")
    person.program.chat.save_draft("")
    assert has_draft()
    removing = person.window.attachments.chips.chips[0].removing
    assert removing is not None
    removing.click()
    person.wait_until(lambda: not has_draft(), "the mark to go")


def test_a_question_does_not_go_before_its_files_are_there_again(
    person: Person, note: Path
) -> None:
    person.ask_and_wait("What is 12 + 30?")
    person.window.start_conversation()
    attach(person, note)
    first = person.program.conversations.get(1)
    assert first is not None
    person.window.open_conversation(first)
    person.wait_until(lambda: person.program.chat.conversation is not None)
    person.window.start_conversation()
    person.type("What is 1 + 1?")
    person.press(Qt.Key.Key_Return)
    person.wait_until(lambda: len(person.messages) == 2, "the question")
    assert [a.name for a in person.messages[0].attachments] == ["note.txt"]
    person.wait_for_answer()


def test_files_wait_with_their_conversation(person: Person, note: Path) -> None:
    person.ask_and_wait("What is 12 + 30?")
    attach(person, note)
    person.window.start_conversation()
    assert not person.program.chat.attachments
    assert person.window.attachments.chips.isHidden()
    first = person.program.conversations.get(1)
    assert first is not None
    person.window.open_conversation(first)
    person.wait_until(lambda: names(person) == ["note.txt"], "the file")
    assert person.program.chat.conversation is not None


@pytest.mark.usefixtures("cheap_passphrases")
def test_files_come_back_when_they_are_unlocked(person: Person, note: Path, tmp_path: Path) -> None:
    attach(person, note)
    note.unlink()
    encrypt(person)
    assert files_with(tmp_path, "Zwetschgenkuchen") == []
    screen = lock(person)
    person.wait_until(lambda: not person.window.attachments.attaching.is_reading)
    assert person.program.chat.attachments == ()
    assert names(person) == []
    unlock(person, screen)
    person.wait_until(lambda: names(person) == ["note.txt"], "the file")


@pytest.mark.usefixtures("temporary")
def test_files_of_an_incognito_window_reach_no_disk(
    person: Person, note: Path, tmp_path: Path
) -> None:
    discretion(person).open_incognito()
    (window,) = discretion(person).incognito
    window.attachments.attaching.attach([note])
    person.wait_until(lambda: bool(window.session.chat.attachments), "the file")
    note.unlink()
    assert files_with(tmp_path, "Zwetschgenkuchen") == []
    person.wait_until(lambda: not person.window.attachments.attaching.is_reading)
    assert names(person) == []
    window.close_surely()


def test_a_lock_leaves_no_file_behind(person: Person, note: Path) -> None:
    attach(person, note)
    person.program.discretion.lock.locked.emit()
    assert person.program.chat.attachments == ()
    assert person.window.attachments.chips.chips == []


def test_the_search_finds_what_is_in_a_file(person: Person, paths: Paths, note: Path) -> None:
    attach(person, note)
    person.ask_and_wait("What is 12 + 30?")
    done: list[bool] = []

    def index(store: Store) -> None:
        while store.index_some():
            pass

    person.program.storage.submit(index, lambda _: done.append(True))
    person.wait_until(lambda: bool(done))
    reader = SearchReader(paths.database)
    (hit,) = reader.search(Query("zwetschgen")).hits
    reader.close()
    person.program.library.search_commands.go_to(hit)
    marked = question(person).reveal(Channel.ANSWER, hit.start, hit.length)
    assert marked is not None
    assert marked[0] is question(person).files


def test_exports_have_the_files(person: Person, note: Path) -> None:
    attach(person, note)
    person.ask_and_wait("What is 12 + 30?")
    made: list[Transcript | AppError | None] = []
    person.program.storage.submit(lambda store: store.transcript(1), made.append)
    person.wait_until(lambda: bool(made))
    (transcript,) = made
    assert isinstance(transcript, Transcript)
    again = json_format.read(json.loads(json_format.write(transcript)))
    assert again.messages[0].attachments == transcript.messages[0].attachments != ()
    assert b"attachments" not in json_format.write(transcript).split(b'"assistant"')[1]
    text = markdown_format.write(transcript).decode()
    assert "**note.txt**\n\n```\nDer Schlüssel heißt Zwetschgenkuchen.\n```" in text


def test_a_dialog_chooses_files(person: Person, note: Path) -> None:
    person.window.attachments.button.click()
    dialog = next(d for d in person.window.findChildren(QDialog) if d.isVisible())
    dialog.filesSelected.emit([str(note)])  # type: ignore[attr-defined]
    dialog.close()
    person.wait_until(lambda: bool(person.program.chat.attachments))


def test_the_dialog_begins_in_a_folder_that_is_there(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))  # nothing is in it, no documents either

    person.window.attachments.choose()

    dialog = next(d for d in person.window.findChildren(QFileDialog) if d.isVisible())
    chosen = dialog.selectedFiles()
    dialog.close()
    assert [Path(each) for each in chosen] in ([], [tmp_path])

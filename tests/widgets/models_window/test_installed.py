"""The models on this computer: listed, used, added by drop, deleted to the trash."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.widgets.models_window.window import ModelsWindow, Section
from tests.helpers.person import Person
from tests.widgets.models_window.support import agree


def drop(target: QWidget, path: Path) -> bool:
    """Drag a file onto a widget and let it go; whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(target, enter)
    event = QDropEvent(QPointF(5, 5), copy, data, left, none)
    QApplication.sendEvent(target, event)
    return enter.isAccepted() and event.isAccepted()


def names(window: ModelsWindow) -> list[str]:
    model = window.installed.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.fixture
def stray(tmp_path: Path, shipped_model: Path) -> Path:
    """A model that lies somewhere else."""
    path = tmp_path / "elsewhere" / "Stray-Q8_0.gguf"
    path.parent.mkdir()
    return Path(shutil.copy(shipped_model, path))


def test_what_is_dropped_onto_the_main_window_is_used_where_it_lies(
    person: Person, stray: Path
) -> None:
    assert drop(person.window.composer.edit.viewport(), stray)
    window = person.program.show_models_window()
    assert window.rail.current == Section.INSTALLED
    person.wait_until(lambda: "Stray  ·  Q8_0" in names(window), "the model")
    assert stray.exists()
    page = window.installed
    page.choose(stray)
    assert "added by you" in page.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    page.use.click()
    person.wait_for_model()
    assert person.program.models.current is not None
    assert person.program.models.current.name == "Stray"
    assert not page.use.isEnabled()
    broken = stray.with_name("Broken-Q8_0.gguf")
    broken.write_bytes(b"<!DOCTYPE html>")
    assert drop(window, broken)
    person.wait_until(page.problem.isVisible, "the sentence")
    assert "not a GGUF" in page.problem.text.text()
    page.choose(stray)
    page.forget.click()
    person.wait_until(lambda: "Stray  ·  Q8_0" not in names(window), "the list")
    assert stray.exists()


def test_a_model_is_deleted_to_the_trash(
    person: Person,
    window: ModelsWindow,
    shipped_model: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trash = tmp_path / "share" / "Trash" / "files"
    (tmp_path / "share").mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    folder = person.program.paths.models / "someone" / "Old-GGUF"
    folder.mkdir(parents=True)
    path = Path(shutil.copy(shipped_model, folder / "Old-Q8_0.gguf"))
    person.program.installed.refresh()
    window.show_section(Section.INSTALLED)
    person.wait_until(lambda: "Old  ·  Q8_0" in names(window), "the model")
    page = window.installed
    page.choose(shipped_model)
    assert not page.delete.isEnabled()
    page.choose(path)
    page.delete.click()
    agree(window, "Cancel")
    assert path.exists()
    page.delete.click()
    agree(window, "Move to the trash")
    person.wait_until(lambda: "Old  ·  Q8_0" not in names(window), "the list")
    assert not path.exists()
    assert [one.name for one in trash.iterdir()] == ["Old-Q8_0.gguf"]


def test_the_models_move_to_another_folder_and_answer_from_there(
    person: Person, window: ModelsWindow, shipped_model: Path, tmp_path: Path
) -> None:
    folder = person.program.paths.models / "someone" / "Moving-GGUF"
    folder.mkdir(parents=True)
    path = Path(shutil.copy(shipped_model, folder / "Moving-Q8_0.gguf"))
    person.program.installed.refresh()
    person.wait_until(lambda: "Moving  ·  Q8_0" in names(window), "the model")
    target = tmp_path / "other disk"
    target.mkdir()
    window.show_section(Section.INSTALLED)
    page = window.installed
    page.move_all.click()
    (dialog,) = page.findChildren(QFileDialog)
    dialog.setDirectory(str(target))
    dialog.accept()
    person.wait_until(lambda: person.program.installed.move is None, "the end of the move")
    person.wait_until(lambda: target.name in page.state.text(), "the new place")
    assert not path.exists()
    person.use_model("Moving")
    assert str(person.program.models.current.path).startswith(str(target))  # type: ignore[union-attr]


def test_two_hundred_models_are_rows_not_widgets(
    person: Person, window: ModelsWindow, shipped_model: Path
) -> None:
    folder = person.program.paths.models / "someone" / "Many-GGUF"
    folder.mkdir(parents=True)
    first = Path(shutil.copy(shipped_model, folder / "Many-000-Q8_0.gguf"))
    for number in range(1, 200):
        os.link(first, folder / f"Many-{number:03d}-Q8_0.gguf")
    window.show_section(Section.INSTALLED)
    before = len(window.findChildren(QWidget))
    person.program.installed.refresh()
    person.wait_until(lambda: len(names(window)) == 201, "the models")
    assert len(window.findChildren(QWidget)) == before
    page = window.installed
    page.list.setCurrentIndex(page.list.model().index(200, 0))
    assert "Many-199" in page.list.indexAt(page.list.viewport().rect().center()).data() or (
        page.list.verticalScrollBar().value() == page.list.verticalScrollBar().maximum()
    )

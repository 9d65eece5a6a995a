"""Downloading a model from the dialog, from a real Hub on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.system.paths import Paths
from app.widgets.models_dialog import DownloadRow, ModelsDialog
from tests.helpers.loopback_hub import Fault, LoopbackHub, Route
from tests.helpers.person import Person

REPO = "someone/Small-R1-GGUF"
FILE = "Small-R1-Q4_K_M.gguf"


@pytest.fixture
def hub(shipped_model: Path) -> Iterator[LoopbackHub]:
    with LoopbackHub() as running:
        running.add_file(REPO, FILE, shipped_model.read_bytes())
        yield running


@pytest.fixture
def person(qapp: QApplication, paths: Paths, hub: LoopbackHub) -> Iterator[Person]:
    somebody = Person(qapp, paths)
    somebody.program.change_settings(hub_endpoint=hub.endpoint)
    somebody.wait_for_model()
    yield somebody
    somebody.leave()


def begin(
    person: Person, repo: str = REPO, file_name: str = FILE
) -> tuple[ModelsDialog, DownloadRow]:
    dialog = person.program.show_models_dialog()
    dialog.repo.setText(repo)
    dialog.file_name.setText(file_name)
    dialog.download.click()
    return dialog, list(dialog._rows.values())[-1]


def test_the_catalog_fills_in_repository_and_file(person: Person) -> None:
    dialog = person.program.show_models_dialog()
    assert dialog.list.count() >= 8
    assert dialog.repo.text() == "bartowski/DeepSeek-R1-Distill-Qwen-1.5B-GGUF"
    assert dialog.file_name.text() == "DeepSeek-R1-Distill-Qwen-1.5B-Q4_K_M.gguf"
    dialog.quantisations.setCurrentIndex(0)
    assert "Q2_K" in dialog.file_name.text()
    dialog.repo.setText("not a repository")
    assert not dialog.download.isEnabled()


def test_a_download_arrives_verified_in_the_menu_and_answers(
    person: Person, hub: LoopbackHub
) -> None:
    _, row = begin(person)
    models = person.program.models
    person.wait_until(lambda: len(models.installed) == 2, "the model in the menu")
    assert "verified" in row.state.text()
    arrived = person.program.paths.models / "someone" / "Small-R1-GGUF" / FILE
    assert arrived.is_file()
    assert "Use it now" in person.window.notice._action.text()
    person.window.notice._on_action()
    person.wait_for_model()
    answer = person.ask_and_wait("What is 12 + 30?")
    assert (answer.model_name, answer.quantisation) == ("Small-R1", "Q4_K_M")
    hosts = {one.host for one in person.program.downloads.connections.latest()}
    assert hosts == {hub.hub_host, hub.cdn_host}


def test_progress_is_shown_and_cancel_ends_it(person: Person, hub: LoopbackHub) -> None:
    hub.add_fault(Fault(Route.FILE, bytes_per_s=1_000_000))
    _, row = begin(person)
    person.wait_until(lambda: row.bar.value() > 50, "progress")
    assert "of 5.0" in row.state.text()
    row.cancel.click()
    person.wait_until(lambda: "Cancelled" in row.state.text(), "the end")
    assert row.cancel.isHidden()
    assert len(person.program.models.installed) == 1
    hub.clear_faults()
    _, again = begin(person)
    person.wait_until(lambda: "verified" in again.state.text(), "the second try")


def test_a_wrong_name_is_said(person: Person) -> None:
    _, row = begin(person, file_name="Nothing-Q4_K_M.gguf")
    person.wait_until(lambda: "has no file" in row.state.text(), "the sentence")
    assert "has no file" in person.window.notice.text


def test_a_small_dialog_scrolls_rather_than_crushing_its_fields(person: Person) -> None:
    dialog = person.program.show_models_dialog()
    _, row = begin(person, file_name="Nothing-Q4_K_M.gguf")
    person.wait_until(lambda: "has no file" in row.state.text(), "the sentence")
    dialog.resize(1, 1)
    person.wait_until(lambda: dialog.height() == dialog.minimumHeight(), "the size")
    for field in (dialog.quantisations, dialog.repo, dialog.file_name):
        assert field.height() >= field.sizeHint().height()
        assert not field.geometry().intersects(dialog.download.geometry())
    assert dialog.quantisations.geometry().bottom() < dialog.repo.geometry().top()
    assert dialog.description.verticalScrollBar().maximum() > 0
    assert dialog.height() < 600
    for part in (dialog.download, dialog.close_button):
        assert dialog.rect().contains(part.mapTo(dialog, part.rect().bottomRight()))
    dialog.close_button.click()
    assert dialog.isHidden()

"""How models run, as a person chooses it: device, draft model, other computers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.declarations import Page
from app.core.load_options import OFF, LoadOptions
from app.core.messages import StopReason
from app.core.peers import MOST_PEERS
from app.core.speed import Gpu
from app.engine import protocol
from app.engine.loaded import LoadedFile
from app.system.settings_file import load_settings
from app.widgets.declared_form.controls import Choice
from app.widgets.settings_dialog.models_page import ModelsPage
from tests.helpers.peer import Peer, free_address
from tests.helpers.person import Person


@pytest.fixture
def peer() -> Iterator[Peer]:
    made = Peer()
    yield made
    made.close()


def opened(person: Person) -> ModelsPage:
    person.choose(person.window.models_menu, "How models run")
    page = person.program.show_settings().pages[Page.MODELS]
    assert isinstance(page, ModelsPage)
    return page


def options(person: Person) -> LoadOptions:
    loaded = person.program.engine.loaded
    assert isinstance(loaded, LoadedFile)
    return loaded.options


def choose(page: ModelsPage, name: str, label: str) -> None:
    box = choice(page, name).box
    box.setCurrentIndex(box.findText(label))
    box.activated.emit(box.currentIndex())


def choice(page: ModelsPage, name: str) -> Choice:
    control = page.form.rows[name].control
    assert isinstance(control, Choice)
    return control


def add(page: ModelsPage, address: str) -> None:
    page.peers.field.setText(address)
    page.peers.add.click()


def rows(page: ModelsPage) -> list[str]:
    return [page.peers.list.item(row).text() for row in range(page.peers.list.count())]


def test_another_computer_helps_until_it_fails(slow_person: Person, peer: Peer) -> None:
    window, program = slow_person.window, slow_person.program
    assert window.top_bar.server_badge is not None
    page = opened(slow_person)
    add(page, peer.address)
    page.peers.switch.setChecked(True)
    slow_person.wait_until(lambda: program.models.peers == [peer.address], "the peer")
    assert rows(page) == [f"{peer.address}  ·  helps now"]
    assert window.top_bar.server_badge.text() == "another program helps"
    assert peer.address in window.top_bar.server_badge.toolTip()
    assert peer.address in window.status.state.text()
    slow_person.ask("Go on.")
    slow_person.wait_until(lambda: bool(slow_person.messages[-1].reasoning), "thoughts")
    peer.kill()
    answer = slow_person.wait_for_answer()
    assert answer.stop_reason is StopReason.INTERRUPTED
    assert answer.reasoning
    assert f"no longer answers ({peer.address})" in window.notice.text
    program.chat.continue_answer(answer.id)
    slow_person.wait_until(
        lambda: len(slow_person.messages[-1].reasoning) > len(answer.reasoning), "it to go on"
    )
    assert f"runs without {peer.address}" in window.notice.text
    program.chat.stop()
    slow_person.wait_for_answer()
    assert program.models.peers == []
    assert window.top_bar.server_badge.isHidden()
    assert "everything stays" in window.status.state.text()


def test_computers_are_asked_only_when_told(person: Person, peer: Peer) -> None:
    page, absent = opened(person), free_address()
    add(page, "no address")
    assert page.peers.answer.text().startswith("That is not the address of a computer.")
    for address in (peer.address, absent):
        add(page, address)
    page.peers.field.setText(absent)
    QTest.keyClick(page.peers.field, Qt.Key.Key_Return)
    assert not page.peers.field.text()
    assert rows(page) == [peer.address, absent]
    page.peers.test.click()
    person.wait_until(lambda: "ready" in rows(page)[0], "the answer")
    assert rows(page)[1] == f"{absent}  ·  does not answer, or is busy"
    page.peers.list.setCurrentRow(0)
    page.peers.remove.click()
    assert rows(page)[0].startswith(absent)
    saved, _ = load_settings(person.program.paths.settings)
    assert (saved.peers, saved.uses_peers) == (absent, False)
    assert options(person).peers == ()


def test_device_and_draft_model_are_used_soon(person: Person) -> None:
    page, program = opened(person), person.program
    choose(page, "device", "Processor only")
    choose(page, "draft", "None")
    person.wait_until(lambda: options(person)[:2] == ("cpu", OFF), "the load")
    person.wait_for_model()
    saved, _ = load_settings(program.paths.settings)
    assert (saved.device, saved.draft) == ("cpu", OFF)
    loads = program.engine.load_job
    choose(page, "device", "By itself")
    choose(page, "device", "Processor only")
    program.change_settings(device="CUDA7", draft="/gone/Small-Q4_K_M.gguf")
    assert choice(page, "device").box.currentText() == "CUDA7 (not found)"
    assert choice(page, "draft").box.currentText() == "Small  ·  Q4_K_M (not found)"
    person.wait_until(lambda: program.engine.load_job == loads + 1, "one load for three changes")


def test_there_is_an_end_to_the_list_of_computers(person: Person) -> None:
    page = opened(person)
    for number in range(MOST_PEERS + 1):
        page.peers.field.setText(f"192.168.1.{number}")
        QTest.keyClick(page.peers.field, Qt.Key.Key_Return)
    assert len(rows(page)) == MOST_PEERS
    assert page.peers.field.text() == f"192.168.1.{MOST_PEERS}"


def test_what_the_engine_reports_is_said(person: Person) -> None:
    page, program = opened(person), person.program
    draft = Path("/models/R1-Small-Q4_K_M.gguf")
    program.change_settings(peers="127.0.0.1:9", uses_peers=True)
    assert rows(page) == ["127.0.0.1:9"]
    event = protocol.ModelLoaded(
        program.engine.load_job,
        *("", 512, 512, 0.1),
        draft_path=str(draft),
        can_use_peers=False,
        devices=["CUDA0"],
    )
    program._events.received.emit(event)
    person.wait_until(lambda: choice(page, "device").box.findText("CUDA0") >= 0, "the device")
    assert "R1-Small  ·  Q4_K_M guesses now." in page.form.rows["draft"].state.text()
    program.expectations.gpus = [Gpu("CUDA0", "NVIDIA H100", 80_000_000_000)]
    page.refresh()
    assert choice(page, "device").box.findText("NVIDIA H100, 80 GB free") >= 0

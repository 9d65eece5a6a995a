"""How models run, as a person chooses it: device, draft model, other computers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.load_options import OFF, LoadOptions
from app.core.messages import StopReason
from app.core.peers import MOST_PEERS
from app.engine import protocol
from app.engine.loaded import LoadedFile
from app.system.settings_file import load_settings
from app.widgets.running_dialog import RunningDialog
from tests.helpers.peer import Peer, free_address
from tests.helpers.person import Person


@pytest.fixture
def peer() -> Iterator[Peer]:
    made = Peer()
    yield made
    made.close()


def opened(person: Person) -> RunningDialog:
    person.choose(person.window.models_menu, "How models run")
    return person.program.show_running_dialog()


def options(person: Person) -> LoadOptions:
    loaded = person.program.engine.loaded
    assert isinstance(loaded, LoadedFile)
    return loaded.options


def add(dialog: RunningDialog, address: str) -> None:
    dialog.peers.field.setText(address)
    dialog.peers.add.click()


def rows(dialog: RunningDialog) -> list[str]:
    return [dialog.peers.list.item(row).text() for row in range(dialog.peers.list.count())]


def test_another_computer_helps_until_it_fails(slow_person: Person, peer: Peer) -> None:
    window, program = slow_person.window, slow_person.program
    assert window.top_bar.server_badge is not None
    dialog = opened(slow_person)
    add(dialog, peer.address)
    dialog.peers.switch.setChecked(True)
    dialog.apply.click()
    slow_person.wait_until(lambda: program.models.peers == [peer.address], "the peer")
    assert rows(dialog) == [f"{peer.address}  ·  helps now"]
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
    dialog, absent = opened(person), free_address()
    add(dialog, "no address")
    assert dialog.peers.answer.text().startswith("That is not the address of a computer.")
    for address in (peer.address, absent):
        add(dialog, address)
    dialog.peers.field.setText(absent)
    QTest.keyClick(dialog.peers.field, Qt.Key.Key_Return)
    assert not dialog.peers.field.text()
    assert rows(dialog) == [peer.address, absent]
    dialog.peers.test.click()
    person.wait_until(lambda: "ready" in rows(dialog)[0], "the answer")
    assert rows(dialog)[1] == f"{absent}  ·  does not answer, or is busy"
    dialog.peers.list.setCurrentRow(0)
    dialog.peers.remove.click()
    assert rows(dialog)[0].startswith(absent)
    dialog.reject()
    saved, _ = load_settings(person.program.paths.settings)
    assert not saved.peers, "nothing was applied"
    assert options(person).peers == ()


def test_device_and_draft_model_hold_from_the_next_load_on(person: Person) -> None:
    dialog, program = opened(person), person.program
    assert not dialog.apply.isEnabled()
    dialog.device.setCurrentText("Processor only")
    dialog.draft.setCurrentText("None")
    assert dialog.apply.isEnabled()
    dialog.apply.click()
    assert not dialog.apply.isEnabled()
    person.wait_for_model()
    assert options(person) == LoadOptions("cpu", OFF)
    saved, _ = load_settings(program.paths.settings)
    assert (saved.device, saved.draft) == ("cpu", OFF)
    dialog.draft.setCurrentIndex(2)
    dialog.apply.click()
    person.wait_for_model()
    assert options(person).draft == str(program.models.installed[0].path)
    program.change_settings(device="CUDA7", draft="/gone/Small-Q4_K_M.gguf")
    program.models.installed_changed.emit()
    assert dialog.device.currentText() == "CUDA7 (not found)"
    assert dialog.draft.currentText() == "Small  ·  Q4_K_M (not found)"


def test_what_is_not_applied_yet_stays_when_models_come_and_go(person: Person) -> None:
    dialog, program = opened(person), person.program
    dialog.device.setCurrentText("Processor only")
    dialog.draft.setCurrentText("None")
    add(dialog, "192.168.1.7:50052")
    program.models.installed_changed.emit()
    program.models.current_changed.emit()
    assert dialog.device.currentText() == "Processor only"
    assert dialog.draft.currentText() == "None"
    assert rows(dialog) == ["192.168.1.7:50052"]
    assert dialog.apply.isEnabled()


def test_there_is_an_end_to_the_list_of_computers(person: Person) -> None:
    dialog = opened(person)
    for number in range(MOST_PEERS + 1):
        dialog.peers.field.setText(f"192.168.1.{number}")
        QTest.keyClick(dialog.peers.field, Qt.Key.Key_Return)
    assert len(rows(dialog)) == MOST_PEERS
    assert dialog.peers.field.text() == f"192.168.1.{MOST_PEERS}"


def test_what_the_engine_reports_is_said(person: Person) -> None:
    dialog, program = opened(person), person.program
    draft = Path("/models/R1-Small-Q4_K_M.gguf")
    program.change_settings(peers="127.0.0.1:9", uses_peers=True)
    event = protocol.ModelLoaded(
        program.engine.load_job,
        *("", 512, 512, 0.1),
        draft_path=str(draft),
        can_use_peers=False,
        devices=["CUDA0"],
    )
    program._events.received.emit(event)
    person.wait_until(lambda: "C++ compiler" in person.window.notice.text)
    assert dialog.device.findText("CUDA0") >= 0
    assert "R1-Small  ·  Q4_K_M guesses now." in dialog.draft_state.text()

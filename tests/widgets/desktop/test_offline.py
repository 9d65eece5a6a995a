"""A run with ``--offline``: nothing is asked of any network, and the settings stay as they are."""

from __future__ import annotations

import socket

import pytest
from PySide6.QtWidgets import QApplication

from app.core.errors import AppError, ErrorKind
from app.core.servers import parse_address
from app.engine.peers import answering
from app.engine.server_exchange import Endpoint
from app.hub.client import Client
from app.hub.failures import RemoteError
from app.hub.settings import TransferSettings
from app.system.offline import VARIABLE, is_offline_run, stay_offline
from app.system.paths import Paths
from app.system.settings_file import load_settings
from app.widgets.desktop.offline_badge import OfflineBadge
from app.widgets.wording import sentence
from tests.helpers.person import Person


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")  # taken back at the end
    stay_offline()
    assert is_offline_run()


def test_the_window_says_so_and_the_settings_are_kept(
    offline: None, qapp: QApplication, paths: Paths
) -> None:
    person = Person(qapp, paths)
    person.wait_for_model()
    (badge,) = person.window.findChildren(OfflineBadge)
    assert badge.isVisible()
    assert "--offline" in badge.toolTip()
    program = person.program
    assert program.settings.reachable_hub == ""
    program.change_settings(hub_endpoint="http://127.0.0.1:1", uses_peers=True)
    assert program.settings.is_offline
    assert not program.settings.uses_peers
    saved, _ = load_settings(paths.settings)
    assert not saved.is_offline
    assert saved.uses_peers
    program.change_settings(is_offline=False)
    assert program.settings.reachable_hub == "", "the switch counts from the next run on"
    assert person.ask_and_wait("What is 1 + 2?").text, "this computer's model answers"
    person.leave()


def test_no_server_but_one_of_this_computer_is_asked(offline: None) -> None:
    with pytest.raises(AppError) as refusal:
        Endpoint(parse_address("https://api.example.com"))
    assert refusal.value.kind is ErrorKind.STARTED_OFFLINE
    assert "Start it without that" in sentence(refusal.value)
    assert Endpoint(parse_address("http://127.0.0.1:8080")).address.port == 8080


def test_the_hub_and_other_computers_are_not_asked(offline: None) -> None:
    with pytest.raises(RemoteError) as refusal:
        Client(TransferSettings(), lambda _: None).session()
    assert refusal.value.failure.kind is ErrorKind.STAYS_OFFLINE
    assert "--offline" in sentence(AppError(refusal.value.failure.kind))
    with socket.create_server(("127.0.0.1", 0)) as peer:
        assert answering([f"127.0.0.1:{peer.getsockname()[1]}"]) == []
        peer.setblocking(False)
        with pytest.raises(BlockingIOError):
            peer.accept()


def test_a_usual_run_says_nothing_of_it(person: Person) -> None:
    assert person.window.findChildren(OfflineBadge) == []
    assert "under Models" in sentence(AppError(ErrorKind.STAYS_OFFLINE))

"""Using a server from the window: entered, tried, asked, left."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox

from app.core.errors import AppError, ErrorKind
from app.core.messages import StopReason
from app.core.servers import Server
from app.system.paths import Paths
from app.widgets.servers_dialog import ServersDialog
from tests.helpers.llama_server import LlamaServer
from tests.helpers.memory_keyring import MemoryKeyring, used_keyring
from tests.helpers.person import Person
from tests.helpers.raw_server import (
    DONE,
    MODELS,
    STREAM,
    WAIT,
    RawServer,
    Request,
    Script,
    event,
    response,
)


@pytest.fixture(scope="module")
def server(shipped_model: Path) -> Iterator[LlamaServer]:
    with LlamaServer(shipped_model) as running:
        yield running


@pytest.fixture
def keyring() -> Iterator[MemoryKeyring]:
    backend = MemoryKeyring()
    with used_keyring(backend):
        yield backend


def enter(person: Person, url: str, key: str, model: str = "") -> ServersDialog:
    dialog = person.program.show_servers_dialog()
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    dialog.label.setText("Mine")
    dialog.address.setText(url)
    dialog.key.setText(key)
    dialog.model.setEditText(model)
    return dialog


def reply(request: Request) -> Script:
    if request.path.endswith("/models"):
        return [MODELS]
    return [STREAM, event(reasoning="Hm."), event("So."), event(ending="stop"), DONE]


def question_boxes(dialog: ServersDialog) -> list[QMessageBox]:
    return dialog.findChildren(QMessageBox)


def test_a_server_is_tried_used_and_asked(
    person: Person, server: LlamaServer, keyring: MemoryKeyring
) -> None:
    dialog = enter(person, server.url, server.key)
    assert not dialog.use.isEnabled()
    dialog.test.click()
    person.wait_until(lambda: "one model" in dialog.answer.text(), "the list")
    assert dialog.model.currentText() == server.model
    dialog.use.click()
    models, window = person.program.models, person.window
    person.wait_until(lambda: models.current is not None and bool(models.current.host), "the use")
    person.wait_for_model()
    host = server.url.removeprefix("http://").removesuffix("/v1")
    assert f"Your text goes to {host}" in _said(person)
    assert window.top_bar.server_badge is not None
    assert window.top_bar.server_badge.isVisibleTo(window)
    assert window.top_bar.server_badge.text() == "another program"
    answer = person.ask_and_wait("What is 12 + 30?")
    assert answer.stop_reason is StopReason.END_OF_ANSWER
    assert answer.reasoning
    assert "42" in answer.text
    assert answer.model_name == f"demo at {host}"
    assert list(keyring.kept.values()) == [server.key]
    assert server.key not in (person.program.paths.servers).read_text()
    person.use_model("Penseur-Demo")
    assert not window.top_bar.server_badge.isVisibleTo(window)
    assert "stays on this computer" in _said(person)


def _said(person: Person) -> str:
    return str(person.window.status.state.text())


def test_the_key_is_not_readable_on_the_screen(person: Person) -> None:
    dialog = person.program.show_servers_dialog()
    assert dialog.key.echoMode() is QLineEdit.EchoMode.Password


def test_what_is_wrong_is_said_in_the_dialog(
    person: Person, server: LlamaServer, keyring: MemoryKeyring
) -> None:
    dialog = enter(person, server.url, "wrong")
    dialog.test.click()
    person.wait_until(lambda: "does not accept the key" in dialog.answer.text(), "the sentence")
    dialog.address.setText("ftp://nowhere")
    dialog.test.click()
    assert "not the address of a server" in dialog.answer.text()


def test_an_open_way_is_asked_about_before_anything_is_sent(
    person: Person, keyring: MemoryKeyring
) -> None:
    dialog = enter(person, "http://penseur.invalid", "key", "m")
    for button in (dialog.test, dialog.use):
        button.click()
        (box,) = question_boxes(dialog)
        assert "not encrypted" in box.text()
        box.button(QMessageBox.StandardButton.Cancel).click()
        person.wait_until(lambda: not question_boxes(dialog), "the box to go")
    assert person.program.servers.servers == []
    assert dialog.answer.text() == ""
    dialog.test.click()
    question_boxes(dialog)[0].button(QMessageBox.StandardButton.Ok).click()
    person.wait_until(lambda: "can't be reached" in dialog.answer.text(), "the try")


def test_the_server_used_last_is_contacted_with_the_first_question(
    qapp: QApplication, paths: Paths, keyring: MemoryKeyring
) -> None:
    with RawServer(reply) as raw:
        before = Person(qapp, paths)
        before.wait_for_model()
        enter(before, raw.url, "sesame", "demo").use.click()
        before.wait_until(lambda: len(raw.requests) == 1, "the contact")
        before.wait_for_model()
        before.leave()
        after = Person(qapp, paths)
        models = after.program.models
        after.wait_until(lambda: models.current is not None, "the choice")
        after.wait_until(lambda: "Your next question goes to" in _said(after), "the promise")
        assert after.program.engine.pid is None
        assert len(raw.requests) == 1
        answer = after.ask_and_wait("Why?")
        after.leave()
    assert (answer.reasoning, answer.text) == ("Hm.", "So.")
    assert [request.headers["authorization"] for request in raw.requests] == ["Bearer sesame"] * 3


def test_without_a_keyring_the_key_serves_until_the_end_and_that_is_said(person: Person) -> None:
    with used_keyring(), RawServer(reply) as raw:
        enter(person, raw.url, "sesame", "demo").use.click()
        person.wait_until(lambda: "no keyring" in person.window.notice.text, "the sentence")
        person.wait_until(lambda: len(raw.requests) == 1, "the contact")
        person.wait_for_model()
        person.ask_and_wait("Why?")
    assert raw.requests[-1].headers["authorization"] == "Bearer sesame"


def test_a_failed_connection_is_said_and_tried_again(
    person: Person, keyring: MemoryKeyring
) -> None:
    statuses = [503, 503]

    def unwell(request: Request) -> Script:
        return [response(statuses.pop())] if statuses else reply(request)

    with RawServer(unwell) as raw:
        enter(person, raw.url, "sesame", "demo").use.click()
        person.wait_until(lambda: "has problems" in person.window.notice.text, "the sentence")
        assert "your next question tries again" in _said(person)
        assert person.ask_and_wait("Why?").stop_reason is StopReason.FAILED
        assert person.ask_and_wait("Why?").text == "So."


def test_an_answer_that_was_stopped_keeps_its_text_and_its_figures(
    person: Person, keyring: MemoryKeyring
) -> None:
    def endless(request: Request) -> Script:
        is_list = request.path.endswith("/models")
        return [MODELS] if is_list else [STREAM, event(reasoning="Hm."), event("So"), WAIT]

    with RawServer(endless) as raw:
        enter(person, raw.url, "sesame", "demo").use.click()
        person.wait_until(lambda: len(raw.requests) == 1, "the contact")
        person.wait_for_model()
        person.ask("Why?")
        person.wait_until(lambda: person.messages[-1].text == "So", "some text")
        assert "Your text goes to" in _said(person)
        person.program.chat.stop()
        answer = person.wait_for_answer()
        assert raw.left.wait(20), "the server was left"
    assert answer.stop_reason is StopReason.STOPPED
    assert (answer.reasoning, answer.text) == ("Hm.", "So")
    assert answer.figures is not None
    assert answer.figures.generated_tokens == 2


def test_a_server_that_is_removed_is_forgotten_with_its_key(
    person: Person, keyring: MemoryKeyring
) -> None:
    with RawServer(reply) as raw:
        enter(person, raw.url, "sesame", "demo").use.click()
        person.wait_until(lambda: len(raw.requests) == 1, "the contact")
        person.wait_for_model()
        dialog = person.program.show_servers_dialog()
        dialog.list.setCurrentRow(0)
        assert dialog.label.text() == "Mine"
        dialog.remove.click()
        person.wait_for_model()
    assert dialog.label.text() == ""
    assert person.program.servers.servers == []
    person.wait_until(lambda: not keyring.kept, "the key to go")
    assert "stays on this computer" in _said(person)


def test_a_kept_key_goes_to_no_other_address(person: Person, keyring: MemoryKeyring) -> None:
    person.program.servers.save(Server("Mine", "https://one.invalid/v1", "m"), "sesame")
    dialog = person.program.show_servers_dialog()
    dialog.list.setCurrentRow(0)
    person.wait_until(lambda: dialog.key.text() == "sesame", "the key")
    with RawServer(reply) as raw:
        dialog.address.setText(raw.url)
        assert dialog.key.text() == ""
        dialog.test.click()
        person.wait_until(lambda: bool(raw.requests), "the try")
        assert "authorization" not in raw.requests[0].headers
    dialog.address.setText("https://one.invalid/v2")
    assert dialog.key.text() == "sesame"


def test_a_server_whose_key_comes_late_replaces_no_later_choice(person: Person) -> None:
    unlocked = threading.Event()

    class Locked(MemoryKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            unlocked.wait(20)
            return super().get_password(service, username)

    servers, models = person.program.servers, person.program.models
    asked: list[str] = []
    with used_keyring(Locked()), RawServer(reply) as raw:
        server = Server("Mine", raw.url, "demo")
        servers.servers = [server]
        servers.use(server)
        chosen = models.installed[0]
        models.use(chosen)
        servers.read_key(server, asked.append)
        unlocked.set()
        person.wait_until(lambda: bool(asked), "the keyring")
        assert models.current == chosen
        assert not raw.requests


def test_a_list_of_models_that_makes_no_sense_is_an_answer(person: Person) -> None:
    deep = b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b',"data":[]}'
    outcomes: list[object] = []
    person.program.servers.listing_ended.connect(outcomes.append)
    with RawServer(lambda _request: [response(200, deep)]) as raw:
        person.program.servers.list_models(Server("Mine", raw.url, "m"), "")
        person.wait_until(lambda: bool(outcomes), "the outcome")
    (outcome,) = outcomes
    assert isinstance(outcome, AppError)
    assert outcome.kind is ErrorKind.SERVER_NOT_COMPATIBLE
    assert person.program.engine.rest()


def test_what_is_missing_is_said_and_nothing_is_squeezed(person: Person) -> None:
    dialog = enter(person, "https://one.invalid/v1", "")
    assert dialog.use.toolTip() == "It still needs a model."
    dialog.model.setEditText("m")
    assert dialog.use.isEnabled()
    assert dialog.use.toolTip() == ""
    dialog.resize(dialog.width(), 240)
    dialog.grab()
    assert dialog.height() == 240
    for field in (dialog.label, dialog.address, dialog.key, dialog.proxy):
        assert field.height() >= field.sizeHint().height()
    dialog.leave.click()
    assert not dialog.isVisible()

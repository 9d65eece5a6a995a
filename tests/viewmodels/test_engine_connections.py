"""The log of what went over the network, with the real engine and servers on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.messages import Role, Sampling, Turn
from app.core.servers import Server
from app.engine import protocol
from app.engine.link import EngineLink
from app.system.connection_log import ConnectionLog
from app.viewmodels.engine_connections import EngineConnections
from app.viewmodels.relay import EventRelay
from tests.helpers.raw_server import DONE, MODELS, STREAM, RawServer, Request, Script, event

QUESTION = [Turn(Role.USER, "Why?")]
KEY = "sk-secret"


class Engine:
    """An engine whose connections are written down."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._events = EventRelay()
        self._ended: list[int] = []
        self._events.received.connect(self._on_event)
        self.link = EngineLink(
            self._events.received.emit, log_file=folder / "log", stop_folder=folder
        )
        self.log = ConnectionLog(folder / "connections.jsonl")
        self.written = EngineConnections(self._events, self.log)

    def _on_event(self, event: protocol.Event) -> None:
        if isinstance(event, protocol.FINAL_EVENTS):
            self._ended.append(event.job)

    def lines(self, job: int) -> list[tuple[str, str]]:
        """What was written until a job's end."""
        self._qtbot.waitUntil(lambda: job in self._ended, timeout=60_000)
        self._qtbot.wait(1)
        return [(line.host, line.purpose) for line in self.log.latest()]


@pytest.fixture
def engine(tmp_path: Path, qtbot: QtBot) -> Iterator[Engine]:
    made = Engine(tmp_path, qtbot)
    yield made
    made.link.close()


def reply(request: Request) -> Script:
    return [MODELS] if request.path.endswith("/models") else [STREAM, event("Yes.", "stop"), DONE]


def test_every_connection_to_a_server_is_written_down(engine: Engine, tmp_path: Path) -> None:
    with RawServer(reply) as server:
        line = (server.host, "model server")
        assert engine.lines(engine.link.list_models(server.url, KEY, "")) == [line]
        used = Server("mine", server.url, "demo")
        assert engine.lines(engine.link.connect(used, KEY)) == [line] * 2
        assert engine.lines(engine.link.answer(QUESTION, Sampling())) == [line] * 3
        assert len(server.requests) == 3
    assert KEY not in (tmp_path / "connections.jsonl").read_text()


def test_a_proxy_and_a_peer_are_named(engine: Engine) -> None:
    job = engine.link.list_models("http://far.example/v1", KEY, "127.0.0.1:9")
    assert engine.lines(job) == [("far.example:80 through 127.0.0.1:9", "model server")]
    job = engine.link.greet_peers(["127.0.0.1:9"])
    assert engine.lines(job)[1:] == [("127.0.0.1:9", "computer that helps")]

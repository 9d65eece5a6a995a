"""Searching beyond the catalog, with the real process and a real Hub on loopback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import ErrorKind
from app.core.gguf_facts import GgufFacts
from app.hub import protocol
from app.hub.link import HubLink
from app.hub.settings import SETTINGS_VARIABLE
from app.viewmodels.hub_search import HubSearch
from app.viewmodels.relay import EventRelay
from tests.helpers.loopback_hub import Fault, LoopbackHub, Route, gguf_bytes
from tests.hub.support import FAST, TOKEN

REPO, FILE = "someone/Small-GGUF", "Small-Q4_K_M.gguf"


class Searcher:
    """A search and what it tells."""

    def __init__(self, root: Path, hub: LoopbackHub, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.endpoint = hub.endpoint
        self.token = ""
        self.problems: list[ErrorKind] = []
        self.listed: list[protocol.ModelFilesListed] = []
        self.headers: list[tuple[str, str, GgufFacts]] = []
        self._events = EventRelay()
        self.link = HubLink(self._events.received.emit, root / "log")
        self.model = HubSearch(self.link, self._events, lambda: self.endpoint, self)
        self.model.problem_occurred.connect(lambda error: self.problems.append(error.kind))
        self.model.files_listed.connect(self.listed.append)
        self.model.header_read.connect(lambda *read: self.headers.append(read))

    def read(self, endpoint: str, done: Callable[[str], None]) -> None:
        """As ``Tokens.read``."""
        assert endpoint == self.endpoint
        done(self.token)

    def wait(self) -> list[str]:
        """The names of the results, once they are there."""
        self.until(lambda: not self.model.is_searching)
        return [found.repo for found in self.model.results]

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=20_000)


@pytest.fixture
def hub() -> Iterator[LoopbackHub]:
    with LoopbackHub() as running:
        for number in range(30):
            running.add_file(f"owner/R1-{number:02d}", FILE, gguf_bytes(100))
            running.describe(f"owner/R1-{number:02d}", downloads=1000 - number)
        running.add_file(REPO, FILE, gguf_bytes(5000))
        yield running


@pytest.fixture
def searcher(
    tmp_path: Path, hub: LoopbackHub, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Searcher]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv(SETTINGS_VARIABLE, msgspec.json.encode(FAST).decode())
    made = Searcher(tmp_path, hub, qtbot)
    yield made
    made.link.close()


def test_pages_are_added_until_there_are_no_more(searcher: Searcher) -> None:
    searcher.model.search("r1-")
    assert searcher.model.is_searching
    assert len(searcher.wait()) == 20
    assert searcher.model.has_more
    searcher.model.more()
    assert searcher.wait() == [f"owner/R1-{number:02d}" for number in range(30)]
    assert not searcher.model.has_more
    searcher.model.more()
    assert not searcher.model.is_searching


def test_a_newer_search_takes_the_place_of_an_older(searcher: Searcher, hub: LoopbackHub) -> None:
    hub.add_fault(Fault(Route.SEARCH, is_silent=True))
    searcher.model.search("r1-")
    searcher.until(lambda: bool(hub.requests(Route.SEARCH)))
    searcher.model.search("small")
    assert searcher.wait() == [REPO]
    assert not searcher.problems


def test_what_is_not_there_is_said(searcher: Searcher) -> None:
    searcher.model.search("nothing like it")
    assert searcher.wait() == []
    searcher.model.list_files("owner/missing")
    searcher.until(lambda: bool(searcher.problems))
    assert searcher.problems == [ErrorKind.HUB_MODEL_NOT_FOUND]


def test_files_and_header_of_a_repository(
    searcher: Searcher, hub: LoopbackHub, shipped_model: Path
) -> None:
    hub.add_file(REPO, FILE, shipped_model.read_bytes())
    searcher.model.list_files(REPO)
    searcher.until(lambda: bool(searcher.listed))
    assert [model.file_name for model in searcher.listed[0].models] == [FILE]
    searcher.model.read_header(REPO, FILE)
    searcher.until(lambda: bool(searcher.headers))
    repo, name, facts = searcher.headers[0]
    assert (repo, name, facts.architecture) == (REPO, FILE, "qwen2")


def test_a_hidden_repository_is_found_with_the_token(searcher: Searcher, hub: LoopbackHub) -> None:
    hub.hide(REPO)
    hub.add_token(TOKEN, REPO)
    searcher.model.search("small")
    assert searcher.wait() == []
    searcher.token = TOKEN
    searcher.model.search("small")
    assert searcher.wait() == [REPO]


def test_nothing_is_asked_offline(searcher: Searcher, hub: LoopbackHub) -> None:
    searcher.endpoint = ""
    searcher.model.search("r1")
    searcher.model.list_files(REPO)
    assert searcher.problems == [ErrorKind.STAYS_OFFLINE] * 2
    assert not searcher.model.is_searching
    assert not hub.records


def test_a_pasted_address_is_no_search(searcher: Searcher) -> None:
    named = searcher.model.named(f"{searcher.endpoint}/{REPO}")
    assert named is not None
    assert named.repo == REPO
    assert searcher.model.named("deepseek r1") is None

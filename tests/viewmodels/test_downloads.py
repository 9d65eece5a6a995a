"""The queue of downloads, with the real process and a real Hub on loopback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import AppError, ErrorKind
from app.hub.link import HubLink
from app.hub.settings import SETTINGS_VARIABLE
from app.system.connection_log import ConnectionLog
from app.system.downloads_file import load_downloads
from app.viewmodels.download import Status
from app.viewmodels.downloads import DownloadsViewModel
from app.viewmodels.relay import EventRelay
from tests.helpers.loopback_hub import Fault, LoopbackHub, Route, gguf_bytes
from tests.helpers.loopback_proxy import LoopbackProxy
from tests.hub.support import FAST, TOKEN

REPO = "someone/Small-R1-GGUF"
SIZE = 1_000_000
FIRST, SECOND, THIRD = (f"R1-{name}-Q4_0.gguf" for name in "ABC")
SLOW = Fault(Route.FILE, bytes_per_s=400_000, times=None)


class Queue:
    """A queue with its process; ``restart`` is what a new start of the program does."""

    def __init__(self, root: Path, hub: LoopbackHub, qtbot: QtBot) -> None:
        self.root, self.hub, self.qtbot = root, hub, qtbot
        self.endpoint = hub.endpoint
        self.token = ""
        self.proxy = ""
        self.late: list[Callable[[], None]] | None = None  # tokens that are read late
        self.problems: list[ErrorKind] = []
        self._open()

    def _open(self) -> None:
        self._events = EventRelay()
        self.link = HubLink(self._events.received.emit, self.root / "log", proxy=lambda: self.proxy)
        self.model = DownloadsViewModel(
            self.link,
            self._events,
            lambda: self.root / "Models",
            lambda: self.endpoint,
            queue_file=self.root / "downloads.json",
            connections=ConnectionLog(self.root / "connections.jsonl"),
            tokens=self,
        )
        self.model.problem_occurred.connect(lambda error: self.problems.append(error.kind))

    def read(self, endpoint: str, done: Callable[[str], None]) -> None:
        """As ``Tokens.read``."""
        assert endpoint == self.endpoint
        if self.late is None:
            done(self.token)
        else:
            self.late.append(lambda: done(self.token))

    def restart(self) -> None:
        self.close()
        self._open()

    def close(self) -> None:
        self.model.close()
        self.link.close()

    def kill_process(self) -> None:
        worker = self.link._worker
        assert worker is not None
        assert worker.child is not None
        worker.child.kill()

    def wait_for_requests(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.hub.records) == count, timeout=30_000)

    def wait_for(self, download_id: int, status: Status) -> None:
        self.qtbot.waitUntil(lambda: self.model[download_id].status is status, timeout=30_000)

    def wait_for_bytes(self, download_id: int) -> None:
        self.qtbot.waitUntil(lambda: self.model[download_id].done_bytes > 50_000, timeout=30_000)

    def statuses(self) -> list[tuple[str, Status]]:
        return [(download.file_name, download.status) for download in self.model.downloads]


@pytest.fixture
def hub() -> Iterator[LoopbackHub]:
    with LoopbackHub() as running:
        for seed, name in enumerate((FIRST, SECOND, THIRD)):
            running.add_file(REPO, name, gguf_bytes(SIZE, seed))
        yield running


@pytest.fixture
def queue(
    tmp_path: Path, hub: LoopbackHub, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Queue]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv(SETTINGS_VARIABLE, msgspec.json.encode(FAST).decode())
    made = Queue(tmp_path, hub, qtbot)
    yield made
    made.close()


def test_one_runs_and_the_others_wait_their_turn(queue: Queue, hub: LoopbackHub) -> None:
    hub.add_fault(SLOW)
    ids = [queue.model.start(REPO, name) for name in (FIRST, SECOND, THIRD)]
    queue.wait_for_bytes(ids[0])
    assert [status for _, status in queue.statuses()] == [
        Status.RUNNING,
        Status.WAITING,
        Status.WAITING,
    ]
    hub.clear_faults()
    queue.wait_for(ids[2], Status.FINISHED)
    order = [record.path for record in hub.requests(Route.FILE)]
    assert len(set(order)) == 3
    assert {status for _, status in queue.statuses()} == {Status.FINISHED}


def test_a_paused_download_lets_the_next_run_and_goes_on_where_it_was(
    queue: Queue, hub: LoopbackHub
) -> None:
    hub.add_fault(SLOW)
    first, second = (queue.model.start(REPO, name) for name in (FIRST, SECOND))
    queue.wait_for_bytes(first)
    queue.model.pause(first)
    assert queue.model[first].status is Status.PAUSED
    hub.clear_faults()
    queue.wait_for(second, Status.FINISHED)
    assert queue.model[first].status is Status.PAUSED
    sent = hub.bytes_sent
    queue.model.resume(first)
    queue.wait_for(first, Status.FINISHED)
    assert hub.bytes_sent - sent < SIZE
    path = queue.model[first].path
    assert path is not None
    assert path.read_bytes() == gguf_bytes(SIZE, 0)


def test_the_queue_outlives_the_program(queue: Queue, hub: LoopbackHub) -> None:
    hub.add_fault(SLOW)
    first, second, _ = (queue.model.start(REPO, name) for name in (FIRST, SECOND, THIRD))
    queue.wait_for_bytes(first)
    queue.model.pause(second)
    queue.restart()
    assert queue.statuses() == [
        (FIRST, Status.WAITING),
        (SECOND, Status.PAUSED),
        (THIRD, Status.WAITING),
    ]
    assert queue.model.downloads[0].done_bytes > 0
    requests = len(hub.records)
    queue.qtbot.wait(50)
    assert len(hub.records) == requests  # nothing goes online by itself
    hub.clear_faults()
    queue.model.go_on()
    queue.wait_for(queue.model.downloads[2].id, Status.FINISHED)
    assert queue.model.downloads[1].status is Status.PAUSED
    queue.restart()
    assert queue.statuses() == [(SECOND, Status.PAUSED)]


def test_a_damaged_queue_is_set_aside(queue: Queue) -> None:
    queue.close()
    (queue.root / "downloads.json").write_text("[{]")
    assert load_downloads(queue.root / "downloads.json") == []
    assert (queue.root / "downloads.damaged.json").exists()


def test_what_is_moved_to_the_front_takes_its_turn(queue: Queue, hub: LoopbackHub) -> None:
    hub.add_fault(SLOW)
    first, _, third = (queue.model.start(REPO, name) for name in (FIRST, SECOND, THIRD))
    queue.wait_for_bytes(first)
    queue.model.move(third, -2)
    assert [name for name, _ in queue.statuses()] == [THIRD, FIRST, SECOND]
    queue.wait_for_bytes(third)
    assert queue.model[first].status is Status.WAITING
    queue.model.move(third, 10)
    assert [name for name, _ in queue.statuses()] == [FIRST, SECOND, THIRD]
    queue.wait_for(first, Status.RUNNING)


def test_a_cancelled_download_keeps_or_loses_its_bytes(queue: Queue, hub: LoopbackHub) -> None:
    hub.add_fault(SLOW)
    parts = queue.root / "Models" / ".downloads"
    first = queue.model.start(REPO, FIRST)
    queue.wait_for_bytes(first)
    queue.model.cancel(first)
    second = queue.model.start(REPO, SECOND)
    queue.wait_for_bytes(second)
    assert len(list(parts.glob("*.part"))) == 2
    queue.model.cancel(second, keep_partial=False)
    queue.qtbot.waitUntil(lambda: len(list(parts.glob("*.part"))) == 1, timeout=30_000)
    queue.model.forget(first)
    assert queue.statuses() == [(SECOND, Status.CANCELLED)]


def test_a_failure_is_said_and_can_be_tried_again(queue: Queue, hub: LoopbackHub) -> None:
    gone = Fault(Route.MODEL_INFO, status=404, headers={"X-Error-Code": "RepoNotFound"})
    hub.add_fault(gone)
    first, second = (queue.model.start(REPO, name) for name in (FIRST, SECOND))
    queue.wait_for(second, Status.FINISHED)  # the failure of one does not hold the others up
    assert queue.model[first].status is Status.FAILED
    assert queue.problems == [ErrorKind.HUB_MODEL_NOT_FOUND]
    assert isinstance(queue.model[first].error, AppError)
    assert queue.model.start(REPO, FIRST) == first
    queue.wait_for(first, Status.FINISHED)


def test_the_death_of_the_process_does_not_end_a_download(queue: Queue, hub: LoopbackHub) -> None:
    hub.add_fault(SLOW)
    first = queue.model.start(REPO, FIRST)
    queue.wait_for_bytes(first)
    queue.kill_process()
    hub.clear_faults()
    queue.wait_for(first, Status.FINISHED)
    assert hub.bytes_sent < 1.2 * SIZE + 300_000
    assert not queue.problems


def test_a_process_that_dies_twice_at_one_place_is_a_failure_to_try_again(
    queue: Queue, hub: LoopbackHub
) -> None:
    hub.add_fault(Fault(Route.MODEL_INFO, is_silent=True, times=2))
    first = queue.model.start(REPO, FIRST)
    for requests in (1, 2):
        queue.wait_for_requests(requests)
        queue.kill_process()
    queue.wait_for(first, Status.FAILED)
    assert queue.problems == [ErrorKind.DOWNLOADER_DIED]
    queue.model.resume(first)
    queue.wait_for(first, Status.FINISHED)


def test_nothing_goes_online_when_that_is_switched_off(queue: Queue, hub: LoopbackHub) -> None:
    queue.endpoint = ""
    first = queue.model.start(REPO, FIRST)
    assert queue.model[first].status is Status.FAILED
    assert queue.problems == [ErrorKind.STAYS_OFFLINE]
    assert not hub.records
    queue.endpoint = hub.endpoint
    queue.model.resume(first)
    queue.wait_for(first, Status.FINISHED)


def test_all_wait_while_the_program_is_offline(queue: Queue, hub: LoopbackHub) -> None:
    hub.add_fault(SLOW)
    first, second = (queue.model.start(REPO, name) for name in (FIRST, SECOND))
    queue.wait_for_bytes(first)
    queue.endpoint = ""
    queue.model.obey_settings()
    assert [status for _, status in queue.statuses()] == [Status.WAITING] * 2
    queue.restart()  # a start of the program is no wish of the user's: nothing is said
    queue.model.go_on()
    assert [status for _, status in queue.statuses()] == [Status.WAITING] * 2
    assert not queue.problems
    queue.endpoint = hub.endpoint
    hub.clear_faults()
    queue.model.obey_settings()
    first, second = (download.id for download in queue.model.downloads)
    queue.wait_for(second, Status.FINISHED)
    assert queue.model[first].status is Status.FINISHED


def test_a_running_download_moves_to_a_new_proxy(queue: Queue, hub: LoopbackHub) -> None:
    hub.add_fault(SLOW)
    first = queue.model.start(REPO, FIRST)
    queue.wait_for_bytes(first)
    hub.clear_faults()
    with LoopbackProxy() as proxy:
        queue.proxy = f"http://{proxy.host}"
        queue.model.obey_settings()
        queue.wait_for(first, Status.FINISHED)
        assert hub.cdn_host in proxy.targets
    assert hub.bytes_sent < 1.5 * SIZE  # it went on where it was


def test_a_token_that_is_read_late_starts_nothing_old(queue: Queue, hub: LoopbackHub) -> None:
    queue.late = []
    first = queue.model.start(REPO, FIRST)
    queue.endpoint = "http://127.0.0.1:9"
    queue.model.obey_settings()
    queue.endpoint = hub.endpoint
    queue.model.obey_settings()
    reads, queue.late = queue.late, None
    for read in reads:
        read()
    queue.wait_for(first, Status.FINISHED)
    assert len(reads) == 3
    assert len(hub.requests(Route.MODEL_INFO)) == 1


def test_the_token_goes_to_the_hub_and_to_nobody_else(queue: Queue, hub: LoopbackHub) -> None:
    hub.gate(REPO)
    hub.add_token(TOKEN, REPO)
    queue.token = TOKEN
    first = queue.model.start(REPO, FIRST)
    queue.wait_for(first, Status.FINISHED)
    hosts = [connection.host for connection in queue.model.connections.latest()]
    assert set(hosts) == {hub.hub_host, hub.cdn_host}
    for record in hub.records:
        has_token = TOKEN in record.headers.get("authorization", "")
        assert has_token == (record.route is not Route.FILE)
    assert TOKEN not in (queue.root / "downloads.json").read_text()


def test_the_remaining_time_is_told(queue: Queue, hub: LoopbackHub) -> None:
    hub.add_fault(Fault(Route.FILE, bytes_per_s=300_000, times=None))
    first = queue.model.start(REPO, FIRST)
    queue.qtbot.waitUntil(lambda: queue.model[first].remaining_s is not None, timeout=30_000)
    remaining = queue.model[first].remaining_s
    assert remaining is not None
    assert 0.5 < remaining < 20


def test_a_folder_that_cannot_be_written_is_said(queue: Queue) -> None:
    queue.root.joinpath("downloads.json").mkdir()
    queue.model.start(REPO, FIRST)
    queue.qtbot.waitUntil(lambda: ErrorKind.FOLDER_NOT_WRITABLE in queue.problems, timeout=30_000)

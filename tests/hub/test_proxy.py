"""The proxy of the settings: everything goes through it, and its failures are told as its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from app.core.errors import ErrorKind
from app.hub.link import HubLink
from app.hub.protocol import DownloadState, ListModelFiles, ModelFilesListed
from app.hub.settings import SETTINGS_VARIABLE
from tests.helpers.loopback_hub import Fault, LoopbackHub, Route, gguf_bytes
from tests.helpers.loopback_proxy import LoopbackProxy
from tests.hub.conftest import StartLocal
from tests.hub.support import FAST, FILE, REPO, SLOW_RECONNECT, Recorder
from tests.hub.test_access import unused_port

DATA = gguf_bytes(300_000)
REFUSAL = b"HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n"


class ProxiedLink:
    """A link to the real process, whose proxy can be changed."""

    def __init__(self, recorder: Recorder, folder: Path, hub: LoopbackHub) -> None:
        self.proxy = ""
        self.endpoint = hub.endpoint
        self._folder = folder
        self.link = HubLink(recorder, folder / "log", proxy=lambda: self.proxy)

    def start(self) -> int:
        models = self._folder / "Models"
        return self.link.start_download(REPO, FILE, models, endpoint=self.endpoint)


@pytest.fixture
def proxied(
    recorder: Recorder, tmp_path: Path, hub: LoopbackHub, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ProxiedLink]:
    hub.add_file(REPO, FILE, DATA)
    monkeypatch.setenv(SETTINGS_VARIABLE, msgspec.json.encode(FAST).decode())
    made = ProxiedLink(recorder, tmp_path, hub)
    yield made
    made.link.close()


@pytest.mark.parametrize("scheme", ["socks5h://", ""])
def test_everything_goes_through_it(
    hub: LoopbackHub, proxied: ProxiedLink, recorder: Recorder, scheme: str
) -> None:
    with LoopbackProxy() as proxy:
        proxied.proxy = scheme + proxy.host
        finished = recorder.finished(proxied.start())
        assert Path(finished.path).read_bytes() == DATA
        # not one connection more than the servers saw, although NO_PROXY names their host
        assert proxy.targets == [hub.hub_host, hub.cdn_host]
        told = [event.host for event in recorder.connections()]
        assert told == [f"{host} through {proxy.host}" for host in proxy.targets]


def test_a_change_counts_for_the_next_job_while_another_one_runs(
    hub: LoopbackHub,
    proxied: ProxiedLink,
    recorder: Recorder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(SETTINGS_VARIABLE, msgspec.json.encode(SLOW_RECONNECT).decode())
    hub.add_fault(Fault(Route.FILE, stall_after_bytes=100_000))
    job = proxied.start()
    recorder.wait_for_state(job, DownloadState.STALLED)
    with LoopbackProxy() as proxy:
        proxied.proxy = f"http://{proxy.host}"
        asked = proxied.link.inquire(
            lambda number: ListModelFiles(number, REPO, endpoint=hub.endpoint)
        )
        assert isinstance(recorder.answer(asked), ModelFilesListed)
        assert proxy.targets == [hub.hub_host]
        assert not recorder.finals(job)
        proxied.link.cancel(job)
        assert recorder.failed(job).kind is ErrorKind.CANCELLED
        recorder.finished(proxied.start())
        assert hub.cdn_host in proxy.targets


def test_both_processes_end_with_the_link(
    hub: LoopbackHub, proxied: ProxiedLink, recorder: Recorder
) -> None:
    hub.add_fault(Fault(Route.MODEL_INFO, is_silent=True, times=None))
    first = proxied.start()
    with LoopbackProxy() as proxy:
        proxied.proxy = f"http://{proxy.host}"
        second = proxied.start()
        hub.wait_until(lambda: len(hub.records) == 2)
        proxied.link.close()
    assert [recorder.failed(job).kind for job in (first, second)] == [ErrorKind.CANCELLED] * 2


@pytest.mark.parametrize("scheme", ["http", "socks5"])
def test_one_that_is_not_there(start_local: StartLocal, recorder: Recorder, scheme: str) -> None:
    downloads = start_local(proxy=f"{scheme}://127.0.0.1:{unused_port()}")
    assert recorder.failed(downloads.start()).kind is ErrorKind.PROXY_FAILED


@pytest.mark.parametrize("address", ["gopher://127.0.0.1:1", "http://[::1", "not an address"])
def test_one_that_is_no_address(start_local: StartLocal, recorder: Recorder, address: str) -> None:
    assert recorder.failed(start_local(proxy=address).start()).kind is ErrorKind.PROXY_FAILED


@pytest.mark.parametrize("endpoint", ["", "https://hub.invalid"])
def test_one_that_wants_a_password(
    start_local: StartLocal, recorder: Recorder, endpoint: str
) -> None:
    with LoopbackProxy(REFUSAL) as proxy:
        downloads = start_local(proxy=f"http://{proxy.host}")
        failed = recorder.failed(downloads.start(endpoint=endpoint))
        assert failed.kind is ErrorKind.PROXY_FAILED


def test_one_that_can_not_reach_the_hub(proxied: ProxiedLink, recorder: Recorder) -> None:
    # In the process: the library leaves the connections of its refused SOCKS proxies to the
    # garbage collector, which would warn here.
    with LoopbackProxy() as proxy:
        proxied.proxy = f"socks5://{proxy.host}"
        proxied.endpoint = f"http://127.0.0.1:{unused_port()}"
        assert recorder.failed(proxied.start()).kind is ErrorKind.PROXY_FAILED
        assert len(proxy.targets) == FAST.brief_tries

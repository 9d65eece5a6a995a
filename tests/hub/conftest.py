"""A loopback Hub, and two ways to download from it: in this process, or through the real one."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from app.hub.client import PRIVACY_ENVIRONMENT, Client
from app.hub.jobs import DownloadQueue
from app.hub.link import HubLink
from app.hub.process import Downloader
from app.hub.protocol import CancelDownload, StartDownload
from app.hub.settings import SETTINGS_VARIABLE, TransferSettings
from app.system.disk_space import free_bytes
from tests.helpers.loopback_hub import LoopbackHub
from tests.hub.support import FAST, FILE, REPO, Recorder


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy of this machine in between; the library in this process as private as there."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    for name, value in PRIVACY_ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def hub() -> Iterator[LoopbackHub]:
    with LoopbackHub() as running:
        yield running


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "Models"


class LocalDownloads:
    """The inside of the download process, without the process."""

    def __init__(
        self,
        hub: LoopbackHub,
        models: Path,
        recorder: Recorder,
        settings: TransferSettings,
        free: Callable[[Path], int],
        proxy: str = "",
    ) -> None:
        self._hub = hub
        self._models = models
        self._ids = itertools.count(1)
        self._client = Client(settings, recorder, proxy=proxy)
        downloader = Downloader(self._client, settings, recorder, free)
        self._queue = DownloadQueue(recorder, downloader.download)

    def start(
        self,
        repo: str = REPO,
        file_name: str = FILE,
        *,
        token: str = "",
        endpoint: str = "",
        revision: str = "main",
    ) -> int:
        job = next(self._ids)
        endpoint = endpoint or self._hub.endpoint
        self._queue.start(
            StartDownload(job, repo, file_name, str(self._models), revision, endpoint, token)
        )
        return job

    def cancel(self, job: int, *, keep_partial: bool = True) -> None:
        self._queue.cancel(CancelDownload(job, keep_partial))

    def close(self) -> None:
        self._queue.stop(10.0)
        self._client.close()


StartLocal = Callable[..., LocalDownloads]


@pytest.fixture
def start_local(hub: LoopbackHub, models: Path, recorder: Recorder) -> Iterator[StartLocal]:
    """Make ``LocalDownloads`` with settings and free space of the test's choice."""
    started: list[LocalDownloads] = []

    def start(
        settings: TransferSettings = FAST,
        free: Callable[[Path], int] = free_bytes,
        proxy: str = "",
    ) -> LocalDownloads:
        started.append(LocalDownloads(hub, models, recorder, settings, free, proxy))
        return started[-1]

    yield start
    for local in started:
        local.close()


@pytest.fixture
def downloads(start_local: StartLocal) -> LocalDownloads:
    return start_local()


StartLink = Callable[..., HubLink]


@pytest.fixture
def start_link(
    recorder: Recorder, tmp_path: Path, hub: LoopbackHub, monkeypatch: pytest.MonkeyPatch
) -> Iterator[StartLink]:
    """Make a ``HubLink`` whose process is the real one, with settings of the test's choice."""
    links: list[HubLink] = []

    def start(settings: TransferSettings = FAST) -> HubLink:
        monkeypatch.setenv(SETTINGS_VARIABLE, msgspec.json.encode(settings).decode())
        # Where the library would call home, were it not told not to.
        monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
        links.append(HubLink(recorder, tmp_path / "downloader.log"))
        return links[-1]

    yield start
    for link in links:
        link.close()

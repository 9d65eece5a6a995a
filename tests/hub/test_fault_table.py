"""The tables of faults and exceptions of the design notes: each row has its test, here or beside.

``ROWS`` says where; the tests below are of the rows that no other module is about.
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.errors import ErrorKind
from app.hub.protocol import DownloadState
from tests.helpers.certificates import self_signed
from tests.helpers.loopback_hub import Fault, LoopbackHub, Route, gguf_bytes
from tests.helpers.raw_server import RawServer, response
from tests.hub.conftest import LocalDownloads, StartLink, StartLocal
from tests.hub.support import FAST, FILE, REPO, SLOW_RECONNECT, TOKEN, Recorder, full_listener

MB = 1_000_000
ROWS = {
    "connection closed every 4 MB": "test_transfer.test_lost_connections_resend_under_one_percent",
    "TCP reset mid-body": "test_transfer.test_lost_connections_resend_under_one_percent",
    "CDN 500/503": "test_transfer.test_a_status_of_the_cdn_that_passes_is_survived",
    "429 with Retry-After: 3600": "test_process.test_cancel_is_felt_in_every_state",
    "Retry-After is shown": "test_transfer.test_retry_after_is_shown_and_obeyed",
    "403 on retry": "test_transfer.test_an_expired_address_is_replaced",
    "stall": "test_transfer.test_a_stall_is_shown_and_ended_by_a_new_connection",
    "HEAD 429/5xx": "test_transfer.test_a_status_of_the_hub_that_passes_is_survived",
    "dead DNS": "test_fault_table.test_a_file_server_whose_name_does_not_resolve",
    "model_info 503": "test_transfer.test_a_status_of_the_hub_that_passes_is_survived",
    "captive portal": "test_transfer.test_a_login_page_is_no_hub",
    "over 50 GB": "test_fault_table.test_a_file_of_more_than_50_gb_is_begun",
    "GatedRepoError 401": "test_access.test_a_gated_model_without_a_token",
    "GatedRepoError 403": "test_access.test_a_gated_model_with_a_token_that_has_no_access_yet",
    "RepositoryNotFoundError": "test_access.test_a_missing_repository",
    "RevisionNotFoundError": "test_access.test_a_missing_revision",
    "RemoteEntryNotFoundError": "test_access.test_a_file_that_vanishes_after_the_information",
    "HfHubHTTPError 401": "test_access.test_an_invalid_token",
    "HfHubHTTPError 429, 5xx, 403": "test_fault_table.test_a_status_of_the_hub_that_stays",
    "FileMetadataError": "test_access.test_an_address_of_other_bytes_is_no_hub",
    "gaierror": "test_access.test_a_name_that_does_not_resolve",
    "SSLError": "test_access.test_a_server_without_tls",
    "SSLCertVerificationError": "test_fault_table.test_a_certificate_that_nobody_vouches_for",
    "refused": "test_access.test_a_server_that_is_not_there",
    "ConnectTimeout": "test_fault_table.test_a_server_that_accepts_no_connection",
    "TimeoutException": "test_transfer.test_a_silent_server_ends_as_stalled",
    "ReadError": "test_fault_table.test_connections_that_are_lost_at_once_every_time",
    "RemoteProtocolError": "test_fault_table.test_connections_that_are_lost_at_once_every_time",
    "ProxyError": "test_access.test_a_proxy_that_refuses",
    "ImportError naming SOCKS": "test_fault_table.test_a_socks_proxy_without_its_library",
    "ENOSPC": "test_fault_table.test_a_volume_that_is_really_full",
    "EFBIG": "test_fault_table.test_a_file_larger_than_the_system_allows",
    "EROFS": "test_fault_table.test_a_volume_that_is_read_only",
    "EACCES": "test_space.test_refusals_of_the_file_system_have_kinds",
    "SHA-256 differs": "test_transfer.test_a_file_that_stays_damaged_is_reported_and_deleted",
}


def test_every_row_has_its_test() -> None:
    for test in ROWS.values():
        module, name = test.split(".")
        assert callable(getattr(importlib.import_module(f"tests.hub.{module}"), name))


@pytest.mark.parametrize("route", [Route.MODEL_INFO, Route.ADDRESS])
@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (403, ErrorKind.HUB_ACCESS_REFUSED),
        (429, ErrorKind.HUB_RATE_LIMITED),
        (500, ErrorKind.HUB_TROUBLE),
        (503, ErrorKind.HUB_TROUBLE),
    ],
)
def test_a_status_of_the_hub_that_stays(
    hub: LoopbackHub,
    downloads: LocalDownloads,
    recorder: Recorder,
    route: Route,
    status: int,
    kind: ErrorKind,
) -> None:
    hub.add_token(TOKEN, REPO)
    hub.add_file(REPO, FILE, gguf_bytes(10_000))
    hub.add_fault(Fault(route, status=status, times=None))
    failed = recorder.failed(downloads.start(token=TOKEN))
    assert (failed.kind, failed.details["status"]) == (kind, status)


def test_a_file_server_whose_name_does_not_resolve(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder
) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(10_000))
    elsewhere = {"Location": "http://cdn.invalid/files/1"}
    hub.add_fault(Fault(Route.ADDRESS, headers=elsewhere, times=None))
    assert recorder.failed(downloads.start()).kind is ErrorKind.NO_INTERNET


def test_a_file_of_more_than_50_gb_is_begun(
    hub: LoopbackHub, start_local: StartLocal, recorder: Recorder
) -> None:
    size_bytes = 60_000 * MB
    hub.add_file(REPO, FILE, gguf_bytes(MB), size_bytes=size_bytes)
    there = f"bytes 0-{size_bytes - 1}/{size_bytes}"
    hub.add_fault(Fault(Route.FILE, content_range=there, stall_after_bytes=MB // 2))
    downloads = start_local(SLOW_RECONNECT, free=lambda _: 2 * size_bytes)
    job = downloads.start()
    stalled = recorder.wait_for_state(job, DownloadState.STALLED)
    assert (stalled.done_bytes, stalled.total_bytes) == (MB // 2, size_bytes)
    downloads.cancel(job)


def test_a_certificate_that_nobody_vouches_for(
    downloads: LocalDownloads, recorder: Recorder, tmp_path: Path
) -> None:
    with RawServer(lambda _: [response(200)], self_signed(tmp_path / "server.pem")) as server:
        failed = recorder.failed(downloads.start(endpoint=f"https://{server.host}"))
        assert failed.kind is ErrorKind.SECURE_CONNECTION_FAILED
        assert not server.requests


def test_a_server_that_accepts_no_connection(start_local: StartLocal, recorder: Recorder) -> None:
    with full_listener() as endpoint:
        settings = replace(FAST, connect_timeout_s=0.2)
        failed = recorder.failed(start_local(settings).start(endpoint=endpoint))
    assert failed.kind is ErrorKind.SERVER_UNREACHABLE


@pytest.mark.parametrize("end", ["reset_after_bytes", "close_after_bytes"])
def test_connections_that_are_lost_at_once_every_time(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, end: str
) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(10_000))
    fault = Fault(Route.FILE, times=None)
    setattr(fault, end, 0)
    hub.add_fault(fault)
    assert recorder.failed(downloads.start()).kind is ErrorKind.CONNECTION_LOST


def test_a_socks_proxy_without_its_library(
    start_local: StartLocal, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "socksio", None)  # as if it were not installed
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1")
    assert recorder.failed(start_local().start()).kind is ErrorKind.PROXY_FAILED


class Volume:
    """A small disk in memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def mount(self, options: str) -> bool:
        """Whether that is allowed here."""
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(self.folder)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture
def volume(models: Path) -> Iterator[Volume]:
    """In the place of the models folder; its owner mounts it."""
    models.mkdir()
    yield Volume(models)
    if os.path.ismount(models):
        subprocess.run(["umount", str(models)], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a small tmpfs")
def test_a_volume_that_is_really_full(
    hub: LoopbackHub, start_local: StartLocal, recorder: Recorder, models: Path, volume: Volume
) -> None:
    if not volume.mount("size=1m"):
        pytest.skip("mounting is not allowed here")
    data = gguf_bytes(2 * MB)
    sha256 = hub.add_file(REPO, FILE, data)
    # another program fills the disk between two looks at it
    downloads = start_local(free=lambda _: 10 * MB)
    failed = recorder.failed(downloads.start())
    assert failed.kind is ErrorKind.DISK_FULL
    kept = (models / ".downloads" / f"{sha256}.part").stat().st_size
    assert kept >= MB
    assert failed.details["needed_bytes"] == len(data) - kept
    subprocess.run(["mount", "-o", "remount,size=8m", str(models)], check=True)
    recorder.finished(downloads.start())  # with the room, it goes on
    assert (models / REPO / FILE).read_bytes() == data
    assert hub.requests(Route.FILE)[-1].headers["range"] == f"bytes={kept}-"


@pytest.mark.skipif(sys.platform != "linux", reason="needs a tmpfs")
def test_a_volume_that_is_read_only(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, volume: Volume
) -> None:
    if not volume.mount("size=1m,ro"):
        pytest.skip("mounting is not allowed here")
    hub.add_file(REPO, FILE, gguf_bytes(1000))
    assert recorder.failed(downloads.start()).kind is ErrorKind.FOLDER_NOT_WRITABLE


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_file_larger_than_the_system_allows(
    hub: LoopbackHub, start_link: StartLink, recorder: Recorder, models: Path
) -> None:
    import resource

    hub.add_file(REPO, FILE, gguf_bytes(2 * MB))
    link = start_link()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (MB, before[1]))  # the process inherits it
    try:
        job = link.start_download(REPO, FILE, models, endpoint=hub.endpoint)
        failed = recorder.failed(job)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert failed.kind is ErrorKind.FILE_TOO_LARGE_FOR_DISK


def halfway(hub: LoopbackHub, downloads: LocalDownloads) -> int:
    """A download in whose middle the server is silent: for the test to change what it holds."""
    hub.add_fault(Fault(Route.FILE, stall_after_bytes=MB // 2))
    job = downloads.start()
    hub.wait_until(lambda: hub.bytes_sent == MB // 2)
    return job


def test_a_commit_in_the_middle_leaves_the_download_with_its_own(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, models: Path
) -> None:
    data, latest = gguf_bytes(MB), gguf_bytes(MB, seed=2)
    hub.add_file(REPO, FILE, data)
    job = halfway(hub, downloads)
    hub.add_file(REPO, FILE, latest)
    recorder.finished(job)
    assert (models / REPO / FILE).read_bytes() == data
    assert hub.bytes_sent == MB


@pytest.mark.parametrize("is_changed", [False, True])
def test_a_commit_that_vanishes_in_the_middle_is_replaced_by_the_latest(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder, models: Path, is_changed: bool
) -> None:
    data, latest = gguf_bytes(MB), gguf_bytes(MB, seed=2 if is_changed else 1)
    hub.add_file(REPO, FILE, data)
    job = halfway(hub, downloads)
    hub.add_file(REPO, "README.md", b"another commit")
    hub.add_file(REPO, FILE, latest)
    hub.forget_history()
    recorder.finished(job)
    assert (models / REPO / FILE).read_bytes() == latest
    assert hub.bytes_sent == (MB + MB // 2 if is_changed else MB)


def test_a_file_that_is_taken_away_in_the_middle_is_said(
    hub: LoopbackHub, downloads: LocalDownloads, recorder: Recorder
) -> None:
    hub.add_file(REPO, FILE, gguf_bytes(MB))
    job = halfway(hub, downloads)
    hub.remove_file(REPO, FILE)
    hub.forget_history()
    assert recorder.failed(job).kind is ErrorKind.HUB_FILE_NOT_FOUND
